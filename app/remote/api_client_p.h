#pragma once

#include "remote/api_client.h"

#include <QDeadlineTimer>
#include <QNetworkAccessManager>
#include <QSet>

#include <memory>

namespace motcua::remote {

class Call;

struct ApiClient::Private
{
    QUrl server;
    Limits limits;
    std::function<QByteArray()> token;
    std::function<QFuture<Result<bool>>()> refresh;
    bool online = true;
    QDeadlineTimer quiet{0};
    qint64 bytes = 0;
    int requests = 0;
    QSet<Call*> calls;
    // Qt opens at most six connections to a host: long polls have their own six, so that they never hold up a push.
    std::unique_ptr<QNetworkAccessManager> network;
    std::unique_ptr<QNetworkAccessManager> polls;

    //! A connection that broke at a bad moment can stay in Qt's pool for ever, and six of them are all there are: whoever waited
    //! in vain begins with a new pool. What the old one still has under way ends there.
    void renew(std::unique_ptr<QNetworkAccessManager>& manager, QObject* owner);
};

} // namespace motcua::remote
