#include "backend/store/blob_parts.h"

#include "backend/store/blobs.h"
#include "backend/store/secrets.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

QString partPath(const QString& database, const QString& sha256, const QString& sender)
{
    return u"%1/partial/%2-%3"_s.arg(blobDirectory(database), sha256, sha256Hex(sender.toUtf8()).first(32));
}

std::optional<BlobPart> findPart(Db& db, const QString& sha256, const QString& sender)
{
    const auto row = db.one("SELECT size, received FROM blob_part WHERE sha256 = ? AND sender = ?"_L1, {sha256, sender});
    if (!row)
        return std::nullopt;
    return BlobPart{row->at(0).toLongLong(), row->at(1).toLongLong()};
}

Result<BlobPart> addPiece(Db& db, const QString& database, const QString& sha256, const QString& sender, BlobPart part,
                          const QString& piece, qint64 now)
{
    const auto failed = [](const QString& why) { return fail(ErrorKind::Storage, u"blob_piece"_s, why); };
    const QString path = partPath(database, sha256, sender);
    QDir().mkpath(QFileInfo(path).path());
    QFile from(piece);
    QFile to(path);
    if (!from.open(QIODevice::ReadOnly) || !to.open(QIODevice::ReadWrite) || to.size() < part.received || !to.seek(part.received))
        return failed(u"open"_s);
    while (!from.atEnd()) {
        const QByteArray block = from.read(256 * 1024);
        if (block.isEmpty() || to.write(block) != block.size())
            return failed(u"write"_s);
        part.received += block.size();
    }
    if (!to.flush() || !to.resize(part.received))
        return failed(u"flush"_s);
    db.run("INSERT INTO blob_part (sha256, sender, size, received, at) VALUES (?, ?, ?, ?, ?) "
           "ON CONFLICT (sha256, sender) DO UPDATE SET size = excluded.size, received = excluded.received, at = excluded.at"_L1,
           {sha256, sender, part.size, part.received, now});
    return part;
}

void dropPart(Db& db, const QString& database, const QString& sha256, const QString& sender)
{
    db.run("DELETE FROM blob_part WHERE sha256 = ? AND sender = ?"_L1, {sha256, sender});
    QFile::remove(partPath(database, sha256, sender));
}

void dropOldParts(Db& db, const QString& database, qint64 before)
{
    std::vector<std::pair<QString, QString>> old;
    db.each("SELECT sha256, sender FROM blob_part WHERE at < ?"_L1, {before}, [&old](const Row& row) {
        old.emplace_back(row.value(0).toString(), row.value(1).toString());
        return true;
    });
    for (const auto& [sha256, sender] : old)
        dropPart(db, database, sha256, sender);
}

int partsOf(Db& db, const QString& sender)
{
    const auto row = db.one("SELECT count(*) FROM blob_part WHERE sender = ?"_L1, {sender});
    return row ? row->first().toInt() : 0;
}

} // namespace motcua::backend::store
