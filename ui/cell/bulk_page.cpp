#include "ui/cell/bulk_page.h"

#include "services/registration_desk.h"
#include "ui/gate/gate_list_model.h"
#include "ui/gate/gate_row_delegate.h"
#include "ui/kit/action_button.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/panes.h"
#include "ui/kit/progress_line.h"
#include "ui/kit/toast.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace motcua::ui {

using services::BulkReview;
using Step = BulkReview::Step;

BulkPage::BulkPage(services::RegistrationDesk& desk, QWidget* parent) : Page(parent), m_bulk(desk.bulk())
{
    setObjectName(u"bulkPage"_s);
    build();
    connect(&m_bulk, &BulkReview::changed, this, &BulkPage::refresh);
    refresh();
}

QList<KeyHint> BulkPage::keyHints() const
{
    return {{u"↑ ↓"_s, tr("Registration")}, {tr("Enter"), tr("Look at it")}, {u"Ctrl Enter"_s, tr("Approve together")}, {u"F5"_s, tr("Read again")}};
}

void BulkPage::build()
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* left = new Surface(Token::Base, {});
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_head = new PaneHeader(tr("Approve together"));
    column->addWidget(m_head);
    m_model = new GateListModel(this);
    m_list = new QListView;
    prepareRowView(m_list);
    m_list->setObjectName(u"bulkList"_s);
    m_list->setAccessibleName(tr("Registrations that agree with card and list"));
    auto* delegate = new GateRowDelegate(m_list);
    delegate->setGlyphSize(20);
    m_list->setItemDelegate(delegate);
    m_list->setModel(m_model);
    m_list->installEventFilter(this);
    m_stack = new ListStack(m_list);
    column->addWidget(m_stack, 1);
    m_progress = new ProgressBlock;
    m_progress->setContentsMargins(metric::panePadding, 12, metric::panePadding, 12);
    m_progress->setCancelText(tr("Cancel"));
    column->addWidget(m_progress);
    auto* right = new Surface(Token::Base, {});
    auto* side = new QVBoxLayout(right);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(0);
    side->addWidget(new PaneHeader(tr("Conditions"), false));
    auto* facts = new QWidget;
    m_facts = new QVBoxLayout(facts);
    m_facts->setContentsMargins(metric::panePadding, 16, metric::panePadding, 16);
    m_facts->setSpacing(8);
    side->addWidget(facts, 1);
    auto* foot = new Surface(Token::Sunken, Qt::TopEdge);
    auto* footColumn = new QVBoxLayout(foot);
    footColumn->setContentsMargins(metric::panePadding, 10, metric::panePadding, 16);
    footColumn->setSpacing(12);
    m_why = new TextLabel({}, TypeStep::Caption, QFont::Normal, Token::Warning);
    m_why->setObjectName(u"bulkReason"_s);
    m_why->setMinimumHeight(20);
    footColumn->addWidget(m_why);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    const auto add = [buttons](ButtonKind kind, const QString& words, const QString& key, const QString& object) {
        auto* button = new ActionButton(kind, words);
        button->setKeyText(key);
        button->setObjectName(object);
        buttons->addWidget(button);
        return button;
    };
    m_approve = add(ButtonKind::Primary, tr("Approve together"), u"Ctrl Enter"_s, u"approveTogether"_s);
    m_look = add(ButtonKind::Secondary, tr("Look at the sample"), tr("Enter"), u"lookAtSample"_s);
    buttons->addStretch(1);
    m_again = add(ButtonKind::Plain, tr("Read again"), u"F5"_s, u"bulkStart"_s);
    footColumn->addLayout(buttons);
    side->addWidget(foot);
    auto* panes = new PaneSplitter;
    panes->addWidget(left);
    panes->addWidget(right);
    panes->setDefaultSizes({600, 558});
    panes->resetSizes();
    row->addWidget(panes);
    m_toast = new Toast(this);
    m_toast->setObjectName(u"toast"_s);
    connect(m_approve, &ActionButton::clicked, this, &BulkPage::approve);
    connect(m_look, &ActionButton::clicked, this, &BulkPage::lookAt);
    connect(m_again, &ActionButton::clicked, this, [this] { m_bulk.start(); });
    connect(m_progress, &ProgressBlock::cancelled, this, [this] { m_bulk.cancel(); });
    connect(m_stack->emptyState(), &EmptyState::buttonClicked, this, [this] { m_bulk.start(); });
    connect(m_list, &QListView::activated, this, &BulkPage::lookAt);
    connect(m_toast, &Toast::undoRequested, this, [this] { m_bulk.undoTogether(); });
}

void BulkPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    takeFocus();
    if (m_bulk.step() == Step::Idle && m_bulk.total() == 0)
        m_bulk.start();
}

// While there are no rows the page itself has the keys: F5 and Esc work then, too.
void BulkPage::takeFocus()
{
    if (m_stack->currentWidget() == m_list)
        m_list->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

void BulkPage::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), color(Token::Window));
}

void BulkPage::refresh()
{
    showRows();
    showFacts();
    const bool reading = m_bulk.step() == Step::Reading;
    m_progress->setVisible(reading || m_bulk.step() == Step::Approving);
    if (reading) {
        m_progress->setWhat(tr("Reading the cards"));
        m_progress->setProgress(m_bulk.read(), m_bulk.total(), tr("%1 of %2").arg(m_bulk.read()).arg(m_bulk.total()));
    } else if (m_bulk.step() == Step::Approving) {
        const int all = m_bulk.approvedTogether() + m_bulk.restSize();
        m_progress->setWhat(tr("Approving"));
        m_progress->setProgress(m_bulk.approvedTogether(), all, tr("%1 of %2").arg(m_bulk.approvedTogether()).arg(all));
    }
    const QString why = whyNot();
    m_why->setText(why);
    m_why->setGlyph(why.isEmpty() ? Icon::Count : Icon::Warning);
    m_approve->setEnabled(why.isEmpty());
    m_approve->setToolTip(why);
    m_approve->setAccessibleDescription(why);
    m_approve->setText(m_bulk.restSize() > 0 ? tr("Approve %n together", nullptr, m_bulk.restSize()) : tr("Approve together"));
    m_look->setEnabled(!m_bulk.sample().isEmpty());
    m_again->setEnabled(m_bulk.step() != Step::Reading && m_bulk.step() != Step::Approving);
    if (m_bulk.step() == Step::Done && m_shownStep == Step::Approving) {
        const QString done = tr("Approved %n together", nullptr, m_bulk.approvedTogether());
        m_toast->showMessage(m_bulk.failed() > 0 ? tr("%1; %n had changed meanwhile", nullptr, m_bulk.failed()).arg(done) : done, m_bulk.approvedTogether() > 0);
    }
    m_shownStep = m_bulk.step();
    Q_EMIT countChanged(m_bulk.restSize() > 0 ? m_bulk.restSize() : -1);
}

void BulkPage::showRows()
{
    std::vector<GateRow> rows;
    for (const bool sample : {true, false}) { // what is to be looked at comes first
        for (const BulkReview::Row& each : m_bulk.rows()) {
            if (each.sample != sample)
                continue;
            GateRow row{each.id, each.fullName, each.number, {}, {}, Icon::Ok, Token::Text2};
            if (each.looked || each.approved) {
                row.right = each.approved ? tr("Approved") : tr("Not approved");
                row.token = each.approved ? Token::Success : Token::Danger;
                row.glyph = each.approved ? Icon::Ok : Icon::Error;
            } else if (each.sample) {
                row.right = tr("Sample, look at it");
                row.token = Token::Info;
                row.glyph = Icon::Bulk;
            } else {
                row.right = tr("Agrees");
            }
            rows.push_back(std::move(row));
        }
    }
    const bool none = rows.empty();
    const int before = m_list->currentIndex().row();
    m_model->setRows(std::move(rows));
    m_head->setCaption(none ? QString() : tr("%n registration(s) agree", nullptr, int(m_bulk.rows().size())));
    if (!none) {
        m_stack->showList();
        if (hasFocus())
            takeFocus();
        if (!m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_model->index(std::clamp(before, 0, m_model->rowCount() - 1)));
    } else if (m_bulk.step() == Step::Reading) {
        m_stack->showState(EmptyState::Kind::Loading, tr("Reading the cards"));
    } else {
        m_stack->showState(EmptyState::Kind::Empty, tr("Nothing can be approved together"), tr("Review them one by one; the right side says why"), tr("Read again"));
    }
}

