#include "backend/store/blobs.h"

#include <QFile>
#include <QMimeDatabase>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

QString blobDirectory(const QString& databaseFile)
{
    if (databaseFile.startsWith("postgres"_L1))
        return databaseFile.section(u"#blobs="_s, 1);
    return (databaseFile.startsWith("sqlite:"_L1) ? databaseFile.sliced(7) : databaseFile) + u".blobs"_s;
}

QString incomingDirectory(const QString& databaseFile)
{
    return blobDirectory(databaseFile) + u"/incoming"_s;
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

namespace {

QString byFirstBytes(const QByteArray& head)
{
    if (head.startsWith("\xFF\xD8\xFF"))
        return u"image/jpeg"_s;
    if (head.startsWith("\x89PNG\r\n\x1A\n"))
        return u"image/png"_s;
    if (head.startsWith("%PDF-"))
        return u"application/pdf"_s;
    return {};
}

// Without a table (a bare system) the first bytes alone decide.
QString agreed(const QString& type, const QMimeType& known)
{
    return known.isDefault() || known.inherits(type) ? type : QString();
}

} // namespace

QString sniff(const QByteArray& contents)
{
    const QString type = byFirstBytes(contents);
    return type.isEmpty() ? type : agreed(type, QMimeDatabase().mimeTypeForData(contents));
}

QString sniffFile(const QString& path)
{
    constexpr qint64 kHead = 16;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString type = byFirstBytes(file.read(kHead));
    file.close();
    if (type.isEmpty())
        return {};
    return agreed(type, QMimeDatabase().mimeTypeForFile(path, QMimeDatabase::MatchContent));
}

std::optional<BlobRow> findBlob(Db& db, const QString& sha256)
{
    const auto row = db.one("SELECT sha256, size, type FROM blob WHERE sha256 = ?"_L1, {sha256});
    if (!row)
        return std::nullopt;
    return BlobRow{row->at(0).toString(), row->at(1).toLongLong(), row->at(2).toString()};
}

void putBlob(Db& db, const BlobRow& blob, const QString& subject, const QString& at)
{
    db.run("INSERT INTO blob (sha256, size, type, uploaded_by, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING"_L1,
           {blob.sha256, blob.size, blob.type, subject, at});
    if (!subject.isEmpty())
        db.run("INSERT INTO blob_sender (sha256, subject) VALUES (?, ?) ON CONFLICT (sha256, subject) DO NOTHING"_L1, {blob.sha256, subject});
}

bool hasBrought(Db& db, const QString& sha256, const QString& subject)
{
    return db.one("SELECT 1 FROM blob_sender WHERE sha256 = ? AND subject = ?"_L1, {sha256, subject}).has_value();
}

bool maySeeBlob(Db& db, const QString& sha256, const Caller& caller)
{
    if (hasBrought(db, sha256, caller.subject))
        return true;
    bool may = false;
    if (caller.realm != Realm::Official)
        return may;
    db.each("SELECT r.scope FROM blob_use u JOIN record r ON r.kind = u.kind AND r.id = u.id WHERE u.sha256 = ?"_L1, {sha256},
            [&](const Row& row) {
                may = caller.official.holds(row.value(0).toString());
                return !may;
            });
    return may;
}

} // namespace motcua::backend::store
