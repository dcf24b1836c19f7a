#include "ui/shell/merge_page.h"

#include "domain/calendar.h"
#include "services/office.h"
#include "services/tray_desk.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/badges.h"
#include "ui/kit/describe.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/shell/side_button.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QKeyEvent>
#include <QScrollArea>

using namespace Qt::StringLiterals;
using motcua::services::Merge;
using motcua::services::Side;
using motcua::services::whenDone;

namespace motcua::ui {

namespace {

//! Arrows walk among the fields, which scrolls as far as needed by itself.
class KeylessScroll : public QScrollArea
{
protected:
    void keyPressEvent(QKeyEvent* event) override { event->ignore(); }
};

} // namespace

MergePage::MergePage(services::Office& office, QWidget* parent) : Surface(Token::Base, {}, parent), m_office(office)
{
    setObjectName(u"merge"_s);
    setAttribute(Qt::WA_InputMethodEnabled, false); // 1 and 2 are keys here
    setFocusPolicy(Qt::StrongFocus);
    auto* scroll = new KeylessScroll;
    m_scroll = scroll;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* inner = new Surface(Token::Base);
    m_bodyColumn = new QVBoxLayout(inner);
    m_bodyColumn->setContentsMargins(0, 0, 0, 0);
    m_bodyColumn->setSpacing(0);
    m_bodyColumn->addStretch(1);
    scroll->setWidget(inner);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(makeSides());
    column->addWidget(scroll, 1);
    column->addWidget(makeFoot());
    connect(&office, &services::Office::trayChanged, this, [this] {
        if (isVisible() && !m_saving && !m_wanted.isEmpty())
            load(m_wanted); // the server may have moved on meanwhile
    });
}

QList<KeyHint> MergePage::keyHints()
{
    return {{u"↑ ↓"_s, tr("Choose the field")}, {u"1 2"_s, tr("Server's, mine")}, {u"Ctrl Enter"_s, tr("Save the result")}, {u"Esc"_s, tr("Later")}};
}

QWidget* MergePage::makeHead()
{
    auto* head = new Surface(Token::Base, Qt::BottomEdge);
    auto* title = titleLabel(tr("Two places have changed the same dossier"));
    m_badge = new Badge;
    m_about = bodyLabel({});
    m_about->setObjectName(u"merge.about"_s);
    m_about->setToken(Token::Text2);
    m_about->setElided(Qt::ElideRight);
    auto* top = new QHBoxLayout;
    top->addWidget(title, 1);
    top->addWidget(m_badge);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(20, 14, 20, 10);
    column->setSpacing(4);
    column->addLayout(top);
    column->addWidget(m_about);
    return head;
}

QWidget* MergePage::makeSides()
{
    auto* line = new Surface(Token::Sunken, Qt::BottomEdge);
    m_before = captionLabel({});
    m_before->setFixedWidth(beforeWidth);
    m_theirs = captionLabel({});
    m_theirs->setGlyph(Icon::Cloud);
    m_mine = captionLabel({});
    m_mine->setGlyph(Icon::Person);
    for (TextLabel* label : {m_theirs, m_mine}) {
        label->setToken(Token::Text2);
        label->setElided(Qt::ElideRight);
    }
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(20, 7, 20, 7);
    row->setSpacing(columnGap);
    row->addWidget(m_before);
    row->addWidget(m_theirs, 1);
    row->addWidget(m_mine, 1);
    return line;
}

QWidget* MergePage::makeFoot()
{
    auto* foot = new Surface(Token::Sunken, Qt::TopEdge);
    m_open = bodyLabel({});
    m_open->setObjectName(u"merge.open"_s);
    auto* later = new ActionButton(ButtonKind::Plain, tr("Later"));
    later->setObjectName(u"merge.later"_s);
    later->setKeyText(u"Esc"_s);
    m_allTheirs = new ActionButton(ButtonKind::Secondary, tr("Take all of the server's"));
    m_allTheirs->setObjectName(u"merge.allTheirs"_s);
    m_save = new ActionButton(ButtonKind::Primary, tr("Save the result"));
    m_save->setObjectName(u"merge.save"_s);
    m_save->setKeyText(u"Ctrl Enter"_s);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(20, 12, 20, 12);
    row->setSpacing(8);
    row->addWidget(m_open, 1);
    row->addWidget(later);
    row->addWidget(m_allTheirs);
    row->addWidget(m_save);
    connect(later, &QAbstractButton::clicked, this, &MergePage::closeRequested);
    connect(m_allTheirs, &QAbstractButton::clicked, this, &MergePage::takeTheirs);
    connect(m_save, &QAbstractButton::clicked, this, &MergePage::save);
    return foot;
}

void MergePage::show(const QString& commandId)
{
    if (commandId != m_wanted)
        m_merge = {};
    m_wanted = commandId;
    load(commandId);
    setFocus();
}

void MergePage::load(const QString& commandId)
{
    whenDone(m_office.trayDesk().merge(commandId), this, [this, commandId](const Result<Merge>& answer) {
        if (commandId != m_wanted || m_saving)
            return;
        if (!answer) { // settled elsewhere, or let go of in the tray
            m_wanted.clear();
            Q_EMIT closeRequested();
            return;
        }
        fill(*answer);
    });
}

void MergePage::fill(const Merge& merge)
{
    // What was picked stays picked as long as the two sides are the same.
    QHash<QString, Side> kept;
    if (merge.commandId == m_merge.commandId) {
        const auto before = choices();
        for (const Merge::Field& field : merge.open) {
            for (const Merge::Field& old : m_merge.open) {
                if (old.field == field.field && old.theirs == field.theirs && before.contains(field.field))
                    kept.insert(field.field, before.value(field.field));
            }
        }
    }
    const QString focused = focusWidget() ? focusWidget()->objectName() : QString();
    m_merge = merge;
    m_rows.clear();
    delete m_body;
    m_body = new QWidget;
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (const Merge::Field& field : merge.open) {
        const auto chosen = kept.find(field.field);
        column->addWidget(makeRow(field, chosen == kept.end() ? std::nullopt : std::optional(*chosen)));
        column->addWidget(new DividerLine);
    }
    fillSettled(column);
    m_bodyColumn->insertWidget(0, m_body);

    const domain::Dossier& dossier = merge.truth;
    m_about->setText(QStringList{dossier.code, dossier.owner.fullName, dossier.procedureName}.join(u", "_s));
    m_badge->setLook(meaningLook(Meaning::Danger, Icon::Fork, tr("%n field(s) differ", nullptr, int(merge.open.size())), true));
    const QDateTime today = domain::toLocal(m_office.clock().now());
    const auto at = [&today](const QDateTime& time) {
        const QDateTime local = domain::toLocal(time);
        return local.date() == today.date() ? format::time(local.time()) : format::dateTimeShort(local, today);
    };
    m_before->setText(merge.beforeAt.isValid() ? tr("Before, %1").arg(at(merge.beforeAt)) : tr("Before"));
    m_theirs->setText(merge.theirActor.isEmpty() ? tr("On the server") : tr("On the server, changed by %1 at %2").arg(merge.theirActor, at(merge.theirAt)));
    m_mine->setText(tr("Mine, changed at %1").arg(at(merge.madeAt)));
    refresh();
    if (auto* again = focused.isEmpty() ? nullptr : findChild<SideButton*>(focused))
        again->setFocus();
    else if (!m_rows.empty() && isVisible())
        m_rows.front().theirs->setFocus();
}

QHash<QString, Side> MergePage::choices() const
{
    QHash<QString, Side> chosen;
    for (const Row& row : m_rows) {
        if (row.group->checkedId() >= 0)
            chosen.insert(row.field, Side(row.group->checkedId()));
    }
    return chosen;
}

void MergePage::refresh()
{
    int open = 0;
    for (const Row& row : m_rows) {
        const int id = row.group->checkedId();
        open += id < 0 ? 1 : 0;
        row.state->setGlyph(id < 0 ? Icon::Warning : Icon::Count);
        row.state->setToken(id < 0 ? Token::Warning : Token::Muted);
        row.state->setText(id < 0 ? tr("Not chosen yet") : Side(id) == Side::Mine ? tr("Mine is chosen") : tr("The server's is chosen"));
    }
    m_open->setGlyph(open > 0 ? Icon::Warning : Icon::Ok);
    m_open->setToken(open > 0 ? Token::Warning : Token::Success);
    m_open->setText(open > 0 ? tr("%n field(s) not chosen yet", nullptr, open) : tr("Everything is chosen"));
    m_save->setEnabled(open == 0 && !m_saving);
    m_allTheirs->setEnabled(!m_saving);
}

void MergePage::walk(int step)
{
    if (m_rows.empty())
        return;
    int at = step > 0 ? -1 : int(m_rows.size());
    for (int i = 0; i < int(m_rows.size()); ++i) {
        if (m_rows[size_t(i)].theirs->hasFocus() || m_rows[size_t(i)].mine->hasFocus())
            at = i;
    }
    const Row& row = m_rows[size_t(qBound(0, at + step, int(m_rows.size()) - 1))];
    SideButton* next = row.mine->isChecked() ? row.mine : row.theirs;
    next->setFocus();
    m_scroll->ensureWidgetVisible(next, 0, 40);
}

void MergePage::pick(Side side)
{
    for (const Row& row : m_rows) {
        if (!row.theirs->hasFocus() && !row.mine->hasFocus())
            continue;
        auto* button = row.group->button(int(side));
        button->setChecked(true);
        button->setFocus();
        return;
    }
    walk(1);
}

void MergePage::takeTheirs()
{
    for (const Row& row : m_rows)
        row.theirs->setChecked(true);
    save();
}

void MergePage::save()
{
    const auto chosen = choices();
    if (m_saving || chosen.size() != qsizetype(m_rows.size()) || m_wanted.isEmpty())
        return;
    m_saving = true;
    refresh();
    whenDone(m_office.trayDesk().resolve(m_wanted, chosen), this, [this](const Result<bool>& answer) {
        m_saving = false;
        if (!answer) {
            refresh();
            m_open->setGlyph(Icon::Error);
            m_open->setToken(Token::Danger);
            m_open->setText(describe(answer.error()));
            if (answer.error().code == "choice_missing"_L1)
                load(m_wanted); // the server has moved another field since
            return;
        }
        m_wanted.clear();
        Q_EMIT resolved(m_merge.truth.id);
    });
}

void MergePage::keyPressEvent(QKeyEvent* event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    switch (event->key()) {
    case Qt::Key_1:
    case Qt::Key_2:
        if (plain)
            return pick(event->key() == Qt::Key_1 ? Side::Theirs : Side::Mine);
        break;
    case Qt::Key_Left: return pick(Side::Theirs);
    case Qt::Key_Right: return pick(Side::Mine);
    case Qt::Key_Up: return walk(-1);
    case Qt::Key_Down: return walk(1);
    case Qt::Key_Escape: Q_EMIT closeRequested(); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() & Qt::ControlModifier)
            return save();
        break;
    default: break;
    }
    Surface::keyPressEvent(event);
}

} // namespace motcua::ui
