#pragma once

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <optional>

//! Who may include whom: the table of the house's plan, as data, and the reading of one file against it.
namespace motcua::architecture {

using namespace Qt::StringLiterals;

struct Room
{
    QString folder;          //!< with a slash at its end; the longest that fits a path is its room
    QStringList rooms;       //!< rooms of ours that it may include, by the first folder of the include ("domain/…", "ui/…")
    QStringList forbiddenQt; //!< Qt classes and modules, as beginnings of an include
    bool onlyQtCore = false; //!< may include nothing of Qt but QtCore
};

inline const QStringList& widgets()
{
    static const QStringList names{u"QtWidgets"_s,   u"QWidget"_s,     u"QApplication"_s, u"QDialog"_s,  u"QPushButton"_s, u"QLabel"_s,
                                   u"QMainWindow"_s, u"QMessageBox"_s, u"QLineEdit"_s,    u"QTableView"_s, u"QListView"_s, u"QVBoxLayout"_s,
                                   u"QHBoxLayout"_s, u"QStyledItemDelegate"_s, u"QStackedWidget"_s, u"QFileDialog"_s};
    return names;
}

inline const QStringList& sql()
{
    static const QStringList names{u"QtSql"_s, u"QSql"_s};
    return names;
}

inline const QStringList& network()
{
    static const QStringList names{u"QtNetwork"_s, u"QNetwork"_s, u"QTcp"_s, u"QSsl"_s, u"QHttp"_s, u"QHostAddress"_s, u"QUdp"_s};
    return names;
}

inline const QStringList& media()
{
    static const QStringList names{u"QtMultimedia"_s, u"QCamera"_s, u"QMedia"_s, u"QVideo"_s};
    return names;
}

inline QList<Room> house()
{
    const QStringList none;
    return {
        {u"app/domain/"_s, {u"domain"_s}, none, true},
        {u"app/storage/"_s, {u"storage"_s, u"domain"_s}, widgets() + network() + media()},
        {u"app/remote/"_s, {u"remote"_s, u"domain"_s}, widgets() + sql() + media()},
        {u"app/vision/"_s, {u"vision"_s, u"domain"_s}, widgets() + sql() + QStringList{u"QNetwork"_s, u"QTcp"_s, u"QSsl"_s}},
        {u"app/paper/"_s, {u"paper"_s, u"domain"_s}, sql() + network() + media()},
        {u"app/services/"_s, {u"services"_s, u"storage"_s, u"remote"_s, u"vision"_s, u"paper"_s, u"domain"_s}, widgets() + sql()},
        {u"app/backend/"_s, {u"backend"_s, u"paper"_s, u"domain"_s}, widgets() + media()},
        {u"app/cli/"_s, {u"cli"_s, u"services"_s, u"storage"_s, u"remote"_s, u"vision"_s, u"paper"_s, u"domain"_s}, widgets()},
        // Where the objects are built, for the program and for the tour: it may know everybody.
        {u"ui/composition."_s, {u"ui"_s, u"services"_s, u"storage"_s, u"remote"_s, u"vision"_s, u"paper"_s, u"domain"_s, u"translations"_s}, none},
        {u"ui/"_s, {u"ui"_s, u"services"_s, u"domain"_s, u"translations"_s}, sql() + network()},
    };
}

//! What a source says, without comments and without the insides of plain string literals.
inline QString withoutComments(QString text)
{
    static const QRegularExpression block(uR"(/\*.*?\*/)"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression line(uR"((?<!:)//[^\n]*)"_s);
    return text.remove(block).remove(line);
}

//! One sentence for each breach in a file; `path` is relative to the repository.
inline QStringList breaches(const QString& path, const QString& source)
{
    std::optional<Room> room;
    for (const Room& candidate : house()) {
        if (path.startsWith(candidate.folder) && (!room || candidate.folder.size() > room->folder.size())) {
            room = candidate;
        }
    }
    if (!room) {
        return {path + u": in no room of the plan"_s};
    }
    static const QStringList ours{u"domain"_s, u"storage"_s, u"remote"_s, u"vision"_s,       u"paper"_s,
                                  u"services"_s, u"backend"_s, u"cli"_s,  u"ui"_s, u"translations"_s, u"tests"_s};
    static const QRegularExpression include(uR"(^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"])"_s, QRegularExpression::MultilineOption);
    QStringList found;
    const QString text = withoutComments(source);
    for (auto it = include.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        QString target = match.captured(2);
        if (target.startsWith(u"app/"_s)) {
            target = target.sliced(4);
        }
        const QString folder = target.section(u'/', 0, 0);
        if (target.contains(u"../"_s)) {
            found += path + u" climbs out of its folder: "_s + target;
        } else if (target.contains(u'/') && ours.contains(folder) && !room->rooms.contains(folder)) {
            found += path + u" may not include "_s + target;
        }
        for (const QString& beginning : room->forbiddenQt) {
            if (target.startsWith(beginning)) {
                found += path + u" may not include Qt's "_s + target;
            }
        }
        if (room->onlyQtCore) {
            // Values only: the classes of Qt Core that hold data. Anything else of Qt is I/O, an object or another module.
            static const QStringList values{u"QByteArray"_s, u"QChar"_s, u"QDate"_s, u"QDateTime"_s, u"QHash"_s, u"QJsonArray"_s,
                u"QJsonDocument"_s, u"QJsonObject"_s, u"QJsonValue"_s, u"QLatin1StringView"_s, u"QList"_s, u"QMap"_s, u"QPoint"_s,
                u"QPointF"_s, u"QRect"_s, u"QRectF"_s, u"QRegularExpression"_s, u"QSet"_s, u"QSize"_s, u"QString"_s,
                u"QStringDecoder"_s, u"QStringList"_s, u"QStringView"_s, u"QTime"_s, u"QtGlobal"_s, u"QVariant"_s,
                u"QCryptographicHash"_s};
            if (target.startsWith(u'Q') && !values.contains(target)) {
                found += path + u" may not include Qt's "_s + target;
            }
        }
    }
    if (room->onlyQtCore) {
        static const QList<std::pair<QRegularExpression, QString>> words{
            {QRegularExpression(uR"(\bQ_OBJECT\b|\bQObject\b)"_s), u"QObject"_s},
            {QRegularExpression(uR"(\bQFile\b|\bQDir\b|\bQSaveFile\b|\bQIODevice\b|\bfopen\b|\bstd::[io]?fstream\b)"_s), u"I/O"_s},
            {QRegularExpression(uR"(\bcurrent(DateTime|DateTimeUtc|Date|Time|MSecsSinceEpoch|SecsSinceEpoch)\b|system_clock)"_s), u"the clock"_s},
            {QRegularExpression(uR"((?<![A-Za-z_:])tr\(|\bQCoreApplication\b)"_s), u"words for people"_s},
            {QRegularExpression(uR"(\bq(Debug|Info|Warning|Critical|C(Debug|Info|Warning|Critical))\b)"_s), u"logging"_s},
            {QRegularExpression(uR"(\bQRandomGenerator\b|\brandom_device\b)"_s), u"randomness"_s},
            {QRegularExpression(uR"(\bQThread\b|\bQMutex\b|\bstd::(thread|mutex|async)\b)"_s), u"threads"_s},
        };
        for (const auto& [pattern, what] : words) {
            if (text.contains(pattern)) {
                found += path + u" contains "_s + what;
            }
        }
    }
    return found;
}

} // namespace motcua::architecture
