#pragma once

#include "domain/apply.h"

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>

namespace motcua::services {

//! The rules that a desk goes by: those of the program, with the calendar that the centre gave last. Copies share it; any thread.
class RulesInForce
{
public:
    // Not explicit: most who make a desk have one set of rules and no centre to change it.
    RulesInForce(domain::Rules rules = {}) : m_kept(std::make_shared<Kept>(std::move(rules))) {}

    //! Stays what it is as long as a copy of this one lives; the next call may give others.
    [[nodiscard]] const domain::Rules& now() const { return *m_kept->now.load(); }
    void setCalendar(domain::WorkCalendar calendar)
    {
        const std::lock_guard lock(m_kept->mutex);
        m_kept->all.push_back({m_kept->all.back().transitions, std::move(calendar)});
        m_kept->now = &m_kept->all.back();
    }

private:
    struct Kept
    {
        explicit Kept(domain::Rules rules) : all{std::move(rules)}, now(&all.back()) {}
        std::mutex mutex;
        std::deque<domain::Rules> all; //!< those before, too: somebody may still be reading
        std::atomic<const domain::Rules*> now;
    };
    std::shared_ptr<Kept> m_kept;
};

} // namespace motcua::services
