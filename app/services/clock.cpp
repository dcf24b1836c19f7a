#include "services/clock.h"

#include <QRandomGenerator>

namespace motcua::services {

Clock systemClock()
{
    return {[] { return QDateTime::currentDateTimeUtc(); },
            [](int count) {
                QByteArray bytes(count, Qt::Uninitialized);
                for (char& byte : bytes)
                    byte = char(QRandomGenerator::system()->bounded(256));
                return bytes;
            }};
}

} // namespace motcua::services
