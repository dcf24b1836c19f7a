#pragma once

namespace motcua::domain {

//! What an open camera lets people set, and which way it looks. Most webcams offer nothing: they decide themselves.
struct CameraOffers
{
    bool torch = false;
    bool nearFocus = false;  //!< focus kept to what is held near, or left to the camera
    bool brightness = false;
    bool selfView = false;   //!< who stands before it sees themselves in the picture: a live camera that does not face away

    bool operator==(const CameraOffers&) const = default;
};

//! What somebody wishes of it. What a camera does not offer is left as it is.
struct CameraWishes
{
    static constexpr int brightest = 4; //!< and darkest the other way

    bool torch = false;
    bool nearFocus = true;
    int brightness = 0; //!< half steps of exposure (EV / 2)

    bool operator==(const CameraWishes&) const = default;
};

} // namespace motcua::domain
