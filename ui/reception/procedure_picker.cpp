#include "ui/reception/procedure_picker.h"

#include "services/when_done.h"
#include "ui/kit/describe.h"
#include "ui/kit/field.h"
#include "ui/kit/format.h"
#include "ui/shell/suggest_list.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using motcua::services::whenDone;

namespace motcua::ui::reception {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Procedure)
};

} // namespace

QString procedureSummary(const domain::Procedure& procedure)
{
    const QString limit = procedure.limit.sameDay                               ? Words::tr("the same day")
                          : procedure.limit.engine == domain::DueEngine::Hours ? Words::tr("%n working day(s)", nullptr, procedure.limit.days)
                                                                                : Words::tr("%n day(s)", nullptr, procedure.limit.days);
    const QString fee = procedure.fee > 0 ? Words::tr("fee %1").arg(format::money(procedure.fee)) : Words::tr("no fee");
    const QString facts = Words::tr("%1, field: %2. Time limit %3, %4")
                              .arg(procedure.wholly ? Words::tr("Wholly online") : Words::tr("Partly online"), procedure.field, limit, fee);
    // It is as of today: whatever begins later than its own beginning is still to come.
    const QDate next = domain::nextChange(procedure, procedure.validFrom.isValid() ? procedure.validFrom : QDate(1, 1, 1));
    return next.isValid() ? Words::tr("%1. Changes on %2", "facts of a procedure; a day").arg(facts, format::date(next)) : facts;
}

ProcedurePicker::ProcedurePicker(services::DossierBook& book, QWidget* parent) : QWidget(parent), m_book(book)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(u"receive.procedure"_s);
    edit->setPlaceholderText(tr("Name or code of the procedure"));
    m_field = new Field(tr("Procedure"), edit);
    m_field->setRequired(true);
    m_field->setKeyText(u"Alt 1"_s);
    edit->setAccessibleName(tr("Procedure"));
    m_list = new SuggestList(edit);
    setFocusProxy(edit);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_field);
    m_pause.setSingleShot(true);
    m_pause.setInterval(80);
    connect(edit, &QLineEdit::textEdited, this, [this] {
        m_field->setState(FieldState::Normal);
        m_pause.start();
    });
    connect(&m_pause, &QTimer::timeout, this, &ProcedurePicker::search);
    connect(edit, &QLineEdit::editingFinished, this, [this, edit] {
        m_pause.stop();
        // What stands in the field is always the chosen procedure, never half a word.
        if (!m_procedure.id.isEmpty() && !m_list->isVisible())
            edit->setText(m_procedure.name);
    });
    connect(m_list, &SuggestList::chosen, this, [this](const Suggestion& one) {
        setProcedure(one.data.value<domain::Procedure>());
        Q_EMIT chosen(m_procedure);
    });
}

void ProcedurePicker::search()
{
    const QString text = m_field->lineEdit()->text().trimmed();
    const int mine = ++m_asked;
    whenDone(m_book.procedures(text, 8), this, [this, mine](const Result<std::vector<domain::Procedure>>& answer) {
        if (mine != m_asked)
            return;
        QList<Suggestion> rows;
        if (answer) {
            for (const domain::Procedure& one : *answer)
                rows.append({one.id, one.name, procedureSummary(one), one.id, Icon::Count, QVariant::fromValue(one)});
        }
        m_list->setSuggestions(rows, answer ? tr("No procedure has these words") : describe(answer.error()));
    });
}

void ProcedurePicker::setProcedure(const domain::Procedure& procedure)
{
    m_procedure = procedure;
    ++m_asked;
    m_field->lineEdit()->setText(procedure.name);
    m_field->lineEdit()->setCursorPosition(0);
    m_field->setHint(procedure.id.isEmpty() ? QString() : u"%1 · %2"_s.arg(procedure.id, procedureSummary(procedure)));
}

void ProcedurePicker::setLocked(bool locked)
{
    m_field->setReadOnly(locked);
}

void ProcedurePicker::focusEdit()
{
    m_field->lineEdit()->setFocus();
    m_field->lineEdit()->selectAll();
}

void ProcedurePicker::showMissing()
{
    m_field->setState(FieldState::Error, tr("Choose a procedure first"));
}

} // namespace motcua::ui::reception
