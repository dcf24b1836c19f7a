#include "backend/seed.h"

#include "backend/seed_rows.h"
#include "backend/store/agencies.h"
#include "backend/store/audit.h"
#include "backend/store/blobs.h"
#include "backend/store/numbers.h"
#include "backend/store/officials.h"
#include "backend/store/records.h"
#include "domain/dossier_code.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSet>

#include <functional>
#include <map>

using namespace Qt::StringLiterals;

namespace motcua::backend {

namespace {

using store::Db;

bool saveBlob(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

void storeOfficials(Db& db, const Province& province)
{
    for (const SeedOfficial& one : province.officials)
        store::putOfficial(db, {one.official, one.phone, store::hashPassword(one.password), one.password, false});
    for (const auto& [agency, head] : province.agencyHeads)
        store::putAgencyHead(db, agency, head);
}

class Rows
{
public:
    explicit Rows(Db& db) : m_db(db) {}

    void add(store::RecordRow row)
    {
        row.rev = std::max<qint64>(row.rev, 1);
        store::insert(m_db, row);
        ++m_count;
    }
    [[nodiscard]] qint64 count() const { return m_count; }

private:
    Db& m_db;
    qint64 m_count = 0;
};

template<class Value>
Value first(Value value)
{
    value.rev = std::max<qint64>(value.rev, 1); // what is stored has a rev; it stands in the body too
    return value;
}

//! Row by row out of the file: half a million of them never stand in memory together.
Result<void> eachOfFile(const QString& path, RowReader reader, const std::function<void(const domain::Dossier&)>& add)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Invalid, u"no_file"_s);
    while (!file.atEnd()) {
        const auto dossier = reader.read(file.readLine());
        if (!dossier)
            return tl::unexpected(dossier.error());
        add(*dossier);
    }
    return {};
}

QString agencyOf(const Province& province)
{
    for (const SeedOfficial& one : province.officials) {
        if (!one.official.agency.isEmpty())
            return one.official.agency;
    }
    return {};
}

Result<void> storeDossiers(Db& db, const Province& province, const SeedOptions& options, Rows& rows)
{
    std::map<std::pair<QString, QDate>, int> highest;
    const auto add = [&](const domain::Dossier& dossier) {
        rows.add(store::rowOf(first(dossier)));
        if (const auto code = domain::parseDossierCode(dossier.code)) {
            int& last = highest[{code->agency, code->date}];
            last = std::max(last, code->order);
        }
    };
    for (const domain::Dossier& dossier : province.dossiers)
        add(dossier);
    if (!options.dossiersFrom.isEmpty()) {
        if (auto read = eachOfFile(options.dossiersFrom, RowReader(agencyOf(province), province.procedures), add); !read)
            return read;
    }
    for (const auto& [key, last] : highest)
        store::raiseCounter(db, key.first, key.second, last);
    return {};
}

void storeMeetings(const Province& province, const SeedOptions& options, const QByteArray& publicKey, Rows& rows)
{
    QHash<QString, QString> halls;
    QSet<QString> keyed;
    for (const domain::Meeting& meeting : province.meetings) {
        rows.add(store::rowOf(first(meeting)));
        halls.insert(meeting.id, meeting.hall);
        if (!keyed.contains(meeting.hall)) {
            keyed.insert(meeting.hall);
            rows.add(store::passKeyRow(options.keyId, publicKey, meeting.hall));
        }
    }
    for (const domain::Pass& pass : province.passes)
        rows.add(store::rowOf(first(pass), halls.value(pass.meetingId)));
}

} // namespace

Result<qint64> seed(Db& db, SeedOptions options)
{
    store::Transaction transaction(db, store::Transaction::Kind::Write);
    if (db.one("SELECT 1 FROM record LIMIT 1"_L1))
        return fail(ErrorKind::Conflict, u"not_empty"_s);
    store::putSeededPassKey(db, options.seed);
    const store::Secrets secrets = store::ensureSecrets(db);
    options.sign = [&secrets](const QByteArray& claims) { return store::signEd25519(secrets.pass, claims); };
    const Province province = makeProvince(options);

    const QString at = options.now.toUTC().toString(Qt::ISODateWithMs);
    for (auto photo = province.photos.begin(); photo != province.photos.end(); ++photo) {
        if (!saveBlob(store::blobPath(db.database(), photo.key()), photo.value()))
            return fail(ErrorKind::Storage, u"blob_file"_s);
        store::putBlob(db, {photo.key(), photo.value().size(), u"image/jpeg"_s}, {}, at);
    }
    storeOfficials(db, province);
    Rows rows(db);
    for (const domain::Procedure& procedure : province.procedures)
        rows.add(store::rowOf(first(procedure)));
    if (auto stored = storeDossiers(db, province, options, rows); !stored)
        return tl::unexpected(stored.error());
    for (const domain::MemberRegistration& registration : province.registrations)
        rows.add(store::rowOf(first(registration)));
    storeMeetings(province, options, secrets.passPublic(), rows);
    store::appendAudit(db, secrets, options.now, {{u"console"_s, {}}, u"seed"_s, u"database"_s, QString::number(rows.count()), {}, {}});
    if (auto error = transaction.commit())
        return tl::unexpected<Error>(std::move(*error));
    return rows.count();
}

} // namespace motcua::backend
