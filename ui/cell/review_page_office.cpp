#include "services/office.h"
#include "ui/cell/review_page.h"

#include <utility>

namespace motcua::ui {

namespace {

constexpr int workAfterMs = 3'000; // walking over rows is no work

} // namespace

ReviewPage::ReviewPage(services::Office& office, QWidget* parent)
    : ReviewPage(reviewSource(*office.registrations(), office.clock()), parent)
{
    connect(office.registrations(), &services::RegistrationDesk::registrationsChanged, this, &ReviewPage::registrationsChanged);
}

void ReviewPage::stay()
{
    if (!m_stay.isSingleShot()) {
        m_stay.setSingleShot(true);
        connect(&m_stay, &QTimer::timeout, this, [this] {
            if (!m_review.mayDecide())
                return;
            m_workedOn = m_review.id;
            m_source.startWork(m_workedOn);
        });
    }
    m_stay.start(workAfterMs);
}

void ReviewPage::stopWork()
{
    m_stay.stop();
    if (!m_workedOn.isEmpty())
        m_source.endWork(std::exchange(m_workedOn, {}));
}

} // namespace motcua::ui
