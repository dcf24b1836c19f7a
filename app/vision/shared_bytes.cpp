#include "vision/shared_bytes.h"

#ifdef Q_OS_LINUX

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace motcua::vision {

SharedBytes::~SharedBytes()
{
    unmap();
    if (m_owned && m_descriptor >= 0)
        ::close(m_descriptor);
}

void SharedBytes::unmap()
{
    if (m_data)
        ::munmap(m_data, size_t(m_size));
    m_data = nullptr;
    m_size = 0;
}

bool SharedBytes::map(qint64 bytes, bool writable)
{
    unmap();
    void* place = ::mmap(nullptr, size_t(bytes), writable ? PROT_READ | PROT_WRITE : PROT_READ, MAP_SHARED, m_descriptor, 0);
    if (place == MAP_FAILED)
        return false;
    m_data = static_cast<char*>(place);
    m_size = bytes;
    return true;
}

bool SharedBytes::ensure(qint64 bytes)
{
    if (bytes <= m_size)
        return true;
    if (m_descriptor < 0) {
        m_descriptor = ::memfd_create("motcua-picture", MFD_CLOEXEC | MFD_ALLOW_SEALING);
        m_owned = true;
        if (m_descriptor < 0 || ::fcntl(m_descriptor, F_ADD_SEALS, F_SEAL_SHRINK) != 0)
            return false;
    }
    const qint64 rounded = (bytes + 0xfffff) & ~qint64(0xfffff); // whole megabytes: frames differ little in size
    return ::ftruncate(m_descriptor, rounded) == 0 && map(rounded, true);
}

bool SharedBytes::attach(int descriptor, qint64 bytes)
{
    m_descriptor = descriptor;
    if (bytes <= m_size)
        return true;
    struct stat state = {};
    if (::fstat(descriptor, &state) != 0 || state.st_size < bytes)
        return false;
    return map(state.st_size, false);
}

} // namespace motcua::vision

#endif
