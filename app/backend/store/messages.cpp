#include "backend/store/messages.h"

#include <QDir>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

void queueMessage(Db& db, const QString& channel, const QString& address, const QString& text, const QString& at)
{
    db.run("INSERT INTO message (channel, address, text, at) VALUES (?, ?, ?, ?)"_L1, {channel, address, text, at});
}

void deliverMessages(Db& db, const QString& directory, const QString& at)
{
    struct Row
    {
        qint64 n;
        QString channel, address, text, at;
    };
    std::vector<Row> rows;
    db.each("SELECT n, channel, address, text, at FROM message WHERE sent_at = '' ORDER BY n LIMIT 100"_L1, {},
            [&rows](const QSqlQuery& row) {
                rows.push_back({row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toString(), row.value(3).toString(),
                                row.value(4).toString()});
                return true;
            });
    QDir().mkpath(directory);
    for (const Row& row : rows) {
        QSaveFile file(u"%1/%2-%3.txt"_s.arg(directory).arg(row.n, 6, 10, QLatin1Char('0')).arg(row.channel));
        const QByteArray text = u"To: %1\nDate: %2\n\n%3\n"_s.arg(row.address, row.at, row.text).toUtf8();
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
            return;
        (void)write(db, [&](Db& d) { return d.run("UPDATE message SET sent_at = ?, text = '' WHERE n = ?"_L1, {at, row.n}); });
    }
}

} // namespace motcua::backend::store
