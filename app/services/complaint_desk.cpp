#include "services/complaint_desk.h"

#include "remote/account_api.h"
#include "services/desk_context.h"
#include "storage/sync_store.h"

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

const QString draftKey = u"draft:complaint"_s;

} // namespace

ComplaintDesk::ComplaintDesk(remote::ApiClient& api, storage::Database* db, QObject* parent) : QObject(parent), m_api(api), m_db(db) {}
ComplaintDesk::~ComplaintDesk() = default;

QFuture<Result<std::vector<domain::Complaint>>> ComplaintDesk::list(bool decided) { return remote::complaints(m_api, this, decided); }

QFuture<Result<domain::Complaint>> ComplaintDesk::decide(const QString& id, bool upheld, const QString& note)
{
    return remote::decideComplaint(m_api, this, id, upheld, note);
}

QFuture<Result<QByteArray>> ComplaintDesk::loadDraft()
{
    if (!m_db)
        return readyFuture<QByteArray>(QByteArray());
    return m_db->read([](storage::Db& db) { return storage::sync::meta(db, draftKey); });
}

QFuture<Result<bool>> ComplaintDesk::saveDraft(const QByteArray& draft)
{
    if (!m_db)
        return readyFuture<bool>(false);
    return m_db->write([draft](storage::Db& db) -> Result<bool> {
        const auto done = draft.isEmpty() ? storage::sync::removeMeta(db, draftKey) : storage::sync::setMeta(db, draftKey, draft);
        return done ? Result<bool>(true) : tl::unexpected(done.error());
    });
}

} // namespace motcua::services
