#include "ui/reception/account_hint.h"

#include "services/account_desk.h"
#include "services/office.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/labels.h"

#include <QBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using motcua::domain::AccountKind;
using motcua::services::whenDone;

namespace motcua::ui::reception {

AccountHint::AccountHint(services::Office& office, QWidget* parent) : QWidget(parent), m_office(office)
{
    m_words = captionLabel({});
    m_words->setObjectName(u"receive.account"_s);
    m_words->setToken(Token::Text2);
    m_words->setGlyph(Icon::Person);
    m_words->setElided(Qt::ElideRight);
    m_open = new ActionButton(ButtonKind::Link, QString());
    m_open->setObjectName(u"receive.openAccount"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_words, 1);
    row->addWidget(m_open);
    m_pause.setSingleShot(true);
    m_pause.setInterval(300);
    connect(&m_pause, &QTimer::timeout, this, &AccountHint::ask);
    connect(m_open, &QAbstractButton::clicked, this, [this] {
        // Who stands for an organisation is not its account's name.
        const QJsonObject person{{u"kind"_s, domain::code(m_owner.isOrganisation() ? AccountKind::Business : AccountKind::Citizen)},
                                 {u"userName"_s, m_owner.idNumber},
                                 {u"fullName"_s, m_owner.fullName},
                                 {u"birthDate"_s, m_owner.birthDate.toString(Qt::ISODate)},
                                 {u"phone"_s, m_owner.phone},
                                 {u"email"_s, m_owner.email}};
        Q_EMIT openRequested(QString::fromUtf8(QJsonDocument(person).toJson(QJsonDocument::Compact)));
    });
    hide();
}

void AccountHint::look(const domain::Person& owner)
{
    const bool other = owner.idNumber != m_owner.idNumber || owner.kind != m_owner.kind;
    m_owner = owner;
    if (!other)
        return;
    ++m_asked;
    hide();
    m_pause.start();
}

void AccountHint::ask()
{
    services::AccountDesk* desk = m_office.accounts();
    const AccountKind kind = m_owner.isOrganisation() ? AccountKind::Business : AccountKind::Citizen;
    const auto number = domain::parseAccountName(kind, m_owner.idNumber);
    if (!desk || !number || m_office.syncStatus().offlineSince.isValid())
        return;
    whenDone(desk->look(kind, *number), this, [this, mine = ++m_asked](const Result<services::KnownAccount>& answer) {
        if (mine != m_asked || !answer)
            return;
        m_words->setText(!answer->exists  ? tr("No account for online dossiers yet")
                         : answer->waiting ? tr("Has an account, waiting for its e-mail to be confirmed")
                                           : tr("Has an account, its codes go to %1").arg(answer->maskedPhone));
        m_open->setText(answer->exists ? tr("To the account") : tr("Open one"));
        show();
    });
}

} // namespace motcua::ui::reception
