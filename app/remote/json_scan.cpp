#include "remote/json_scan.h"

namespace motcua::remote {

namespace {

constexpr qsizetype none = -1;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

qsizetype skipSpace(QByteArrayView json, qsizetype at)
{
    while (at < json.size() && isSpace(json[at]))
        ++at;
    return at;
}

// The place after the string that begins at `at` (on its quote), or none.
qsizetype afterString(QByteArrayView json, qsizetype at)
{
    for (++at; at < json.size(); ++at) {
        if (json[at] == '\\')
            ++at;
        else if (json[at] == '"')
            return at + 1;
    }
    return none;
}

// The place after the value that begins at `at`: up to the comma or bracket that belongs to the object around it.
qsizetype afterValue(QByteArrayView json, qsizetype at)
{
    int depth = 0;
    while (at < json.size()) {
        switch (json[at]) {
        case '"':
            at = afterString(json, at);
            if (at == none)
                return none;
            continue;
        case '{':
        case '[': ++depth; break;
        case '}':
        case ']':
            if (depth == 0)
                return at;
            --depth;
            break;
        case ',':
            if (depth == 0)
                return at;
            break;
        default: break;
        }
        ++at;
    }
    return none;
}

} // namespace

bool nestsDeeperThan(QByteArrayView json, int limit)
{
    int depth = 0;
    for (qsizetype at = 0; at < json.size(); ++at) {
        switch (json[at]) {
        case '"': {
            const qsizetype after = afterString(json, at);
            if (after == none)
                return false;
            at = after - 1;
            break;
        }
        case '{':
        case '[':
            if (++depth > limit)
                return true;
            break;
        case '}':
        case ']': --depth; break;
        default: break;
        }
    }
    return false;
}

std::optional<std::vector<Member>> members(QByteArrayView json)
{
    std::vector<Member> found;
    qsizetype at = skipSpace(json, 0);
    if (at >= json.size() || json[at] != '{')
        return {};
    at = skipSpace(json, at + 1);
    if (at < json.size() && json[at] == '}')
        return skipSpace(json, at + 1) == json.size() ? std::optional(found) : std::nullopt;
    while (at < json.size() && json[at] == '"') {
        const qsizetype keyEnd = afterString(json, at);
        if (keyEnd == none)
            return {};
        const QByteArrayView key = json.sliced(at + 1, keyEnd - at - 2);
        at = skipSpace(json, keyEnd);
        if (at >= json.size() || json[at] != ':')
            return {};
        at = skipSpace(json, at + 1);
        const qsizetype end = afterValue(json, at);
        if (end == none || end == at)
            return {};
        qsizetype last = end;
        while (last > at && isSpace(json[last - 1]))
            --last;
        found.emplace_back(key, json.sliced(at, last - at));
        if (json[end] == '}')
            return skipSpace(json, end + 1) == json.size() ? std::optional(found) : std::nullopt;
        if (json[end] != ',')
            return {};
        at = skipSpace(json, end + 1);
    }
    return {};
}

} // namespace motcua::remote
