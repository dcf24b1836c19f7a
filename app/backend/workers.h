#pragma once

#include "backend/store/db.h"

#include <QThreadPool>

#include <functional>

namespace motcua::backend {

//! The threads that may block: one writer (SQLite has one writer; the order of its jobs is the order of commits) and a few
//! readers, each with its own connection. A job whose connection cannot be opened is dropped; its answer then is a 500.
class Workers
{
public:
    using Job = std::function<void(store::Db&)>;

    Workers(QString databaseFile, int readers);
    ~Workers(); //!< finishes what was begun

    void read(Job job);
    void write(Job job);

private:
    QString m_file;
    QThreadPool m_readers;
    QThreadPool m_writer;
};

} // namespace motcua::backend
