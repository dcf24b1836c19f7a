#include "ui/reception/detail_pane.h"

#include "domain/calendar.h"
#include "domain/dossier_code.h"
#include "domain/dossier_papers.h"
#include "services/office.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/badges.h"
#include "ui/kit/describe.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/timeline.h"
#include "ui/reception/action_footer.h"
#include "ui/reception/due_state.h"
#include "ui/reception/edit_drafts.h"
#include "ui/reception/edit_form.h"
#include "ui/reception/dossier_forms.h"
#include "ui/reception/form_pane.h"
#include "ui/reception/paper_viewer.h"
#include "ui/reception/papers_dialog.h"
#include "ui/reception/score_list.h"
#include "ui/shell/field_words.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollArea>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using motcua::domain::DossierStatus;
using motcua::services::whenDone;

namespace motcua::ui::reception {

namespace {

constexpr int workAfterMs = 3'000; // somebody who stays so long on a row reads it

void clearLayout(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

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
    scroll->setWidget(makeBody());
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(scroll, 1);
    column->addWidget(m_footer);

    m_paper = new FormPane(office);
    connect(m_paper, &FormPane::closed, this, [this] {
        m_keepForm = false;
        m_stack->setCurrentWidget(m_id.isEmpty() ? static_cast<QWidget*>(m_empty) : m_content);
        setFocus();
    });
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
        setFocus();
    });
    connect(m_form, &EditForm::saved, this, [this](const QString& id) {
        m_drafts->forget(id);
        m_stack->setCurrentWidget(m_content);
        setFocus();
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

QWidget* DetailPane::makeHead()
{
    auto* head = new Surface(Token::Base, Qt::BottomEdge);
    m_status = new StatusBadge;
    m_status->setFilled(true);
    m_due = new DueBadge;
    m_sync = captionLabel({});
    m_sync->setObjectName(u"detail.news"_s);
    m_title = paneTitle({});
    m_title->setWordWrap(true);
    m_title->setObjectName(u"detail.title"_s);
    m_code = bodyLabel({});
    m_code->setObjectName(u"detail.code"_s);
    m_code->setToken(Token::Text2);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_dueAt = captionLabel({});
    m_dueAt->setToken(Token::Text2);
    m_copy = new ActionButton(ButtonKind::IconOnly, tr("Copy the code"));
    m_copy->setObjectName(u"detail.copy"_s);
    m_copy->setGlyph(Icon::Copy);
    m_copy->setFrameHeight(24);
    m_copy->setFlat(true);
    m_print = new ActionButton(ButtonKind::IconOnly, tr("Forms: look, print, save"));
    m_print->setObjectName(u"detail.forms"_s);
    m_print->setGlyph(Icon::Print);
    m_print->setFrameHeight(32);
    m_print->setFlat(true);
    m_print->setKeyText(u"Ctrl P"_s);
    auto* badges = new QHBoxLayout;
    badges->setSpacing(8);
    badges->addWidget(m_status);
    badges->addWidget(m_due);
    badges->addWidget(m_sync, 1);
    badges->addWidget(m_print);
    auto* codes = new QHBoxLayout;
    codes->setSpacing(8);
    codes->addWidget(m_code);
    codes->addWidget(m_copy);
    codes->addStretch(1);
    codes->addWidget(m_dueAt);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(20, 12, 20, 10);
    column->setSpacing(2);
    column->addLayout(badges);
    column->addSpacing(6);
    column->addWidget(m_title);
    column->addLayout(codes);
    connect(m_copy, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_detail.dossier.code);
        Q_EMIT done(tr("The code is copied"), {});
    });
    connect(m_print, &QAbstractButton::clicked, this, &DetailPane::chooseForm);
    return head;
}

QWidget* DetailPane::makeBody()
{
    auto* body = new Surface(Token::Base);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(0);
    const auto section = [column](const QString& title, QWidget* right) {
        auto* row = new QHBoxLayout;
        row->setContentsMargins(20, 12, 20, 6);
        row->addWidget(sectionTitle(title), 1);
        if (right)
            row->addWidget(right);
        column->addLayout(row);
        auto* inner = new QVBoxLayout;
        inner->setContentsMargins(20, 0, 20, 12);
        inner->setSpacing(4);
        column->addLayout(inner);
        return inner;
    };
    m_edit = new ActionButton(ButtonKind::Plain, tr("Correct"));
    m_edit->setObjectName(u"detail.edit"_s);
    m_edit->setGlyph(Icon::Edit);
    m_edit->setKeyText(u"Ctrl E"_s);
    m_edit->setFrameHeight(32);
    connect(m_edit, &QAbstractButton::clicked, this, &DetailPane::edit);
    m_owner = section(tr("Owner"), m_edit);
    column->addWidget(new DividerLine);
    m_componentsCount = captionLabel({});
    m_editPapers = new ActionButton(ButtonKind::Plain, tr("Add or change"));
    m_editPapers->setObjectName(u"detail.editPapers"_s);
    m_editPapers->setGlyph(Icon::Edit);
    m_editPapers->setKeyText(u"F4"_s);
    m_editPapers->setFrameHeight(32);
    connect(m_editPapers, &QAbstractButton::clicked, this, [this] { editPapers(); });
    auto* papersHead = new QWidget;
    auto* papersRow = new QHBoxLayout(papersHead);
    papersRow->setContentsMargins(0, 0, 0, 0);
    papersRow->setSpacing(8);
    papersRow->addWidget(m_componentsCount);
    papersRow->addWidget(m_editPapers);
    m_components = section(tr("Components"), papersHead);
    column->addWidget(new DividerLine);
    m_score = new ScoreList;
    connect(m_score, &ScoreList::attachResult, this, [this] { editPapers(true); });
    column->addWidget(m_score);
    auto* steps = section(tr("Progress"), nullptr);
    m_timeline = new Timeline;
    m_allSteps = new ActionButton(ButtonKind::Link, tr("Show all steps"));
    m_allSteps->setObjectName(u"detail.allSteps"_s);
    steps->addWidget(m_timeline);
    steps->addWidget(m_allSteps, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(m_allSteps, &QAbstractButton::clicked, this, [this] {
        m_timeline->setLimit(0);
        m_allSteps->hide();
    });
    return body;
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
    if (!m_loaded || !m_edit->isVisibleTo(this))
        return;
    beginEdit(m_detail.dossier, m_detail.dossier);
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

//! Who else works on it comes first: two people over one dossier is what the row is to prevent.
void DetailPane::fillNews()
{
    const bool others = m_detail.claim && !m_detail.claim->mine;
    m_sync->setText(others                                            ? tr("%1 works on it").arg(m_detail.claim->name)
                    : m_detail.mark == services::SyncMark::Waiting   ? tr("waiting to be sent")
                    : m_detail.mark == services::SyncMark::NeedsLook ? tr("needs a look, see the tray")
                                                                      : QString());
    m_sync->setToken(others                                            ? Token::Warning
                     : m_detail.mark == services::SyncMark::NeedsLook ? Token::Danger
                                                                       : Token::Info);
}

void DetailPane::fill()
{
    const domain::Dossier& dossier = m_detail.dossier;
    const QDateTime now = m_office.clock().now();
    m_status->setStatus(domain::number(dossier.status));
    const qint64 counted = domain::countedDue(dossier.status, dossier.supplements, dossier.receivedAt.toMSecsSinceEpoch(),
                                              dossier.dueAt.isValid() ? dossier.dueAt.toMSecsSinceEpoch() : 0);
    const QDateTime countedAt = counted ? QDateTime::fromMSecsSinceEpoch(counted, Qt::UTC) : QDateTime();
    const DueState due = dueState(dossier.status, countedAt, dossier.finishedAt, now, m_office.rules().calendar);
    m_due->setVisible(due.kind != DueKind::None);
    m_due->setDue(due);
    fillNews();
    m_title->setText(dossier.procedureName);
    m_code->setText(dossier.code.isEmpty() ? tr("No code yet, filed online") : dossier.code);
    m_copy->setVisible(!dossier.code.isEmpty());
    m_print->setVisible(!formsOf(dossier).isEmpty());
    m_edit->setVisible(mayEdit());
    m_editPapers->setVisible(mayEdit());
    m_dueAt->setText(dossier.dueAt.isValid() ? tr("Due %1").arg(format::dateTimeLong(domain::toLocal(dossier.dueAt))) : QString());
    fillOwner();
    fillComponents();
    const bool soon = due.kind == DueKind::Soon || due.kind == DueKind::Late || due.kind == DueKind::LateWaiting;
    m_score->setLines(domain::scoreChecklist(dossier, now, soon), mayEdit());
    fillTimeline();
    m_footer->setDetail(m_detail);
}

void DetailPane::fillOwner()
{
    clearLayout(m_owner);
    const domain::Person& owner = m_detail.dossier.owner;
    QStringList name{owner.fullName};
    if (owner.sex != domain::Sex::Unknown)
        name.append(owner.sex == domain::Sex::Male ? tr("male") : tr("female"));
    if (owner.birthDate.isValid())
        name.append(tr("born %1").arg(format::date(owner.birthDate)));
    const auto add = [this](const QString& label, const QString& value) {
        if (!value.isEmpty())
            m_owner->addWidget(new FactRow(label, value));
    };
    add(owner.isOrganisation() ? tr("Organisation") : tr("Name"), name.join(u", "_s));
    add(owner.isOrganisation() ? tr("Tax code") : tr("ID number"), owner.isOrganisation() ? owner.idNumber : format::idNumber(owner.idNumber));
    if (owner.isOrganisation()) {
        add(tr("Stands for it"), QStringList{owner.representative, owner.position}.filter(QRegularExpression(u"."_s)).join(u", "_s));
        add(tr("ID number"), format::idNumber(owner.representativeId));
    }
    add(tr("Phone"), format::phone(owner.phone));
    add(tr("E-mail"), owner.email);
    add(tr("Address"), owner.address);
    add(tr("Submitted by"), m_detail.dossier.submitter);
    const domain::Delivery& delivery = m_detail.dossier.delivery;
    QString way = delivery.way == domain::DeliveryWay::Post ? tr("by post to %1").arg(delivery.address) : tr("at the counter");
    if (delivery.electronic)
        way = tr("%1, and as a file", "way of delivery").arg(way);
    add(tr("Result"), way);
    add(tr("Note"), m_detail.dossier.note);
}

void DetailPane::fillComponents()
{
    clearLayout(m_components);
    int here = 0;
    const auto& components = m_detail.dossier.components;
    for (const domain::Component& component : components) {
        here += component.received ? 1 : 0;
        auto* row = new QWidget;
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        auto* name = bodyLabel(component.name);
        name->setElided(Qt::ElideRight);
        name->setGlyph(component.received ? Icon::Ok : component.required ? Icon::Warning : Icon::Status2);
        auto* state = captionLabel(component.received ? (component.reused ? tr("reused") : tr("here")) : component.required ? tr("missing") : tr("not needed"));
        state->setToken(component.received ? Token::Success : component.required ? Token::Warning : Token::Muted);
        name->setToken(Token::Text);
        line->addWidget(name, 1);
        if (!component.blobs.isEmpty()) {
            auto* files = new ActionButton(ButtonKind::Link, tr("%n file(s)", nullptr, int(component.blobs.size())));
            files->setObjectName(u"detail.files"_s);
            connect(files, &QAbstractButton::clicked, this, [this, files, hashes = component.blobs] { showFiles(files, hashes); });
            line->addWidget(files);
            line->addSpacing(8);
        }
        line->addWidget(state);
        m_components->addWidget(row);
    }
    m_componentsCount->setText(components.empty() ? QString() : tr("%1 of %2 are here").arg(here).arg(components.size()));
    if (components.empty())
        m_components->addWidget(captionLabel(tr("No papers listed")));
}

void DetailPane::showFiles(QWidget* button, const QStringList& hashes)
{
    if (hashes.size() == 1) {
        showPaper(*m_office.dossiers(), hashes.first(), this);
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (qsizetype i = 0; i < hashes.size(); ++i) {
        connect(menu->addAction(tr("File %1").arg(i + 1)), &QAction::triggered, this,
                [this, hash = hashes[i]] { showPaper(*m_office.dossiers(), hash, this); });
    }
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
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

void DetailPane::fillTimeline()
{
    const QDateTime today = domain::toLocal(m_office.clock().now());
    QList<TimelineItem> items;
    const auto& steps = m_detail.dossier.timeline;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        const QString when = u"%1, %2"_s.arg(step->unit.isEmpty() ? step->actor : step->unit, format::dateTimeShort(domain::toLocal(step->at), today));
        for (const domain::FieldChange& change : step->changes) { // what stood there before stays readable
            if (change.field == QLatin1StringView(domain::paperField)) {
                const auto is = domain::componentFromJson(change.to).value_or(domain::Component());
                const auto was = domain::componentFromJson(change.from);
                items.append({was ? tr("%1: %2, before %3", "a corrected field").arg(is.name, paperText(is), paperText(*was)) : tr("%1: %2", "a new paper").arg(is.name, paperText(is)),
                              when, items.isEmpty()});
                continue;
            }
            items.append({tr("%1: %2, before %3", "a corrected field")
                              .arg(fieldName(change.field), fieldText(change.field, change.to), fieldText(change.field, change.from)),
                          when, items.isEmpty()});
        }
        if (!step->changes.empty() && step->from == step->to && step->note.isEmpty())
            continue; // a correction and nothing else
        TimelineItem item;
        item.what = step->note.isEmpty() ? statusText(step->to) : u"%1: %2"_s.arg(statusText(step->to), step->note);
        item.when = when;
        item.now = items.isEmpty();
        items.append(item);
    }
    m_timeline->setLimit(3);
    m_timeline->setItems(items);
    m_allSteps->setVisible(items.size() > 3);
    m_allSteps->setText(tr("Show all %n step(s)", nullptr, int(items.size())));
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
    menu->popup(m_print->mapToGlobal(QPoint(0, m_print->height())));
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
