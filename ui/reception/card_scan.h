#pragma once

#include <QImage>
#include <QPolygonF>
#include <QWidget>

namespace motcua::services {
class ScanStation;
}

namespace motcua::ui {
class TextLabel;
}

namespace motcua::ui::reception {

//! The camera's picture while a card is being scanned. Shows why there is none.
class CardScan : public QWidget
{
    Q_OBJECT

public:
    explicit CardScan(services::ScanStation& station, QWidget* parent = nullptr);

    void start();
    void stop();

Q_SIGNALS:
    void codeRead(const QString& text);
    void closeRequested();

private:
    class Picture;
    void refresh();

    services::ScanStation& m_station;
    Picture* m_picture;
    TextLabel* m_state;
    bool m_running = false;
};

} // namespace motcua::ui::reception
