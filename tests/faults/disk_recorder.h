#pragma once

#include <QString>

namespace motcua::test {

//! Writes down what this process does to the files under one folder (its libraries' calls too: open, write, fsync, rename … are
//! caught before the C library's), and builds what a power cut at any moment may leave of it: of each file what its last fsync
//! kept and some of what was written since; of each folder the names that its last fsync kept and some of the later
//! ones. A file can be whole and have lost its name, or have a name and no content. Not seen: mmap, and copies that the kernel makes. Linux.
class DiskRecorder
{
public:
    //! From now on; what lies there already counts as kept. One at a time.
    explicit DiskRecorder(const QString& root);
    ~DiskRecorder();
    DiskRecorder(const DiskRecorder&) = delete;
    DiskRecorder& operator=(const DiskRecorder&) = delete;

    //! Steps so far: a moment to cut at.
    [[nodiscard]] int steps() const;
    //! What may be left after the first `steps` of them, into a folder that does not exist yet. Seed 0 = nothing but what was kept.
    void cutPower(int steps, quint32 seed, const QString& into) const;

    //! The next n-th fsync of a file says that it failed, once. -1 = none.
    static void failSync(int n);
    //! Shows that the tests would notice: fsync of files or of folders does nothing.
    enum class Lie { None, Files, Folders };
    static void lie(Lie about);
};

} // namespace motcua::test
