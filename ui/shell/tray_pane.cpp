#include "ui/shell/tray_pane.h"

#include "domain/calendar.h"
#include "services/office.h"
#include "services/session.h"
#include "services/tray_desk.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/progress_line.h"
#include "ui/settings/data_check.h"
#include "ui/shell/sync_facts.h"
#include "ui/shell/tray_delegate.h"
#include "ui/shell/tray_entry_part.h"
#include "ui/shell/tray_model.h"

#include <QBoxLayout>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using motcua::services::TrayEntry;
using motcua::services::whenDone;

namespace motcua::ui {

TrayPane::TrayPane(services::Office& office, services::Session& session, QWidget* parent)
    : Surface(Token::Base, Qt::LeftEdge, parent), m_office(office), m_session(session), m_model(new TrayModel(this))
{
    setObjectName(u"tray"_s);
    setMinimumWidth(320);
    auto* send = new ActionButton(ButtonKind::Secondary, tr("Send now"));
    send->setObjectName(u"tray.sendNow"_s);
    send->setGlyph(Icon::SendNow);
    auto* close = new ActionButton(ButtonKind::IconOnly, tr("Close"));
    close->setObjectName(u"tray.close"_s);
    close->setGlyph(Icon::Close);
    close->setFlat(true);
    auto* more = new ActionButton(ButtonKind::IconOnly, tr("More about this work"));
    more->setObjectName(u"tray.more"_s);
    more->setGlyph(Icon::More);
    more->setFlat(true);
    connect(more, &QAbstractButton::clicked, this, [this, more] {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("Export a slip of everything that was not sent"), this, [this] { askFile(true); });
        menu->addAction(tr("Take in a slip of another machine"), this, [this] { askFile(false); });
        menu->addAction(tr("Compare the data with the server"), this, &TrayPane::compare);
        menu->popup(more->mapToGlobal(QPoint(0, more->height())));
    });
    auto* head = new PaneHeader(tr("Work for the server"), false);
    head->addRight(send);
    head->addRight(more);
    head->addRight(close);

    m_list = new QListView;
    m_list->setObjectName(u"tray.list"_s);
    m_list->setAccessibleName(tr("Work for the server"));
    prepareRowView(m_list);
    m_list->setUniformItemSizes(false);
    m_list->setItemDelegate(new TrayDelegate(m_list));
    m_list->setModel(m_model);
    setFocusProxy(m_list);
    m_stack = new ListStack(m_list);
    m_entryPart = new TrayEntryPart(m_office);
    auto* foot = makeFoot();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_stack, 1);
    column->addWidget(m_entryPart);
    column->addWidget(foot);

    connect(send, &QAbstractButton::clicked, this, [this] { m_office.sendNow(); });
    connect(close, &QAbstractButton::clicked, this, &TrayPane::closeRequested);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        m_current = index.data(TrayModel::CommandRole).toString();
        showEntry();
    });
    connect(&m_office, &services::Office::trayChanged, this, &TrayPane::reload);
    connect(&m_office, &services::Office::syncStatusChanged, this, &TrayPane::refreshFoot);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, [this] { // "next try in 0:12", "3 minutes old"
        m_list->viewport()->update();
        refreshFoot();
    });
    connect(m_list, &QListView::activated, m_entryPart, &TrayEntryPart::act);
    connect(m_entryPart, &TrayEntryPart::mergeRequested, this, &TrayPane::mergeRequested);
    connect(m_entryPart, &TrayEntryPart::recordRequested, this, &TrayPane::recordRequested);
    connect(m_entryPart, &TrayEntryPart::changed, this, &TrayPane::reload);
    connect(m_entryPart, &TrayEntryPart::said, this, &TrayPane::say);
    showEntry();
}

QWidget* TrayPane::makeFoot()
{
    m_said = captionLabel({});
    m_said->setObjectName(u"tray.said"_s);
    m_said->setWordWrap(true);
    m_said->hide();
    m_export = new ActionButton(ButtonKind::Link, tr("Export slip"));
    m_export->setObjectName(u"tray.export"_s);
    m_foot = captionLabel({});
    m_foot->setToken(Token::Text2);
    m_foot->setObjectName(u"tray.foot"_s);
    m_foot->setWordWrap(true); // beside the link there is not room for everything that can stand here
    m_facts = captionLabel({});
    m_facts->setObjectName(u"tray.facts"_s);
    m_facts->setWordWrap(true);
    m_uploads = captionLabel({});
    m_uploads->setObjectName(u"tray.uploads"_s);
    m_uploads->setWordWrap(true);
    m_uploadLine = new ProgressLine;
    m_uploadLine->setObjectName(u"tray.uploadLine"_s);
    m_uploadLine->setAccessibleName(tr("Files on the way to the server"));
    auto* foot = new Surface(Token::Sunken, Qt::TopEdge);
    auto* footColumn = new QVBoxLayout(foot);
    footColumn->setContentsMargins(20, 12, 20, 12);
    footColumn->setSpacing(2);
    auto* first = new QHBoxLayout;
    first->addWidget(m_foot, 1);
    first->addWidget(m_export);
    footColumn->addWidget(m_said);
    footColumn->addLayout(first);
    footColumn->addWidget(m_facts);
    footColumn->addWidget(m_uploads);
    footColumn->addWidget(m_uploadLine);
    connect(m_export, &QAbstractButton::clicked, this, [this] { askFile(true); });
    return foot;
}

