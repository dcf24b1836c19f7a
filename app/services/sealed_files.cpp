#include "services/sealed_files.h"

#include "remote/quarantine_api.h"
#include "storage/durable.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

QString folderOf(const QString& dataDir) { return dataDir + u"/sealed"_s; }

} // namespace

Result<void> writeSealed(const QString& dataDir, const std::vector<storage::HandOver>& items)
{
    if (items.empty())
        return {};
    if (!storage::makeFolder(folderOf(dataDir)))
        return fail(ErrorKind::Storage, u"store_key_io"_s, u"folder"_s);
    for (const storage::HandOver& item : items) {
        const QByteArray bytes = remote::sealedWorkJson({item.id, item.scope, item.kind, item.target, item.reason, item.sealed});
        int error = 0;
        if (!storage::writeFile(folderOf(dataDir) + u'/' + item.id + u".json"_s, bytes, &error))
            return fail(ErrorKind::Storage, u"store_key_io"_s, u"file error %1"_s.arg(error));
    }
    return {};
}

std::vector<storage::HandOver> readSealed(const QString& dataDir)
{
    std::vector<storage::HandOver> items;
    const QDir folder(folderOf(dataDir));
    for (const QString& name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto work = remote::sealedWorkFromJson(file.readAll());
        if (work && work->id + u".json"_s == name)
            items.push_back({work->id, work->scope, work->kind, work->target, work->reason, work->sealed, QDateTime::currentDateTimeUtc(), 0, {}, {}});
    }
    return items;
}

void removeSealed(const QString& dataDir, const QString& id) { QFile::remove(folderOf(dataDir) + u'/' + id + u".json"_s); }

} // namespace motcua::services
