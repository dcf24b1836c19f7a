#include "backend/store/audit.h"

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

QString hashOf(const QString& previous, qint64 n, const QStringList& fields)
{
    // Lengths before the texts: no two lists of fields give the same bytes.
    QByteArray bytes = previous.toLatin1() + '\n' + QByteArray::number(n);
    for (const QString& field : fields) {
        const QByteArray text = field.toUtf8();
        bytes += '\n' + QByteArray::number(text.size()) + ':' + text;
    }
    return sha256Hex(bytes);
}

QString macOf(const Secrets& secrets, qint64 n, const QString& hash)
{
    return QString::fromLatin1(hmacSha256(secrets.audit, QByteArray::number(n) + ' ' + hash.toLatin1()).toHex());
}

domain::Failure tampered(const QString& where)
{
    return fail(ErrorKind::Invalid, u"audit_tampered"_s, where);
}

} // namespace

void appendAudit(Db& db, const Secrets& secrets, const QDateTime& at, const AuditEntry& entry)
{
    qint64 n = 1;
    QString previous;
    if (const auto head = db.one("SELECT n, hash FROM audit_head WHERE one = 1"_L1)) {
        n = head->at(0).toLongLong() + 1;
        previous = head->at(1).toString();
    }
    const QString moment = at.toUTC().toString(Qt::ISODateWithMs);
    const QString hash = hashOf(previous, n, {moment, entry.who.official, entry.who.device, entry.action, entry.kind, entry.target,
                                              entry.before, entry.after});
    db.run("INSERT INTO audit (n, at, official, device, action, kind, target, before, after, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1,
           {n, moment, entry.who.official, entry.who.device, entry.action, entry.kind, entry.target, entry.before, entry.after, hash});
    db.run("INSERT INTO audit_head (one, n, hash, mac) VALUES (1, ?, ?, ?) "
           "ON CONFLICT (one) DO UPDATE SET n = excluded.n, hash = excluded.hash, mac = excluded.mac"_L1,
           {n, hash, macOf(secrets, n, hash)});
}

Result<qint64> verifyAudit(Db& db, const Secrets& secrets)
{
    // One moment for rows and head: a centre that serves meanwhile goes on writing both.
    Transaction moment(db, Transaction::Kind::Read);
    qint64 n = 0;
    QString previous;
    QString broken;
    db.each("SELECT n, at, official, device, action, kind, target, before, after, hash FROM audit ORDER BY n"_L1, {},
            [&](const Row& row) {
                ++n;
                QStringList fields;
                for (int i = 1; i <= 8; ++i)
                    fields.append(row.value(i).toString());
                const QString hash = row.value(9).toString();
                if (row.value(0).toLongLong() != n || hashOf(previous, n, fields) != hash) {
                    broken = u"row %1"_s.arg(n);
                    return false;
                }
                previous = hash;
                return true;
            });
    if (auto error = db.takeError())
        return tl::unexpected<Error>(std::move(*error));
    if (!broken.isEmpty())
        return tampered(broken);
    const auto head = db.one("SELECT n, hash, mac FROM audit_head WHERE one = 1"_L1);
    if (n > 0 && !head)
        return tampered(u"head missing"_s);
    if (head && (head->at(0).toLongLong() != n || head->at(1).toString() != previous ||
                 head->at(2).toString() != macOf(secrets, n, previous)))
        return tampered(u"head says row %1, the last is row %2"_s.arg(head->at(0).toLongLong()).arg(n));

    db.each("SELECT a.n, a.after, r.body FROM audit a LEFT JOIN record r ON r.kind = a.kind AND r.id = a.target "
            "WHERE (a.after <> '' OR a.before <> '') AND a.n = (SELECT max(b.n) FROM audit b WHERE b.kind = a.kind AND "
            "b.target = a.target AND (b.after <> '' OR b.before <> ''))"_L1,
            {}, [&](const Row& row) {
                const QString after = row.value(1).toString(); // empty: it was taken away
                if (after.isEmpty() ? !row.value(2).isNull() : row.value(2).isNull() || sha256Hex(row.value(2).toByteArray()) != after) {
                    broken = u"record of row %1"_s.arg(row.value(0).toLongLong());
                    return false;
                }
                return true;
            });
    if (auto error = moment.commit())
        return tl::unexpected<Error>(std::move(*error));
    if (!broken.isEmpty())
        return tampered(broken);
    return n;
}

} // namespace motcua::backend::store
