#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QFuture>
#include <QList>
#include <QObject>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace motcua::remote {

//! The contract that this program speaks (resources/api/openapi.yaml).
inline constexpr int contractNumber = 1;

//! What an answer must be, and how long and how large it may become.
enum class Expect {
    Json,  //!< application/json, ≤ 16 MiB
    Feed,  //!< application/x-ndjson, ≤ 64 MiB a page, ≤ 4 MiB a line
    Blob,  //!< any type, ≤ 25 MiB
    Empty, //!< the body is not looked at (HEAD, DELETE, PUT)
};

struct Request
{
    QByteArray verb = "GET";
    QString path;        //!< "/v1/…"
    QUrlQuery query = {};
    QByteArray body = {};
    QByteArray contentType = {};
    Expect expect = Expect::Json;
    bool withToken = true;
    int waitSeconds = 0; //!< long poll: so much longer may the answer be silent
    QByteArray contentRange = {};   //!< of a piece of a blob
    QList<int> alsoAnswers = {};    //!< refusing statuses of the centre that are an Answer here, not an Error
};

struct Answer
{
    int status = 0;
    QByteArray body;
    QDateTime serverTime; //!< UTC, the Date header; invalid = none
    int milliseconds = 0; //!< from asking to the last byte
    qint64 uploadOffset = -1; //!< Upload-Offset: how much of a blob the centre has; -1 = not said
};

//! Timeouts in milliseconds and sizes in bytes; tests make them small.
struct Limits
{
    int silence = 15'000;      //!< no byte came or went for so long
    int blobSilence = 30'000;
    int total = 120'000;       //!< a short call or a page altogether (a long poll's wait comes on top)
    int blobTotal = 600'000;
    qint64 json = 16LL << 20;
    qint64 feedPage = 64LL << 20;
    qint64 feedLine = 4LL << 20;
    qint64 blob = 25LL << 20;
};

//! The wire to one centre: puts token and contract number on every request, holds the limits, and is the one place where an
//! HTTP or socket failure becomes an Error (http_error.h). Knows no endpoint and no JSON key of an entity. GUI thread.
//! Errors: network_*, timeout, offline, newer_contract, redirect_refused, wrong_content_type, not_the_centre, answer_too_large,
//! line_too_long, and the centre's own problem codes. Tokens never stand in an Error.
class ApiClient : public QObject
{
    Q_OBJECT
public:
    explicit ApiClient(const QUrl& server = {}, QObject* parent = nullptr);
    ~ApiClient() override;

    void setServer(const QUrl& url); //!< http(s)://host[:port][/prefix]; requests under way are aborted
    [[nodiscard]] QUrl server() const;

    void setLimits(const Limits& limits);
    [[nodiscard]] const Limits& limits() const;

    //! The access token of now; empty = none.
    void setTokenProvider(std::function<QByteArray()> provider);
    //! Called on a 401 about the token; when it succeeds the request is repeated once with the new token. Its own Network
    //! error comes back instead of the 401, so that nobody is asked to sign in because the cable is out.
    void setRefresher(std::function<QFuture<Result<bool>>()> refresher);

    //! false = the cable is out: everything under way ends with Network "offline", and so does every new request.
    void setOnline(bool online);
    [[nodiscard]] bool isOnline() const;

    //! The answer dies with the asker: when `context` is destroyed the request is aborted and the future is cancelled.
    //! Only 2xx (and 304) are a value.
    QFuture<Result<Answer>> send(QObject* context, const Request& request);

    //! Milliseconds that the centre has asked this client to keep quiet (Retry-After of 429 and 503), 0 = none.
    [[nodiscard]] qint64 quietFor() const;

    [[nodiscard]] qint64 bytesReceived() const; //!< bodies, after unpacking, since the start
    [[nodiscard]] int requestsSent() const;

Q_SIGNALS:
    //! Each answer of the centre, also a refusing one: its clock (UTC, whole seconds) and about how many milliseconds ago
    //! that was.
    void contacted(const QDateTime& serverTime, int age);
    void onlineChanged();

private:
    friend class Call;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua::remote
