#include "backend/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <QCoreApplication>

#include <chrono>

using namespace Qt::StringLiterals;

namespace motcua::backend {

namespace {

const prometheus::Histogram::BucketBoundaries kSeconds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30};

} // namespace

struct Metrics::Impl
{
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter>& requests =
        prometheus::BuildCounter().Name("motcua_http_requests_total").Help("Answers by route and status").Register(registry);
    prometheus::Family<prometheus::Histogram>& times = prometheus::BuildHistogram()
                                                            .Name("motcua_http_request_seconds")
                                                            .Help("From the whole head to the answer; a long poll waits on purpose")
                                                            .Register(registry);
    prometheus::Counter& bytesOut =
        prometheus::BuildCounter().Name("motcua_http_sent_bytes_total").Help("Heads and bodies of answers").Register(registry).Add({});
    prometheus::Family<prometheus::Counter>& commands =
        prometheus::BuildCounter().Name("motcua_commands_total").Help("Settled commands by outcome").Register(registry);
    prometheus::Family<prometheus::Counter>& messages =
        prometheus::BuildCounter().Name("motcua_messages_total").Help("Attempts to send, by channel and what became of them").Register(registry);
};

Metrics::Metrics() : m_impl(std::make_unique<Impl>())
{
    const double now = std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
    prometheus::BuildGauge().Name("motcua_start_time_seconds").Help("When this process began").Register(m_impl->registry).Add({}).Set(now);
    prometheus::BuildGauge()
        .Name("motcua_build_info")
        .Help("Always 1")
        .Register(m_impl->registry)
        .Add({{"version", QCoreApplication::applicationVersion().toStdString()}})
        .Set(1);
}

Metrics::~Metrics() = default;

void Metrics::request(const http::Seen& seen)
{
    const std::string route = seen.route ? (http::name(seen.route->method) + ' ' + seen.route->pattern.toLatin1()).toStdString() : "none";
    m_impl->requests.Add({{"route", route}, {"status", std::to_string(seen.status)}}).Increment();
    m_impl->times.Add({{"route", route}}, kSeconds).Observe(static_cast<double>(seen.micros) / 1e6);
    m_impl->bytesOut.Increment(static_cast<double>(seen.bytesOut));
}

void Metrics::command(const QString& outcome)
{
    m_impl->commands.Add({{"outcome", outcome.toStdString()}}).Increment();
}

void Metrics::message(const QString& channel, const QString& fate)
{
    m_impl->messages.Add({{"channel", channel.toStdString()}, {"fate", fate.toStdString()}}).Increment();
}

void Metrics::set(const QByteArray& name, const QByteArray& help, double value)
{
    prometheus::BuildGauge().Name(name.toStdString()).Help(help.toStdString()).Register(m_impl->registry).Add({}).Set(value);
}

QByteArray Metrics::text() const
{
    return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(m_impl->registry.Collect()));
}

} // namespace motcua::backend
