#include "ui/kit/card_lens.h"
#include "ui/kit/labels.h"
#include "ui/shell/field_words.h"
#include "ui/shell/merge_page.h"
#include "ui/shell/side_button.h"

#include <QBoxLayout>
#include <QButtonGroup>

// The fields of the three-way view; the rest is in merge_page.cpp.
namespace motcua::ui {

using namespace Qt::StringLiterals;
using motcua::services::Merge;
using motcua::services::Side;

namespace {

//! How far a value is from what stood there before.
QString distance(const QString& before, const QString& value)
{
    const int count = compareChars(before, value).differences();
    if (count == 0 || count * 2 > value.size())
        return MergePage::tr("changed");
    return MergePage::tr("differs from before in %n character(s)", nullptr, count);
}

} // namespace

QWidget* MergePage::makeRow(const Merge::Field& field, std::optional<Side> chosen)
{
    auto* part = new QWidget;
    auto* name = boldLabel(fieldName(field.field));
    auto* state = captionLabel({});
    const QString before = fieldText(field.field, field.before);
    auto* was = bodyLabel(before);
    was->setToken(Token::Text2);
    was->setWordWrap(true);
    was->setToolTip(before);
    auto* wasMore = captionLabel(fieldTextMore(field.field, field.before));
    wasMore->setWordWrap(true);
    wasMore->setVisible(!wasMore->text().isEmpty());
    auto* left = new QVBoxLayout;
    left->setSpacing(2);
    left->addWidget(was);
    left->addWidget(wasMore);
    left->addStretch(1);
    auto* leftBox = new QWidget;
    leftBox->setLayout(left);
    left->setContentsMargins(0, 8, 0, 0);
    leftBox->setFixedWidth(beforeWidth);

    Row row{field.field, new QButtonGroup(part), new SideButton, new SideButton, state};
    const auto give = [&](SideButton* button, const QString& side, const QJsonValue& value) {
        const QString text = fieldText(field.field, value);
        const QString more = fieldTextMore(field.field, value);
        button->setValue(side, text, before, more.isEmpty() ? distance(before, text) : more);
    };
    give(row.theirs, tr("Server"), field.theirs);
    give(row.mine, tr("Mine"), field.mine);
    row.theirs->setObjectName(u"merge.theirs."_s + field.field);
    row.mine->setObjectName(u"merge.mine."_s + field.field);
    row.group->addButton(row.theirs, int(Side::Theirs));
    row.group->addButton(row.mine, int(Side::Mine));
    if (chosen)
        row.group->button(int(*chosen))->setChecked(true);
    connect(row.group, &QButtonGroup::idToggled, this, &MergePage::refresh);
    auto* top = new QHBoxLayout;
    top->addWidget(name, 1);
    top->addWidget(state);
    auto* sides = new QHBoxLayout;
    sides->setSpacing(columnGap);
    sides->addWidget(leftBox);
    sides->addWidget(row.theirs, 1);
    sides->addWidget(row.mine, 1);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(20, 14, 20, 16);
    column->setSpacing(8);
    column->addLayout(top);
    column->addLayout(sides);
    m_rows.push_back(row);
    return part;
}

void MergePage::fillSettled(QVBoxLayout* column)
{
    auto* part = new QWidget;
    auto* lines = new QVBoxLayout(part);
    lines->setContentsMargins(20, 14, 20, 14);
    lines->setSpacing(8);
    if (!m_merge.settled.empty()) {
        auto* title = meaningLabel(Meaning::Success, tr("%n other field(s) have merged by themselves", nullptr, int(m_merge.settled.size())));
        title->setObjectName(u"merge.settled"_s);
        lines->addWidget(title);
    }
    for (const Merge::Settled& one : m_merge.settled) {
        QStringList value{fieldText(one.field, one.value)};
        if (const QString more = fieldTextMore(one.field, one.value); !more.isEmpty())
            value.append(more);
        auto* row = new QHBoxLayout;
        row->addWidget(new FactRow(fieldName(one.field), value.join(u", "_s), beforeWidth + columnGap), 1);
        row->addWidget(captionLabel(one.side == Side::Mine ? tr("mine") : tr("the server's")));
        lines->addLayout(row);
    }
    auto* kept = captionLabel(tr("What is not chosen is kept: in the dossier's log, and in the tray where it can be brought back"));
    kept->setWordWrap(true);
    lines->addWidget(kept);
    column->addWidget(part);
}

} // namespace motcua::ui
