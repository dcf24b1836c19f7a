#include "remote/feed_lines.h"

#include "remote/unpack.h"

#include <simdjson.h>

#include <string_view>

namespace motcua::remote {

static_assert(linePadding >= qsizetype(simdjson::SIMDJSON_PADDING));

struct QuickLines::Private
{
    std::vector<std::pair<std::string, QString>> kinds;
    simdjson::ondemand::parser parser;

    bool read(simdjson::ondemand::object object, FeedRow& row)
    {
        std::string_view kind;
        std::string_view op;
        std::string_view id;
        std::string_view body;
        int64_t seq = -1;
        int64_t rev = -1;
        for (auto field : object) {
            std::string_view key;
            simdjson::ondemand::value value;
            if (field.unescaped_key().get(key) || field.value().get(value))
                return false;
            bool wrong = false;
            if (key == "seq") {
                wrong = value.get_int64().get(seq);
            } else if (key == "rev") {
                wrong = value.get_int64().get(rev);
            } else if (key == "kind") {
                wrong = value.get_string().get(kind);
            } else if (key == "id") {
                wrong = value.get_string().get(id);
            } else if (key == "op") {
                wrong = value.get_string().get(op);
            } else if (key == "body") {
                simdjson::ondemand::object inner;
                wrong = value.get_object().get(inner) || inner.raw_json().get(body);
            } else {
                return false;
            }
            if (wrong)
                return false;
        }
        if (seq < 0 || rev < 0 || op != "upsert" || id.empty() || id.size() > 200 || body.size() < 2)
            return false;
        for (const auto& [name, text] : kinds) {
            if (name != kind)
                continue;
            row.seq = seq;
            row.rev = rev;
            row.kind = text; // shared, not copied
            row.id = QString::fromUtf8(id.data(), qsizetype(id.size()));
            while (body.back() != '}')
                body.remove_suffix(1); // raw_json() takes blanks along
            row.body = QByteArray(body.data(), qsizetype(body.size()));
            return true;
        }
        return false;
    }
};

QuickLines::QuickLines(const QStringList& kinds)
{
    if (kinds.isEmpty())
        return;
    d = std::make_unique<Private>();
    for (const QString& kind : kinds)
        d->kinds.emplace_back(kind.toStdString(), kind);
}

QuickLines::~QuickLines() = default;

bool QuickLines::read(QByteArrayView line, std::vector<FeedRow>& rows)
{
    if (!d)
        return false;
    const auto size = size_t(line.size());
    simdjson::ondemand::document document;
    simdjson::ondemand::object object;
    if (d->parser.iterate(simdjson::padded_string_view(line.data(), size, size + simdjson::SIMDJSON_PADDING)).get(document) ||
        document.get_object().get(object))
        return false;
    FeedRow row;
    if (!d->read(object, row) || !document.current_location().error())
        return false;
    rows.push_back(std::move(row));
    return true;
}

} // namespace motcua::remote
