#pragma once

#include "services/paper_scanner.h"

#include <QWidget>

class QCheckBox;
class QComboBox;

namespace motcua::ui {
class ActionButton;
class ProgressLine;
class Segments;
class TextLabel;
class UiSettings;
} // namespace motcua::ui

namespace motcua::ui::reception {

//! Pages by scanner: device, glass or feeder, colour; Enter scans, Esc stops. GUI thread.
class ScannerSource : public QWidget
{
    Q_OBJECT

public:
    explicit ScannerSource(UiSettings& settings, QWidget* parent = nullptr);

    void start(); //!< looks for scanners
    //! Enter, Escape; false = none of its keys.
    bool press(int key);
    [[nodiscard]] bool isScanning() const { return m_scanner->isScanning(); }

Q_SIGNALS:
    void pageTaken(const QImage& page);
    void busyChanged();

private:
    void fillDevices(const QList<services::ScannerDevice>& devices);
    void scan();
    void say(bool fine, const QString& words);
    void refresh();

    UiSettings& m_settings;
    services::PaperScanner* m_scanner;
    QComboBox* m_devices;
    Segments* m_from;
    QCheckBox* m_colour;
    QComboBox* m_dots;
    ActionButton* m_look;
    ActionButton* m_scan;
    ProgressLine* m_line;
    TextLabel* m_state;
    bool m_looking = false;
};

} // namespace motcua::ui::reception
