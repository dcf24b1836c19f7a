// motcua-cli: the readers and the cache without a screen. JSON lines on standard output, words on standard error;
// exit 0 done, 1 something failed, 2 wrong usage.
#include "cli/attendance_command.h"
#include "cli/command_table.h"
#include "cli/read_commands.h"
#if __has_include("cli/sync_commands.h")
#include "cli/sync_commands.h"
#define MOTCUA_CLI_SYNC 1
#endif

#include <QGuiApplication>
#include <QTimer>

#include <algorithm>
#include <memory>

using namespace motcua::cli;
using namespace Qt::StringLiterals;

namespace {

std::vector<CliCommand> allCommands()
{
    std::vector<CliCommand> commands = readCommands();
    for (const CliCommand& command : attendanceCommands())
        commands.push_back(command);
#ifdef MOTCUA_CLI_SYNC
    const std::vector<CliCommand> more = syncCommands();
    commands.insert(commands.end(), more.begin(), more.end());
#endif
    return commands;
}

void printUsage(const std::vector<CliCommand>& commands)
{
    printWords(u"usage:"_s);
    for (const auto& command : commands)
        printWords(u"  motcua-cli %1 %2"_s.arg(command.name, command.usage));
}

} // namespace

int main(int argc, char** argv)
{
    // Only a PDF's letters need fonts, and no screen for that either.
    std::unique_ptr<QCoreApplication> application;
    if (argc > 1 && QByteArray(argv[1]) == "attendance") {
        if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
            qputenv("QT_QPA_PLATFORM", "offscreen");
        application = std::make_unique<QGuiApplication>(argc, argv);
    } else {
        application = std::make_unique<QCoreApplication>(argc, argv);
    }
    QCoreApplication::setApplicationName(u"motcua-cli"_s);
    const auto commands = allCommands();
    QStringList arguments = QCoreApplication::arguments().sliced(1);
    if (arguments.isEmpty()) {
        printUsage(commands);
        return WrongUsage;
    }
    const QString name = arguments.takeFirst();
    if (name == "--help"_L1 || name == "-h"_L1) {
        printUsage(commands);
        return Done;
    }
    const auto found =
        std::find_if(commands.begin(), commands.end(), [&](const CliCommand& command) { return command.name == name; });
    if (found == commands.end()) {
        printWords(u"motcua-cli: no such command: %1"_s.arg(name));
        printUsage(commands);
        return WrongUsage;
    }
    // From the event loop, so that a command may end at once.
    QTimer::singleShot(0, application.get(), [&] {
        found->run(arguments, [&](int code) {
            if (code == WrongUsage)
                printWords(u"usage: motcua-cli %1 %2"_s.arg(found->name, found->usage));
            QCoreApplication::exit(code);
        });
    });
    return QCoreApplication::exec();
}
