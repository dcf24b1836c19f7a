#pragma once

#include "remote/api_client.h"

#include <QDeadlineTimer>
#include <QNetworkAccessManager>
#include <QSet>

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
    QNetworkAccessManager network;
    QNetworkAccessManager polls;
};

} // namespace motcua::remote
