#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace motcua::cli {

//! What a command ends with: the exit code of the program.
enum ExitCode { Done = 0, Failed = 1, WrongUsage = 2 };

using Finish = std::function<void(int exitCode)>;

//! One word of motcua-cli. `run` starts the work and returns; `finish` is called once, from the event loop.
struct CliCommand
{
    QString name;
    QString usage; //!< one line, without the program's name
    void (*run)(const QStringList& arguments, Finish finish);
};

//! One JSON object on one line of standard output, at once.
void printLine(const QJsonObject& object);
//! Words for a person, on standard error.
void printWords(const QString& words);

} // namespace motcua::cli
