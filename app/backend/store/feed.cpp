#include "backend/store/feed.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <vector>

using namespace Qt::StringLiterals;

namespace motcua::backend::store {

namespace {

constexpr auto kBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype kMacBytes = 16;

QByteArray macOf(const Secrets& secrets, const QByteArray& payload)
{
    return hmacSha256(secrets.cursor, payload).first(kMacBytes);
}

} // namespace

QByteArray quoted(const QString& text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

QString cursorText(const Secrets& secrets, const QString& scope, qint64 seq)
{
    const QByteArray payload = QByteArray::number(kFeedSchema) + '|' + secrets.epoch.toHex() + '|' + QByteArray::number(seq) + '|' +
                               scope.toUtf8();
    return QString::fromLatin1(payload.toBase64(kBase64) + '.' + macOf(secrets, payload).toBase64(kBase64));
}

Result<qint64> parseCursor(const Secrets& secrets, const QString& text, const QString& scope)
{
    const QByteArrayList parts = text.toLatin1().split('.');
    const auto invalid = [] { return fail(ErrorKind::Invalid, u"cursor_invalid"_s); };
    if (parts.size() != 2 || text.size() > 1024)
        return invalid();
    const QByteArray payload = QByteArray::fromBase64(parts[0], kBase64);
    const QByteArrayList fields = payload.split('|');
    if (fields.size() != 4)
        return invalid();
    if (fields[1] != secrets.epoch.toHex()) // of a database that was replaced: its signature cannot be checked any more
        return fail(ErrorKind::Gone, u"expired"_s);
    if (!sameSecret(QByteArray::fromBase64(parts[1], kBase64), macOf(secrets, payload)))
        return invalid();
    if (fields[0].toInt() != kFeedSchema)
        return fail(ErrorKind::Gone, u"schema"_s);
    if (QString::fromUtf8(fields[3]) != scope)
        return fail(ErrorKind::Gone, u"scope_changed"_s);
    return fields[2].toLongLong();
}

namespace {

//! Places in the feed of what a scope no longer holds. Few as a rule, so they are read before the records and mixed in.
struct Removed
{
    qint64 seq = 0;
    QByteArray line;
};

void appendNumber(QByteArray& out, qint64 number)
{
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end - digits.data());
}

//! Kinds and ids are letters, digits and dashes: nothing to escape. Whatever else came in once goes the long way.
void appendText(QByteArray& out, const Value& value)
{
    const QByteArrayView text = value.view();
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
    if (plain)
        out.append('"').append(text).append('"');
    else
        out.append(quoted(value.toString()));
}

//! `seq, kind, id, rev` of a row, as both kinds of lines begin.
void beginLine(QByteArray& out, const Row& row, qint64 seq)
{
    out.append("{\"seq\":");
    appendNumber(out, seq);
    out.append(",\"kind\":");
    appendText(out, row.value(1));
    out.append(",\"id\":");
    appendText(out, row.value(2));
    out.append(",\"rev\":");
    appendNumber(out, row.value(3).toLongLong());
}

std::vector<Removed> readRemovals(Db& db, const QString& scope, qint64 after, int limit)
{
    std::vector<Removed> removed;
    db.each("SELECT seq, kind, id, rev, reason FROM removal WHERE scope = ? AND seq > ? ORDER BY seq LIMIT ?"_L1, {scope, after, limit},
            [&removed](const Row& row) {
                Removed one{row.value(0).toLongLong(), {}};
                beginLine(one.line, row, one.seq);
                one.line.append(",\"op\":\"remove\",\"reason\":");
                appendText(one.line, row.value(4));
                one.line.append("}\n");
                removed.push_back(std::move(one));
                return true;
            });
    return removed;
}

//! Fills a page row by row, in the order of seq, until it is full.
class PageWriter
{
public:
    PageWriter(FeedPage& page, int limit, std::vector<Removed> removed) : m_page(page), m_limit(limit), m_removed(std::move(removed)) {}

    bool record(const Row& row)
    {
        const qint64 seq = row.value(0).toLongLong();
        if (!removalsBefore(seq) || isFull())
            return false;
        const Value body = row.value(4);
        QByteArray& out = m_page.lines;
        // One look ahead spares the buffer its growing: rows of a scope are of one size, more or less.
        if (m_page.rows == kLookAhead)
            out.reserve(std::min(kFeedBytes + body.view().size() + kLineBytes, out.size() / kLookAhead * (m_limit + kLookAhead)));
        beginLine(out, row, seq);
        out.append(",\"op\":\"upsert\",\"body\":").append(body.view()).append("}\n");
        stepTo(seq);
        return true;
    }
    //! Those before `seq`; false when the page is full.
    bool removalsBefore(qint64 seq)
    {
        for (; m_next < m_removed.size() && m_removed[m_next].seq < seq; ++m_next) {
            if (isFull())
                return false;
            m_page.lines.append(m_removed[m_next].line);
            stepTo(m_removed[m_next].seq);
        }
        return true;
    }

private:
    static constexpr int kLookAhead = 16;
    static constexpr qsizetype kLineBytes = 256; //!< of a line around its body

    bool isFull()
    {
        m_page.more = m_page.rows == m_limit || m_page.lines.size() > kFeedBytes;
        return m_page.more;
    }
    void stepTo(qint64 seq)
    {
        ++m_page.rows;
        m_page.next = seq;
    }

    FeedPage& m_page;
    const int m_limit;
    const std::vector<Removed> m_removed;
    std::size_t m_next = 0;
};

} // namespace

Result<FeedPage> readFeed(Db& db, const QString& scope, qint64 after, int limit, bool withTotal)
{
    FeedPage page;
    Transaction snapshot(db, Transaction::Kind::Read);
    const auto counters = db.one("SELECT (SELECT value FROM counter WHERE name = 'seq'), (SELECT value FROM counter WHERE name = 'feed_floor')"_L1);
    // "Expired" makes a desk load everything anew: never said because a connection was lost.
    if (!counters)
        return tl::unexpected(db.takeError().value_or(Error{ErrorKind::Storage, u"no_counters"_s, {}}));
    page.seen = counters->at(0).toLongLong();
    const qint64 floor = counters->at(1).toLongLong();
    if (after > page.seen || (after > 0 && after < floor))
        return fail(ErrorKind::Gone, u"expired"_s);
    if (withTotal) {
        const auto total = db.one("SELECT count(*) FROM record WHERE scope = ?"_L1, {scope});
        page.total = total ? total->first().toLongLong() : 0;
    }
    PageWriter writer(page, limit, readRemovals(db, scope, after, limit + 1));
    db.each("SELECT seq, kind, id, rev, body FROM record WHERE scope = ? AND seq > ? ORDER BY seq LIMIT ?"_L1, {scope, after, limit + 1},
            [&writer](const Row& row) { return writer.record(row); });
    if (!page.more)
        writer.removalsBefore(std::numeric_limits<qint64>::max());
    if (!page.more)
        page.next = page.seen;
    if (auto error = snapshot.commit())
        return tl::unexpected<Error>(std::move(*error));
    return page;
}

Result<bool> hasNews(Db& db, const QString& scope, qint64 after)
{
    const auto found = db.one("SELECT (SELECT value FROM counter WHERE name = 'seq'), (SELECT value FROM counter WHERE name = 'feed_floor'),"
                              " EXISTS (SELECT 1 FROM record WHERE scope = ? AND seq > ?), EXISTS (SELECT 1 FROM removal WHERE scope = ? AND seq > ?)"_L1,
                              {scope, after, scope, after});
    if (!found)
        return tl::unexpected(db.takeError().value_or(Error{ErrorKind::Storage, u"no_counters"_s, {}}));
    const bool expired = after > found->at(0).toLongLong() || (after > 0 && after < found->at(1).toLongLong());
    return expired || found->at(2).toLongLong() != 0 || found->at(3).toLongLong() != 0;
}

} // namespace motcua::backend::store
