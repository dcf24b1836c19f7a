#include "tests/faults/disk_recorder.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <cerrno>
#include <cstdarg>
#include <dlfcn.h>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace motcua::test {

namespace {

//! File or folder, as it is now. Numbers are never given twice.
struct Node
{
    bool folder = false;
    std::map<std::string, int> names; // of a folder
};

struct Step
{
    enum What { Write, Truncate, SyncFile, SyncFolder, Name, Unname, Rename } what = Write;
    int node = 0;         //!< the file, or the folder in which a name changes
    qint64 at = 0;        //!< Write: where; Truncate: size
    QByteArray bytes;
    std::string name;     //!< Name, Unname; Rename: the old one
    int child = 0;        //!< what has the name
    int toFolder = 0;     //!< Rename
    std::string toName;
};

struct State
{
    std::mutex mutex;
    bool on = false;
    std::string root;
    std::vector<Node> nodes;     // 0 = the root
    std::map<int, int> open;     // file descriptor → node
    std::vector<Step> steps;
    std::vector<std::pair<int, QByteArray>> before; // content of files that lay there
    std::vector<Node> nodesBefore;
    int failSync = -1;
    DiskRecorder::Lie lie = DiskRecorder::Lie::None;
};

State& state()
{
    static State one;
    return one;
}

template<class Fn>
Fn* real(const char* name)
{
    return reinterpret_cast<Fn*>(dlsym(RTLD_NEXT, name));
}

//! Parts of a path under the root; nothing where it lies elsewhere.
bool partsOf(const char* path, std::vector<std::string>& parts)
{
    const State& s = state();
    const std::string text(path ? path : "");
    if (text.rfind(s.root, 0) != 0 || (text.size() > s.root.size() && text[s.root.size()] != '/'))
        return false;
    for (size_t from = s.root.size(); from < text.size();) {
        const size_t to = std::min(text.find('/', from + 1), text.size());
        if (to > from + 1)
            parts.push_back(text.substr(from + 1, to - from - 1));
        from = to;
    }
    return true;
}

int childOf(int folder, const std::string& name)
{
    const auto& names = state().nodes[size_t(folder)].names;
    const auto at = names.find(name);
    return at == names.end() ? -1 : at->second;
}

struct Place
{
    int folder = -1; //!< -1 = not under the root
    std::string name; //!< empty = the root itself
    int node = -1;
};

Place placeOf(const char* path)
{
    std::vector<std::string> parts;
    if (!state().on || !partsOf(path, parts))
        return {};
    Place place{0, {}, 0};
    for (const std::string& part : parts) {
        if (place.node < 0)
            return {};
        place = {place.node, part, childOf(place.node, part)};
    }
    return place;
}

int add(bool folder)
{
    state().nodes.push_back({folder, {}});
    return int(state().nodes.size()) - 1;
}

void name(const Place& place, int node)
{
    State& s = state();
    s.nodes[size_t(place.folder)].names[place.name] = node;
    s.steps.push_back({Step::Name, place.folder, 0, {}, place.name, node, 0, {}});
}

void opened(int descriptor, const char* path, int flags)
{
    State& s = state();
    if (descriptor < 0 || !s.on)
        return;
    s.open.erase(descriptor);
    Place place = placeOf(path);
    if (place.folder < 0)
        return;
    if ((flags & O_TMPFILE) == O_TMPFILE) {
        s.open[descriptor] = add(false);
        return;
    }
    if (place.node < 0) {
        place.node = add(false);
        name(place, place.node);
    } else if (flags & O_TRUNC) {
        s.steps.push_back({Step::Truncate, place.node, 0, {}, {}, 0, 0, {}});
    }
    s.open[descriptor] = place.node;
}

void scan(const QString& folder, int node)
{
    State& s = state();
    for (const QFileInfo& info : QDir(folder).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
        const int child = add(info.isDir());
        s.nodes[size_t(node)].names[info.fileName().toStdString()] = child;
        if (info.isDir()) {
            scan(info.filePath(), child);
            continue;
        }
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly))
            s.before.emplace_back(child, file.readAll());
    }
}

using Names = std::map<std::string, int>;

void apply(std::map<int, QByteArray>& files, const Step& step)
{
    QByteArray& content = files[step.node];
    if (step.what == Step::Truncate)
        return content.resize(step.at);
    if (content.size() < step.at + step.bytes.size())
        content.append(step.at + step.bytes.size() - content.size(), '\0');
    content.replace(step.at, step.bytes.size(), step.bytes);
}

void apply(std::map<int, Names>& folders, const Step& step)
{
    Names& names = folders[step.node];
    if (step.what == Step::Name) {
        names[step.name] = step.child;
        return;
    }
    if (const auto at = names.find(step.name); at != names.end() && at->second == step.child)
        names.erase(at);
    if (step.what == Step::Rename)
        folders[step.toFolder][step.toName] = step.child;
}

