#pragma once

class QString;

namespace motcua::test {

//! Each writes one picture; false when it could not be saved.
bool sheetOfStates(const QString& path); //!< beside mockups 11 and 12
bool sheetOfPanes(const QString& path);  //!< rail, head, tabs, fields, strips, lens
bool sheetOfVerdicts(const QString& folder, const QString& theme);

} // namespace motcua::test
