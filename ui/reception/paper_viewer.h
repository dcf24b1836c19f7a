#pragma once

class QString;
class QWidget;

namespace motcua::services {
class DossierBook;
}

namespace motcua::ui::reception {

//! Shows one file of a dossier in a window over `parent`: a picture fitted to it, a PDF as a copy to be saved where the person
//! says (it is never unsealed into a temporary file). Esc closes. GUI thread.
void showPaper(services::DossierBook& book, const QString& hash, QWidget* parent);

} // namespace motcua::ui::reception
