#include "ui/reception/page_editor.h"

#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/labels.h"
#include "ui/reception/page_list.h"
#include "ui/reception/paper_viewer.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;
using motcua::services::PaperDoubt;
using motcua::services::PaperFile;
using motcua::services::PaperPage;
using motcua::services::whenDone;

namespace motcua::ui::reception {

namespace {

constexpr int thumbnail = 150;

//! White paper on a white list needs an edge.
QIcon sheetIcon(const QImage& image, int turns)
{
    if (image.isNull())
        return themedIcon(Icon::File);
    QPixmap pixmap = QPixmap::fromImage(image.transformed(QTransform().rotate(90 * turns)).scaled(thumbnail, thumbnail, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    QPainter painter(&pixmap);
    painter.setPen(color(Token::Divider));
    painter.drawRect(pixmap.rect().adjusted(0, 0, -1, -1));
    return pixmap;
}

} // namespace

PageEditor::PageEditor(services::DossierBook& book, const QString& paper, const QStringList& hashes, QWidget* parent) : QDialog(parent), m_book(book)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"pageEditor"_s);
    setWindowTitle(tr("Order of pages: %1").arg(paper));
    resize(940, 620);
    m_list = new PageList;
    m_list->setObjectName(u"editor.pages"_s);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setViewMode(QListView::IconMode);
    m_list->setMovement(QListView::Static);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setUniformItemSizes(true);
    m_list->setIconSize(QSize(thumbnail, thumbnail));
    m_list->setGridSize(QSize(174, thumbnail + 34));
    m_list->installEventFilter(this);
    m_state = captionLabel(tr("Opening the pages"));
    m_state->setObjectName(u"editor.state"_s);
    m_state->setWordWrap(true);

    auto* tools = new QHBoxLayout;
    tools->setSpacing(4);
    const auto tool = [this, tools](const QString& text, const QString& keys, auto act) {
        auto* button = new ActionButton(ButtonKind::Plain, text);
        button->setKeyText(keys);
        button->setFrameHeight(32);
        button->setAutoDefault(false);
        button->setFocusPolicy(Qt::NoFocus);
        connect(button, &QAbstractButton::clicked, this, act);
        tools->addWidget(button);
        m_tools.append(button);
    };
    tool(tr("Forward"), u"Ctrl ←"_s, [this] { move(-1); });
    tool(tr("Backward"), u"Ctrl →"_s, [this] { move(1); });
    tool(tr("Turn"), u"R"_s, [this] { turn(1); });
    tool(tr("Take away"), u"Del"_s, [this] { remove(); });
    tool(tr("Undo"), u"Ctrl Z"_s, [this] { undo(); });
    tools->addStretch(1);
    auto* cancel = new ActionButton(ButtonKind::Plain, tr("Cancel"));
    cancel->setKeyText(u"Esc"_s);
    cancel->setAutoDefault(false);
    m_join = new ActionButton(ButtonKind::Primary, tr("Make one PDF"));
    m_join->setObjectName(u"editor.join"_s);
    m_join->setKeyText(u"Ctrl Enter"_s);
    m_join->setAutoDefault(false);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_state, 1);
    foot->addWidget(cancel);
    foot->addWidget(m_join);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addLayout(tools);
    column->addWidget(m_list, 1);
    column->addLayout(foot);

    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_join, &QAbstractButton::clicked, this, &PageEditor::join);
    connect(m_list, &PageList::dropped, this, &PageEditor::moveTo);
    connect(m_list, &QListWidget::itemDoubleClicked, this, [this] {
        const Sheet& sheet = m_sheets[size_t(m_list->currentRow())];
        showPaper(m_book, sheet.page.hash, this, sheet.page.page);
    });
    whenDone(m_book.pages(hashes), this, [this](const Result<std::vector<PaperPage>>& pages) {
        m_loading = false;
        if (!pages) {
            m_state->setToken(Token::Danger);
            m_state->setText(describe(pages.error()));
            return refresh();
        }
        for (const PaperPage& page : *pages)
            m_sheets.push_back({page, 0});
        fill(0);
        m_list->setFocus();
    });
    refresh();
}

