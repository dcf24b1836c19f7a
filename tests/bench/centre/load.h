#pragma once

#include "tests/backend/running_centre.h"

#include <QStringList>

namespace motcua::bench {

inline constexpr int kClients = 8;

//! One line of the report.
void say(const char* name, double value, const char* unit);

//! So many dossiers more in the sample agency, whole and as large as the province's own, under new ids. Their ids.
QStringList addDossiers(const QString& database, int count);

//! Every page of the agency's feed from the start, once by the store alone and once through HTTP, plain and gzip.
void feedServe(test::RunningCentre& centre, const QString& token);
//! The same rows by the databases' own programs.
void feedBare(const QString& database);

//! What eight clients settle in `seconds`, one note each in turn on dossiers of `ids`; milliseconds of each.
struct Settled
{
    double perSecond = 0;
    double centreCpuEach = 0; //!< seconds
    QList<double> milliseconds;
};
[[nodiscard]] Settled commandApply(test::RunningCentre& centre, const QString& token, const QStringList& ids, double seconds);

//! The same statements in a loop: one connection, a commit each, nothing else.
[[nodiscard]] double commandBare(const QString& database, const QStringList& ids, double seconds);
//! The same statements by `sqlite3` or `pgbench`; one client and eight. Nothing when the program is missing.
void commandTools(const QString& database, const QStringList& ids);

} // namespace motcua::bench
