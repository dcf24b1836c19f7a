#include "ui/kit/keys.h"

namespace motcua::ui {

using namespace Qt::StringLiterals;

QString keyText(const QKeySequence& keys)
{
    QString text = keys.toString(QKeySequence::PortableText);
    // A plus that is itself the key stays.
    if (!text.endsWith(u'+'))
        text.replace(u'+', u' ');
    text.replace("Return"_L1, "Enter"_L1);
    text.replace("Del"_L1, "Delete"_L1);
    text.replace("PgUp"_L1, "Page Up"_L1);
    text.replace("PgDown"_L1, "Page Down"_L1);
    return text;
}

} // namespace motcua::ui
