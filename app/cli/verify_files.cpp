#include "cli/verify_files.h"

#include "cli/command_table.h"
#include "services/store_key.h"
#include "storage/db.h"
#include "storage/integrity.h"
#include "storage/migrations.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace motcua::cli {

namespace {

QString wordsFor(const QString& code)
{
    if (code == "database_newer"_L1)
        return u"made by a newer version of the program: update this one"_s;
    if (code == "database_older"_L1)
        return u"of an older version: start the program once, it brings the file up to date"_s;
    if (code == "pages"_L1 || code == "database_damaged"_L1)
        return u"damaged: start the program, it sets the file aside, keeps unsent work as far as it can be read and loads anew"_s;
    if (code == "database_key"_L1 || code == "store_key_password"_L1)
        return u"the key does not open it: is MOTCUA_PASSWORD this official's password?"_s;
    if (code == "store_key_missing"_L1)
        return u"its key is not here: it lies in this person's keyring, or is gone"_s;
    if (code == "outbox_unreadable"_L1)
        return u"unsent work cannot be read"_s;
    return code;
}

//! True: the file is sound.
bool verifyFile(const QString& folder, const QString& official, domain::Area area, const QString& name)
{
    const auto say = [&](const QString& code) {
        printLine({{u"official"_s, official}, {u"area"_s, name}, {u"integrity"_s, code}});
        printWords(u"motcua-cli verify: %1/%2.db: %3"_s.arg(official, name, wordsFor(code)));
        return false;
    };
    const auto key = storedKey(folder);
    if (!key.has_value())
        return say(key.error().code);
    storage::OpenOptions options;
    options.path = folder + u'/' + name + u".db"_s;
    options.key = services::storeKeyFor(*key, area, services::KeyUse::Database);
    options.readOnly = true;
    const auto db = storage::Db::open(options);
    if (!db.has_value())
        return say(db.error().code);
    const auto found = storage::lookThrough(**db, area);
    if (!found.has_value())
        return say(found.error().code);
    if (!found->problems.isEmpty())
        return say(found->problems.front());
    printLine({{u"official"_s, official}, {u"area"_s, name}, {u"integrity"_s, u"ok"_s}, {u"rows"_s, found->rows}, {u"waiting"_s, found->waiting},
               {u"needsLook"_s, found->needsLook}, {u"handOvers"_s, found->handOvers}});
    return true;
}

} // namespace

// The password of invented officials is no secret.
Result<QByteArray> storedKey(const QString& folder)
{
    const QString given = qEnvironmentVariable("MOTCUA_PASSWORD");
    return services::openSealedKey(folder, given.isEmpty() ? u"Motcua@2026"_s : given);
}

int verifyFiles(const QString& dataDir, bool& sound)
{
    const QDir dir(dataDir);
    int files = 0;
    for (const QString& official : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (official.contains(u".aside-"_s))
            continue;
        for (const auto area : {domain::Area::Dossiers, domain::Area::Party, domain::Area::Meetings}) {
            const QString name = storage::areaName(area);
            const QString folder = dir.filePath(official);
            if (!QFile::exists(folder + u'/' + name + u".db"_s))
                continue;
            ++files;
            sound = verifyFile(folder, official, area, name) && sound;
        }
    }
    return files;
}

} // namespace motcua::cli
