#include "storage/leaf_rows.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <optional>

namespace motcua::storage {

namespace {

constexpr uchar tableLeaf = 0x0d;
constexpr uchar keyLeaf = 0x0a;
constexpr uchar keyInner = 0x02; // each cell of it holds a whole row, too, after the number of a page
constexpr qsizetype largestValue = 1 << 20;

//! Reads forward inside one piece of memory; a step outside makes it bad for good.
class Cursor
{
public:
    explicit Cursor(QByteArrayView bytes) : m_bytes(bytes) {}

    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] qsizetype at() const { return m_at; }
    [[nodiscard]] qsizetype left() const { return m_bytes.size() - m_at; }

    quint64 varint()
    {
        quint64 value = 0;
        for (int i = 0; i < 9; ++i) {
            const uchar byte = one();
            if (i == 8)
                return value << 8 | byte;
            value = value << 7 | (byte & 0x7f);
            if (!(byte & 0x80))
                break;
        }
        return value;
    }
    QByteArrayView take(qsizetype length)
    {
        if (!m_good || length < 0 || length > left()) {
            m_good = false;
            return {};
        }
        m_at += length;
        return m_bytes.sliced(m_at - length, length);
    }

private:
    uchar one()
    {
        const QByteArrayView byte = take(1);
        return byte.isEmpty() ? uchar(0) : uchar(byte[0]);
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_good = true;
};

qint64 bigEndian(QByteArrayView bytes)
{
    qint64 value = bytes.isEmpty() ? 0 : qint64(qint8(bytes[0]));
    for (const char byte : bytes.sliced(std::min<qsizetype>(1, bytes.size())))
        value = value * 256 + uchar(byte);
    return value;
}

std::optional<QVariant> valueOf(quint64 type, Cursor& body)
{
    constexpr qsizetype widths[] = {0, 1, 2, 3, 4, 6, 8};
    if (type == 0)
        return QVariant();
    if (type == 8 || type == 9)
        return QVariant(qint64(type - 8));
    if (type == 10 || type == 11 || type > quint64(largestValue) * 2)
        return std::nullopt;
    const QByteArrayView bytes = body.take(type <= 6 ? widths[type] : type == 7 ? 8 : qsizetype(type - 12) / 2);
    if (!body.good())
        return std::nullopt;
    if (type <= 6)
        return QVariant(bigEndian(bytes));
    if (type == 7)
        return QVariant(std::bit_cast<double>(bigEndian(bytes)));
    return type % 2 ? QVariant(QString::fromUtf8(bytes)) : QVariant(bytes.toByteArray());
}

std::optional<QVariantList> recordOf(QByteArrayView payload)
{
    Cursor head(payload);
    const quint64 headSize = head.varint();
    if (!head.good() || headSize > quint64(payload.size()))
        return std::nullopt;
    Cursor body(payload.sliced(qsizetype(headSize)));
    QVariantList values;
    while (head.at() < qsizetype(headSize)) {
        const auto value = valueOf(head.varint(), body);
        if (!value || !head.good())
            return std::nullopt;
        values << *value;
    }
    return values;
}

//! What does not fit on the leaf lies in a chain of pages, each beginning with the next one's number.
bool appendOverflow(QByteArray& payload, qsizetype size, quint32 next, qsizetype usable, const std::function<QByteArray(quint32)>& pageAt)
{
    while (payload.size() < size && next != 0) {
        const QByteArray page = pageAt(next);
        if (page.size() < usable)
            return false;
        next = qFromBigEndian<quint32>(page.constData());
        payload += page.sliced(4, std::min(usable - 4, size - payload.size()));
    }
    return payload.size() == size;
}

} // namespace

std::vector<LeafRow> leafRows(const QByteArray& page, qsizetype usable, const std::function<QByteArray(quint32)>& pageAt)
{
    std::vector<LeafRow> rows;
    const uchar kind = page.isEmpty() ? uchar(0) : uchar(page[0]);
    if (page.size() < usable || usable < 480 || (kind != tableLeaf && kind != keyLeaf && kind != keyInner))
        return rows;
    const qsizetype headBytes = kind == keyInner ? 12 : 8;
    const auto cells = qsizetype(qFromBigEndian<quint16>(page.constData() + 3));
    for (qsizetype i = 0; i < cells && headBytes + 2 * i + 2 <= usable; ++i) {
        const auto offset = qsizetype(qFromBigEndian<quint16>(page.constData() + headBytes + 2 * i));
        if (offset < headBytes || offset >= usable)
            continue;
        Cursor cell(QByteArrayView(page).sliced(offset, usable - offset));
        if (kind == keyInner)
            cell.take(4);
        const auto size = qsizetype(cell.varint());
        const auto rowid = kind == tableLeaf ? qint64(cell.varint()) : 0;
        if (!cell.good() || size <= 0 || size > largestValue)
            continue;
        const qsizetype most = kind == tableLeaf ? usable - 35 : (usable - 12) * 64 / 255 - 23;
        const qsizetype least = (usable - 12) * 32 / 255 - 23;
        const qsizetype wanted = least + (size - least) % (usable - 4);
        const qsizetype local = size <= most ? size : wanted <= most ? wanted : least;
        QByteArray payload = cell.take(local).toByteArray();
        if (local < size) {
            const QByteArrayView number = cell.take(4);
            if (!cell.good() || !appendOverflow(payload, size, qFromBigEndian<quint32>(number.data()), usable, pageAt))
                continue;
        }
        if (!cell.good())
            continue;
        if (auto values = recordOf(payload))
            rows.push_back({rowid, std::move(*values)});
    }
    return rows;
}

} // namespace motcua::storage
