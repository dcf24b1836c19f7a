#include "services/device_id.h"

#include "domain/ids.h"
#include "storage/durable.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace motcua::services {

Result<QString> loadDeviceId(const QString& dataDir, const Clock& clock)
{
    const QString path = QDir(dataDir).filePath(u"device"_s);
    if (QFile file(path); file.open(QIODevice::ReadOnly)) {
        const QString id = QString::fromLatin1(file.read(64)).trimmed();
        if (domain::isUuid(id))
            return id;
    }
    const QString id = domain::uuidV7(clock.now().toMSecsSinceEpoch(), clock.randomBytes(10));
    if (!storage::makeFolder(dataDir) || !storage::writeFile(path, id.toLatin1() + '\n'))
        return fail(ErrorKind::Storage, u"device_id"_s);
    return id;
}

} // namespace motcua::services
