#include "ui/reception/paper_source.h"

#include "services/paper_file.h"
#include "services/paper_folder.h"
#include "services/scan_station.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/labels.h"
#include "ui/kit/segments.h"
#include "ui/reception/camera_source.h"
#include "ui/reception/scanner_source.h"
#include "ui/settings/ui_settings.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QListWidget>
#include <QStackedWidget>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace motcua::ui::reception {

namespace {

constexpr int mostPages = 60;
constexpr int thumbnail = 130;
enum Role { BytesRole = Qt::UserRole + 1, PathRole };

struct Packed
{
    QByteArray bytes;
    QImage small;
};

} // namespace

PaperSource::PaperSource(const QString& paper, services::ScanStation& station, UiSettings& settings, QWidget* parent)
    : QDialog(parent), m_settings(settings), m_folder(new services::PaperFolder(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"paperSource"_s);
    setWindowTitle(tr("Pages of: %1").arg(paper));
    resize(960, 640);
    m_kinds = new Segments;
    m_kinds->addSegment(int(Kind::Camera), tr("Camera"));
    m_kinds->addSegment(int(Kind::Scanner), tr("Scanner"));
    m_kinds->addSegment(int(Kind::Folder), tr("Folder"));
    m_camera = new CameraSource(station);
    m_scanner = new ScannerSource(settings);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_camera);
    m_stack->addWidget(m_scanner);
    m_stack->addWidget(makeFolder());
    m_strip = new QListWidget;
    m_strip->setObjectName(u"source.pages"_s);
    m_strip->setAccessibleName(tr("Pages so far"));
    m_strip->setViewMode(QListView::IconMode);
    m_strip->setFlow(QListView::TopToBottom);
    m_strip->setWrapping(false);
    m_strip->setMovement(QListView::Static);
    m_strip->setIconSize(QSize(thumbnail, thumbnail));
    m_strip->setGridSize(QSize(172, thumbnail + 30));
    m_strip->setFixedWidth(196);
    m_strip->setTextElideMode(Qt::ElideMiddle);
    m_state = captionLabel({});
    m_state->setObjectName(u"source.state"_s);
    auto* cancel = new ActionButton(ButtonKind::Plain, tr("Cancel"));
    cancel->setKeyText(u"Esc"_s);
    cancel->setAutoDefault(false);
    m_finish = new ActionButton(ButtonKind::Primary, tr("Add to the paper"));
    m_finish->setObjectName(u"source.finish"_s);
    m_finish->setKeyText(u"Ctrl Enter"_s);
    m_finish->setAutoDefault(false);

    auto* left = new QVBoxLayout;
    left->setSpacing(10);
    left->addWidget(m_kinds, 0, Qt::AlignLeft);
    left->addWidget(m_stack, 1);
    auto* right = new QVBoxLayout;
    right->addWidget(captionLabel(tr("Pages so far, Delete takes one away")));
    right->addWidget(m_strip, 1);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(16);
    middle->addLayout(left, 1);
    middle->addLayout(right);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_state, 1);
    foot->addWidget(cancel);
    foot->addWidget(m_finish);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addLayout(middle, 1);
    column->addLayout(foot);

    connect(m_kinds, &Segments::currentChanged, this, [this](int kind) { show(Kind(kind)); });
    connect(m_camera, &CameraSource::pageTaken, this, &PaperSource::addPage);
    connect(m_scanner, &ScannerSource::pageTaken, this, &PaperSource::addPage);
    connect(m_scanner, &ScannerSource::busyChanged, this, &PaperSource::refresh);
    connect(m_folder, &services::PaperFolder::arrived, this, &PaperSource::addFile);
    connect(m_folder, &services::PaperFolder::lost, this, [this] { m_folderState->setText(tr("The folder cannot be reached; it is looked for again")); });
    connect(cancel, &QAbstractButton::clicked, this, &PaperSource::leave);
    connect(m_finish, &QAbstractButton::clicked, this, &PaperSource::handOver);
    refresh();
}

PaperSource::~PaperSource() = default;

QWidget* PaperSource::makeFolder()
{
    auto* page = new QWidget;
    m_folderPath = bodyLabel({});
    m_folderPath->setObjectName(u"source.folder"_s);
    m_folderPath->setElided(Qt::ElideMiddle);
    m_folderState = captionLabel({});
    m_folderState->setWordWrap(true);
    auto* choose = new ActionButton(ButtonKind::Secondary, tr("Choose the folder"));
    choose->setFrameHeight(32);
    choose->setAutoDefault(false);
    connect(choose, &QAbstractButton::clicked, this, &PaperSource::chooseFolder);
    auto* row = new QHBoxLayout;
    row->addWidget(m_folderPath, 1);
    row->addWidget(choose);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 8, 6, 0);
    column->setSpacing(12);
    column->addLayout(row);
    column->addWidget(m_folderState);
    column->addStretch(1);
    return page;
}

