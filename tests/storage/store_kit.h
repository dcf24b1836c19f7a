#pragma once

#include "storage/migrations.h"
#include "storage/outbox_store.h"
#include "tests/domain/samples.h"

#include <QTemporaryDir>
#include <QtTest>

//! A migrated file of one area, and everything that stands in it as text.
namespace motcua::storage::kit {

using namespace Qt::StringLiterals;

struct File
{
    QTemporaryDir dir;
    QString path = dir.filePath(u"test.db"_s);
    std::unique_ptr<Db> db;

    explicit File(domain::Area area, bool migrated = true)
    {
        auto opened = Db::open({.path = path, .synchronousFull = false}); // nobody cuts the power here
        if (!opened)
            qFatal("cannot open a database");
        db = std::move(*opened);
        if (migrated && !migrate(*db, area))
            qFatal("cannot migrate");
    }
};

//! Name and rows of every ordinary table, so that two states can be compared.
inline QString dump(Db& db)
{
    QString text;
    const auto tables = db.list(u"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%' AND name NOT LIKE 'sqlite%' ORDER BY name"_s, {},
                                [](const Row& row) { return row.text(0); });
    for (const QString& table : *tables) {
        const auto columns = db.list(u"SELECT group_concat('quote(' || name || ')', ' || '','' || ') FROM pragma_table_info('%1')"_s.arg(table), {},
                                     [](const Row& row) { return row.text(0); });
        const auto rows = db.list(u"SELECT %1 FROM %2 ORDER BY 1"_s.arg(columns->front(), table), {}, [](const Row& row) { return row.text(0); });
        for (const QString& row : *rows)
            text += table + u": "_s + row + u'\n';
    }
    return text;
}

inline domain::Command command(int n, const QString& target = u"record-1"_s)
{
    domain::Command c = domain::samples::command(domain::CommandType::DossierNote, domain::notePayload(u"ghi chú"_s), target, n);
    c.n = 0;
    return c;
}

} // namespace motcua::storage::kit
