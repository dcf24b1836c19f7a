#pragma once

#include "backend/feed_hub.h"
#include "backend/http/http_server.h"
#include "backend/metrics.h"
#include "backend/post/courier.h"
#include "backend/post/network_options.h"
#include "backend/rate_gate.h"
#include "backend/rules_in_force.h"
#include "backend/store/commit_listener.h"
#include "backend/store/secrets.h"
#include "backend/store/sessions.h"
#include "backend/workers.h"
#include "domain/apply.h"
#include "domain/citizen_account.h"

#include <QDateTime>

#include <memory>
#include <vector>

namespace motcua::backend {

inline constexpr int kContract = 1;

struct CentreOptions
{
    QString database; //!< what store::Db::open takes
    bool demo = false;    //!< offers the invented officials and tells one-time codes; loopback only
    QString mailDir;      //!< where messages to people go as text files when the channel has no server
    bool checkCodes = true; //!< asked of strangers; off only where nobody but desks reaches the centre
    QString publicUrl;      //!< of the public's pages, for links in messages; empty = the code itself is sent
    post::SmtpOptions smtp;
    post::SmsOptions sms;
    Rates rates;
    http::TlsFiles tls;      //!< empty = plain, behind a proxy
    QByteArray metricsToken; //!< empty = /metrics answers loopback only
    int contract = kContract; //!< said in every answer; tests pretend a newer one
    int readers = 3;
    http::Limits limits;
    std::function<QDateTime()> clock = [] { return QDateTime::currentDateTimeUtc(); };
};

//! The whole centre: routes over the store over one database, served by HTTP. Built and run on one thread; the work happens on
//! its workers.
class Centre
{
public:
    //! Opens and migrates the database. Errors: those of the store, rules data.
    static Result<std::unique_ptr<Centre>> open(CentreOptions options);
    ~Centre();
    Centre(const Centre&) = delete;
    Centre& operator=(const Centre&) = delete;

    //! Errors: those of HttpServer::listen and useTls.
    Result<std::uint16_t> listen(const QString& address, std::uint16_t port);
    void run(bool signalsToo) { m_server->run(signalsToo); }
    void stop() { m_server->stop(); }

    // For the routes.
    [[nodiscard]] const CentreOptions& options() const { return m_options; }
    //! The rules of this moment; hold them as long as they are used.
    [[nodiscard]] std::shared_ptr<const RulesInForce::Now> rules(store::Db& db) const { return m_rules.now(db); }
    [[nodiscard]] const domain::AccountMethods& accountMethods() const { return m_methods; }
    [[nodiscard]] const store::Secrets& secrets() const { return m_secrets; }
    [[nodiscard]] QDateTime now() const { return m_options.clock(); }
    [[nodiscard]] qint64 nowMs() const { return now().toMSecsSinceEpoch(); }
    [[nodiscard]] bool deliversMessages() const { return !m_couriers.empty(); }
    [[nodiscard]] Workers& workers() { return m_workers; }
    [[nodiscard]] Metrics& metrics() { return m_metrics; }
    [[nodiscard]] bool isStopping() const { return m_server->isStopping(); }
    //! Server's thread: what only it knows goes into the metrics.
    void countNow();
    //! Server's thread: `job` runs there after `delay`.
    void after(std::chrono::milliseconds delay, std::function<void()> job) { m_server->after(delay, std::move(job)); }
    [[nodiscard]] const http::Router& router() const { return m_router; }

    //! Any thread: these scopes changed. Every commit through the workers and in other processes is announced by itself.
    void announce(const QHash<QString, qint64>& lastSeqs);
    //! Any thread: `wake` is called once, on the server's thread, when the scope goes past `seen` or after `seconds`.
    void waitForFeed(const QStringList& scopes, qint64 seen, int seconds, std::function<void()> wake);
    //! Any thread, after the commit: unsent messages go out.
    void deliverLater();
    //! Any thread: an audit row that need not be part of a deed's transaction (who looked at what).
    void auditLater(store::AuditEntry entry);

private:
    Centre(CentreOptions options, domain::Rules rules, QByteArray calendar, domain::AccountMethods methods, store::Secrets secrets);
    [[nodiscard]] std::optional<http::Response> gate(const http::Request& head, const http::Route& route);
    void hireCouriers();
    void keepHouseAgain();
    void heard(const store::Touched& touched);

    CentreOptions m_options;
    RulesInForce m_rules;
    domain::AccountMethods m_methods;
    store::Secrets m_secrets;
    http::Router m_router;
    FeedHub m_hub; //!< server's thread
    RateGate m_rateGate; //!< server's thread
    Metrics m_metrics;
    std::unique_ptr<http::HttpServer> m_server;
    std::vector<std::unique_ptr<post::Courier>> m_couriers;
    Workers m_workers; //!< its jobs end before what they use
    std::unique_ptr<store::CommitListener> m_listener;
};

} // namespace motcua::backend
