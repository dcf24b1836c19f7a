#pragma once

#include "remote/api_client.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QPointer>
#include <QPromise>
#include <QTimer>

#include <memory>

namespace motcua::remote {

//! One request under way: from its first byte to its Result. Child of its ApiClient; deletes itself. Internal to this folder.
class Call : public QObject
{
    Q_OBJECT
public:
    Call(ApiClient& client, QObject* context, Request request);
    ~Call() override;

    QFuture<Result<Answer>> future() { return m_promise.future(); }
    void start();
    void finish(Result<Answer> result); //!< also from outside: offline
    void abandon(); //!< the asker is gone

private:
    void onReadyRead();
    void onFinished();
    void limitBroken(Error error);
    void refreshThenRepeat(const Error& unauthorized);
    [[nodiscard]] std::optional<Error> checkHead() const;
    [[nodiscard]] bool lineTooLong(const QByteArray& chunk);
    [[nodiscard]] qint64 bodyLimit() const;
    void dropReply();

    ApiClient& m_client;
    Request m_request;
    QPromise<Result<Answer>> m_promise;
    std::shared_ptr<QNetworkAccessManager> m_line; //!< lives at least as long as the reply that came through it
    QPointer<QNetworkReply> m_reply;
    QTimer m_silence;
    QTimer m_total;
    QElapsedTimer m_watch;
    QByteArray m_token; //!< as sent with this try
    QByteArray m_body;
    qint64 m_lineLength = 0;
    bool m_refreshed = false;
    bool m_done = false;
};

} // namespace motcua::remote
