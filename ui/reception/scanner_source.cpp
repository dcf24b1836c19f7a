#include "ui/reception/scanner_source.h"

#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/labels.h"
#include "ui/kit/progress_line.h"
#include "ui/kit/segments.h"
#include "ui/settings/ui_settings.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>

using namespace Qt::StringLiterals;
using motcua::services::PaperScanner;

namespace motcua::ui::reception {

ScannerSource::ScannerSource(UiSettings& settings, QWidget* parent) : QWidget(parent), m_settings(settings), m_scanner(new PaperScanner(this))
{
    m_devices = new QComboBox;
    m_devices->setObjectName(u"source.scanners"_s);
    m_devices->setAccessibleName(tr("Scanner"));
    m_from = new Segments;
    m_from->addSegment(0, tr("From the glass"));
    m_from->addSegment(1, tr("From the feeder"));
    m_from->setCurrent(0);
    m_colour = new QCheckBox(tr("In colour"));
    m_colour->setChecked(true);
    m_dots = new QComboBox;
    m_dots->setAccessibleName(tr("Dots an inch"));
    for (const int dpi : {150, 200, 300, 600})
        m_dots->addItem(tr("%1 dots an inch").arg(dpi), dpi);
    m_dots->setCurrentIndex(1);
    m_look = new ActionButton(ButtonKind::Plain, tr("Look again"));
    m_look->setFrameHeight(32);
    m_scan = new ActionButton(ButtonKind::Secondary, tr("Scan"));
    m_scan->setObjectName(u"source.scan"_s);
    m_scan->setGlyph(Icon::Scan);
    m_scan->setKeyText(u"Enter"_s);
    m_scan->setMinimumWidth(160);
    m_line = new ProgressLine;
    m_line->setRange(0, 100);
    m_state = captionLabel({});
    m_state->setObjectName(u"source.scannerState"_s);
    m_state->setWordWrap(true);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(12);
    grid->setColumnStretch(1, 1);
    const auto row = [grid](int at, const QString& words, QWidget* widget, QWidget* more = nullptr) {
        grid->addWidget(captionLabel(words), at, 0);
        grid->addWidget(widget, at, 1, more ? Qt::Alignment() : Qt::AlignLeft);
        if (more)
            grid->addWidget(more, at, 2);
    };
    row(0, tr("Scanner"), m_devices, m_look);
    row(1, tr("Pages"), m_from);
    row(2, tr("Fineness"), m_dots);
    row(3, {}, m_colour);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 6, 0); // room for the ring of a focus
    column->setSpacing(16);
    column->addLayout(grid);
    column->addWidget(m_scan, 0, Qt::AlignLeft);
    column->addWidget(m_line);
    column->addWidget(m_state);
    column->addStretch(1);

    connect(m_look, &QAbstractButton::clicked, this, &ScannerSource::start);
    connect(m_scan, &QAbstractButton::clicked, this, [this] { press(isScanning() ? Qt::Key_Escape : Qt::Key_Return); });
    connect(m_scanner, &PaperScanner::listed, this, &ScannerSource::fillDevices);
    connect(m_scanner, &PaperScanner::pageScanned, this, &ScannerSource::pageTaken);
    connect(m_scanner, &PaperScanner::progress, this, [this](int page, int percent) {
        m_line->setValue(percent);
        say(true, tr("Page %1: %2 %").arg(page).arg(percent));
    });
    connect(m_scanner, &PaperScanner::finished, this, [this](const Result<int>& pages) {
        if (pages)
            say(true, tr("%n page(s) scanned", nullptr, *pages));
        else
            say(pages.error().kind == ErrorKind::Cancelled, pages.error().kind == ErrorKind::Cancelled ? tr("Stopped; the pages that came are kept") : describe(pages.error()));
        refresh();
        Q_EMIT busyChanged();
    });
    refresh();
}

void ScannerSource::start()
{
    if (m_looking || isScanning())
        return;
    m_looking = true;
    say(true, tr("Looking for scanners"));
    m_scanner->list();
    refresh();
}

void ScannerSource::fillDevices(const QList<services::ScannerDevice>& devices)
{
    m_looking = false;
    m_devices->clear();
    for (const services::ScannerDevice& device : devices)
        m_devices->addItem(device.label.isEmpty() ? device.name : device.label, device.name);
    if (const int last = m_devices->findData(m_settings.scanner()); last >= 0)
        m_devices->setCurrentIndex(last);
    if (!devices.isEmpty())
        say(true, tr("Lay the paper in, then Enter"));
    else if (PaperScanner::isAvailable())
        say(false, tr("No scanner found; switch it on and look again, or choose a folder that its own program scans into"));
    else
        say(false, describe(Error{ErrorKind::Device, u"scanner_missing"_s, {}}));
    refresh();
}

bool ScannerSource::press(int key)
{
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && !isScanning()) {
        scan();
        return true;
    }
    if (key == Qt::Key_Escape && isScanning()) {
        m_scanner->cancel();
        return true;
    }
    return false;
}

void ScannerSource::scan()
{
    const QString device = m_devices->currentData().toString();
    if (device.isEmpty())
        return;
    m_settings.setScanner(device);
    m_line->setValue(0);
    say(true, tr("The scanner begins"));
    m_scanner->scan(device, {m_from->current() == 1, m_colour->isChecked(), m_dots->currentData().toInt()});
    refresh();
    Q_EMIT busyChanged();
}

void ScannerSource::say(bool fine, const QString& words)
{
    m_state->setToken(fine ? Token::Muted : Token::Warning);
    m_state->setGlyph(fine ? Icon::Scan : Icon::Warning);
    m_state->setText(words);
}

void ScannerSource::refresh()
{
    const bool scanning = isScanning();
    m_scan->setText(scanning ? tr("Stop") : tr("Scan"));
    m_scan->setKeyText(scanning ? u"Esc"_s : u"Enter"_s);
    m_scan->setEnabled(scanning || m_devices->count() > 0);
    m_line->setVisible(scanning);
    for (QWidget* one : std::initializer_list<QWidget*>{m_devices, m_from, m_colour, m_dots, m_look})
        one->setEnabled(!scanning && (one != m_devices || m_devices->count() > 0));
}

} // namespace motcua::ui::reception
