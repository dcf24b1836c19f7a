#include "cli/command_table.h"

#include <QJsonDocument>

#include <cstdio>

namespace motcua::cli {

void printLine(const QJsonObject& object)
{
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fflush(stdout);
}

void printWords(const QString& words)
{
    const QByteArray line = words.toUtf8() + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

} // namespace motcua::cli
