#include "ui/reception/card_scan.h"

#include "services/id_back_reader.h"
#include "services/scan_station.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/labels.h"
#include "ui/kit/scan_overlay.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QPainter>

using namespace Qt::StringLiterals;
using motcua::services::ScanStation;

namespace motcua::ui::reception {

namespace {

constexpr int missedBeforeHint = 12; // some three seconds

} // namespace

class CardScan::Picture : public QWidget
{
public:
    QImage frame;
    QPolygonF corners;
    QSize frameSize;

    Picture()
    {
        setFixedHeight(200);
        setAccessibleName(CardScan::tr("Camera picture"));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), QColor(0x10, 0x12, 0x13));
        if (frame.isNull())
            return;
        const QSizeF size = QSizeF(frame.size()).scaled(QSizeF(this->size()), Qt::KeepAspectRatio);
        const QRectF target(QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(target, frame);
        if (corners.size() == 4 && !frameSize.isEmpty()) {
            QPolygonF quad;
            for (const QPointF& point : std::as_const(corners))
                quad << QPointF(target.left() + point.x() * target.width() / frameSize.width(), target.top() + point.y() * target.height() / frameSize.height());
            paintScanQuad(&painter, quad, Meaning::Success, 3);
        }
    }
};

CardScan::CardScan(ScanStation& station, QWidget* parent) : QWidget(parent), m_station(station), m_picture(new Picture)
{
    m_state = captionLabel({});
    m_state->setObjectName(u"receive.scanState"_s);
    m_state->setWordWrap(true);
    auto* close = new ActionButton(ButtonKind::Plain, tr("Close"));
    close->setObjectName(u"receive.scanClose"_s);
    close->setFrameHeight(32);
    m_file = new ActionButton(ButtonKind::Plain, tr("From a file…"));
    m_file->setObjectName(u"receive.scanFile"_s);
    m_file->setFrameHeight(32);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_state, 1);
    foot->addWidget(m_file);
    foot->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_picture);
    column->addLayout(foot);

    connect(close, &QAbstractButton::clicked, this, &CardScan::closeRequested);
    connect(m_file, &QAbstractButton::clicked, this, &CardScan::openFile);
    connect(&station, &ScanStation::preview, this, [this](const QImage& frame) {
        if (!m_running)
            return;
        if (m_side == Side::Back)
            m_back->look(frame);
        m_picture->frame = frame;
        m_picture->update();
    });
    connect(&station, &ScanStation::codeSeen, this, [this](const QString& text, const QPolygonF& corners, const QSize& frame, double) {
        if (!m_running)
            return;
        m_picture->corners = corners;
        m_picture->frameSize = frame;
        m_picture->update();
        Q_EMIT codeRead(text);
    });
    connect(&station, &ScanStation::codeLost, this, [this] { m_picture->corners.clear(); });
    connect(&station, &ScanStation::problemChanged, this, &CardScan::refresh);
}

void CardScan::start(Side side)
{
    m_side = side;
    m_missed = 0;
    m_file->setVisible(side == Side::Back);
    if (side == Side::Back && !m_back) {
        m_back = new services::IdBackReader(this);
        connect(m_back, &services::IdBackReader::found, this, [this](const domain::CitizenCard& back) {
            if (m_running && m_side == Side::Back)
                Q_EMIT backRead(back);
        });
        connect(m_back, &services::IdBackReader::missed, this, [this] {
            ++m_missed;
            refresh();
        });
    }
    m_running = true;
    m_picture->frame = {};
    m_picture->corners.clear();
    m_station.start();
    refresh();
}

void CardScan::stop()
{
    if (!m_running)
        return;
    m_running = false;
    if (m_back)
        m_back->stop();
    m_station.stop();
}

void CardScan::openFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Picture of the card's back"), {}, tr("Pictures (*.jpg *.jpeg *.png *.webp *.bmp)"));
    if (!path.isEmpty())
        readFile(path);
}

void CardScan::readFile(const QString& path)
{
    services::whenDone(m_back->readFile(path), this, [this](const Result<domain::CitizenCard>& back) {
        if (!m_running || m_side != Side::Back)
            return;
        if (back)
            return void(Q_EMIT backRead(*back));
        m_state->setToken(Token::Warning);
        m_state->setGlyph(Icon::Warning);
        m_state->setText(tr("No three lines in this picture that hold by their check digits"));
    });
}

void CardScan::refresh()
{
    const auto problem = m_station.problem();
    m_state->setToken(problem == ScanStation::Problem::None ? Token::Muted : Token::Warning);
    m_state->setGlyph(problem == ScanStation::Problem::None ? Icon::Camera : Icon::Warning);
    switch (problem) {
    case ScanStation::Problem::None:
        if (m_side == Side::Front)
            m_state->setText(tr("Hold the card's code before the camera"));
        else if (m_missed < missedBeforeHint)
            m_state->setText(tr("Hold the card's back with its three lines of capitals before the camera"));
        else
            m_state->setText(tr("Not read yet: nearer, level, without glare on the three lines; or take a picture from a file"));
        break;
    case ScanStation::Problem::NoCamera: m_state->setText(m_side == Side::Front ? tr("No camera found; a scanner works all the same") : tr("No camera found; a picture from a file works all the same")); break;
    case ScanStation::Problem::Busy: m_state->setText(tr("Another program uses the camera; close it, or use a scanner")); break;
    case ScanStation::Problem::Denied: m_state->setText(tr("The system does not allow the camera; allow it in the system's settings")); break;
    case ScanStation::Problem::Lost: m_state->setText(tr("The camera has gone; plug it in again")); break;
    case ScanStation::Problem::Unsupported: m_state->setText(tr("This camera cannot be used; choose another in the settings")); break;
    case ScanStation::Problem::ReaderDown: m_state->setText(tr("The code reader is being restarted")); break;
    }
}

} // namespace motcua::ui::reception