void PaperSource::show(Kind kind)
{
    if (m_kinds->current() != int(kind))
        return m_kinds->setCurrent(int(kind)); // comes back here
    m_settings.setPaperSource(int(kind));
    m_stack->setCurrentIndex(int(kind));
    m_camera->stop();
    m_folder->stop();
    switch (kind) {
    case Kind::Camera:
        m_camera->start();
        break;
    case Kind::Scanner: m_scanner->start(); break;
    case Kind::Folder: watchFolder(m_settings.paperFolder()); break;
    }
    QDialog::show();
}

void PaperSource::watchFolder(const QString& path)
{
    const bool watched = !path.isEmpty() && m_folder->watch(path);
    m_folderPath->setText(path.isEmpty() ? tr("No folder chosen yet") : path);
    m_folderState->setText(watched            ? tr("What the scanner's own program puts there from now on is taken over; it also stays there")
                           : path.isEmpty() ? tr("Choose the folder into which the scanner or copier puts its files")
                                            : tr("This folder cannot be read, choose another"));
}

void PaperSource::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Choose the folder"), m_settings.paperFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_settings.setPaperFolder(path);
        watchFolder(path);
    });
    dialog->open();
}

int PaperSource::count() const { return m_strip->count(); }

void PaperSource::addPage(const QImage& page)
{
    if (count() + m_packing >= mostPages) {
        m_state->setText(tr("A paper takes at most %1 files; join pages into one PDF").arg(mostPages));
        return;
    }
    ++m_packing;
    auto* item = new QListWidgetItem(tr("Page %1").arg(count() + 1), m_strip); // holds its place while it is packed
    refresh();
    const auto packed = QtConcurrent::run([page] { return Packed{services::packedPage(page), page.scaled(thumbnail, thumbnail, Qt::KeepAspectRatio, Qt::SmoothTransformation)}; });
    const QPersistentModelIndex place(m_strip->model()->index(m_strip->row(item), 0));
    services::whenDone(packed, this, [this, place](const Packed& one) {
        --m_packing;
        if (place.isValid()) { // not taken away meanwhile
            m_strip->item(place.row())->setData(BytesRole, one.bytes);
            m_strip->item(place.row())->setIcon(QPixmap::fromImage(one.small));
            m_strip->scrollToItem(m_strip->item(place.row()));
        }
        refresh();
        if (m_finishing && m_packing == 0)
            handOver();
    });
}

void PaperSource::addFile(const QString& path)
{
    auto* item = new QListWidgetItem(themedIcon(Icon::File), QFileInfo(path).fileName(), m_strip);
    item->setData(PathRole, path);
    item->setToolTip(path);
    m_strip->scrollToItem(item);
    refresh();
}

void PaperSource::removeCurrent()
{
    delete m_strip->takeItem(m_strip->currentRow());
    int number = 0;
    for (int row = 0; row < count(); ++row) {
        ++number;
        if (m_strip->item(row)->data(PathRole).isNull())
            m_strip->item(row)->setText(tr("Page %1").arg(number));
    }
    refresh();
}

void PaperSource::refresh()
{
    m_warned = false;
    m_state->setToken(Token::Muted);
    int files = 0;
    for (int row = 0; row < count(); ++row)
        files += m_strip->item(row)->data(PathRole).isNull() ? 0 : 1;
    const int pages = count() - files;
    QStringList words;
    if (pages > 0)
        words.append(pages == 1 ? tr("One page") : tr("%n page(s); they become one PDF", nullptr, pages));
    if (files > 0)
        words.append(tr("%n file(s)", nullptr, files));
    m_state->setText(words.join(u"  ·  "_s));
    m_finish->setEnabled(count() > 0 && !m_scanner->isScanning());
}

void PaperSource::handOver()
{
    if (count() == 0 || m_scanner->isScanning())
        return;
    if (m_packing > 0) {
        m_finishing = true;
        return;
    }
    QList<QByteArray> pages;
    QStringList files;
    for (int row = 0; row < count(); ++row) {
        const QListWidgetItem* item = m_strip->item(row);
        if (const QString path = item->data(PathRole).toString(); !path.isEmpty())
            files.append(path);
        else
            pages.append(item->data(BytesRole).toByteArray());
    }
    Q_EMIT given(pages, files);
    accept();
}

void PaperSource::leave()
{
    if (count() > 0 && !std::exchange(m_warned, true)) {
        m_state->setToken(Token::Warning);
        m_state->setText(tr("%n page(s) would be lost; Esc once more leaves", nullptr, count()));
        return;
    }
    reject();
}

void PaperSource::done(int result)
{
    m_camera->stop();
    m_folder->stop();
    m_scanner->press(Qt::Key_Escape);
    QDialog::done(result);
}

void PaperSource::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        return handOver();
    if (event->key() == Qt::Key_Delete && m_strip->currentRow() >= 0)
        return removeCurrent();
    const bool taken = m_kinds->current() == int(Kind::Camera)    ? m_camera->press(event->key())
                       : m_kinds->current() == int(Kind::Scanner) ? m_scanner->press(event->key())
                                                                  : false;
    if (taken)
        return;
    if (event->key() == Qt::Key_Escape)
        return leave();
    if (!enter) // which QDialog would give to a button
        QDialog::keyPressEvent(event);
}

} // namespace motcua::ui::reception
