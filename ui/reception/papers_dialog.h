#pragma once

#include "domain/dossier.h"

#include <QDialog>

class QLineEdit;

namespace motcua::services {
class DossierBook;
}

namespace motcua::ui {
class ActionButton;
class TextLabel;
struct PageContext;
} // namespace motcua::ui

namespace motcua::ui::reception {

class ComponentList;
class ComponentPane;

//! Papers of a received dossier: files are added, taken away and put in order, counts put right, and papers that the procedure does not ask
//! for are listed. Ctrl+Enter saves what was changed and only that; others may add beside it. GUI thread; deletes itself.
class PapersDialog : public QDialog
{
    Q_OBJECT

public:
    PapersDialog(const PageContext& context, const domain::Dossier& dossier, QWidget* parent);

    //! The result's own row, made where there is none yet, ready for its file.
    void listResult();

Q_SIGNALS:
    void saved(const QString& dossierId);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addPaper();
    void append(const domain::Component& paper);
    void refresh();
    void save();
    void leave();

    services::DossierBook& m_book;
    domain::Dossier m_seen;
    ComponentList* m_list;
    ComponentPane* m_pane;
    QLineEdit* m_other;
    ActionButton* m_save;
    TextLabel* m_state;
    bool m_saving = false;
    bool m_warned = false;
};

//! What a paper looked like, in words: "2 tệp, 1 bản chính".
[[nodiscard]] QString paperText(const domain::Component& component);

} // namespace motcua::ui::reception
