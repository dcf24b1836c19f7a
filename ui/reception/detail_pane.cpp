#include "ui/reception/detail_pane.h"

#include "domain/calendar.h"
#include "services/office.h"
#include "services/when_done.h"
#include "ui/kit/describe.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/reception/action_footer.h"
#include "ui/reception/detail_body.h"
#include "ui/reception/detail_head.h"
#include "ui/reception/due_state.h"
#include "ui/reception/edit_drafts.h"
#include "ui/reception/edit_form.h"
#include "ui/reception/dossier_forms.h"
#include "ui/reception/form_pane.h"
#include "ui/reception/papers_dialog.h"

#include <QBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using motcua::domain::DossierStatus;
using motcua::services::whenDone;

namespace motcua::ui::reception {

namespace {

constexpr int workAfterMs = 3'000; // somebody who stays so long on a row reads it

} // namespace

DetailPane::DetailPane(const PageContext& context, QWidget* parent) : Surface(Token::Base, {}, parent), m_context(context), m_office(context.office)
{
    services::Office& office = m_office;
    setObjectName(u"detail"_s);
    m_empty = new EmptyState;
    m_content = new QWidget;
    m_footer = new ActionFooter(office);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(u"detail.scroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_head = new DetailHead;
    m_body = new DetailBody(*office.dossiers());
    scroll->setWidget(m_body);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(scroll, 1);
    column->addWidget(m_footer);

    m_paper = new FormPane(office);
    connect(m_paper, &FormPane::closed, this, [this] {
        closeForm();
        Q_EMIT left();
    });
    connect(m_footer, &ActionFooter::left, this, &DetailPane::left);
    connect(m_paper, &FormPane::failed, this, [this](const QString& sentence) { Q_EMIT done(sentence, {}); });

    m_stack = new QStackedWidget;
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_paper);
    m_form = new EditForm(*office.dossiers());
    m_stack->addWidget(m_form);
    m_drafts = new EditDrafts(*office.dossiers(), this);
    connect(m_form, &EditForm::changed, this, [this] {
        if (m_form->isChanged())
            m_drafts->keep(m_form->seen(), m_form->typed());
        else
            m_drafts->forget(m_form->dossierId());
    });
    connect(m_drafts, &EditDrafts::loaded, this, [this](int drafts) {
        if (drafts > 0 && m_loaded)
            takeUpDraft();
        QStringList codes;
        for (const QString& id : m_drafts->ids()) {
            if (id != m_id)
                codes.append(format::shortCode(m_drafts->of(id)->seen.code));
        }
        if (!codes.isEmpty())
            Q_EMIT done(tr("Begun corrections are kept, open them to go on: %1").arg(codes.join(u", "_s)), {});
    });
    m_drafts->load();
    connect(m_stack, &QStackedWidget::currentChanged, this, &DetailPane::editingChanged);
    connect(m_form, &EditForm::closed, this, [this] {
        m_drafts->forget(m_form->dossierId());
        m_stack->setCurrentWidget(m_content);
        Q_EMIT left();
    });
    connect(m_form, &EditForm::saved, this, [this](const QString& id) {
        m_drafts->forget(id);
        m_stack->setCurrentWidget(m_content);
        Q_EMIT left();
        reload();
        Q_EMIT done(tr("The correction is saved and will be sent"), id);
    });
    connect(m_form, &EditForm::conflicted, this, [this](const QString& commandId) {
        m_drafts->forget(m_id);
        m_stack->setCurrentWidget(m_content);
        reload();
        Q_EMIT conflicted(commandId);
    });
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_stack);

    connect(m_head, &DetailHead::copied, this, [this] { Q_EMIT done(tr("The code is copied"), {}); });
    connect(m_head, &DetailHead::formsRequested, this, &DetailPane::chooseForm);
    connect(m_body, &DetailBody::editRequested, this, &DetailPane::edit);
    connect(m_body, &DetailBody::papersRequested, this, &DetailPane::editPapers);
    connect(m_footer, &ActionFooter::receiveRequested, this, [this] { Q_EMIT receiveRequested(m_id); });
    connect(m_footer, &ActionFooter::done, this, &DetailPane::done);
    connect(m_footer, &ActionFooter::formRequested, this, [this](services::FormKind kind, const domain::Dossier& dossier) {
        showForm(kind, dossier, false);
        m_keepForm = true;
    });
    m_stay.setSingleShot(true);
    m_stay.setInterval(workAfterMs);
    connect(&m_stay, &QTimer::timeout, this, &DetailPane::startWork);
    show({});
}

DetailPane::~DetailPane() { stopWork(); }

void DetailPane::startWork()
{
    if (!m_loaded || !isVisible() || !m_workedOn.isEmpty() || domain::isEnd(m_detail.dossier.status))
        return;
    m_workedOn = m_id;
    m_office.dossiers()->startWork(m_id);
}

//! Another screen, or the lock, lies over it: others may have it. What is half typed keeps it.
void DetailPane::hideEvent(QHideEvent* event)
{
    if (!isEditing())
        stopWork();
    QWidget::hideEvent(event);
}

void DetailPane::showEvent(QShowEvent* event)
{
    if (!m_id.isEmpty() && m_workedOn.isEmpty())
        m_stay.start();
    QWidget::showEvent(event);
}

void DetailPane::stopWork()
{
    m_stay.stop();
    if (!m_workedOn.isEmpty() && m_office.dossiers())
        m_office.dossiers()->endWork(std::exchange(m_workedOn, {}));
}

