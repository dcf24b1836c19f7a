#include "ui/shell/devices_pane.h"

#include "domain/calendar.h"
#include "services/scan_station.h"
#include "services/session.h"
#include "ui/kit/app_mark.h"
#include "ui/kit/describe.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/panes.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QPrinterInfo>

using namespace Qt::StringLiterals;

namespace motcua::ui {

namespace {

void setState(TextLabel* label, Meaning meaning, const QString& text)
{
    label->setText(text);
    label->setToken(textToken(meaning));
    label->setGlyph(meaning == Meaning::Success ? Icon::Ok : meaning == Meaning::Danger ? Icon::Error : Icon::Warning);
}

} // namespace

DevicesPane::DevicesPane(services::Session& session, services::ScanStation& station, QWidget* parent)
    : QWidget(parent), m_station(station)
{
    auto* mark = new AppMark(40);
    if (!QCoreApplication::applicationVersion().isEmpty())
        mark->setCaption(tr("Version %1").arg(QCoreApplication::applicationVersion()));
    const QString office = session.official().agencyName;
    auto* title = new TextLabel(office.isEmpty() ? tr("One-stop desk,\nparty cell, meeting gate") : tr("One-stop office\n%1").arg(office), TypeStep::Figure,
                                QFont::DemiBold, Token::Text);
    title->setWordWrap(true);
    m_clock = bodyLabel({});
    m_clock->setToken(Token::Text2);
    m_checkedAt = captionLabel({});

    auto* head = new QHBoxLayout;
    head->addWidget(boldLabel(tr("Devices at this desk")), 1);
    head->addWidget(m_checkedAt);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(mark);
    column->addStretch(2);
    column->addWidget(title);
    column->addSpacing(4);
    column->addWidget(m_clock);
    column->addStretch(4);
    column->addLayout(head);
    column->addSpacing(8);
    column->addWidget(new DividerLine);
    m_centre = addRow(column, int(Icon::Cloud), tr("Server"));
    m_camera = addRow(column, int(Icon::Camera), tr("Camera"));
    m_printer = addRow(column, int(Icon::Print), tr("Receipt printer"));
    m_centre->setObjectName(u"signIn.centreState"_s);
    m_camera->setObjectName(u"signIn.cameraState"_s);
    m_printer->setObjectName(u"signIn.printerState"_s);

    m_minute.setInterval(10'000);
    connect(&m_minute, &QTimer::timeout, this, &DevicesPane::tick);
    // Queued: asking for cameras inside the signal that announces them blocks for ever in Qt 6.4.
    connect(&station, &services::ScanStation::camerasChanged, this, &DevicesPane::look, Qt::QueuedConnection);
    tick();
}

TextLabel* DevicesPane::addRow(QVBoxLayout* column, int icon, const QString& name)
{
    auto* label = bodyLabel(name);
    label->setToken(Token::Text);
    label->setGlyph(Icon(icon));
    auto* state = captionLabel(tr("Checking"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 10, 0, 10);
    row->addWidget(label, 1);
    row->addWidget(state);
    column->addLayout(row);
    column->addWidget(new DividerLine);
    return state;
}

void DevicesPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    tick();
    m_minute.start();
    if (!m_looked) {
        m_looked = true;
        QTimer::singleShot(0, this, &DevicesPane::look); // the window is on screen first
    }
}

void DevicesPane::tick()
{
    m_clock->setText(format::clock(domain::toLocal(QDateTime::currentDateTimeUtc())));
}

void DevicesPane::look()
{
    // A video file stands in where there is no camera; the station names it when it was told to use one.
    if (m_station.camera().isEmpty() && m_station.cameras().isEmpty())
        setState(m_camera, Meaning::Warning, tr("No camera found"));
    else
        setState(m_camera, Meaning::Success, tr("Ready"));
    const QPrinterInfo printer = QPrinterInfo::defaultPrinter();
    if (printer.isNull())
        setState(m_printer, Meaning::Warning, tr("No printer chosen"));
    else if (printer.state() == QPrinter::Error)
        setState(m_printer, Meaning::Danger, tr("Reports an error"));
    else
        setState(m_printer, Meaning::Success, tr("Ready"));
    m_checkedAt->setText(tr("Checked at %1").arg(format::time(domain::toLocal(QDateTime::currentDateTimeUtc()).time())));
}

void DevicesPane::showCentre(const Result<int>& answer)
{
    if (answer)
        setState(m_centre, Meaning::Success, tr("Online, %1 ms").arg(*answer));
    else
        setState(m_centre, Meaning::Warning, tr("Not reached"));
    m_centre->setToolTip(answer ? QString() : describe(answer.error()));
}

} // namespace motcua::ui