void lay(const std::map<int, QByteArray>& files, const std::map<int, Names>& folders, const std::vector<Node>& nodes, int folder, const QString& into)
{
    QDir().mkpath(into);
    const auto at = folders.find(folder);
    if (at == folders.end())
        return;
    for (const auto& [text, child] : at->second) {
        const QString path = into + QLatin1Char('/') + QString::fromStdString(text);
        if (nodes[size_t(child)].folder) {
            lay(files, folders, nodes, child, path);
            continue;
        }
        QFile file(path);
        const auto content = files.find(child);
        if (file.open(QIODevice::WriteOnly) && content != files.end())
            file.write(content->second);
    }
}

} // namespace

DiskRecorder::DiskRecorder(const QString& root)
{
    State& s = state();
    s.root = QDir(root).canonicalPath().toStdString();
    s.nodes.assign(1, {true, {}});
    s.open.clear();
    s.steps.clear();
    s.before.clear();
    scan(QString::fromStdString(s.root), 0);
    s.nodesBefore = s.nodes;
    const std::lock_guard lock(s.mutex);
    s.on = true;
}

DiskRecorder::~DiskRecorder()
{
    const std::lock_guard lock(state().mutex);
    state().on = false;
    state().failSync = -1;
}

int DiskRecorder::steps() const
{
    const std::lock_guard lock(state().mutex);
    return int(state().steps.size());
}

void DiskRecorder::failSync(int n)
{
    const std::lock_guard lock(state().mutex);
    state().failSync = n;
}

void DiskRecorder::lie(Lie about)
{
    const std::lock_guard lock(state().mutex);
    state().lie = about;
}

void DiskRecorder::cutPower(int steps, quint32 seed, const QString& into) const
{
    std::map<int, QByteArray> files;
    std::map<int, Names> folders;
    std::vector<Node> nodes;
    {
        State& s = state();
        const std::lock_guard lock(s.mutex);
        for (const auto& [node, content] : s.before)
            files[node] = content;
        for (size_t i = 0; i < s.nodesBefore.size(); ++i) {
            if (s.nodesBefore[i].folder)
                folders[int(i)] = s.nodesBefore[i].names;
        }
        nodes = s.nodes;
        std::vector<const Step*> waiting; // no fsync has come for them yet
        const auto keep = [&](const auto& isKept) {
            std::vector<const Step*> rest;
            for (const Step* step : waiting) {
                if (!isKept(*step))
                    rest.push_back(step);
                else if (step->what == Step::Write || step->what == Step::Truncate)
                    apply(files, *step);
                else
                    apply(folders, *step);
            }
            waiting = std::move(rest);
        };
        for (int i = 0; i < steps; ++i) {
            const Step& step = s.steps[size_t(i)];
            if (step.what == Step::SyncFile)
                keep([&](const Step& each) { return (each.what == Step::Write || each.what == Step::Truncate) && each.node == step.node; });
            else if (step.what == Step::SyncFolder) // a renaming is one thing: it is kept with its new name
                keep([&](const Step& each) { return each.what == Step::Rename ? each.toFolder == step.node : each.what >= Step::Name && each.node == step.node; });
            else
                waiting.push_back(&step);
        }
        QRandomGenerator random(seed);
        const int keepOf100 = seed == 0 ? 0 : std::array{10, 50, 90, 100}[size_t(random.bounded(4))];
        keep([&](const Step&) { return int(random.bounded(100)) < keepOf100; });
    }
    lay(files, folders, nodes, 0, into);
}

