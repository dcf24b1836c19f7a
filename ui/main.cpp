#include "ui/composition.h"
#include "ui/kit/describe.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace motcua;

namespace {

//! Exit code 2 for a wrong usage, as all our programs have it.
Result<ui::Composition::Options> parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Một Cửa: one-stop desk, party cell, meeting gate"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({u"server"_s, u"Address of the centre."_s, u"URL"_s});
    parser.addOption({u"data-dir"_s, u"Where this machine keeps its data."_s, u"DIR"_s});
    parser.addOption({u"language"_s, u"vi or en."_s, u"LANGUAGE"_s});
    parser.addOption({u"theme"_s, u"light or dark."_s, u"THEME"_s});
    parser.addOption({u"camera"_s, u"Name of a camera, or file:PATH."_s, u"NAME"_s});
    parser.addOption({u"kiosk"_s, u"Full screen, the gate of this meeting."_s, u"MEETING-ID"_s});
    if (!parser.parse(arguments))
        return fail(ErrorKind::Invalid, u"usage"_s, parser.errorText());
    if (parser.isSet(u"help"_s))
        parser.showHelp(0);
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    ui::Composition::Options out{QUrl(parser.value(u"server"_s)), parser.value(u"data-dir"_s), parser.value(u"language"_s),
                                 parser.value(u"theme"_s), parser.value(u"camera"_s), parser.value(u"kiosk"_s)};
    if (parser.isSet(u"server"_s) && (!out.server.isValid() || out.server.host().isEmpty()))
        return fail(ErrorKind::Invalid, u"usage"_s, u"--server is no address"_s);
    if (!out.language.isEmpty() && out.language != "vi"_L1 && out.language != "en"_L1)
        return fail(ErrorKind::Invalid, u"usage"_s, u"--language is vi or en"_s);
    if (!out.theme.isEmpty() && out.theme != "light"_L1 && out.theme != "dark"_L1)
        return fail(ErrorKind::Invalid, u"usage"_s, u"--theme is light or dark"_s);
    if (!parser.positionalArguments().isEmpty())
        return fail(ErrorKind::Invalid, u"usage"_s, u"unknown argument"_s);
    return out;
}

int stop(int code, const QString& sentence)
{
    std::fprintf(stderr, "motcua: %s\n", qUtf8Printable(sentence));
    return code;
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"motcua"_s);
    QApplication::setApplicationDisplayName(u"Một Cửa"_s);
    QApplication::setApplicationVersion(QStringLiteral(MOTCUA_VERSION));
    QApplication::setDesktopFileName(u"motcua"_s);

    const auto options = parseOptions(QApplication::arguments());
    if (!options)
        return stop(2, options.error().detail);
    const auto client = ui::Composition::make(app, *options);
    if (!client)
        return stop(1, ui::describe(client.error()));
    (*client)->start();
    return QApplication::exec();
}
