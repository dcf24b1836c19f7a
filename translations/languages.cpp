#include "translations/languages.h"

#include <QCoreApplication>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace motcua::translations {

bool install(const QString& language)
{
    static QTranslator* current = nullptr; // owned by the application
    auto* next = new QTranslator(QCoreApplication::instance());
    if (!next->load(u":/motcua/i18n/motcua_%1.qm"_s.arg(language))) {
        delete next;
        return false;
    }
    // The new one goes in first, so that no widget sees untranslated words between.
    QCoreApplication::installTranslator(next);
    if (current) {
        QCoreApplication::removeTranslator(current);
        current->deleteLater();
    }
    current = next;
    QObject::connect(next, &QObject::destroyed, next, [next] {
        if (current == next)
            current = nullptr;
    });
    return true;
}

} // namespace motcua::translations
