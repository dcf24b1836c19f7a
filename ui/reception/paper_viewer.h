#pragma once

class QString;
class QWidget;

namespace motcua::services {
class DossierBook;
}

namespace motcua::ui::reception {

//! Shows one file of a dossier in a window over `parent`: a picture fitted to it, a PDF page by page (drawn in a process of its own,
//! never unsealed into a temporary file); a copy is saved where the person says. Esc closes. GUI thread.
void showPaper(services::DossierBook& book, const QString& hash, QWidget* parent, int page = 0);

} // namespace motcua::ui::reception
