#include "services/office.h"
#include "ui/cell/review_page.h"

namespace motcua::ui {

ReviewPage::ReviewPage(services::Office& office, QWidget* parent)
    : ReviewPage(reviewSource(*office.registrations(), office.clock()), parent)
{
    connect(office.registrations(), &services::RegistrationDesk::registrationsChanged, this, &ReviewPage::registrationsChanged);
}

} // namespace motcua::ui
