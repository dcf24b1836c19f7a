#pragma once

#include "services/dossier_book.h"
#include "ui/kit/icons.h"

#include <QKeySequence>
#include <QList>

namespace motcua::ui::reception {

//! One thing that can be done with a dossier now, as a button or menu row.
struct DossierAction
{
    domain::Transition transition;
    QString verb;        //!< "Yêu cầu bổ sung"
    QString key;         //!< "F7", empty = only in the menu
    Icon icon = Icon::Count;
    bool primary = false; //!< the next step
    bool asksUnit = false; //!< where it goes to
    bool danger = false;
    bool asksTaker = false; //!< somebody else takes the result: who, and with which authority
};

//! The rules' transitions in the words and on the keys of the desk: the next step first. Status 1→2 is "receive".
[[nodiscard]] QList<DossierAction> actionsOf(const services::DossierDetail& detail);

//! What is true after it, for the toast: "Đã chuyển 261111-0019 cho Tư pháp".
[[nodiscard]] QString doneText(const domain::Dossier& before, const domain::Dossier& after);

} // namespace motcua::ui::reception
