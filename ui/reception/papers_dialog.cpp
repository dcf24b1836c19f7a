#include "ui/reception/papers_dialog.h"

#include "domain/dossier_papers.h"
#include "domain/score_checklist.h"
#include "services/office.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/panes.h"
#include "ui/reception/component_list.h"
#include "ui/reception/component_pane.h"
#include "ui/shell/page.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;
using motcua::services::whenDone;

namespace motcua::ui::reception {

QString paperText(const domain::Component& component)
{
    QStringList parts;
    if (!component.blobs.isEmpty())
        parts.append(PapersDialog::tr("%n file(s)", nullptr, int(component.blobs.size())));
    if (component.originals > 0)
        parts.append(PapersDialog::tr("%n original(s)", nullptr, component.originals));
    if (component.copies > 0)
        parts.append(PapersDialog::tr("%n copy(ies)", nullptr, component.copies));
    if (component.reused)
        parts.append(PapersDialog::tr("reused"));
    if (!component.received)
        parts.append(PapersDialog::tr("not here"));
    return parts.isEmpty() ? PapersDialog::tr("here") : parts.join(u", "_s);
}

PapersDialog::PapersDialog(const PageContext& context, const domain::Dossier& dossier, QWidget* parent)
    : QDialog(parent), m_book(*context.office.dossiers()), m_seen(dossier)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"papersDialog"_s);
    setWindowTitle(tr("Papers of %1").arg(format::shortCode(dossier.code)));
    resize(720, 600);
    m_list = new ComponentList;
    m_list->setObjectName(u"papers.components"_s);
    m_list->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_pane = new ComponentPane({m_book, context.station, context.settings}, *m_list);
    m_other = new QLineEdit;
    m_other->setObjectName(u"papers.other"_s);
    m_other->setPlaceholderText(tr("Another paper that was handed in"));
    m_other->setAccessibleName(m_other->placeholderText());
    m_other->setMaxLength(300);
    auto* add = new ActionButton(ButtonKind::Secondary, tr("List it"));
    add->setGlyph(Icon::Add);
    add->setKeyText(u"Enter"_s);
    add->setFrameHeight(32);
    add->setAutoDefault(false);
    m_state = captionLabel({});
    m_state->setObjectName(u"papers.state"_s);
    m_state->setWordWrap(true);
    auto* cancel = new ActionButton(ButtonKind::Plain, tr("Cancel"));
    cancel->setKeyText(u"Esc"_s);
    cancel->setAutoDefault(false);
    m_save = new ActionButton(ButtonKind::Primary, tr("Save the papers"));
    m_save->setObjectName(u"papers.save"_s);
    m_save->setKeyText(u"Ctrl Enter"_s);
    m_save->setAutoDefault(false);

    auto* inner = new Surface(Token::Base);
    auto* papers = new QVBoxLayout(inner);
    papers->setContentsMargins(0, 0, 0, 0);
    papers->setSpacing(0);
    papers->addWidget(m_list);
    papers->addWidget(m_pane);
    papers->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inner);
    auto* more = new QHBoxLayout;
    more->setContentsMargins(20, 0, 20, 0);
    more->addWidget(m_other, 1);
    more->addWidget(add);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(20, 0, 20, 0);
    foot->addWidget(m_state, 1);
    foot->addWidget(cancel);
    foot->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 16);
    column->setSpacing(12);
    column->addWidget(scroll, 1);
    column->addLayout(more);
    column->addLayout(foot);

    m_list->setComponents(m_seen.components);
    connect(m_list, &ComponentList::changed, this, &PapersDialog::refresh);
    wire(*m_list, *m_pane);
    connect(m_pane, &ComponentPane::busyChanged, this, &PapersDialog::refresh);
    connect(add, &QAbstractButton::clicked, this, &PapersDialog::addPaper);
    connect(m_other, &QLineEdit::returnPressed, this, &PapersDialog::addPaper);
    connect(cancel, &QAbstractButton::clicked, this, &PapersDialog::leave);
    connect(m_save, &QAbstractButton::clicked, this, &PapersDialog::save);
    m_list->setFocus();
    refresh();
}

void PapersDialog::addPaper()
{
    const QString name = m_other->text().simplified().normalized(QString::NormalizationForm_C);
    if (name.isEmpty())
        return m_other->setFocus();
    domain::Component other;
    other.key = u"other-"_s + QUuid::createUuid().toString(QUuid::Id128).left(12);
    other.name = name;
    other.required = false;
    other.received = true;
    other.originals = 1;
    append(other);
    m_other->clear();
}

void PapersDialog::append(const domain::Component& paper)
{
    auto components = m_list->components();
    components.push_back(paper);
    m_list->setComponents(components);
    m_list->setCurrentIndex(m_list->model()->index(int(components.size()) - 1, 0));
    m_list->setFocus();
    refresh();
}

void PapersDialog::listResult()
{
    const auto components = m_list->components();
    const auto here = std::find_if(components.begin(), components.end(), domain::isResultPaper);
    if (here != components.end()) {
        m_list->setCurrentIndex(m_list->model()->index(int(here - components.begin()), 0));
        return;
    }
    domain::Component result;
    result.key = QString::fromLatin1(domain::resultPaperKey);
    result.name = u"Kết quả giải quyết"_s; // the record's word, as the procedures' own papers
    result.required = false;
    result.received = true;
    append(result);
}

void PapersDialog::refresh()
{
    m_warned = false;
    const auto changes = domain::paperChanges(m_seen.components, m_list->components());
    m_save->setEnabled(!changes.empty() && m_pane->busy() == 0 && !m_saving);
    m_state->setToken(Token::Muted);
    m_state->setText(m_pane->busy() > 0 ? tr("Files are still being looked at") : changes.empty() ? tr("Nothing was changed") : tr("%n paper(s) changed", nullptr, int(changes.size())));
}

void PapersDialog::save()
{
    if (!m_save->isEnabled())
        return;
    m_saving = true;
    refresh();
    whenDone(m_book.changePapers(m_seen.id, m_seen.components, m_list->components()), this, [this](const Result<domain::Dossier>& done) {
        m_saving = false;
        refresh();
        if (!done) {
            m_state->setToken(Token::Danger);
            m_state->setText(describe(done.error()));
            return;
        }
        Q_EMIT saved(m_seen.id);
        accept();
    });
}

void PapersDialog::leave()
{
    const bool changed = !domain::paperChanges(m_seen.components, m_list->components()).empty() || m_pane->busy() > 0;
    if (changed && !std::exchange(m_warned, true)) {
        m_state->setToken(Token::Warning);
        m_state->setText(tr("What was changed is not saved; Esc once more leaves"));
        return;
    }
    reject();
}

void PapersDialog::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        save();
    else if (event->key() == Qt::Key_F4)
        m_pane->capture();
    else if (event->key() == Qt::Key_Escape)
        leave();
    else if (!enter)
        QDialog::keyPressEvent(event);
}

} // namespace motcua::ui::reception
