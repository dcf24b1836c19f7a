#include "backend/console_parts.h"
#include "backend/store/audit.h"
#include "backend/store/migrations.h"
#include "backend/store/officials.h"
#include "backend/store/secrets.h"
#include "domain/password_rules.h"

#include <QDateTime>

#include <array>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace motcua::backend::console {

namespace {

QString passwordFromInput()
{
    std::array<char, 2048> line{};
    if (!std::fgets(line.data(), static_cast<int>(line.size()), stdin))
        return {};
    QString text = QString::fromUtf8(line.data());
    while (text.endsWith(u'\n') || text.endsWith(u'\r'))
        text.chop(1);
    return text;
}

Result<domain::Official> officialFrom(const QCommandLineParser& parser, const QString& userName)
{
    domain::Official official;
    official.id = domain::uuidV7(QDateTime::currentMSecsSinceEpoch(), store::randomBytes(16));
    official.userName = userName;
    official.fullName = parser.value(u"full-name"_s);
    official.title = parser.value(u"title"_s);
    official.unit = parser.value(u"unit"_s);
    official.agency = parser.value(u"agency"_s);
    official.agencyName = parser.value(u"agency-name"_s);
    for (const QString& text : parser.values(u"role"_s)) {
        const auto role = domain::roleFromCode(text);
        if (!role)
            return fail(ErrorKind::Invalid, u"unknown_role"_s, text);
        official.roles.push_back(*role);
    }
    for (const QString& text : parser.values(u"scope"_s))
        official.scopes.push_back({text});
    if (official.fullName.isEmpty() || official.roles.empty() || parser.value(u"phone"_s).isEmpty())
        return fail(ErrorKind::Invalid, u"needs_name_role_phone"_s);
    return official;
}

} // namespace

int official(const QCommandLineParser& parser, const QStringList& words)
{
    const QString deed = words.value(0);
    const QString userName = words.value(1);
    if ((deed != "add"_L1 && deed != "disable"_L1 && deed != "reset"_L1) || userName.isEmpty()) {
        say(u"official add|disable|reset USER"_s);
        return kUsage;
    }
    const auto file = databaseFile(parser);
    if (!file)
        return file.error();
    QString hash;
    if (deed != "disable"_L1) {
        const QString password = passwordFromInput();
        if (!domain::passwordFaults(password).isEmpty()) {
            say(u"the password (standard input) needs 8 characters with lower, upper, digit and a special one"_s);
            return kUsage;
        }
        hash = store::hashPassword(password);
    }
    Result<domain::Official> added = fail(ErrorKind::Internal, u"none"_s);
    if (deed == "add"_L1) {
        added = officialFrom(parser, userName);
        if (!added) {
            (void)failed(added.error());
            return kUsage;
        }
    }
    auto db = store::Db::open(*file);
    if (!db)
        return failed(db.error());
    if (const auto error = store::migrate(**db))
        return failed(*error);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto done = store::write(**db, [&](store::Db& d) {
        bool ok = true;
        if (deed == "add"_L1) {
            ok = !store::findOfficial(d, userName);
            if (ok)
                store::putOfficial(d, {*added, parser.value(u"phone"_s), hash, {}, false});
        } else if (deed == "disable"_L1) {
            ok = store::setDisabled(d, userName, true, now.toMSecsSinceEpoch());
        } else {
            ok = store::setPassword(d, userName, hash, now.toMSecsSinceEpoch());
        }
        if (ok)
            store::appendAudit(d, store::ensureSecrets(d), now, {{u"console"_s, {}}, u"official."_s + deed, u"official"_s, userName, {}, {}});
        return ok;
    });
    if (!done)
        return failed(done.error());
    if (!*done) {
        say(deed == "add"_L1 ? u"there is such a user already"_s : u"there is no such user"_s);
        return kFailed;
    }
    return kDone;
}

int audit(const QCommandLineParser& parser, const QStringList& words)
{
    if (words.value(0) != "verify"_L1) {
        say(u"audit verify"_s);
        return kUsage;
    }
    const auto db = migratedDatabase(parser);
    if (!db)
        return db.error();
    const auto secrets = store::write(**db, [](store::Db& d) { return store::ensureSecrets(d); });
    if (!secrets)
        return failed(secrets.error());
    const auto rows = store::verifyAudit(**db, *secrets);
    if (!rows)
        return failed(rows.error());
    print("audit ok, rows " + QByteArray::number(*rows));
    return kDone;
}

} // namespace motcua::backend::console
