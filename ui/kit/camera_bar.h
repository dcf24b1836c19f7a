#pragma once

#include "domain/camera_controls.h"

#include <QWidget>

class QAbstractButton;

namespace motcua::ui {

//! Over the camera's picture: turn it like a mirror, and what the camera lets people set; what it does not offer is not there. A click
//! takes no focus from the scans; Tab reaches each button.
class CameraBar : public QWidget
{
    Q_OBJECT

public:
    explicit CameraBar(QWidget* parent = nullptr);

    void setOffers(const domain::CameraOffers& offers);
    void setWishes(const domain::CameraWishes& wishes);
    void setMirrored(bool mirrored);
    //! An administrator has decided which way the picture is shown.
    void setMirrorFixed(bool fixed);

Q_SIGNALS:
    void mirrorChosen(bool mirrored);
    void wished(const motcua::domain::CameraWishes& wishes);

private:
    void wish();
    void showBrightness();

    domain::CameraWishes m_wishes;
    QAbstractButton* m_mirror;
    QAbstractButton* m_torch;
    QAbstractButton* m_focus;
    QAbstractButton* m_darker;
    QAbstractButton* m_brighter;
};

} // namespace motcua::ui
