#include "remote/api_client.h"
#include "remote/session_api.h"
#include "services/clock.h"
#include "services/session_private.h"
#include "services/store_key.h"
#include "services/when_done.h"
#include "storage/secret_store.h"

using namespace Qt::StringLiterals;

namespace motcua::services {

using namespace session_parts;

// A session that goes on: what the keyring has of the last one, and tokens that are renewed.

QFuture<Result<domain::Official>> Session::resume()
{
    const auto promise = promised<domain::Official>();
    whenDone(d->secrets.read(secretKey), this, [this, promise](const Result<std::optional<QByteArray>>& kept) {
        if (!kept.has_value())
            return keep<domain::Official>(promise, tl::unexpected(kept.error()));
        const auto secret = kept->has_value() ? unpack(**kept) : std::nullopt;
        if (!secret || secret->server != server())
            return keep<domain::Official>(promise, fail(ErrorKind::NotFound, u"no_session"_s));
        d->secret = *secret;
        whenDone(refresh(), this, [this, promise](const Result<bool>& refreshed) {
            // Out of reach: the password opens what is here.
            const bool offline = !refreshed.has_value() && isRetryable(refreshed.error().kind) && !d->secret.verifier.isEmpty();
            if (!refreshed.has_value() && refreshed.error().code == "account_disabled"_L1) {
                whenDone(findStoreKey({}), this, [this, promise, error = refreshed.error()](const Result<QByteArray>& storeKey) {
                    if (storeKey.has_value() && !storeKey->isEmpty()) {
                        d->storeKey = *storeKey;
                        Q_EMIT revoked();
                    } else {
                        d->secret.official = {}; // sealed under the password, which nobody is asked for any more
                    }
                    keep<domain::Official>(promise, tl::unexpected(error));
                });
                return;
            }
            if (!refreshed.has_value() && !offline) {
                d->secret.official = {};
                return keep<domain::Official>(promise, tl::unexpected(refreshed.error()));
            }
            whenDone(findStoreKey({}), this, [this, promise, offline](const Result<QByteArray>& storeKey) {
                if (!storeKey.has_value()) { // sealed under the password: the sign-in asks for it
                    d->secret.official = {};
                    return keep<domain::Official>(promise, tl::unexpected(storeKey.error()));
                }
                d->storeKey = *storeKey;
                const auto open = [this, promise, offline, opened = std::make_shared<bool>(false)] {
                    if (std::exchange(*opened, true))
                        return;
                    enter(offline ? Stage::Locked : Stage::SignedIn);
                    keep<domain::Official>(promise, d->secret.official);
                };
                if (offline)
                    return open();
                // The agency may have another name by now: papers say it. Rights change as the centre refuses, not here.
                whenDone(remote::whoAmI(d->api, this), this, [this, open](const Result<domain::Official>& now) {
                    if (now && now->id == d->secret.official.id && (now->agencyHeads != d->secret.official.agencyHeads || now->agencyName != d->secret.official.agencyName)) {
                        d->secret.official.agencyHeads = now->agencyHeads;
                        d->secret.official.agencyName = now->agencyName;
                        d->save();
                    }
                    open();
                });
                QTimer::singleShot(mostForTheHead, this, open); // nobody stands at a closed door for a letterhead
            });
        });
    });
    return promise->future();
}

// One at a time: refresh tokens rotate, and a second use of one is taken for theft.
QFuture<Result<bool>> Session::refresh()
{
    if (d->refreshing.isValid() && d->refreshing.isRunning())
        return d->refreshing;
    if (d->secret.refresh.isEmpty())
        return readyWith<bool>(fail(ErrorKind::Unauthorized, u"refresh_missing"_s, {}, 401));
    const auto promise = promised<bool>();
    d->refreshing = promise->future();
    whenDone(remote::refreshSession(d->api, this, d->secret.refresh), this, [this, promise](const Result<remote::Tokens>& tokens) {
        if (tokens.has_value()) {
            d->take(*tokens);
            d->save();
            return keep<bool>(promise, true);
        }
        if (tokens.error().kind == ErrorKind::Unauthorized) {
            d->access.clear();
            d->secret.refresh.clear();
            d->save();
            if (tokens.error().code == "account_disabled"_L1 && !d->storeKey.isEmpty())
                Q_EMIT revoked(); // else resume() finds the key first
        }
        keep<bool>(promise, tl::unexpected(tokens.error()));
    });
    return d->refreshing;
}

} // namespace motcua::services
