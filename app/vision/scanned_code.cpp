#include "vision/scanned_code.h"

namespace motcua::vision {

using namespace Qt::StringLiterals;

Result<QString> checkedCodeText(const QString& text)
{
    // The length in UTF-16 units is never more than in UTF-8 bytes: megabytes are refused before they are converted.
    if (text.size() > maxCodeBytes || text.toUtf8().size() > maxCodeBytes)
        return fail(ErrorKind::TooLarge, u"code_too_long"_s, u"%1 characters"_s.arg(text.size()));
    return text;
}

} // namespace motcua::vision
