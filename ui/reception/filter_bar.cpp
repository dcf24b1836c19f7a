#include "ui/reception/filter_bar.h"

#include "ui/kit/action_button.h"
#include "ui/kit/badges.h"
#include "ui/kit/day_range.h"
#include "ui/kit/field.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using motcua::domain::OwnerKind;
using motcua::services::QueueFilter;
using motcua::services::QueueTab;

namespace motcua::ui::reception {

namespace {

Field* fieldOf(const QString& label, QWidget* editor, const QString& name)
{
    editor->setObjectName(name);
    editor->setAccessibleName(label);
    auto* field = new Field(label, editor);
    field->setKeepsMessageRoom(false);
    return field;
}

QComboBox* openCombo(const QString& every)
{
    auto* combo = new QComboBox;
    combo->setEditable(true);
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(8);
    combo->lineEdit()->setPlaceholderText(every);
    return combo;
}

void offer(QComboBox* combo, const QStringList& names)
{
    const QString kept = combo->currentText();
    combo->clear();
    combo->addItems(names);
    combo->completer()->setFilterMode(Qt::MatchContains);
    combo->completer()->setCompletionMode(QCompleter::PopupCompletion);
    combo->setCurrentIndex(-1);
    combo->setEditText(kept);
}

} // namespace

FilterBar::FilterBar(QWidget* parent) : Surface(Token::Sunken, Qt::TopEdge | Qt::BottomEdge, parent)
{
    setObjectName(u"filterBar"_s);
    m_name = new QLineEdit;
    m_name->setMaxLength(services::QueueFilters::longestName);
    m_tab = new QComboBox;
    for (const auto& [tab, words] : {std::pair(QueueTab::Open, tr("Everything open")), std::pair(QueueTab::DueSoon, tr("Due soon")), std::pair(QueueTab::Overdue, tr("Overdue")),
                                     std::pair(QueueTab::ToReturn, tr("To return")), std::pair(QueueTab::All, tr("Open and ended"))})
        m_tab->addItem(words, int(tab));
    m_status = new QComboBox;
    m_status->addItem(tr("Every status"), 0);
    for (int status = 1; status <= 10; ++status)
        m_status->addItem(statusLook(status).text, status);
    m_owner = new QComboBox;
    m_owner->addItem(tr("Both"), -1);
    m_owner->addItem(tr("Person"), int(OwnerKind::Person));
    m_owner->addItem(tr("Organisation"), int(OwnerKind::Organisation));
    for (QComboBox* combo : {m_tab, m_status, m_owner}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(8);
    }
    m_procedure = openCombo(tr("Every procedure"));
    m_holder = openCombo(tr("Whoever holds it"));
    m_received = new QLineEdit;
    m_received->setPlaceholderText(tr("1/11 - 15/11"));
    m_due = new QLineEdit;
    m_due->setPlaceholderText(tr("21/11"));
    m_said = captionLabel({});
    m_said->setObjectName(u"filter.said"_s);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(metric::panePadding, 10, metric::panePadding, 10);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    grid->addWidget(fieldOf(tr("Status"), m_status, u"filter.status"_s), 0, 0);
    grid->addWidget(fieldOf(tr("Due"), m_tab, u"filter.tab"_s), 0, 1);
    grid->addWidget(fieldOf(tr("Procedure"), m_procedure, u"filter.procedure"_s), 0, 2, 1, 2);
    grid->addWidget(fieldOf(tr("Owner"), m_owner, u"filter.owner"_s), 1, 0);
    grid->addWidget(fieldOf(tr("Holder"), m_holder, u"filter.holder"_s), 1, 1);
    grid->addWidget(fieldOf(tr("Received on"), m_received, u"filter.received"_s), 1, 2);
    grid->addWidget(fieldOf(tr("Due on"), m_due, u"filter.due"_s), 1, 3);
    for (int column = 0; column < 4; ++column)
        grid->setColumnStretch(column, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    const auto add = [row](ButtonKind kind, const QString& words, const QString& name, const QString& keys) {
        auto* button = new ActionButton(kind, words);
        button->setObjectName(name);
        button->setKeyText(keys);
        button->setFrameHeight(metric::controlSmall);
        row->addWidget(button);
        return button;
    };
    auto* apply = add(ButtonKind::Secondary, tr("Filter by this"), u"filter.apply"_s, u"Enter"_s);
    m_name->setObjectName(u"filter.name"_s);
    m_name->setAccessibleName(tr("Name to keep it under"));
    m_name->setPlaceholderText(tr("Name to keep it under"));
    m_name->setMinimumWidth(120);
    row->addWidget(m_name, 1);
    auto* save = add(ButtonKind::Secondary, tr("Save"), u"filter.save"_s, u"Ctrl S"_s);
    grid->addLayout(row, 2, 0, 1, 4);
    row = new QHBoxLayout;
    row->setSpacing(8);
    const auto plain = [&row](const QString& words, const QString& name) {
        auto* button = new ActionButton(ButtonKind::Plain, words);
        button->setObjectName(name);
        button->setFrameHeight(metric::controlSmall);
        row->addWidget(button);
        return button;
    };
    m_rename = plain(tr("Rename"), u"filter.rename"_s);
    m_up = plain(tr("Up"), u"filter.up"_s);
    m_down = plain(tr("Down"), u"filter.down"_s);
    m_remove = plain(tr("Delete"), u"filter.remove"_s);
    row->addWidget(m_said, 1);
    auto* leave = plain(tr("Close"), u"filter.close"_s);
    leave->setKeyText(u"Esc"_s);
    grid->addLayout(row, 3, 0, 1, 4);

    connect(apply, &QAbstractButton::clicked, this, &FilterBar::emitTried);
    connect(save, &QAbstractButton::clicked, this, &FilterBar::emitSave);
    connect(m_rename, &QAbstractButton::clicked, this, [this] { Q_EMIT renameRequested(m_name->text()); });
    connect(m_remove, &QAbstractButton::clicked, this, &FilterBar::removeRequested);
    connect(m_up, &QAbstractButton::clicked, this, [this] { Q_EMIT moveRequested(-1); });
    connect(m_down, &QAbstractButton::clicked, this, [this] { Q_EMIT moveRequested(1); });
    connect(leave, &QAbstractButton::clicked, this, &FilterBar::left);
    hide();
}

void FilterBar::setProcedures(const QStringList& names) { offer(m_procedure, names); }
void FilterBar::setHolders(const QStringList& names) { offer(m_holder, names); }

void FilterBar::begin(const services::SavedFilter& saved, bool isSaved, QDate today)
{
    const QueueFilter& filter = saved.filter;
    m_today = today;
    m_text = filter.text;
    m_sort = filter.sort;
    m_name->setText(saved.name);
    m_tab->setCurrentIndex(std::max(0, m_tab->findData(int(filter.tab))));
    m_status->setCurrentIndex(std::max(0, m_status->findData(filter.status)));
    m_owner->setCurrentIndex(std::max(0, m_owner->findData(filter.ownerKind ? int(*filter.ownerKind) : -1)));
    m_procedure->setEditText(filter.procedure);
    m_holder->setEditText(filter.holder);
    m_received->setText(dayRangeText(filter.receivedFrom, filter.receivedTo));
    m_due->setText(dayRangeText(filter.dueFrom, filter.dueTo));
    for (ActionButton* button : {m_rename, m_remove, m_up, m_down})
        button->setVisible(isSaved);
    say({}, true);
    show();
    m_status->setFocus(Qt::OtherFocusReason);
}

std::optional<QueueFilter> FilterBar::filter()
{
    QueueFilter filter;
    filter.tab = QueueTab(m_tab->currentData().toInt());
    filter.sort = m_sort;
    filter.text = m_text;
    filter.status = m_status->currentData().toInt();
    if (const int kind = m_owner->currentData().toInt(); kind >= 0)
        filter.ownerKind = OwnerKind(kind);
    filter.procedure = m_procedure->currentText().trimmed();
    filter.holder = m_holder->currentText().trimmed();
    for (const auto& [edit, from, to] : {std::tuple(m_received, &filter.receivedFrom, &filter.receivedTo), std::tuple(m_due, &filter.dueFrom, &filter.dueTo)}) {
        if (edit->text().trimmed().isEmpty())
            continue;
        const auto days = dayRange(edit->text(), m_today);
        if (!days) {
            say(tr("Days like 21/11 or 1/11 - 15/11"), false);
            edit->setFocus(Qt::OtherFocusReason);
            edit->selectAll();
            return std::nullopt;
        }
        *from = days->first;
        *to = days->second;
    }
    // What has ended is not among what is open.
    if (filter.tab == QueueTab::Open && (filter.status == 3 || filter.status == 8 || filter.status == 10))
        filter.tab = QueueTab::All;
    return filter;
}

QString FilterBar::name() const { return m_name->text(); }

void FilterBar::say(const QString& sentence, bool good)
{
    m_said->setText(sentence);
    m_said->setToken(good ? Token::Muted : Token::Warning);
}

void FilterBar::emitTried()
{
    if (const auto wanted = filter()) {
        say({}, true);
        Q_EMIT tried(*wanted);
    }
}

void FilterBar::emitSave()
{
    if (const auto wanted = filter())
        Q_EMIT saveRequested(m_name->text(), *wanted);
}

void FilterBar::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: return emitTried();
    case Qt::Key_Escape: Q_EMIT left(); return;
    case Qt::Key_S:
        if (event->modifiers() == Qt::ControlModifier)
            return emitSave();
        break;
    default: break;
    }
    Surface::keyPressEvent(event);
}

} // namespace motcua::ui::reception
