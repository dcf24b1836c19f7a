#include "ui/reception/paper_viewer.h"

#include "services/dossier_book.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/labels.h"

#include <QBoxLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QDialog>
#include <QFileDialog>
#include <QImageReader>
#include <QKeyEvent>
#include <QPainter>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;
using motcua::services::whenDone;

namespace motcua::ui::reception {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PaperViewer)
};

constexpr int pageSide = 1'600; //!< px

//! A picture as large as the window lets it.
class Sheet : public QWidget
{
public:
    Sheet()
    {
        setMinimumSize(480, 480);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        setAccessibleName(Words::tr("The file"));
    }

    QImage image;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), color(Token::Sunken));
        if (image.isNull())
            return;
        const QSize size = image.size().scaled(this->size(), Qt::KeepAspectRatio).boundedTo(image.size());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(QRect(QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size), image);
    }
};

class Viewer : public QDialog
{
public:
    Viewer(services::DossierBook& book, const QString& hash, const QByteArray& bytes, int page, QWidget* parent)
        : QDialog(parent), m_book(book), m_hash(hash), m_bytes(bytes), m_isPdf(bytes.startsWith("%PDF-")), m_page(page)
    {
        setAttribute(Qt::WA_DeleteOnClose);
        setObjectName(u"paperViewer"_s);
        setWindowTitle(Words::tr("File of the dossier"));
        resize(820, 680);
        auto* column = new QVBoxLayout(this);
        m_sheet = new Sheet;
        column->addWidget(m_sheet, 1);
        m_state = captionLabel({});
        m_state->setObjectName(u"viewer.state"_s);
        if (!m_isPdf) {
            QBuffer buffer(&m_bytes);
            buffer.open(QIODevice::ReadOnly);
            QImageReader reader(&buffer);
            reader.setAutoTransform(true);
            m_sheet->image = reader.read();
        }
        auto* save = new ActionButton(ButtonKind::Secondary, Words::tr("Save a copy"));
        save->setGlyph(Icon::Save);
        auto* close = new ActionButton(ButtonKind::Primary, Words::tr("Close"));
        close->setKeyText(u"Esc"_s);
        close->setDefault(true);
        auto* row = new QHBoxLayout;
        row->addWidget(m_state, 1);
        if (m_isPdf) {
            for (const int by : {-1, 1}) {
                auto* step = new ActionButton(ButtonKind::Plain, by < 0 ? Words::tr("Page before") : Words::tr("Next page"));
                step->setKeyText(by < 0 ? u"PgUp"_s : u"PgDn"_s);
                step->setAutoDefault(false);
                connect(step, &QAbstractButton::clicked, this, [this, by] { go(by); });
                row->addWidget(step);
            }
            whenDone(m_book.paper(m_hash), this, [this](const Result<services::PaperFile>& file) {
                m_pages = file ? file->pages : 0;
                go(0);
            });
        }
        row->addWidget(save);
        row->addWidget(close);
        column->addLayout(row);
        connect(close, &QAbstractButton::clicked, this, &QDialog::close);
        connect(save, &QAbstractButton::clicked, this, [this] { choose(); });
    }

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_PageDown || event->key() == Qt::Key_PageUp)
            return go(event->key() == Qt::Key_PageDown ? 1 : -1);
        QDialog::keyPressEvent(event);
    }

private:
    void go(int by)
    {
        if (!m_isPdf)
            return;
        if (m_pages == 0) {
            m_state->setToken(Token::Warning);
            m_state->setText(Words::tr("This machine cannot draw the pages; save a copy and open it with another program"));
            return;
        }
        m_page = std::clamp(m_page + by, 0, m_pages - 1);
        m_state->setToken(Token::Muted);
        m_state->setText(Words::tr("Page %1 of %2").arg(m_page + 1).arg(m_pages));
        whenDone(m_book.pageImage(m_hash, m_page, pageSide), this, [this, page = m_page](const Result<QImage>& image) {
            if (page != m_page)
                return; // leafed on meanwhile
            m_sheet->image = image ? *image : QImage();
            m_sheet->update();
            if (!image) {
                m_state->setToken(Token::Danger);
                m_state->setText(describe(image.error()));
            }
        });
    }
    void choose()
    {
        auto* dialog = new QFileDialog(this, Words::tr("Save a copy"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(m_isPdf ? u"pdf"_s : m_bytes.startsWith("\x89PNG") ? u"png"_s : u"jpg"_s);
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
            QSaveFile file(path);
            const bool fine = file.open(QIODevice::WriteOnly) && file.write(m_bytes) == m_bytes.size() && file.commit();
            m_state->setToken(fine ? Token::Muted : Token::Danger);
            m_state->setText(fine ? Words::tr("Saved") : Words::tr("It could not be written there, choose another place"));
        });
        dialog->open();
    }

    services::DossierBook& m_book;
    QString m_hash;
    QByteArray m_bytes;
    bool m_isPdf;
    int m_page = 0;
    int m_pages = 0;
    Sheet* m_sheet = nullptr;
    TextLabel* m_state = nullptr;
};

} // namespace

void showPaper(services::DossierBook& book, const QString& hash, QWidget* parent, int page)
{
    whenDone(book.paperBytes(hash), parent, [&book, hash, page, parent](const Result<QByteArray>& bytes) {
        if (bytes) {
            (new Viewer(book, hash, *bytes, page, parent->window()))->open();
            return;
        }
        auto* sorry = new QDialog(parent->window());
        sorry->setAttribute(Qt::WA_DeleteOnClose);
        sorry->setWindowTitle(Words::tr("File of the dossier"));
        auto* column = new QVBoxLayout(sorry);
        auto* words = meaningLabel(Meaning::Warning, describe(bytes.error()));
        words->setWordWrap(true);
        auto* close = new ActionButton(ButtonKind::Primary, Words::tr("Close"));
        column->addWidget(words);
        column->addWidget(close, 0, Qt::AlignRight);
        QObject::connect(close, &QAbstractButton::clicked, sorry, &QDialog::close);
        sorry->open();
    });
}

} // namespace motcua::ui::reception
