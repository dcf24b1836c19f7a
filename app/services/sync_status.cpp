#include "services/sync_status.h"

#include <QtGlobal>

#include <iterator>

namespace motcua::services {

namespace {

int urgency(SyncStatus::State state)
{
    using State = SyncStatus::State;
    switch (state) {
    case State::UpgradeRequired: return 6;
    case State::SignInAgain: return 5;
    case State::NeedsLook: return 4;
    case State::Offline: return 3;
    case State::Sending: return 2;
    case State::NeverSynced: return 1;
    case State::Synced: return 0;
    }
    return 0;
}

} // namespace

SyncStatus together(const std::vector<SyncStatus>& all)
{
    SyncStatus sum;
    if (all.empty())
        return sum;
    sum = all.front();
    for (auto it = std::next(all.begin()); it != all.end(); ++it) {
        if (urgency(it->state) > urgency(sum.state)) {
            sum.state = it->state;
            sum.since = it->since;
        } else if (it->state == sum.state && it->since.isValid() && (!sum.since.isValid() || it->since < sum.since)) {
            sum.since = it->since; // the oldest contact is the honest one
        }
        if (it->heardAt.isValid() && (!sum.heardAt.isValid() || it->heardAt < sum.heardAt))
            sum.heardAt = it->heardAt;
        if (it->offlineSince.isValid() && (!sum.offlineSince.isValid() || it->offlineSince < sum.offlineSince))
            sum.offlineSince = it->offlineSince;
        sum.waiting += it->waiting;
        sum.needsLook += it->needsLook;
        sum.received += it->received;
        sum.total += it->total;
        sum.firstSync = sum.firstSync || it->firstSync;
        if (!sum.error)
            sum.error = it->error;
        sum.uploads.files += it->uploads.files;
        sum.uploads.bytes += it->uploads.bytes;
        sum.uploads.sent += it->uploads.sent;
        if (qAbs(it->clockOffsetMs) > qAbs(sum.clockOffsetMs))
            sum.clockOffsetMs = it->clockOffsetMs;
    }
    return sum;
}

} // namespace motcua::services
