#include "services/registration_desk.h"
#include "services/when_done.h"
#include "ui/cell/cell_chooser.h"
#include "ui/cell/member_words.h"
#include "ui/cell/members_page.h"
#include "ui/cell/people_pane.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/labels.h"
#include "ui/kit/panes.h"
#include "ui/kit/toast.h"

#include <QFileDialog>
#include <QListView>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace motcua::ui {

// A file that is looked at before it becomes the cell's list, taken in, and taken back.

using services::whenDone;

void MembersPage::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(window(), tr("Take a list in"), {}, tr("Lists") + u" (*.xlsx *.csv *.txt)"_s);
    if (!path.isEmpty())
        lookAtFile(path);
}

void MembersPage::lookAtFile(const QString& path)
{
    if (path.isEmpty())
        return;
    m_stack->setLoading(true);
    whenDone(m_desk.roster().preview(path, m_cells->cell()), this, [this, turn = ++m_turn](const Result<services::RosterPreview>& preview) {
        if (turn != m_turn)
            return;
        m_stack->setLoading(false);
        if (preview)
            showPreview(*preview);
        else
            m_toast->showMessage(MemberWords::fileProblem(preview.error()), false, Icon::Warning);
    });
}

void MembersPage::showPreview(const services::RosterPreview& preview)
{
    m_preview = preview;
    m_previewHead->setTitle(preview.fileName);
    m_previewHead->setCaption(tr("%n line(s)", nullptr, int(preview.sheet.lines.size())));
    clearColumn(m_previewFacts);
    const auto add = [this](QWidget* widget) { m_previewFacts->addWidget(widget); };
    add(sectionTitle(tr("Columns, by the heading in line %1").arg(preview.sheet.headRow)));
    for (const auto& [field, heading] : MemberWords::columns(preview.sheet))
        add(new FactRow(field, heading.isEmpty() ? tr("not in the file") : u"“"_s + heading + u"”"_s, 150));
    if (!preview.sheet.ignored.isEmpty())
        add(captionLabel(tr("Not used: %1").arg(preview.sheet.ignored.join(u", "_s))));
    add(new DividerLine);
    auto* sum = bodyLabel(tr("%1 people are new, %2 are no longer on the list").arg(preview.added).arg(preview.removed));
    sum->setObjectName(u"previewSum"_s);
    add(sum);
    const auto& issues = preview.sheet.issues;
    if (issues.empty())
        add(meaningLabel(Meaning::Success, tr("Every line could be read")));
    else
        add(sectionTitle(tr("%n line(s) to look at", nullptr, int(issues.size()))));
    constexpr size_t shown = 40;
    for (size_t i = 0; i < std::min(issues.size(), shown); ++i) {
        auto* line = meaningLabel(issues[i].lost ? Meaning::Danger : Meaning::Warning, MemberWords::issue(issues[i]));
        line->setObjectName(u"rosterIssue"_s);
        line->setWordWrap(true);
        add(line);
    }
    if (issues.size() > shown)
        add(captionLabel(tr("and %n more", nullptr, int(issues.size() - shown))));
    m_previewFacts->addStretch(1);
    m_right->setCurrentIndex(1);
    m_take->setFocus(Qt::OtherFocusReason);
    Q_EMIT keyHintsChanged();
}

void MembersPage::takePreview()
{
    if (!m_preview)
        return;
    const services::RosterPreview preview = *std::exchange(m_preview, std::nullopt);
    m_right->setCurrentIndex(0);
    Q_EMIT keyHintsChanged();
    whenDone(m_desk.roster().take(preview), this, [this, cell = preview.cell](const Result<int>& lines) {
        if (!lines) {
            m_toast->showMessage(describe(lines.error()), false, Icon::Error);
            return;
        }
        m_taken = cell;
        m_toast->showMessage(tr("The list has %n member(s) now", nullptr, *lines), true);
        m_list->setFocus(Qt::OtherFocusReason);
        refresh();
    });
}

void MembersPage::leavePreview()
{
    if (!std::exchange(m_preview, std::nullopt))
        return;
    m_right->setCurrentIndex(0);
    m_list->setFocus(Qt::OtherFocusReason);
    Q_EMIT keyHintsChanged();
}

void MembersPage::undo()
{
    whenDone(m_desk.roster().undo(m_taken), this, [this](const Result<bool>& undone) {
        if (undone)
            m_toast->showMessage(tr("Undone"));
        else
            m_toast->showMessage(undone.error().code == "already_sent"_L1 || undone.error().kind == ErrorKind::NotFound ? tr("Too late to undo: it has been sent")
                                                                                                                       : describe(undone.error()),
                                 false, Icon::Warning);
    });
}

} // namespace motcua::ui
