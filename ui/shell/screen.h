#pragma once

#include "domain/official.h"
#include "ui/kit/icons.h"
#include "ui/shell/page.h"

#include <functional>
#include <vector>

namespace motcua::ui {

//! One row of the navigation: a screen is this row and its page. Titles are marked with QT_TRANSLATE_NOOP("Navigation", …).
struct Screen
{
    QString id;
    Icon icon = Icon::Queue;
    const char* title = "";
    const char* group = ""; //!< caption in the rail, empty = none
    std::function<bool(const domain::Official&)> allowed;
    std::function<QWidget*(const PageContext&, QWidget* parent)> make;
    bool fullWindow = false; //!< fills the window: no rail, no top line (the gate)
    bool bottom = false;     //!< below, with the settings
};

using Navigation = std::vector<Screen>;

} // namespace motcua::ui