void TrayPane::showEntry()
{
    m_entryPart->showEntry(m_model->entry(m_model->rowOf(m_current)));
}

void TrayPane::showEvent(QShowEvent* event)
{
    m_said->hide();
    Surface::showEvent(event);
    m_second.start();
    reload();
    refreshFoot();
}

void TrayPane::hideEvent(QHideEvent* event)
{
    m_second.stop();
    Surface::hideEvent(event);
}

void TrayPane::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape) {
        Surface::keyPressEvent(event);
        return;
    }
    if (!m_entryPart->stopAsking())
        Q_EMIT closeRequested();
}

void TrayPane::reload()
{
    if (!isVisible())
        return;
    whenDone(m_office.tray(), this, [this](const Result<std::vector<TrayEntry>>& answer) {
        if (!answer) {
            m_stack->showState(EmptyState::Kind::Error, describe(answer.error()));
            return;
        }
        const QString kept = m_current;
        m_model->setEntries(*answer);
        if (m_model->rowCount() == 0) {
            m_stack->showState(EmptyState::Kind::Empty, tr("Nothing waits"), tr("What is done here stands in this list until the server has it"));
        } else {
            m_stack->showList();
            int row = m_model->rowOf(kept);
            if (row < 0 && m_model->count(TrayModel::Group::Look) > 0)
                row = 1; // the first that needs a look
            if (row >= 0)
                m_list->setCurrentIndex(m_model->index(row));
        }
        showEntry();
    });
}

void TrayPane::askFile(bool save)
{
    auto* dialog = new QFileDialog(this, save ? tr("Export slip") : tr("Take in a slip"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(save ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setNameFilter(tr("Slips (*.phieu)"));
    dialog->setDefaultSuffix(u"phieu"_s);
    if (save)
        dialog->selectFile(tr("work-%1", "file name of a slip").arg(domain::toLocal(m_office.clock().now()).toString(u"yyyyMMdd-HHmm"_s)) + u".phieu"_s);
    connect(dialog, &QFileDialog::fileSelected, this, save ? &TrayPane::exportSlip : &TrayPane::takeInSlip);
    dialog->open();
}

void TrayPane::exportSlip(const QString& path)
{
    whenDone(m_office.trayDesk().exportSlip(), this, [this, path](const Result<services::TrayDesk::SlipFile>& slip) {
        if (!slip)
            return say(false, describe(slip.error()));
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(slip->bytes) == slip->bytes.size() && file.commit())
            say(true, tr("%n piece(s) of work are in %1, sealed for the server. Mark: %2", nullptr, slip->pieces).arg(QFileInfo(path).fileName(), slip->fingerprint));
        else
            say(false, tr("The file cannot be written here; choose another folder"));
    });
}

void TrayPane::takeInSlip(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return say(false, describeCode(u"file_unreadable"_s));
    whenDone(m_office.trayDesk().takeInSlip(file.read(32 * 1024 * 1024)), this, [this](const Result<services::TrayDesk::TakenIn>& taken) {
        if (!taken)
            return say(false, describe(taken.error()));
        const QString made = format::dateTimeShort(domain::toLocal(taken->slip.madeAt), domain::toLocal(m_office.clock().now()));
        say(true, taken->pieces > 0 ? tr("%n piece(s) of work of %1 go to the server, where somebody decides about them. Mark: %2", nullptr, taken->pieces).arg(made, taken->slip.fingerprint())
                                    : tr("This slip was taken in before"));
        m_office.sendNow();
    });
}

void TrayPane::compare()
{
    m_said->setGlyph(Icon::Count);
    m_said->setToken(Token::Muted);
    m_said->setText(tr("Comparing with the server"));
    m_said->show();
    whenDone(m_office.checkData(), this, [this](const Result<std::vector<services::DigestReport>>& found) {
        const CheckWords words = checkWords(found);
        say(words.good, words.text);
    });
}

void TrayPane::say(bool good, const QString& sentence)
{
    m_said->setGlyph(good ? Icon::Ok : Icon::Error);
    m_said->setToken(good ? Token::Success : Token::Danger);
    m_said->setText(sentence);
    m_said->show();
}

void TrayPane::refreshFoot()
{
    const SyncFacts facts = syncFacts(m_office.syncStatus(), m_session.offlineUntil(), m_office.clock().now());
    m_foot->setGlyph(facts.online ? Icon::SyncOk : Icon::SyncOffline);
    m_foot->setText(facts.first);
    m_facts->setText(facts.more.join(u'\n'));
    m_facts->setToken(facts.warn ? Token::Warning : Token::Muted);
    m_facts->setVisible(!facts.more.isEmpty());
    m_uploads->setText(facts.uploads);
    m_uploads->setVisible(!facts.uploads.isEmpty());
    const services::Uploads& uploads = m_office.syncStatus().uploads;
    m_uploadLine->setVisible(uploads.files > 0);
    m_uploadLine->setRange(0, int(uploads.bytes / 1'024));
    m_uploadLine->setValue(int(uploads.sent / 1'024));
    m_uploadLine->setState(facts.online ? ProgressLine::State::Running : ProgressLine::State::Paused);
    m_export->setVisible(m_model->count(TrayModel::Group::Look) + m_model->count(TrayModel::Group::Waiting) > 0);
}

} // namespace motcua::ui
