#pragma once

#include <QImage>
#include <QWidget>

namespace motcua::services {
class PaperCamera;
class ScanStation;
} // namespace motcua::services

namespace motcua::ui {
class ActionButton;
class CameraBar;
class TextLabel;
} // namespace motcua::ui

namespace motcua::ui::reception {

class SheetView;

//! Pages by camera: Space takes, corners are put right, Enter takes the page over and the camera goes on. GUI thread.
class CameraSource : public QWidget
{
    Q_OBJECT

public:
    explicit CameraSource(services::ScanStation& station, QWidget* parent = nullptr);

    void start();
    void stop();
    //! Space, Enter, R, W, Backspace; false = none of its keys.
    bool press(int key);
    [[nodiscard]] bool isHeld() const;

Q_SIGNALS:
    void pageTaken(const QImage& page);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void accept();
    void again();
    void refresh();
    void placeBar();

    services::PaperCamera* m_camera;
    SheetView* m_view;
    CameraBar* m_bar; //!< lamp, focus and brightness, where the camera has them
    TextLabel* m_state;
    ActionButton* m_take;
    ActionButton* m_accept;
    ActionButton* m_turn;
    ActionButton* m_whole;
    ActionButton* m_again;
    bool m_straightening = false;
    bool m_sheetSeen = false;
};

} // namespace motcua::ui::reception
