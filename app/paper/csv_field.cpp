#include "paper/csv_field.h"

#include <algorithm>

namespace motcua::paper {

QByteArray csvField(QByteArray utf8)
{
    if (!utf8.isEmpty() && QByteArrayView("=+-@\t\r").contains(utf8.front()))
        utf8.prepend('\'');
    const bool quoted = std::any_of(utf8.cbegin(), utf8.cend(), [](char c) { return c == ',' || c == ';' || c == '"' || c == '\n' || c == '\r'; });
    return quoted ? '"' + utf8.replace('"', "\"\"") + '"' : utf8;
}

} // namespace motcua::paper
