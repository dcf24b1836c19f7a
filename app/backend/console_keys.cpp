#include "backend/console_parts.h"
#include "backend/store/audit.h"
#include "backend/store/migrations.h"
#include "backend/store/pass_keys.h"
#include "backend/store/secrets.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace motcua::backend::console {

namespace {

QJsonValue moment(qint64 ms)
{
    return ms == 0 ? QJsonValue() : QJsonValue(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs));
}

void list(store::Db& db)
{
    for (const store::PassKey& key : store::passKeys(db))
        print(QJsonDocument(QJsonObject{{u"id"_s, key.id},
                                        {u"key"_s, QString::fromLatin1(key.publicKey.toBase64())},
                                        {u"madeAt"_s, moment(key.madeAt)},
                                        {u"retiredAt"_s, moment(key.retiredAt)},
                                        {u"neededUntil"_s, moment(key.neededUntil)}})
                  .toJson(QJsonDocument::Compact));
}

} // namespace

int keys(const QCommandLineParser& parser, const QStringList& words)
{
    const QString deed = words.value(0);
    if (deed != "list"_L1 && deed != "rotate"_L1 && deed != "prune"_L1) {
        say(u"keys list|rotate|prune"_s);
        return kUsage;
    }
    const auto db = migratedDatabase(parser);
    if (!db)
        return db.error();
    if (deed != "list"_L1) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto done = store::write(**db, [&](store::Db& d) -> Result<int> {
            const store::Secrets secrets = store::ensureSecrets(d);
            QHash<QString, qint64> touched; // a running centre's gates see it with their next poll
            int changed = store::prunePassKeys(d, now.toMSecsSinceEpoch(), touched);
            if (deed == "rotate"_L1) {
                const auto key = store::rotatePassKey(d, now.toMSecsSinceEpoch(), touched);
                if (!key)
                    return tl::unexpected<Error>(key.error());
                ++changed;
            }
            if (changed > 0)
                store::appendAudit(d, secrets, now, {{u"console"_s, {}}, u"keys."_s + deed, u"pass_key"_s, QString::number(changed), {}, {}});
            return changed;
        });
        if (!done)
            return failed(done.error());
        if (!*done)
            return failed(done->error());
    }
    list(**db);
    return kDone;
}

} // namespace motcua::backend::console
