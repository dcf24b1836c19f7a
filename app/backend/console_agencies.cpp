#include "backend/console_parts.h"
#include "backend/store/agencies.h"
#include "backend/store/audit.h"
#include "backend/store/migrations.h"
#include "backend/store/secrets.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace motcua::backend::console {

namespace {

void list(store::Db& db)
{
    for (const auto& [agency, head] : store::allAgencyHeads(db))
        print(QJsonDocument(QJsonObject{{u"agency"_s, agency},
                                        {u"validFrom"_s, head.validFrom.toString(Qt::ISODate)},
                                        {u"parent"_s, head.parent},
                                        {u"name"_s, head.name},
                                        {u"place"_s, head.place},
                                        {u"address"_s, head.address},
                                        {u"phone"_s, head.phone}})
                  .toJson(QJsonDocument::Compact));
}

} // namespace

int agency(const QCommandLineParser& parser, const QStringList& words)
{
    const QString deed = words.value(0);
    const QString code = words.value(1);
    const QString from = parser.value(u"from"_s);
    const domain::AgencyHead head{QDate::fromString(from, Qt::ISODate), parser.value(u"parent"_s), parser.value(u"agency-name"_s),
                                  parser.value(u"place"_s),             parser.value(u"address"_s), parser.value(u"phone"_s)};
    if ((deed != "list"_L1 && deed != "set"_L1) || (deed == "set"_L1 && (code.isEmpty() || head.name.isEmpty() || (!from.isEmpty() && !head.validFrom.isValid())))) {
        say(u"agency list | agency set CODE --agency-name NAME [--parent NAME] [--place NAME] [--address TEXT] [--phone NUMBER] [--from yyyy-MM-dd]"_s);
        return kUsage;
    }
    const auto file = databaseFile(parser);
    if (!file)
        return file.error();
    auto db = store::Db::open(*file);
    if (!db)
        return failed(db.error());
    if (const auto error = store::migrate(**db))
        return failed(*error);
    if (deed == "list"_L1) {
        list(**db);
        return kDone;
    }
    const auto done = store::write(**db, [&](store::Db& d) {
        store::putAgencyHead(d, code, head);
        store::appendAudit(d, store::ensureSecrets(d), QDateTime::currentDateTimeUtc(), {{u"console"_s, {}}, u"agency.set"_s, u"agency"_s, code, {}, {}});
        return true;
    });
    return done ? kDone : failed(done.error());
}

} // namespace motcua::backend::console
