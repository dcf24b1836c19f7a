#include "backend/console_parts.h"
#include "backend/store/audit.h"
#include "backend/store/calendars.h"
#include "backend/store/secrets.h"
#include "domain/default_rules.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace motcua::backend::console {

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void show(const domain::WorkCalendar& calendar, bool holds)
{
    QJsonArray years;
    for (const int year : calendar.years)
        years.append(year);
    print(QJsonDocument(QJsonObject{{u"id"_s, calendar.id}, {u"years"_s, years}, {u"daysNamed"_s, calendar.days.size()}, {u"holds"_s, holds}})
              .toJson(QJsonDocument::Compact));
}

} // namespace

int calendar(const QCommandLineParser& parser, const QStringList& words)
{
    const QString deed = words.value(0);
    if (deed != "show"_L1 && (deed != "set"_L1 || words.size() != 2)) {
        say(u"calendar show | calendar set FILE (as resources/rules/calendar.json, with an id of its own)"_s);
        return kUsage;
    }
    domain::registerRules();
    const QByteArray ownBytes = bytesOf(u":/motcua/rules/calendar.json"_s);
    const auto own = domain::parseCalendar(ownBytes);
    if (!own)
        return failed(own.error());
    auto db = migratedDatabase(parser);
    if (!db)
        return db.error();
    if (deed == "show"_L1) {
        const auto stored = store::latestCalendar(**db);
        const auto given = stored ? domain::parseCalendar(stored->body) : *own;
        if (!given)
            return failed(given.error());
        const bool holds = domain::reachesAsFar(*given, *own);
        show(holds ? *given : *own, true);
        return kDone;
    }
    const QByteArray bytes = bytesOf(words[1]);
    const auto given = domain::parseCalendar(bytes);
    if (!given)
        return failed(given.error());
    if (!domain::reachesAsFar(*given, *own)) {
        say(u"it ends before the program's own, which goes to %1: give all years up to that one"_s.arg(own->years.back()));
        return kFailed;
    }
    const auto done = store::write(**db, [&](store::Db& d) {
        if ((given->id == own->id && bytes != ownBytes) || !store::putCalendar(d, {given->id, bytes}, QDateTime::currentMSecsSinceEpoch()))
            return false;
        store::appendAudit(d, store::ensureSecrets(d), QDateTime::currentDateTimeUtc(), {{u"console"_s, {}}, u"calendar.set"_s, u"calendar"_s, given->id, {}, {}});
        return true;
    });
    if (!done)
        return failed(done.error());
    if (!*done) {
        say(u"there is another calendar of the id %1: dossiers keep that id with their due date, so give this one its own"_s.arg(given->id));
        return kFailed;
    }
    show(*given, true);
    return kDone;
}

} // namespace motcua::backend::console