void PageEditor::fill(int current)
{
    m_list->clear();
    for (size_t i = 0; i < m_sheets.size(); ++i) {
        const Sheet& sheet = m_sheets[i];
        const bool blank = sheet.page.doubt == PaperDoubt::Blank;
        auto* item = new QListWidgetItem(sheetIcon(sheet.page.thumbnail, sheet.turns), blank ? tr("Page %1, blank?").arg(i + 1) : tr("Page %1").arg(i + 1), m_list);
        if (blank)
            item->setForeground(color(Token::Warning));
    }
    m_list->setCurrentRow(std::clamp(current, 0, std::max(0, int(m_sheets.size()) - 1)));
    refresh();
}

void PageEditor::refresh()
{
    const bool ready = !m_loading && !m_joining;
    m_join->setEnabled(ready && !m_sheets.empty());
    for (ActionButton* tool : std::as_const(m_tools))
        tool->setEnabled(ready && !m_sheets.empty());
    if (!m_tools.isEmpty())
        m_tools.last()->setEnabled(ready && !m_before.empty());
    if (!ready || m_state->token() == Token::Danger)
        return;
    m_state->setToken(Token::Muted);
    m_state->setText(m_sheets.empty() ? tr("No page is left; Ctrl Z brings the last one back")
                                      : tr("%n page(s). Drag one to its place, Enter shows it large; the PDF takes the place of the files", nullptr, int(m_sheets.size())));
}

void PageEditor::change(std::vector<Sheet> sheets, int current)
{
    m_before.emplace_back(std::exchange(m_sheets, std::move(sheets)), m_list->currentRow());
    fill(current);
}

void PageEditor::move(int by)
{
    const int row = m_list->currentRow();
    if (row < 0 || row + by < 0 || row + by >= int(m_sheets.size()))
        return;
    auto sheets = m_sheets;
    std::swap(sheets[size_t(row)], sheets[size_t(row + by)]);
    change(std::move(sheets), row + by);
}

void PageEditor::moveTo(int row, int gap)
{
    if (m_loading || m_joining || row < 0 || row >= int(m_sheets.size()) || gap < 0 || gap > int(m_sheets.size()))
        return;
    auto sheets = m_sheets;
    const auto begin = sheets.begin();
    if (gap > row)
        std::rotate(begin + row, begin + row + 1, begin + gap);
    else
        std::rotate(begin + gap, begin + row, begin + row + 1);
    change(std::move(sheets), gap > row ? gap - 1 : gap);
}

void PageEditor::turn(int by)
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    auto sheets = m_sheets;
    sheets[size_t(row)].turns = (sheets[size_t(row)].turns + by + 4) % 4;
    change(std::move(sheets), row);
}

void PageEditor::remove()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    auto sheets = m_sheets;
    sheets.erase(sheets.begin() + row);
    change(std::move(sheets), row);
}

void PageEditor::undo()
{
    if (m_before.empty())
        return;
    m_sheets = std::move(m_before.back().first);
    const int current = m_before.back().second;
    m_before.pop_back();
    fill(current);
}

void PageEditor::join()
{
    if (m_loading || m_joining || m_sheets.empty())
        return;
    m_joining = true;
    m_state->setToken(Token::Muted);
    m_state->setText(tr("Putting the pages together"));
    std::vector<services::PaperPick> picks;
    for (const Sheet& sheet : m_sheets)
        picks.push_back({sheet.page.hash, sheet.page.page, sheet.turns});
    refresh();
    whenDone(m_book.joinPages(picks), this, [this](const Result<PaperFile>& file) {
        m_joining = false;
        if (file) {
            Q_EMIT joined(*file);
            accept();
            return;
        }
        m_state->setToken(Token::Danger);
        m_state->setText(describe(file.error()));
        refresh();
    });
}

bool PageEditor::press(QKeyEvent* event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_loading || m_joining)
        return false;
    if (control && enter)
        join();
    else if (control && event->key() == Qt::Key_Left)
        move(-1);
    else if (control && event->key() == Qt::Key_Right)
        move(1);
    else if (event->matches(QKeySequence::Undo))
        undo();
    else if (event->key() == Qt::Key_Delete)
        remove();
    else if (event->key() == Qt::Key_R && !control)
        turn(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    else if (enter && m_list->currentRow() >= 0)
        Q_EMIT m_list->itemDoubleClicked(m_list->currentItem());
    else
        return false;
    return true;
}

bool PageEditor::eventFilter(QObject* watched, QEvent* event)
{
    return (watched == m_list && event->type() == QEvent::KeyPress && press(static_cast<QKeyEvent*>(event))) || QDialog::eventFilter(watched, event);
}

void PageEditor::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!press(event) && !enter)
        QDialog::keyPressEvent(event);
}

} // namespace motcua::ui::reception