void BulkPage::showFacts()
{
    while (QLayoutItem* item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto words = [this](const QString& text) {
        auto* label = bodyLabel(text);
        label->setWordWrap(true);
        m_facts->addWidget(label);
    };
    words(tr("Only registrations whose card, typed fields and line of the cell's list are the same in every field, surely read, with no other registration like them."));
    words(tr("A tenth of them, at least three, are drawn by lot and looked at one by one first. If one of those is not approved, all are looked at one by one."));
    struct Reason
    {
        const char* code;
        QString text;
    };
    const Reason reasons[] = {
        {"blocked", tr("your own, or decided already")},      {"claimed", tr("somebody else works on it")},
        {"no_picture", tr("no picture of the card")},         {"unreadable", tr("the machine cannot read the card")},
        {"differs", tr("the card says something else")},      {"unsure", tr("not surely read")},
        {"not_on_roster", tr("not on the cell's list")},      {"roster_differs", tr("the cell's list says something else")},
        {"duplicate", tr("may be the same person as another")},
    };
    int out = 0;
    for (const int count : m_bulk.obstacles())
        out += count;
    if (out > 0) {
        m_facts->addWidget(new DividerLine);
        m_facts->addWidget(sectionTitle(tr("%n stay out", nullptr, out)));
        for (const Reason& reason : reasons) {
            const int count = m_bulk.obstacles().value(QString::fromLatin1(reason.code));
            if (count == 0)
                continue;
            auto* line = new FactRow(QString::number(count), reason.text, 40);
            line->setObjectName(u"obstacle_"_s + QString::fromLatin1(reason.code));
            m_facts->addWidget(line);
        }
    }
    m_facts->addStretch(1);
}

QString BulkPage::whyNot() const
{
    switch (m_bulk.step()) {
    case Step::Reading: return tr("The cards are being read");
    case Step::Approving: return tr("Being written down");
    case Step::Sampling: return tr("Look at %n of the sample first", nullptr, int(m_bulk.sample().size()));
    case Step::Broken: return tr("One of the sample did not hold: look at all of them one by one");
    case Step::Ready: return m_bulk.restSize() > 0 ? QString() : tr("All of them have been looked at");
    case Step::Done: return tr("Done; read again for what has come since");
    case Step::Idle: break;
    }
    return tr("Nothing can be approved together");
}

void BulkPage::lookAt()
{
    const QString chosen = m_list->currentIndex().data(GateListModel::IdRole).toString();
    if (m_bulk.sample().contains(chosen)) {
        Q_EMIT screenRequested(u"review"_s, chosen);
        return;
    }
    for (const BulkReview::Row& row : m_bulk.rows()) {
        if (row.sample && !row.looked) {
            Q_EMIT screenRequested(u"review"_s, row.id);
            return;
        }
    }
}

void BulkPage::approve()
{
    if (whyNot().isEmpty())
        m_bulk.approveRest();
}

bool BulkPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            approve();
            return true;
        }
        if (enter && !key->isAutoRepeat()) {
            lookAt();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void BulkPage::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        approve();
    else if (event->key() == Qt::Key_F5)
        m_bulk.start();
    else if (event->key() == Qt::Key_Escape && m_bulk.step() == Step::Reading)
        m_bulk.cancel();
    else
        Page::keyPressEvent(event);
}

} // namespace motcua::ui
