#include "tests/faults/fault_disk.h"

#include <QByteArray>
#include <QFile>
#include <QRandomGenerator>

#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <vector>

extern "C" int sqlite3mc_vfs_create(const char* real, int makeDefault);

namespace motcua::test {

namespace {

constexpr int sector = 512;

//! One write or truncation that no fsync has made lasting yet.
struct Undo
{
    qint64 at = 0;
    QByteArray before; //!< what stood there
    qint64 sizeBefore = 0;
    QByteArray after;
    bool isTruncate = false;
    qint64 sizeAfter = 0;
};

struct State
{
    std::mutex mutex;
    sqlite3_vfs* real = nullptr;
    sqlite3_vfs vfs{};
    qint64 accesses = 0;
    qint64 failAt = -1;
    bool failed = false;
    bool full = false;
    bool dead = false;
    bool watching = false;
    bool liar = false;
    qint64 lost = 0;
    std::map<std::string, std::vector<Undo>> unsynced;
};

State& state()
{
    static State one;
    return one;
}

struct File
{
    sqlite3_file base;
    char* path; // nullptr: a file without a name
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File* fileOf(sqlite3_file* file) { return reinterpret_cast<File*>(file); }

//! True where this access is the one that fails.
bool fails()
{
    State& s = state();
    const std::lock_guard lock(s.mutex);
    ++s.accesses;
    if (s.failAt < 0 || s.failAt-- > 0)
        return false;
    s.failed = true;
    return true;
}

QByteArray readBack(File* file, qint64 at, qint64 length, qint64 size)
{
    const auto there = std::clamp<qint64>(size - at, 0, length);
    QByteArray bytes(there, '\0');
    if (there > 0)
        file->real()->pMethods->xRead(file->real(), bytes.data(), int(there), at);
    return bytes;
}

int closeFile(sqlite3_file* handle)
{
    File* file = fileOf(handle);
    const int code = file->real()->pMethods ? file->real()->pMethods->xClose(file->real()) : SQLITE_OK;
    sqlite3_free(file->path);
    return code;
}

int readFile(sqlite3_file* handle, void* to, int amount, sqlite3_int64 at)
{
    if (fails())
        return SQLITE_IOERR_READ;
    File* file = fileOf(handle);
    return file->real()->pMethods->xRead(file->real(), to, amount, at);
}

int writeFile(sqlite3_file* handle, const void* from, int amount, sqlite3_int64 at)
{
    if (fails())
        return SQLITE_IOERR_WRITE;
    File* file = fileOf(handle);
    State& s = state();
    const std::lock_guard lock(s.mutex);
    if (s.dead)
        return SQLITE_IOERR_WRITE;
    sqlite3_int64 size = 0;
    if (s.full || s.watching)
        file->real()->pMethods->xFileSize(file->real(), &size);
    if (s.full && at + amount > size)
        return SQLITE_FULL;
    if (s.watching && file->path)
        s.unsynced[file->path].push_back({at, readBack(file, at, amount, size), size, QByteArray(static_cast<const char*>(from), amount), false, 0});
    return file->real()->pMethods->xWrite(file->real(), from, amount, at);
}

int truncateFile(sqlite3_file* handle, sqlite3_int64 to)
{
    if (fails())
        return SQLITE_IOERR_TRUNCATE;
    File* file = fileOf(handle);
    State& s = state();
    const std::lock_guard lock(s.mutex);
    if (s.dead)
        return SQLITE_IOERR_TRUNCATE;
    sqlite3_int64 size = 0;
    if (s.watching && file->path) {
        file->real()->pMethods->xFileSize(file->real(), &size);
        s.unsynced[file->path].push_back({to, readBack(file, to, std::max<qint64>(0, size - to), size), size, {}, true, to});
    }
    return file->real()->pMethods->xTruncate(file->real(), to);
}

int syncFile(sqlite3_file* handle, int flags)
{
    if (fails())
        return SQLITE_IOERR_FSYNC;
    File* file = fileOf(handle);
    State& s = state();
    const std::lock_guard lock(s.mutex);
    if (s.dead)
        return SQLITE_IOERR_FSYNC;
    if (s.liar)
        return SQLITE_OK;
    if (file->path)
        s.unsynced.erase(file->path);
    // While watching, the real disk need not work: the undo list is what lasts.
    return s.watching ? SQLITE_OK : file->real()->pMethods->xSync(file->real(), flags);
}

int sizeFile(sqlite3_file* handle, sqlite3_int64* size) { return fileOf(handle)->real()->pMethods->xFileSize(fileOf(handle)->real(), size); }
int lockFile(sqlite3_file* handle, int level)
{
    return fails() ? SQLITE_IOERR_LOCK : fileOf(handle)->real()->pMethods->xLock(fileOf(handle)->real(), level);
}
int unlockFile(sqlite3_file* handle, int level) { return fileOf(handle)->real()->pMethods->xUnlock(fileOf(handle)->real(), level); }
int checkLock(sqlite3_file* handle, int* result) { return fileOf(handle)->real()->pMethods->xCheckReservedLock(fileOf(handle)->real(), result); }
int control(sqlite3_file* handle, int what, void* argument) { return fileOf(handle)->real()->pMethods->xFileControl(fileOf(handle)->real(), what, argument); }
int sectorSize(sqlite3_file*) { return sector; }
int traits(sqlite3_file*) { return 0; } // promises nothing
int shmMap(sqlite3_file* handle, int page, int size, int extend, void volatile** to)
{
    return fails() ? SQLITE_IOERR_SHMMAP : fileOf(handle)->real()->pMethods->xShmMap(fileOf(handle)->real(), page, size, extend, to);
}
int shmLock(sqlite3_file* handle, int offset, int n, int flags) { return fileOf(handle)->real()->pMethods->xShmLock(fileOf(handle)->real(), offset, n, flags); }
void shmBarrier(sqlite3_file* handle) { fileOf(handle)->real()->pMethods->xShmBarrier(fileOf(handle)->real()); }
int shmUnmap(sqlite3_file* handle, int remove) { return fileOf(handle)->real()->pMethods->xShmUnmap(fileOf(handle)->real(), remove); }

const sqlite3_io_methods methods{2,        closeFile, readFile,   writeFile,  truncateFile, syncFile,   sizeFile, lockFile, unlockFile, checkLock,
                                 control,  sectorSize, traits,    shmMap,     shmLock,      shmBarrier, shmUnmap, nullptr,  nullptr};

int openFile(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* handle, int flags, int* outFlags)
{
    File* file = fileOf(handle);
    file->base.pMethods = nullptr;
    file->path = nullptr;
    if (fails())
        return SQLITE_CANTOPEN;
    const int code = state().real->xOpen(state().real, name, file->real(), flags, outFlags);
    if (code != SQLITE_OK)
        return code;
    if (name)
        file->path = sqlite3_mprintf("%s", name);
    file->base.pMethods = &methods;
    return SQLITE_OK;
}

int removeFile(sqlite3_vfs*, const char* name, int syncFolder)
{
    if (fails())
        return SQLITE_IOERR_DELETE;
    State& s = state();
    const std::lock_guard lock(s.mutex);
    if (s.dead)
        return SQLITE_IOERR_DELETE;
    s.unsynced.erase(name);
    return s.real->xDelete(s.real, name, s.watching ? 0 : syncFolder);
}

int askFile(sqlite3_vfs*, const char* name, int flags, int* result)
{
    return fails() ? SQLITE_IOERR_ACCESS : state().real->xAccess(state().real, name, flags, result);
}

void put(QFile& file, qint64 at, const QByteArray& bytes)
{
    if (!bytes.isEmpty() && file.seek(at))
        file.write(bytes);
}

//! Back to what the last fsync left, then some of what came after it.
void loseSome(const std::string& path, const std::vector<Undo>& steps, QRandomGenerator& random, qint64& lost)
{
    QFile file(QString::fromStdString(path));
    if (!file.exists() || !file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        put(file, step->at, step->before);
        file.resize(step->sizeBefore);
    }
    const int keepOf100 = std::array{0, 0, 30, 70, 95}[size_t(random.bounded(5))];
    for (const Undo& step : steps) {
        if (step.isTruncate) {
            if (int(random.bounded(100)) < keepOf100)
                file.resize(std::min(file.size(), step.sizeAfter));
            continue;
        }
        for (qsizetype from = 0; from < step.after.size(); from += sector - (step.at + from) % sector) {
            const qsizetype length = std::min<qsizetype>(sector - (step.at + from) % sector, step.after.size() - from);
            if (int(random.bounded(100)) < keepOf100)
                put(file, step.at + from, step.after.mid(from, length));
            else
                lost += length;
        }
    }
}

} // namespace

FaultDisk& FaultDisk::install()
{
    static FaultDisk disk;
    State& s = state();
    if (s.real)
        return disk;
    sqlite3_initialize();
    s.real = sqlite3_vfs_find("unix");
    s.vfs = *s.real;
    s.vfs.zName = "faulty";
    s.vfs.szOsFile = int(sizeof(File)) + s.real->szOsFile;
    s.vfs.xOpen = openFile;
    s.vfs.xDelete = removeFile;
    s.vfs.xAccess = askFile;
    sqlite3_vfs_register(&s.vfs, 0);
    if (sqlite3mc_vfs_create("faulty", 1) != SQLITE_OK)
        qFatal("the faulty disk cannot be put under the cipher");
    return disk;
}

void FaultDisk::failAt(qint64 n)
{
    const std::lock_guard lock(state().mutex);
    state().failAt = n;
    state().failed = false;
}

bool FaultDisk::hasFailed() const
{
    const std::lock_guard lock(state().mutex);
    return state().failed;
}

qint64 FaultDisk::accesses() const
{
    const std::lock_guard lock(state().mutex);
    return state().accesses;
}

void FaultDisk::setFull(bool full)
{
    const std::lock_guard lock(state().mutex);
    state().full = full;
}

void FaultDisk::stop()
{
    const std::lock_guard lock(state().mutex);
    state().dead = true;
}

void FaultDisk::cutPower(quint32 seed)
{
    State& s = state();
    const std::lock_guard lock(s.mutex);
    s.dead = true;
    QRandomGenerator random(seed);
    for (const auto& [path, steps] : s.unsynced)
        loseSome(path, steps, random, s.lost);
    s.unsynced.clear();
}

void FaultDisk::mend()
{
    State& s = state();
    const std::lock_guard lock(s.mutex);
    s.dead = s.full = s.failed = false;
    s.failAt = -1;
    s.unsynced.clear();
}

void FaultDisk::watch(bool on)
{
    const std::lock_guard lock(state().mutex);
    state().watching = on;
    state().unsynced.clear();
}

qint64 FaultDisk::lost() const
{
    const std::lock_guard lock(state().mutex);
    return state().lost;
}

void FaultDisk::lieAboutSync(bool lie)
{
    const std::lock_guard lock(state().mutex);
    state().liar = lie;
}

} // namespace motcua::test
