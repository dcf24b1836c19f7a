#pragma once

#include "services/clock.h"
#include "services/rules_in_force.h"

#include <QDateTime>
#include <QObject>

namespace motcua::remote {
class ApiClient;
}

namespace motcua::services {

//! Brings the centre's calendar of days off to this desk and keeps it in the official's folder, so that a desk without a line reckons with
//! it, too. A calendar that ends before the program's own does not count. GUI thread.
class CalendarKeeper : public QObject
{
    Q_OBJECT
public:
    //! Reads what was kept.
    CalendarKeeper(remote::ApiClient& api, RulesInForce rules, Clock clock, QString folder);

    //! There is a line: asks, unless this desk has asked within these six hours (an opening with nothing new costs no request of its own).
    //! A centre that does not answer is asked again next time.
    void askSometimes();

Q_SIGNALS:
    void changed(); //!< the rules have another calendar now; due dates that are printed stay as they are

private:
    bool take(const QByteArray& bytes); //!< false: it cannot be read

    remote::ApiClient& m_api;
    RulesInForce m_rules;
    const domain::WorkCalendar m_own; //!< the program's
    Clock m_clock;
    QString m_path;
    QDateTime m_askedAt;
    bool m_asking = false;
};

} // namespace motcua::services
