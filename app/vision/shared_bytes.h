#pragma once

#include <QtGlobal>

namespace motcua::vision {

//! Memory seen by client and worker: the client makes it, the worker maps the same descriptor. It can grow but never
//! shrink (sealed), so that a misbehaving worker cannot make the client fault. Linux only.
class SharedBytes
{
public:
    SharedBytes() = default;
    ~SharedBytes();
    SharedBytes(const SharedBytes&) = delete;
    SharedBytes& operator=(const SharedBytes&) = delete;

    //! Client: at least `bytes` of memory, contents kept or not. False when the system has none.
    bool ensure(qint64 bytes);
    //! Worker: maps what it was given, anew when it has grown. False when it is smaller than said.
    bool attach(int descriptor, qint64 bytes);

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] char* data() { return m_data; }
    [[nodiscard]] qint64 size() const { return m_size; }

private:
    bool map(qint64 bytes, bool writable);
    void unmap();

    char* m_data = nullptr;
    qint64 m_size = 0;
    int m_descriptor = -1;
    bool m_owned = false;
};

} // namespace motcua::vision
