#include "ui/reception/score_list.h"

#include "ui/kit/action_button.h"
#include "ui/kit/labels.h"
#include "ui/kit/panes.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace motcua::ui::reception {

using domain::ScoreItem;
using domain::ScoreLine;
using domain::ScoreState;

namespace {

QString what(ScoreItem item)
{
    switch (item) {
    case ScoreItem::Scanned: return ScoreList::tr("Papers scanned at receipt");
    case ScoreItem::Reused: return ScoreList::tr("Digitised data used again");
    case ScoreItem::Result: return ScoreList::tr("Result attached as a file");
    case ScoreItem::Apology: return ScoreList::tr("Apology before the due date");
    }
    return {};
}

QString how(const ScoreLine& line)
{
    switch (line.item) {
    case ScoreItem::Scanned: return ScoreList::tr("%1 of %2", "papers").arg(line.done).arg(line.of);
    case ScoreItem::Reused: return line.done > 0 ? ScoreList::tr("%n paper(s)", nullptr, line.done) : ScoreList::tr("none");
    case ScoreItem::Result:
        return line.state == ScoreState::Done ? ScoreList::tr("attached") : line.state == ScoreState::Open ? ScoreList::tr("not yet") : ScoreList::tr("missing");
    case ScoreItem::Apology:
        return line.state == ScoreState::Done ? ScoreList::tr("written") : line.state == ScoreState::Open ? ScoreList::tr("if it will be late") : ScoreList::tr("too late");
    }
    return {};
}

Token tokenOf(ScoreState state)
{
    return state == ScoreState::Done ? Token::Success : state == ScoreState::Open ? Token::Text2 : Token::Danger;
}

} // namespace

ScoreList::ScoreList(QWidget* parent) : QWidget(parent), m_rows(new QVBoxLayout)
{
    setObjectName(u"detail.score"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* title = sectionTitle(tr("What scores the desk"));
    title->setContentsMargins(20, 12, 20, 6);
    column->addWidget(title);
    m_rows->setContentsMargins(20, 0, 20, 12);
    m_rows->setSpacing(4);
    column->addLayout(m_rows);
    column->addWidget(new DividerLine);
    hide();
}

void ScoreList::setLines(const std::vector<ScoreLine>& lines, bool mayAttach)
{
    if (lines == m_lines && mayAttach == m_mayAttach)
        return;
    m_lines = lines;
    m_mayAttach = mayAttach;
    setVisible(!lines.empty());
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const ScoreLine& line : lines) {
        auto* row = new QWidget;
        auto* across = new QHBoxLayout(row);
        across->setContentsMargins(0, 0, 0, 0);
        auto* name = bodyLabel(what(line.item));
        name->setElided(Qt::ElideRight);
        name->setGlyph(line.state == ScoreState::Done ? Icon::Ok : line.state == ScoreState::Open ? Icon::Status2 : Icon::Warning);
        name->setToken(Token::Text);
        across->addWidget(name, 1);
        if (line.item == ScoreItem::Result && mayAttach) {
            auto* attach = new ActionButton(ButtonKind::Link, line.state == ScoreState::Done ? tr("Attach another file") : tr("Attach the file"));
            attach->setObjectName(u"detail.attachResult"_s);
            connect(attach, &QAbstractButton::clicked, this, &ScoreList::attachResult);
            across->addWidget(attach);
        }
        auto* state = captionLabel(how(line));
        state->setToken(tokenOf(line.state));
        across->addWidget(state);
        row->setAccessibleName(u"%1: %2"_s.arg(what(line.item), how(line)));
        m_rows->addWidget(row);
    }
}

} // namespace motcua::ui::reception
