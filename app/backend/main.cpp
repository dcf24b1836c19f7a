#include "backend/console.h"

#include <QGuiApplication>
#include <QLoggingCategory>

#include <cstdio>

namespace {

// While Qt Gui looks for a session that a service does not have. What would stop the program is still said.
void onlyGrave(QtMsgType type, const QMessageLogContext&, const QString& text)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        std::fprintf(stderr, "%s\n", qUtf8Printable(text));
}

} // namespace

// Cards of an invented province (`seed`) and passes (`serve`) are drawn, so these need Qt Gui; no screen is needed ever.
int main(int argc, char** argv)
{
    const bool draws = argc > 1 && (qstrcmp(argv[1], "seed") == 0 || qstrcmp(argv[1], "serve") == 0);
    if (draws)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QtMessageHandler usual = qInstallMessageHandler(onlyGrave);
    const std::unique_ptr<QCoreApplication> application(draws ? new QGuiApplication(argc, argv) : new QCoreApplication(argc, argv));
    qInstallMessageHandler(usual);
    QCoreApplication::setApplicationName(QStringLiteral("motcua-backend"));
    QCoreApplication::setApplicationVersion(QStringLiteral("0.1.0"));
    return motcua::backend::runConsole(QCoreApplication::arguments());
}
