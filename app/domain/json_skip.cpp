#include "domain/json_skip.h"

#include <string_view>

namespace motcua::domain::jsonSkip {

using simdjson::ondemand::json_type;
using Value = simdjson::ondemand::value;

namespace {

Found pastObject(Value& value, int depth)
{
    simdjson::ondemand::object object;
    if (value.get_object().get(object))
        return Found::Broken;
    for (auto field : object) {
        std::string_view key;
        Value inner;
        if (field.unescaped_key().get(key) || field.value().get(inner))
            return Found::Broken;
        if (const Found found = past(inner, depth + 1); found != Found::Json)
            return found;
    }
    return Found::Json;
}

Found pastArray(Value& value, int depth)
{
    simdjson::ondemand::array items;
    if (value.get_array().get(items))
        return Found::Broken;
    for (auto item : items) {
        Value inner;
        if (item.get(inner))
            return Found::Broken;
        if (const Found found = past(inner, depth + 1); found != Found::Json)
            return found;
    }
    return Found::Json;
}

Found foundIf(bool json) { return json ? Found::Json : Found::Broken; }

} // namespace

bool isNull(Value& value)
{
    bool null = false;
    return !value.is_null().get(null) && null;
}

Found past(Value& value, int depth)
{
    if (depth > maxDepth)
        return Found::TooDeep;
    json_type type{};
    if (value.type().get(type))
        return Found::Broken;
    switch (type) {
    case json_type::object: return pastObject(value, depth);
    case json_type::array: return pastArray(value, depth);
    case json_type::string: return foundIf(!value.get_string().error());
    case json_type::number: return foundIf(!value.get_double().error());
    case json_type::boolean: return foundIf(!value.get_bool().error());
    case json_type::null: return foundIf(isNull(value));
    }
    return Found::Broken;
}

} // namespace motcua::domain::jsonSkip
