#include "backend/store/blobs.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

QString blobDirectory(const QString& databaseFile)
{
    return databaseFile + u".blobs"_s;
}

QString blobPath(const QString& databaseFile, const QString& sha256)
{
    return blobDirectory(databaseFile) + u'/' + sha256.first(2) + u'/' + sha256;
}

bool isSha256(const QString& text)
{
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

QString sniff(const QByteArray& head)
{
    if (head.startsWith("\xFF\xD8\xFF"))
        return u"image/jpeg"_s;
    if (head.startsWith("\x89PNG\r\n\x1A\n"))
        return u"image/png"_s;
    if (head.startsWith("%PDF-"))
        return u"application/pdf"_s;
    return {};
}

std::optional<BlobRow> findBlob(Db& db, const QString& sha256)
{
    const auto row = db.one("SELECT sha256, size, type FROM blob WHERE sha256 = ?"_L1, {sha256});
    if (!row)
        return std::nullopt;
    return BlobRow{row->at(0).toString(), row->at(1).toLongLong(), row->at(2).toString()};
}

void putBlob(Db& db, const BlobRow& blob, const QString& official, const QString& at)
{
    db.run("INSERT OR IGNORE INTO blob (sha256, size, type, uploaded_by, at) VALUES (?, ?, ?, ?, ?)"_L1,
           {blob.sha256, blob.size, blob.type, official, at});
}

bool maySeeBlob(Db& db, const QString& sha256, const domain::Official& official)
{
    if (db.one("SELECT 1 FROM blob WHERE sha256 = ? AND uploaded_by = ?"_L1, {sha256, official.id}))
        return true;
    bool may = false;
    db.each("SELECT r.scope FROM blob_use u JOIN record r ON r.kind = u.kind AND r.id = u.id WHERE u.sha256 = ?"_L1, {sha256},
            [&](const QSqlQuery& row) {
                may = official.holds(row.value(0).toString());
                return !may;
            });
    return may;
}

} // namespace motcua::backend::store
