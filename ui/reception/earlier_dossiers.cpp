#include "ui/reception/earlier_dossiers.h"

#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/badges.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"

#include <QBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using motcua::services::DossierRow;
using motcua::services::whenDone;

namespace motcua::ui::reception {

namespace {

constexpr int most = 50;

bool isOpen(const DossierRow& row)
{
    return !domain::isEnd(row.status) && row.status != domain::DossierStatus::Resolved;
}

} // namespace

EarlierDossiers::EarlierDossiers(services::DossierBook& book, QWidget* parent) : QWidget(parent), m_book(book)
{
    m_words = captionLabel({});
    m_words->setObjectName(u"receive.earlier"_s);
    m_words->setToken(Token::Text2);
    m_words->setGlyph(Icon::Info);
    m_words->setElided(Qt::ElideRight);
    m_warning = meaningLabel(Meaning::Warning, {});
    m_warning->setObjectName(u"receive.duplicate"_s);
    m_warning->setWordWrap(true);
    m_open = new ActionButton(ButtonKind::Link, tr("Open it"));
    m_open->setObjectName(u"receive.openEarlier"_s);
    m_fill = new ActionButton(ButtonKind::Link, tr("Fill in from it"));
    m_fill->setObjectName(u"receive.fillEarlier"_s);
    m_fill->setToolTip(tr("Fills in what is still empty: name, phone, e-mail, address"));
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_words, 1);
    row->addWidget(m_fill);
    row->addWidget(m_open);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_warning);
    hide();
    connect(m_open, &QAbstractButton::clicked, this, [this] { Q_EMIT openRequested(m_latest.id); });
    connect(m_fill, &QAbstractButton::clicked, this, [this] { Q_EMIT fillRequested(m_latest.owner); });
}

void EarlierDossiers::look(const QString& idNumber, const QString& procedureId)
{
    if (idNumber == m_idNumber && procedureId == m_procedureId)
        return;
    m_idNumber = idNumber;
    m_procedureId = procedureId;
    const int mine = ++m_asked;
    const auto length = idNumber.size(); // citizens 12 and 9, tax codes 10 and 13
    if (length != 12 && length != 9 && length != 10 && length != 13) {
        hide();
        return;
    }
    const services::QueueFilter filter{services::QueueTab::All, services::QueueSort::Received, idNumber};
    whenDone(m_book.page(filter, {}, most), this, [this, mine](const Result<services::DossierPage>& page) {
        if (mine != m_asked)
            return;
        std::vector<DossierRow> rows;
        if (page) {
            std::copy_if(page->rows.begin(), page->rows.end(), std::back_inserter(rows),
                         [](const DossierRow& row) { return row.foundBy == services::FoundBy::IdNumber; });
        }
        if (rows.empty()) {
            hide();
            return;
        }
        // An unfinished one says more than a newer one that is over; its body has the procedure and the owner as typed then.
        const auto open = std::find_if(rows.begin(), rows.end(), isOpen);
        const DossierRow shown = open != rows.end() ? *open : rows.front();
        whenDone(m_book.detail(shown.id), this, [this, mine, shown, count = int(rows.size())](const Result<services::DossierDetail>& detail) {
            if (mine != m_asked || !detail)
                return;
            m_latest = detail->dossier;
            const bool organisation = m_latest.owner.isOrganisation();
            m_words->setText((organisation ? tr("%n dossier(s) of this organisation here, %1: %2", "the second is a procedure", count)
                                           : tr("%n dossier(s) of this person here, %1: %2", "the second is a procedure", count))
                                 .arg(statusText(number(m_latest.status)), m_latest.procedureName));
            const bool twice = isOpen(shown) && m_latest.procedureId == m_procedureId;
            m_warning->setText((organisation ? tr("This organisation has an unfinished dossier of the same procedure: %1. Ask before receiving another one")
                                             : tr("This person has an unfinished dossier of the same procedure: %1. Ask before receiving another one"))
                                   .arg(m_latest.code.isEmpty() ? tr("filed online") : m_latest.code));
            m_warning->setVisible(twice);
            show();
        });
    });
}

} // namespace motcua::ui::reception
