#include "storage/durable.h"

#include <QFile>

#ifndef Q_OS_WIN
#include <fcntl.h>
#include <unistd.h>
#endif

namespace motcua::storage {

void syncFolder(const QString& folder)
{
#ifdef Q_OS_WIN
    (void)folder;
#else
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return;
    (void)::fsync(handle); // a file system that knows no such thing says so, and there is nothing else to do
    ::close(handle);
#endif
}

} // namespace motcua::storage