void DetailPane::show(const QString& id)
{
    const bool other = id != m_id;
    if (other)
        leaveForm();
    m_id = id;
    if (other) {
        m_loaded = false;
        stopWork();
        if (!id.isEmpty())
            m_stay.start();
    }
    if (id.isEmpty()) {
        m_empty->set(EmptyState::Kind::Empty, tr("No dossier chosen"), tr("Choose a row to see its owner, papers and steps"));
        if (!m_keepForm)
            m_stack->setCurrentWidget(m_empty);
        Q_EMIT shown();
        return;
    }
    reload();
}

void DetailPane::reload()
{
    if (m_id.isEmpty())
        return;
    const QString asked = m_id;
    whenDone(m_office.dossiers()->detail(asked), this, [this, asked](const Result<services::DossierDetail>& answer) {
        if (asked != m_id)
            return;
        if (!answer) {
            m_loaded = false;
            m_empty->set(EmptyState::Kind::Error, describe(answer.error()));
            m_stack->setCurrentWidget(m_empty);
        } else {
            const bool first = !m_loaded;
            m_detail = *answer;
            m_loaded = true;
            fill();
            const bool kept = first && std::exchange(m_keepForm, false) && m_stack->currentWidget() == m_paper;
            if ((first && !kept) || m_stack->currentWidget() == m_empty)
                m_stack->setCurrentWidget(m_content);
            if (first)
                takeUpDraft();
        }
        Q_EMIT shown();
    });
}

void DetailPane::edit()
{
    if (!mayEdit() || m_stack->currentWidget() != m_content)
        return;
    beginEdit(m_detail.dossier, m_detail.dossier);
}

void DetailPane::fill()
{
    const domain::Dossier& dossier = m_detail.dossier;
    const QDateTime now = m_office.clock().now();
    const qint64 counted = domain::countedDue(dossier.status, dossier.supplements, dossier.receivedAt.toMSecsSinceEpoch(),
                                              dossier.dueAt.isValid() ? dossier.dueAt.toMSecsSinceEpoch() : 0);
    const QDateTime countedAt = counted ? QDateTime::fromMSecsSinceEpoch(counted, Qt::UTC) : QDateTime();
    const DueState due = dueState(dossier.status, countedAt, dossier.finishedAt, now, m_office.rules().calendar);
    m_head->setDetail(m_detail, due);
    m_body->setDetail(m_detail, now, mayEdit(), due.kind == DueKind::Soon || due.kind == DueKind::Late || due.kind == DueKind::LateWaiting);
    m_footer->setDetail(m_detail);
}

bool DetailPane::mayEdit() const
{
    return m_loaded && m_detail.dossier.receivedAt.isValid() && !domain::isEnd(m_detail.dossier.status);
}

void DetailPane::takeUpDraft()
{
    const EditDrafts::Draft* draft = m_drafts->of(m_id);
    if (!draft || isEditing())
        return;
    if (mayEdit())
        return beginEdit(draft->seen, draft->typed);
    m_drafts->forget(m_id);
    Q_EMIT done(tr("This dossier has ended meanwhile; what was begun here cannot be saved any more"), {});
}

bool DetailPane::isEditing() const
{
    return m_stack->currentWidget() == m_form;
}

void DetailPane::closeForm()
{
    if (m_stack->currentWidget() != m_paper)
        return;
    m_keepForm = false;
    m_stack->setCurrentWidget(m_id.isEmpty() ? static_cast<QWidget*>(m_empty) : m_content);
}

void DetailPane::beginEdit(const domain::Dossier& seen, const domain::Dossier& typed)
{
    m_stack->setCurrentWidget(m_form);
    m_form->begin(seen, typed);
    startWork();
}

void DetailPane::leaveForm()
{
    if (!isEditing())
        return;
    if (m_form->isChanged())
        m_drafts->keep(m_form->seen(), m_form->typed());
    m_stack->setCurrentWidget(m_content);
}

void DetailPane::editPapers(bool result)
{
    if (!mayEdit() || isEditing())
        return;
    auto* dialog = new PapersDialog(m_context, m_detail.dossier, window());
    connect(dialog, &PapersDialog::saved, this, [this](const QString& id) {
        reload();
        Q_EMIT done(tr("The papers are saved and will be sent"), id);
    });
    if (result)
        dialog->listResult();
    dialog->open();
}

void DetailPane::chooseForm()
{
    if (!m_loaded || isEditing())
        return;
    const QList<services::FormKind> forms = formsOf(m_detail.dossier);
    if (forms.isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(u"detail.formsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const services::FormKind kind : forms)
        menu->addAction(formTitle(kind), this, [this, kind] { showForm(kind, m_detail.dossier, true); })->setObjectName(services::code(kind));
    menu->setActiveAction(menu->actions().constFirst());
    menu->popup(m_head->formsCorner());
}

void DetailPane::showForm(services::FormKind kind, const domain::Dossier& dossier, bool reprint)
{
    m_keepForm = false;
    m_stack->setCurrentWidget(m_paper);
    m_paper->show(kind, dossier, reprint);
}

void DetailPane::showSlips(const QStringList& ids)
{
    m_keepForm = true;
    m_stack->setCurrentWidget(m_paper);
    m_paper->showSlips(ids);
}

} // namespace motcua::ui::reception
