#pragma once

#include "remote/digest_api.h"
#include "services/digest_report.h"
#include "services/projection.h"

#include <QFuture>
#include <QPointer>
#include <QPromise>

#include <functional>

namespace motcua::storage {
class Database;
}

namespace motcua::services {

//! Holds one scope of one file against the centre's digest and mends the buckets that differ. Works only while nobody else reads
//! that scope's feed: the SyncEngine holds its reader meanwhile and lends `readToEnd`. GUI thread; deletes itself when it is done
//! or its line goes (the promise is then broken off with Network "offline").
class DigestCheck : public QObject
{
    Q_OBJECT
public:
    struct Room
    {
        remote::ApiClient* api = nullptr;
        storage::Database* db = nullptr;
        std::shared_ptr<const Projection> projection;
        domain::Area area = domain::Area::Dossiers;
        QString scope;
        QObject* line = nullptr;
        //! Reads what is new into the file and then calls back with how it went.
        std::function<void(std::function<void(const Result<bool>&)>)> readToEnd;
        std::function<void(const Changes&)> changed;
    };
    explicit DigestCheck(Room room);
    ~DigestCheck() override;

    QFuture<Result<DigestReport>> start();

private:
    void round();
    void compare();
    void count(const storage::held::Place& from);
    void judge();
    void mendNext();
    void end(const Result<DigestReport>& result);

    Room m_room;
    QPromise<Result<DigestReport>> m_promise;
    DigestReport m_report;
    remote::ScopeDigest m_theirs;
    domain::Digest m_ours;
    std::vector<int> m_differing;
    int m_round = 0;
    bool m_ended = false;
};

} // namespace motcua::services
