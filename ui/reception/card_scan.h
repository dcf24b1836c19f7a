#pragma once

#include "domain/identity.h"

#include <QImage>
#include <QPolygonF>
#include <QWidget>

namespace motcua::services {
class IdBackReader;
class ScanStation;
} // namespace motcua::services

namespace motcua::ui {
class ActionButton;
class TextLabel;
} // namespace motcua::ui

namespace motcua::ui::reception {

//! The camera's picture while a card is being scanned: the code on its front, or the three lines of its back, which a file may show as
//! well. Shows why there is no picture.
class CardScan : public QWidget
{
    Q_OBJECT

public:
    explicit CardScan(services::ScanStation& station, QWidget* parent = nullptr);

    enum class Side { Front, Back };
    void start(Side side = Side::Front);
    [[nodiscard]] Side side() const { return m_side; }
    void readFile(const QString& path); //!< a picture of the back, while that is being scanned
    void stop();

Q_SIGNALS:
    void codeRead(const QString& text);
    void backRead(const motcua::domain::CitizenCard& back);
    void closeRequested();

private:
    class Picture;
    void refresh();
    void openFile();

    services::ScanStation& m_station;
    Picture* m_picture;
    TextLabel* m_state;
    ActionButton* m_file;
    services::IdBackReader* m_back = nullptr; //!< made at first use
    Side m_side = Side::Front;
    int m_missed = 0; //!< frames without a zone since the side was chosen
    bool m_running = false;
};

} // namespace motcua::ui::reception
