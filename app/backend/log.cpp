#include "backend/log.h"

#include <QDateTime>
#include <QJsonDocument>

#include <atomic>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace motcua::backend::log {

namespace {

std::atomic<Form> s_form = Form::Text; // set once, before any thread

void put(const QString& level, const QString& event, const QJsonObject& fields)
{
    QByteArray line;
    if (s_form == Form::Json) {
        QJsonObject object = fields;
        object["at"_L1] = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
        object["level"_L1] = level;
        object["event"_L1] = event;
        line = QJsonDocument(object).toJson(QJsonDocument::Compact);
    } else {
        line = "motcua-backend: " + event.toUtf8();
        for (auto it = fields.begin(); it != fields.end(); ++it)
            line += ' ' + it.key().toUtf8() + '=' + it.value().toVariant().toString().toUtf8();
    }
    line += '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr); // one write: lines of threads do not mix
}

void ofQt(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    const QString level = type == QtDebugMsg ? u"debug"_s : type == QtInfoMsg ? u"info"_s : type == QtWarningMsg ? u"warning"_s : u"error"_s;
    put(level, u"qt"_s, {{u"category"_s, QString::fromLatin1(context.category)}, {u"text"_s, text}});
    if (type == QtFatalMsg)
        std::abort();
}

} // namespace

void begin(Form form)
{
    s_form = form;
    if (form == Form::Json)
        qInstallMessageHandler(ofQt);
}

void info(const QString& event, const QJsonObject& fields)
{
    put(u"info"_s, event, fields);
}

void warning(const QString& event, const QJsonObject& fields)
{
    put(u"warning"_s, event, fields);
}

void request(const http::Seen& seen)
{
    if (s_form != Form::Json)
        return; // a person at a terminal does not want it
    const QString route = seen.route ? QString::fromLatin1(http::name(seen.route->method)) + u' ' + seen.route->pattern : u"none"_s;
    if (seen.status < 400 && (route.endsWith("/health"_L1) || route.endsWith("/ready"_L1) || route.endsWith("/metrics"_L1)))
        return;
    put(seen.status >= 500 ? u"warning"_s : u"info"_s, u"request"_s,
        {{u"request"_s, QString::fromLatin1(seen.request->id)},
         {u"route"_s, route},
         {u"status"_s, seen.status},
         {u"ms"_s, static_cast<double>(seen.micros) / 1000},
         {u"in"_s, seen.request->bodySize},
         {u"out"_s, seen.bytesOut}});
}

} // namespace motcua::backend::log
