#include "ui/reception/component_pane.h"

#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/format.h"
#include "ui/kit/icons.h"
#include "ui/kit/labels.h"
#include "ui/kit/wrap_row.h"
#include "ui/reception/component_list.h"
#include "ui/reception/paper_viewer.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QListWidget>
#include <QMimeData>
#include <QPainter>
#include <QSpinBox>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using motcua::services::PaperDoubt;
using motcua::services::PaperFile;
using motcua::services::whenDone;

namespace motcua::ui::reception {

namespace {

constexpr int thumbnail = 72;
constexpr int mostFiles = 60;

QString doubtText(PaperDoubt doubt)
{
    switch (doubt) {
    case PaperDoubt::None: return {};
    case PaperDoubt::Blank: return ComponentPane::tr("The page looks blank");
    case PaperDoubt::Dark: return ComponentPane::tr("The picture is dark");
    case PaperDoubt::Blurred: return ComponentPane::tr("The picture is blurred");
    case PaperDoubt::Small: return ComponentPane::tr("The picture is small");
    }
    return {};
}

//! White paper on a white pane needs an edge.
QIcon framed(const QImage& image)
{
    QPixmap pixmap = QPixmap::fromImage(image);
    QPainter painter(&pixmap);
    painter.setPen(color(Token::Divider));
    painter.drawRect(pixmap.rect().adjusted(0, 0, -1, -1));
    return pixmap;
}

QStringList pathsOf(const QMimeData& data)
{
    QStringList paths;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

QSpinBox* counter(const char* name, const QString& accessible)
{
    auto* box = new QSpinBox;
    box->setObjectName(QString::fromLatin1(name));
    box->setAccessibleName(accessible);
    box->setRange(0, 99);
    return box;
}

} // namespace

ComponentPane::ComponentPane(const PaperDesk& desk, ComponentList& list, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_book(desk.book), m_list(list)
{
    setAcceptDrops(true);
    m_originals = counter("receive.originals", tr("Originals"));
    m_copies = counter("receive.copies", tr("Copies"));
    m_reused = new QCheckBox(tr("Reuse what is digitised"));
    m_reused->setObjectName(u"receive.reused"_s);
    m_reused->setToolTip(tr("The paper lies in the data store already: the citizen need not hand it in again"));
    m_add = new ActionButton(ButtonKind::Secondary, tr("Add files"));
    m_add->setObjectName(u"receive.addFiles"_s);
    m_add->setGlyph(Icon::File);
    m_add->setKeyText(u"Ins"_s);
    m_add->setFrameHeight(32);
    m_capture = new ActionButton(ButtonKind::Secondary, tr("Photograph or scan"));
    m_capture->setObjectName(u"receive.capture"_s);
    m_capture->setGlyph(Icon::Camera);
    m_capture->setKeyText(u"F4"_s);
    m_capture->setFrameHeight(32);
    m_arrange = new ActionButton(ButtonKind::Plain, tr("Pages"));
    m_arrange->setObjectName(u"receive.arrange"_s);
    m_arrange->setKeyText(u"P"_s);
    m_arrange->setFrameHeight(32);
    m_arrange->setToolTip(tr("Put pages in order, turn them, take some away, make one PDF of them"));
    m_strip = new QListWidget;
    m_strip->setObjectName(u"receive.files"_s);
    m_strip->setAccessibleName(tr("Files of this paper"));
    m_strip->setViewMode(QListView::IconMode);
    m_strip->setFlow(QListView::LeftToRight);
    m_strip->setWrapping(false);
    m_strip->setMovement(QListView::Static);
    m_strip->setIconSize(QSize(thumbnail, thumbnail));
    m_strip->setGridSize(QSize(116, thumbnail + 30));
    m_strip->setFixedHeight(thumbnail + 46);
    m_strip->setFrameShape(QFrame::NoFrame);
    m_strip->setTextElideMode(Qt::ElideRight);
    m_strip->installEventFilter(this);
    m_hint = captionLabel(tr("Drop files here, or paste a picture with Ctrl V: pictures and PDF, at most 20 MB each"));
    m_hint->setElided(Qt::ElideRight);
    m_error = meaningLabel(Meaning::Danger, {});
    m_error->setObjectName(u"receive.fileError"_s);
    m_error->setWordWrap(true);
    m_error->hide();

    auto* numbers = new QHBoxLayout;
    numbers->setSpacing(8);
    numbers->addWidget(captionLabel(tr("Originals")));
    numbers->addWidget(m_originals);
    numbers->addSpacing(8);
    numbers->addWidget(captionLabel(tr("Copies")));
    numbers->addWidget(m_copies);
    auto* counts = new WrapRow(20);
    counts->addRow(numbers);
    counts->addWidget(m_reused);
    auto* sources = new WrapRow;
    sources->addWidget(m_capture);
    sources->addWidget(m_add);
    sources->addWidget(m_arrange);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 10, 16, 10);
    column->setSpacing(6);
    column->addLayout(counts);
    column->addLayout(sources);
    column->addWidget(m_strip);
    column->addWidget(m_hint);
    column->addWidget(m_error);

    connect(&m_list, &ComponentList::changed, this, &ComponentPane::showCurrent);
    connect(m_list.selectionModel(), &QItemSelectionModel::currentChanged, this, &ComponentPane::showCurrent);
    connect(m_originals, &QSpinBox::valueChanged, this, &ComponentPane::writeCounts);
    connect(m_copies, &QSpinBox::valueChanged, this, &ComponentPane::writeCounts);
    connect(m_reused, &QCheckBox::toggled, this, &ComponentPane::writeCounts);
    connect(m_add, &QAbstractButton::clicked, this, &ComponentPane::chooseFiles);
    connect(m_capture, &QAbstractButton::clicked, this, &ComponentPane::capture);
    connect(m_arrange, &QAbstractButton::clicked, this, &ComponentPane::arrange);
    connect(m_strip, &QListWidget::itemActivated, this, &ComponentPane::openCurrent);
    showCurrent();
}

void ComponentPane::showCurrent()
{
    const domain::Component* component = m_list.current();
    setVisible(component != nullptr);
    if (component == nullptr) {
        m_key.clear();
        return;
    }
    if (component->key != m_key) {
        m_key = component->key;
        m_removed.clear();
        m_error->hide();
    }
    m_filling = true;
    m_originals->setValue(component->originals);
    m_copies->setValue(component->copies);
    m_reused->setChecked(component->reused);
    m_filling = false;
    fillStrip(component->blobs);
}

void ComponentPane::fillStrip(const QStringList& hashes)
{
    m_hint->setVisible(hashes.isEmpty());
    m_strip->setVisible(!hashes.isEmpty());
    m_arrange->setVisible(!hashes.isEmpty());
    m_shown = hashes;
    m_strip->clear();
    int number = 0;
    for (const QString& hash : hashes) {
        auto* item = new QListWidgetItem(m_strip);
        item->setData(Qt::UserRole, hash);
        ++number;
        const auto known = m_known.constFind(hash);
        if (known == m_known.constEnd()) {
            item->setText(tr("File %1").arg(number));
            item->setIcon(themedIcon(Icon::File));
            whenDone(m_book.paper(hash), this, [this, hash](const Result<PaperFile>& file) {
                if (!file)
                    return; // it stays a plain file; opening it says why
                m_known.insert(hash, *file);
                if (m_shown.contains(hash))
                    fillStrip(m_shown);
            });
            continue;
        }
        const QString doubt = doubtText(known->doubt);
        item->setIcon(known->thumbnail.isNull() ? themedIcon(Icon::File) : framed(known->thumbnail));
        const QString kind = !known->document ? tr("Picture") : known->pages > 1 ? tr("PDF, %n page(s)", nullptr, known->pages) : u"PDF"_s;
        item->setText(!doubt.isEmpty() ? doubt : known->pages > 1 ? kind : u"%1, %2"_s.arg(kind, format::fileSize(known->bytes)));
        item->setToolTip(doubt.isEmpty() ? tr("%1. Enter shows it, Delete takes it away").arg(format::fileSize(known->bytes)) : tr("%1. Look at it, better scan it again").arg(doubt));
        if (!doubt.isEmpty())
            item->setForeground(color(Token::Warning));
    }
}

void ComponentPane::writeCounts()
{
    const domain::Component* component = m_list.current();
    if (m_filling || component == nullptr)
        return;
    domain::Component changed = *component;
    changed.originals = m_originals->value();
    changed.copies = m_copies->value();
    if (m_reused->isChecked() && !changed.reused)
        changed.received = true; // what lies in the store is here
    changed.reused = m_reused->isChecked();
    m_list.change(changed);
}

void ComponentPane::toggleReused()
{
    m_reused->toggle();
}

void ComponentPane::chooseFiles()
{
    if (m_list.current() == nullptr)
        return;
    auto* dialog = new QFileDialog(this, tr("Files of this paper"), QStandardPaths::writableLocation(QStandardPaths::PicturesLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Pictures and PDF (*.jpg *.jpeg *.png *.pdf *.webp *.bmp *.tif *.tiff)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &ComponentPane::addFiles);
    dialog->open();
}

void ComponentPane::addFiles(const QStringList& paths)
{
    m_error->hide();
    for (const QString& path : paths)
        follow(m_key, QFileInfo(path).fileName(), [this, path] { return m_book.keepPaper(path); });
}

bool ComponentPane::take(const QMimeData& given)
{
    if (m_list.current() == nullptr)
        return false;
    if (const QStringList paths = pathsOf(given); !paths.isEmpty()) {
        addFiles(paths);
        return true;
    }
    const auto picture = qvariant_cast<QImage>(given.imageData());
    if (picture.isNull())
        return false;
    m_error->hide();
    follow(m_key, tr("Pasted picture"), [this, picture] { return m_book.keepPaper(picture); });
    return true;
}

void ComponentPane::follow(const QString& key, const QString& name, std::function<QFuture<Result<PaperFile>>()> look)
{
    m_waiting.append({key, name, std::move(look)});
    if (m_waiting.size() == 1)
        next();
    Q_EMIT busyChanged();
}

void ComponentPane::next()
{
    whenDone(m_waiting.first().look(), this, [this](const Result<PaperFile>& file) {
        const Coming one = m_waiting.takeFirst();
        if (file)
            put(one.key, *file);
        else {
            m_error->setText(u"%1: %2"_s.arg(one.name, describe(file.error())));
            m_error->show();
        }
        if (!m_waiting.isEmpty())
            next();
        Q_EMIT busyChanged();
    });
}

void ComponentPane::put(const QString& key, const PaperFile& file)
{
    const domain::Component* component = m_list.find(key);
    if (component == nullptr)
        return; // another procedure was chosen meanwhile
    if (component->blobs.contains(file.hash)) {
        m_error->setText(tr("This file is there already"));
        m_error->show();
        return;
    }
    if (component->blobs.size() >= mostFiles) {
        m_error->setText(tr("A paper takes at most %1 files; join pages into one PDF").arg(mostFiles));
        m_error->show();
        return;
    }
    m_known.insert(file.hash, file);
    domain::Component changed = *component;
    changed.blobs.append(file.hash);
    changed.received = true;
    m_list.change(changed);
}

void ComponentPane::removeCurrent()
{
    const domain::Component* component = m_list.current();
    const QListWidgetItem* item = m_strip->currentItem();
    if (component == nullptr || item == nullptr)
        return;
    domain::Component changed = *component;
    m_removed = item->data(Qt::UserRole).toString();
    changed.blobs.removeAll(m_removed);
    m_list.change(changed);
    if (m_strip->count() > 0)
        m_strip->setCurrentRow(0);
    else
        m_list.setFocus();
}

void ComponentPane::openCurrent()
{
    if (const QListWidgetItem* item = m_strip->currentItem())
        showPaper(m_book, item->data(Qt::UserRole).toString(), this);
}

void ComponentPane::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_list.current() != nullptr && (event->mimeData()->hasUrls() || event->mimeData()->hasImage()))
        event->acceptProposedAction();
}

void ComponentPane::dropEvent(QDropEvent* event)
{
    if (take(*event->mimeData()))
        event->acceptProposedAction();
}

bool ComponentPane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_strip && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Delete) {
            removeCurrent();
            return true;
        }
        if (key->matches(QKeySequence::Undo) && !m_removed.isEmpty()) {
            if (const auto known = m_known.constFind(m_removed); known != m_known.constEnd())
                put(m_key, *known);
            m_removed.clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void wire(ComponentList& list, ComponentPane& pane)
{
    QObject::connect(&list, &ComponentList::given, &pane, [&pane](const QMimeData& what) { pane.take(what); });
    QObject::connect(&list, &ComponentList::filesWanted, &pane, &ComponentPane::chooseFiles);
    QObject::connect(&list, &ComponentList::reuseWanted, &pane, &ComponentPane::toggleReused);
    QObject::connect(&list, &ComponentList::captureWanted, &pane, &ComponentPane::capture);
    QObject::connect(&list, &ComponentList::arrangeWanted, &pane, &ComponentPane::arrange);
}

} // namespace motcua::ui::reception
