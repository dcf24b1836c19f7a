#pragma once

#include "remote/api_client.h"

#include <QDeadlineTimer>
#include <QNetworkAccessManager>
#include <QSet>

#include <memory>
#include <vector>

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
    //! One of Qt's pools of connections. A request that is given up while Qt still connects can leave its place in the pool taken for
    //! ever (Qt 6.4), and six places to a host are all there are: whoever gives one up leaves the pool with it, and it dies with
    //! the last request that still goes through it.
    using Line = std::shared_ptr<QNetworkAccessManager>;
    Line network;
    std::vector<Line> idlePolls; //!< a long poll has a line of its own, so that it never holds up a push; well ones are used again

    [[nodiscard]] Line lineFor(const Request& request);
    void spoil(const Line& line);  //!< nobody new goes through it
    void giveBack(const Line& line); //!< of a long poll that was answered
    void newLines();
};

} // namespace motcua::remote
