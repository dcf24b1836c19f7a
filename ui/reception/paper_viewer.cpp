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
#include <QPainter>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using motcua::services::whenDone;

namespace motcua::ui::reception {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PaperViewer)
};

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
    Viewer(const QByteArray& bytes, QWidget* parent) : QDialog(parent), m_bytes(bytes), m_isPdf(bytes.startsWith("%PDF-"))
    {
        setAttribute(Qt::WA_DeleteOnClose);
        setObjectName(u"paperViewer"_s);
        setWindowTitle(Words::tr("File of the dossier"));
        resize(820, 680);
        auto* column = new QVBoxLayout(this);
        if (m_isPdf) {
            auto* words = bodyLabel(Words::tr("A PDF is shown by the program that this machine has for it; save a copy first"));
            words->setWordWrap(true);
            column->addWidget(words, 1);
            resize(520, 200);
        } else {
            auto* sheet = new Sheet;
            QBuffer buffer(&m_bytes);
            buffer.open(QIODevice::ReadOnly);
            QImageReader reader(&buffer);
            reader.setAutoTransform(true);
            sheet->image = reader.read();
            column->addWidget(sheet, 1);
        }
        m_state = captionLabel({});
        auto* save = new ActionButton(ButtonKind::Secondary, Words::tr("Save a copy"));
        save->setGlyph(Icon::Save);
        auto* close = new ActionButton(ButtonKind::Primary, Words::tr("Close"));
        close->setKeyText(u"Esc"_s);
        close->setDefault(true);
        auto* row = new QHBoxLayout;
        row->addWidget(m_state, 1);
        row->addWidget(save);
        row->addWidget(close);
        column->addLayout(row);
        connect(close, &QAbstractButton::clicked, this, &QDialog::close);
        connect(save, &QAbstractButton::clicked, this, [this] { choose(); });
    }

private:
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

    QByteArray m_bytes;
    bool m_isPdf;
    TextLabel* m_state = nullptr;
};

} // namespace

void showPaper(services::DossierBook& book, const QString& hash, QWidget* parent)
{
    whenDone(book.paperBytes(hash), parent, [parent](const Result<QByteArray>& bytes) {
        if (bytes) {
            (new Viewer(*bytes, parent->window()))->open();
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
