#include "domain/member_list.h"

#include "domain/apply_rules.h"
#include "domain/json_write.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr qsizetype longestWord = 400; // characters of one field
constexpr qint64 mostRows = 1'048'576; // of a spreadsheet

RosterLine readLine(json::Reader& reader)
{
    reader.onlyKeys({"row"_L1, "fullName"_L1, "cardNumber"_L1, "cvNumber"_L1, "birthDate"_L1, "homeTown"_L1, "phone"_L1, "position"_L1});
    RosterLine line;
    line.row = int(reader.integer("row"_L1, 1, mostRows, json::Need::Required));
    const auto word = [&reader](QLatin1StringView key, json::Need need = json::Need::Optional) {
        QString text = reader.text(key, need);
        if (text.size() > longestWord)
            reader.refuse({}, key);
        return text;
    };
    line.fullName = word("fullName"_L1, json::Need::Required);
    line.cardNumber = word("cardNumber"_L1);
    line.cvNumber = word("cvNumber"_L1);
    line.birthDate = reader.date("birthDate"_L1);
    line.homeTown = word("homeTown"_L1);
    line.phone = word("phone"_L1);
    line.position = word("position"_L1);
    return line;
}

Result<MemberList> readList(json::Reader reader)
{
    MemberList list;
    list.id = reader.text("id"_L1, json::Need::Required);
    list.rev = reader.integer("rev"_L1);
    list.cell = reader.text("cell"_L1, json::Need::Required);
    list.fileName = reader.text("fileName"_L1);
    list.takenAt = reader.moment("takenAt"_L1);
    list.takenBy = reader.text("takenBy"_L1);
    list.lines = reader.list<RosterLine>("lines"_L1, readLine);
    return reader.done(std::move(list));
}

} // namespace

// UUIDv5 (RFC 9562): SHA-1 over a namespace of our own and the name.
Id memberListId(const QString& cell)
{
    static const QByteArray lists = QByteArray::fromHex("5d0f4d866c0b5b0e9a576f3d1f7f6a10");
    QByteArray hash = QCryptographicHash::hash(lists + "cell:" + cell.toUtf8(), QCryptographicHash::Sha1).first(16);
    hash[6] = char((hash[6] & 0x0f) | 0x50);
    hash[8] = char((hash[8] & 0x3f) | 0x80);
    const QString hex = QString::fromLatin1(hash.toHex());
    return hex.left(8) + u'-' + hex.mid(8, 4) + u'-' + hex.mid(12, 4) + u'-' + hex.mid(16, 4) + u'-' + hex.mid(20);
}

QString linesHash(const std::vector<RosterLine>& lines)
{
    if (lines.empty())
        return {};
    std::vector<RosterLine> inOrder = lines;
    std::sort(inOrder.begin(), inOrder.end(), [](const RosterLine& a, const RosterLine& b) { return a.row < b.row; });
    const QByteArray text = QJsonDocument(json::arrayFrom(inOrder)).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

bool fits(const MemberList& list)
{
    return qsizetype(list.lines.size()) <= maxMembers && QJsonDocument(toJson(list)).toJson(QJsonDocument::Compact).size() <= maxMemberBytes;
}

QJsonObject toJson(const RosterLine& line)
{
    QJsonObject json{{u"row"_s, line.row}};
    json::put(json, "fullName"_L1, line.fullName);
    json::put(json, "cardNumber"_L1, line.cardNumber);
    json::put(json, "cvNumber"_L1, line.cvNumber);
    json::put(json, "birthDate"_L1, line.birthDate);
    json::put(json, "homeTown"_L1, line.homeTown);
    json::put(json, "phone"_L1, line.phone);
    json::put(json, "position"_L1, line.position);
    return json;
}

QJsonObject toJson(const MemberList& list)
{
    QJsonObject json{{u"id"_s, list.id}, {u"rev"_s, list.rev}, {u"cell"_s, list.cell}, {u"lines"_s, json::arrayFrom(list.lines)}};
    json::put(json, "fileName"_L1, list.fileName);
    json::put(json, "takenAt"_L1, list.takenAt);
    json::put(json, "takenBy"_L1, list.takenBy);
    return json;
}

RosterLine rosterLineFromJson(const QJsonObject& json)
{
    const auto text = [&json](QLatin1StringView key) { return json[key].toString(); };
    return {json["row"_L1].toInt(), text("fullName"_L1), text("cardNumber"_L1), text("cvNumber"_L1), QDate::fromString(text("birthDate"_L1), Qt::ISODate),
            text("homeTown"_L1), text("phone"_L1), text("position"_L1)};
}

Result<MemberList> memberListFromJson(const QJsonObject& json)
{
    return readList(json::Reader(json, "roster"_L1));
}

Result<MemberList> sentMemberListFromJson(const QJsonObject& json)
{
    return readList(json::Reader(json, "roster"_L1, ErrorKind::Contract, json::UnknownFields::Refused));
}

} // namespace motcua::domain
