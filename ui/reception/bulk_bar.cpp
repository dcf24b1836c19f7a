#include "ui/reception/bulk_bar.h"

#include "services/dossier_book.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/labels.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using motcua::services::whenDone;

namespace motcua::ui::reception {

BulkBar::BulkBar(services::DossierBook& book, QWidget* parent) : Surface(Token::Base, Qt::TopEdge, parent), m_book(book)
{
    setObjectName(u"bulk"_s);
    m_count = boldLabel({});
    m_count->setObjectName(u"bulk.count"_s);
    m_units = new QComboBox;
    m_units->setObjectName(u"bulk.unit"_s);
    m_units->setAccessibleName(tr("Where they go"));
    m_units->setEditable(true);
    m_units->setMinimumWidth(180);
    m_units->lineEdit()->setPlaceholderText(tr("Where they go"));
    m_forward = new ActionButton(ButtonKind::Secondary);
    m_forward->setObjectName(u"bulk.forward"_s);
    m_forward->setText(tr("Hand over"));
    m_forward->setKeyText(u"F6"_s);
    m_forward->setToolTip(tr("Received dossiers go to the unit, their control slips (form 06) are shown"));
    auto* cancel = new ActionButton(ButtonKind::Plain, tr("Choose none"));
    cancel->setObjectName(u"bulk.cancel"_s);
    cancel->setKeyText(u"Esc"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(20, 8, 20, 8);
    row->setSpacing(8);
    row->addWidget(m_count);
    row->addWidget(m_units, 1);
    row->addWidget(m_forward);
    row->addWidget(cancel);
    hide();
    connect(m_forward, &QAbstractButton::clicked, this, &BulkBar::forward);
    connect(cancel, &QAbstractButton::clicked, this, &BulkBar::cancelled);
    connect(m_units->lineEdit(), &QLineEdit::returnPressed, this, &BulkBar::forward);
    connect(m_units, &QComboBox::currentTextChanged, this, [this](const QString& text) { m_forward->setEnabled(!m_going && !text.trimmed().isEmpty()); });
    m_forward->setEnabled(false);
}

void BulkBar::setDossiers(const QStringList& ids)
{
    if (m_going)
        return;
    m_ids = ids;
    setVisible(!ids.isEmpty());
    if (ids.isEmpty())
        return;
    m_count->setText(tr("%n dossier(s) chosen", nullptr, int(ids.size())));
    if (!m_loaded)
        loadUnits();
}

void BulkBar::loadUnits()
{
    m_loaded = true;
    whenDone(m_book.procedures({}, 200), this, [this](const Result<std::vector<domain::Procedure>>& answer) {
        QStringList units;
        for (const domain::Procedure& procedure : answer.value_or(std::vector<domain::Procedure>())) {
            if (!procedure.unit.isEmpty() && !units.contains(procedure.unit))
                units.append(procedure.unit);
        }
        units.sort();
        m_units->addItems(units);
        m_units->setCurrentIndex(-1); // nobody hands over to the first of a list by accident
    });
}

void BulkBar::begin()
{
    if (m_units->hasFocus() || m_units->lineEdit()->hasFocus())
        return forward();
    m_units->setFocus();
    m_units->lineEdit()->selectAll();
}

void BulkBar::forward()
{
    const QString unit = m_units->currentText().simplified();
    if (m_going || m_ids.isEmpty() || unit.isEmpty())
        return;
    m_going = true;
    m_forward->setEnabled(false);
    whenDone(m_book.forwardMany(m_ids, unit), this, [this, unit](const Result<services::DossierBook::Forwarded>& answer) {
        m_going = false;
        m_forward->setEnabled(true);
        if (!answer)
            return Q_EMIT failed(describe(answer.error()));
        const int done = int(answer->done.size());
        QString sentence = done > 0 ? tr("%n dossier(s) handed over to %1", nullptr, done).arg(unit) : tr("None of them can be handed over from where it stands");
        if (done > 0 && answer->refused > 0)
            sentence += tr("; %n stay(s) as they are", nullptr, answer->refused);
        setDossiers({});
        Q_EMIT forwarded(answer->done, sentence);
    });
}

void BulkBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else if (event->key() == Qt::Key_F6)
        forward();
    else
        Surface::keyPressEvent(event);
}

} // namespace motcua::ui::reception
