#pragma once

#include <QtGlobal>

namespace motcua::test {

//! The disk under every database of this process, beneath the cipher: it can fail once, be full, stop dead (as kill -9 leaves it) or
//! lose power (writes since the last fsync are lost, kept or torn at random). One for the process, installed before the first
//! database opens. Any thread.
class FaultDisk
{
public:
    static FaultDisk& install();

    //! The n-th access from now (0 = the next) to a file fails, once. -1 = none.
    void failAt(qint64 n);
    [[nodiscard]] bool hasFailed() const; //!< … and it has come to that
    [[nodiscard]] qint64 accesses() const;

    //! No file grows any more.
    void setFull(bool full);

    //! From now on nothing reaches the disk: what the program still does is as if it did not do it.
    void stop();
    //! Also takes back what was not fsynced, each piece of 512 bytes as chance wants it. Only what was written since watch() is known.
    void cutPower(quint32 seed);
    //! Everything is well again. Only when no database is open.
    void mend();
    //! Remembers what has not been fsynced, for cutPower().
    void watch(bool on);

    [[nodiscard]] qint64 lost() const; //!< bytes that power cuts have taken

    //! Shows that the tests would notice: fsync does nothing, and what it should have kept can be lost.
    void lieAboutSync(bool lie);

private:
    FaultDisk() = default;
};

} // namespace motcua::test
