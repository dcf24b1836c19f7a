#include "cli/attendance_command.h"

#include "cli/verify_files.h"
#include "services/attendance_export.h"
#include "services/clock.h"
#include "services/store_key.h"

#include <QCommandLineParser>
#include <QDir>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace motcua::cli {

namespace {

void runAttendance(const QStringList& arguments, Finish finish)
{
    QCommandLineParser parser;
    parser.addOptions({{u"data-dir"_s, {}, u"DIR"_s}, {u"meeting"_s, {}, u"ID"_s}, {u"format"_s, {}, u"FORMAT"_s, u"csv"_s}, {u"o"_s, {}, u"FILE"_s}});
    const bool parsed = parser.parse(QStringList(u"attendance"_s) + arguments) && parser.positionalArguments().isEmpty();
    const auto format = services::listFormatFromCode(parser.value(u"format"_s));
    if (!parsed || !format || !parser.isSet(u"data-dir"_s) || !parser.isSet(u"meeting"_s) || !parser.isSet(u"o"_s))
        return finish(WrongUsage);
    const auto say = [&](const QString& code) { printWords(u"motcua-cli attendance: %1"_s.arg(code)); };
    const QDir dir(parser.value(u"data-dir"_s));
    QString why = u"no meetings in this folder; sync first"_s;
    for (const QString& official : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QString path = dir.filePath(official + u"/meetings.db"_s);
        if (!QFile::exists(path))
            continue;
        const auto key = storedKey(dir.filePath(official));
        if (!key.has_value()) {
            why = key.error().code + u"; the password goes into MOTCUA_PASSWORD"_s;
            continue;
        }
        storage::OpenOptions options;
        options.path = path;
        options.key = services::storeKeyFor(*key, domain::Area::Meetings, services::KeyUse::Database);
        options.readOnly = true;
        const auto db = storage::Db::open(options);
        if (!db.has_value()) {
            why = db.error().code;
            continue;
        }
        const auto list = services::attendanceList(**db, parser.value(u"meeting"_s), services::systemClock().now(), {});
        if (!list.has_value()) {
            why = list.error().code;
            continue;
        }
        if (const auto written = services::writeAttendance(*list, parser.value(u"o"_s), *format); !written) {
            say(written.error().code);
            return finish(Failed);
        }
        qint64 came = 0;
        for (const auto& line : list->people)
            came += line.firstIn.isValid() ? 1 : 0;
        printLine({{u"file"_s, parser.value(u"o"_s)}, {u"people"_s, qint64(list->people.size())}, {u"came"_s, came}});
        return finish(Done);
    }
    say(why);
    finish(Failed);
}

} // namespace

std::vector<CliCommand> attendanceCommands()
{
    return {{u"attendance"_s, u"--data-dir DIR --meeting ID --format csv|xlsx|pdf -o FILE"_s, runAttendance}};
}

} // namespace motcua::cli
