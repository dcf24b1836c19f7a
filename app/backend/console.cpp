#include "backend/console.h"

#include "backend/console_parts.h"
#include "backend/serve_settings.h"
#include "backend/settings.h"
#include "backend/store/migrations.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace motcua::backend {

namespace console {

void say(const QString& words)
{
    std::fprintf(stderr, "motcua-backend: %s\n", qUtf8Printable(words));
}

void print(const QByteArray& line)
{
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

int failed(const Error& error)
{
    say(error.detail.isEmpty() ? error.code : u"%1 (%2)"_s.arg(error.code, error.detail));
    return kFailed;
}

tl::expected<QString, int> databaseFile(const QCommandLineParser& parser)
{
    const QString given = parser.value(u"database"_s);
    if (given.startsWith("postgresql:"_L1) || given.startsWith("postgres:"_L1)) {
        const QString blobs = parser.value(u"blobs"_s);
        return given + u"#blobs="_s + (blobs.isEmpty() ? u"/var/lib/motcua/blobs"_s : blobs);
    }
    if (!given.startsWith("sqlite:"_L1) || given.size() <= 7) {
        say(u"--database sqlite:FILE or postgresql://… is needed"_s);
        return tl::unexpected<int>(kUsage);
    }
    return given.sliced(7);
}

tl::expected<std::unique_ptr<store::Db>, int> migratedDatabase(const QCommandLineParser& parser)
{
    const auto file = databaseFile(parser);
    if (!file)
        return tl::unexpected<int>(file.error());
    auto db = store::Db::open(*file);
    if (!db)
        return tl::unexpected<int>(failed(db.error()));
    if (const auto error = store::migrate(**db))
        return tl::unexpected<int>(failed(*error));
    return std::move(*db);
}

} // namespace console

int runConsole(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"The REST centre of Một Cửa.\n"
                                     "  serve     answer desks (prints `listening on URL` when ready)\n"
                                     "  migrate   bring the database to this version\n"
                                     "  seed      invent a province (deterministic; for demonstrations and tests)\n"
                                     "  official  add | disable | reset USER (password from standard input)\n"
                                     "  agency    list | set CODE (what printed papers say of it)\n"
                                     "  calendar  show | set FILE (days off, as the file of rules; also while it serves)\n"
                                     "  passes    what is printed on them, a JSON line each\n"
                                     "  keys      list | rotate | prune (what passes are signed with)\n"
                                     "  audit     verify\n"
                                     "  backup    --to FOLDER: a checked copy of an SQLite centre, while it serves\n"
                                     "  routes    list the routes (--access: and who may use them)"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"command"_s, u"see above"_s);
    for (const auto& [name, value, words] : {
             std::tuple{u"dossiers"_s, u"N"_s, u"seed: how many"_s},
             {u"dossiers-from"_s, u"FILE"_s, u"seed: rows of a measuring script (a JSON object a line) instead of invented dossiers"_s},
             {u"registrations"_s, u"N"_s, u"seed: how many"_s},
             {u"meetings"_s, u"N"_s, u"seed: how many"_s},
             {u"passes"_s, u"N"_s, u"seed: of the first meeting"_s},
             {u"seed"_s, u"S"_s, u"seed: the same number gives the same province"_s},
             {u"today"_s, u"yyyy-MM-dd"_s, u"seed: what the province takes for today"_s},
             {u"to"_s, u"FOLDER"_s, u"backup: a new folder"_s},
             {u"full-name"_s, u"NAME"_s, u"official add"_s},
             {u"title"_s, u"TITLE"_s, u"official add"_s},
             {u"unit"_s, u"UNIT"_s, u"official add"_s},
             {u"agency"_s, u"CODE"_s, u"official add"_s},
             {u"agency-name"_s, u"NAME"_s, u"official add, agency set"_s},
             {u"parent"_s, u"NAME"_s, u"agency set: the line above its name, as UBND tỉnh …"_s},
             {u"place"_s, u"NAME"_s, u"agency set: before a paper's date (otherwise taken from the name)"_s},
             {u"address"_s, u"TEXT"_s, u"agency set"_s},
             {u"from"_s, u"yyyy-MM-dd"_s, u"agency set: papers of that day and after it (otherwise all)"_s},
             {u"phone"_s, u"NUMBER"_s, u"official add: where one-time codes go; agency set: whom to ask"_s},
             {u"role"_s, u"ROLE"_s, u"official add: may be repeated"_s},
             {u"scope"_s, u"SCOPE"_s, u"official add: may be repeated"_s},
         })
        parser.addOption({name, words, value});
    parser.addOption({u"access"_s, u"routes: who may use each"_s});
    parser.addOption({u"config"_s, u"settings file: `name = value`, the options from here on; the environment has them as MOTCUA_NAME"_s, u"FILE"_s});
    QStringList valued;
    QStringList flags;
    for (const Setting& setting : serveSettings()) {
        const QString name = QString::fromLatin1(setting.name);
        if (setting.value) {
            valued.append(name);
            parser.addOption({name, QString::fromUtf8(setting.words), QString::fromUtf8(setting.value)});
        } else {
            flags.append(name);
            parser.addOption({name, QString::fromUtf8(setting.words)});
        }
    }
    const auto all = withSettings(arguments, valued, flags);
    if (!all) {
        (void)console::failed(all.error());
        return console::kUsage;
    }
    if (!parser.parse(*all)) {
        console::say(parser.errorText());
        return console::kUsage;
    }
    if (parser.isSet(u"help"_s))
        parser.showHelp();
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    QStringList words = parser.positionalArguments();
    const QString command = words.isEmpty() ? QString() : words.takeFirst();
    if (command == "serve"_L1)
        return console::serve(parser);
    if (command == "migrate"_L1)
        return console::migrate(parser);
    if (command == "seed"_L1)
        return console::seed(parser);
    if (command == "official"_L1)
        return console::official(parser, words);
    if (command == "agency"_L1)
        return console::agency(parser, words);
    if (command == "calendar"_L1)
        return console::calendar(parser, words);
    if (command == "passes"_L1)
        return console::passes(parser);
    if (command == "keys"_L1)
        return console::keys(parser, words);
    if (command == "audit"_L1)
        return console::audit(parser, words);
    if (command == "backup"_L1)
        return console::backup(parser);
    if (command == "routes"_L1)
        return console::routes(parser.isSet(u"access"_s));
    console::say(u"which command? serve, migrate, seed, official, agency, calendar, passes, keys, audit or routes (--help)"_s);
    return console::kUsage;
}

} // namespace motcua::backend
