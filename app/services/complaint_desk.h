#pragma once

#include "domain/complaint.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <vector>

namespace motcua::remote {
class ApiClient;
}

namespace motcua::storage {
class Database;
}

namespace motcua::services {

//! Complaints about citizens' accounts, for the administrator who decides them (domain.md §4). They lie at the centre alone: reading and
//! deciding need a line. Only the reason that is being typed is kept on this machine, enciphered, until it went up. GUI thread.
class ComplaintDesk : public QObject
{
    Q_OBJECT
public:
    //! `db` null: nothing of this official's is kept on this machine.
    ComplaintDesk(remote::ApiClient& api, storage::Database* db, QObject* parent = nullptr);
    ~ComplaintDesk() override;

    //! Undecided ones, oldest first; or the newest decisions. Errors: offline, and those of the request.
    QFuture<Result<std::vector<domain::Complaint>>> list(bool decided);
    //! Errors besides: already_decided (somebody was first). The same once more is no error.
    QFuture<Result<domain::Complaint>> decide(const QString& id, bool upheld, const QString& note);

    QFuture<Result<QByteArray>> loadDraft();
    QFuture<Result<bool>> saveDraft(const QByteArray& draft); //!< empty = none

private:
    remote::ApiClient& m_api;
    storage::Database* m_db;
};

} // namespace motcua::services
