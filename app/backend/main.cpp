#include "backend/console.h"

#include <QGuiApplication>
#include <QLoggingCategory>

// Cards of an invented province are drawn, so `seed` needs Qt Gui; nothing else here does, and no screen is needed ever.
int main(int argc, char** argv)
{
    const bool draws = argc > 1 && qstrcmp(argv[1], "seed") == 0;
    if (draws)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const std::unique_ptr<QCoreApplication> application(draws ? new QGuiApplication(argc, argv) : new QCoreApplication(argc, argv));
    QCoreApplication::setApplicationName(QStringLiteral("motcua-backend"));
    QCoreApplication::setApplicationVersion(QStringLiteral("0.1.0"));
    return motcua::backend::runConsole(QCoreApplication::arguments());
}