//! Between the process and the C library: does the thing, and writes it down.
namespace seen {

template<class Call>
int opening(const char* path, int flags, const Call& call)
{
    const std::lock_guard lock(state().mutex);
    const int descriptor = call();
    opened(descriptor, path, flags);
    return descriptor;
}

ssize_t writing(int descriptor, const void* bytes, size_t count, off64_t at, bool atPlace)
{
    State& s = state();
    const std::unique_lock lock(s.mutex);
    const auto node = s.open.find(descriptor);
    const bool known = s.on && node != s.open.end();
    const off64_t place = atPlace ? at : known ? lseek64(descriptor, 0, (fcntl(descriptor, F_GETFL) & O_APPEND) ? SEEK_END : SEEK_CUR) : 0;
    static auto* const plain = real<ssize_t(int, const void*, size_t)>("write");
    static auto* const placed = real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
    const ssize_t written = atPlace ? placed(descriptor, bytes, count, at) : plain(descriptor, bytes, count);
    if (known && written > 0)
        s.steps.push_back({Step::Write, node->second, place, QByteArray(static_cast<const char*>(bytes), written), {}, 0, 0, {}});
    return written;
}

int syncing(int descriptor, const char* how)
{
    State& s = state();
    const std::lock_guard lock(s.mutex);
    const auto node = s.open.find(descriptor);
    if (!s.on || node == s.open.end())
        return real<int(int)>(how)(descriptor);
    const bool folder = s.nodes[size_t(node->second)].folder;
    if (!folder && s.failSync >= 0 && s.failSync-- == 0) {
        errno = EIO;
        return -1;
    }
    if (s.lie != (folder ? DiskRecorder::Lie::Folders : DiskRecorder::Lie::Files))
        s.steps.push_back({folder ? Step::SyncFolder : Step::SyncFile, node->second, 0, {}, {}, 0, 0, {}});
    return 0; // the real disk need not work: the list is what lasts
}

int cutting(int descriptor, off64_t size, const char* how)
{
    State& s = state();
    const std::lock_guard lock(s.mutex);
    const int done = real<int(int, off64_t)>(how)(descriptor, size);
    if (const auto node = s.open.find(descriptor); done == 0 && s.on && node != s.open.end())
        s.steps.push_back({Step::Truncate, node->second, size, {}, {}, 0, 0, {}});
    return done;
}

void renamed(const Place& from, const char* to)
{
    State& s = state();
    const Place place = placeOf(to);
    if (from.node < 0 || place.folder < 0)
        return;
    s.nodes[size_t(from.folder)].names.erase(from.name);
    s.nodes[size_t(place.folder)].names[place.name] = from.node;
    s.steps.push_back({Step::Rename, from.folder, 0, {}, from.name, from.node, place.folder, place.name});
}

int removing(const char* path, const char* how)
{
    State& s = state();
    const std::lock_guard lock(s.mutex);
    const int done = real<int(const char*)>(how)(path);
    const Place place = placeOf(path);
    if (done == 0 && place.node >= 0 && !place.name.empty()) {
        s.nodes[size_t(place.folder)].names.erase(place.name);
        s.steps.push_back({Step::Unname, place.folder, 0, {}, place.name, place.node, 0, {}});
    }
    return done;
}

void linked(const char* from, const char* to)
{
    State& s = state();
    int node = placeOf(from).node;
    const std::string text(from);
    if (const std::string own = "/proc/self/fd/"; text.rfind(own, 0) == 0) {
        const auto at = s.open.find(atoi(text.c_str() + own.size()));
        node = at == s.open.end() ? -1 : at->second;
    }
    const Place place = placeOf(to);
    if (node >= 0 && place.folder >= 0)
        name(place, node);
}

} // namespace seen
} // namespace motcua::test

// The C library's names, before the C library: the loader finds those of the program first.
using namespace motcua::test;

extern "C" {

int open(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    static auto* const call = real<int(const char*, int, ...)>("open");
    return seen::opening(path, flags, [&] { return call(path, flags, mode); });
}

int open64(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    static auto* const call = real<int(const char*, int, ...)>("open64");
    return seen::opening(path, flags, [&] { return call(path, flags, mode); });
}

int close(int descriptor)
{
    static auto* const call = real<int(int)>("close");
    const std::lock_guard lock(state().mutex);
    state().open.erase(descriptor);
    return call(descriptor);
}

ssize_t write(int descriptor, const void* bytes, size_t count) { return seen::writing(descriptor, bytes, count, 0, false); }
ssize_t pwrite64(int descriptor, const void* bytes, size_t count, off64_t at) { return seen::writing(descriptor, bytes, count, at, true); }
int fsync(int descriptor) { return seen::syncing(descriptor, "fsync"); }
int fdatasync(int descriptor) { return seen::syncing(descriptor, "fdatasync"); }
ssize_t pwrite(int descriptor, const void* bytes, size_t count, off_t at) { return seen::writing(descriptor, bytes, count, at, true); }
int ftruncate(int descriptor, off_t size) noexcept { return seen::cutting(descriptor, size, "ftruncate"); }
int ftruncate64(int descriptor, off64_t size) noexcept { return seen::cutting(descriptor, size, "ftruncate64"); }
int unlink(const char* path) noexcept { return seen::removing(path, "unlink"); }
int rmdir(const char* path) noexcept { return seen::removing(path, "rmdir"); }
int remove(const char* path) noexcept { return seen::removing(path, "remove"); }

int rename(const char* from, const char* to) noexcept
{
    const std::lock_guard lock(state().mutex);
    const Place place = placeOf(from);
    const int done = real<int(const char*, const char*)>("rename")(from, to);
    if (done == 0)
        seen::renamed(place, to);
    return done;
}

int renameat2(int fromFolder, const char* from, int toFolder, const char* to, unsigned flags) noexcept
{
    const std::lock_guard lock(state().mutex);
    const Place place = placeOf(from);
    const int done = real<int(int, const char*, int, const char*, unsigned)>("renameat2")(fromFolder, from, toFolder, to, flags);
    if (done == 0)
        seen::renamed(place, to);
    return done;
}

int linkat(int fromFolder, const char* from, int toFolder, const char* to, int flags) noexcept
{
    const std::lock_guard lock(state().mutex);
    const int done = real<int(int, const char*, int, const char*, int)>("linkat")(fromFolder, from, toFolder, to, flags);
    if (done == 0)
        seen::linked(from, to);
    return done;
}

int mkdir(const char* path, mode_t mode) noexcept
{
    const std::lock_guard lock(state().mutex);
    const int done = real<int(const char*, mode_t)>("mkdir")(path, mode);
    if (const Place place = placeOf(path); done == 0 && place.folder >= 0 && place.node < 0)
        name(place, add(true));
    return done;
}

} // extern "C"
