#pragma once

#include "domain/official.h"
#include "domain/result.h"

#include <QDateTime>
#include <QFuture>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>
#include <vector>

namespace motcua::remote {
class ApiClient;
}
namespace motcua::storage {
class SecretStore;
}

namespace motcua::services {

struct Clock;

//! What the centre asks after the password.
struct OtpChallenge
{
    QString id;
    QString maskedPhone; //!< "0941xxx947"
    int expiresIn = 300; //!< seconds
    int resendIn = 60;   //!< seconds
    QString demoOtp;     //!< only from a demo centre, else empty
};

struct DemoOfficial
{
    QString userName;
    QString password;
    QString fullName;
    QString title;
    QString role; //!< code of domain::Role
};

//! Who is signed in at which centre. GUI thread. Tokens live in the SecretStore and nowhere else; without a keyring they live
//! in memory and the next start asks again (keyringAvailable() tells, so that the screen can say so).
class Session : public QObject
{
    Q_OBJECT
public:
    enum class Stage { SignedOut, WaitingForOtp, SignedIn, Locked, SignInAgain /*the centre said 401: keep all, ask*/ };
    Q_ENUM(Stage)

    Session(remote::ApiClient& api, storage::SecretStore& secrets, Clock clock, QObject* parent = nullptr);
    ~Session() override;

    [[nodiscard]] Stage stage() const;
    [[nodiscard]] const domain::Official& official() const; //!< empty while signed out
    [[nodiscard]] QUrl server() const;
    [[nodiscard]] bool keyringAvailable() const;
    //! UTC. Without the centre the store stays open until then; afterwards the session locks and unlock() asks the centre first. Invalid
    //! while signed out.
    [[nodiscard]] QDateTime offlineUntil() const;

    //! Where the signed-in official's files lie; asked at each sign-in, whose end then waits for their key. Without it there is no key
    //! and the store is not enciphered (tests and benches of other things).
    void setStoreFolder(std::function<QString()> dataDir);
    [[nodiscard]] QString storeFolder() const; //!< what that gives, empty without it
    [[nodiscard]] const QByteArray& storeKey() const; //!< empty while signed out

    void setServer(const QUrl& url);
    //! This machine's name at the centre; number blocks are lent to it. Set it (loadDeviceId) before start(); else one is made
    //! for this run.
    void setDeviceId(const QString& id);
    [[nodiscard]] QString deviceId() const;
    //! Round trip to the centre in milliseconds, or why not.
    QFuture<Result<int>> probe();
    QFuture<Result<std::vector<DemoOfficial>>> demoOfficials();

    QFuture<Result<OtpChallenge>> start(const QString& userName, const QString& password);
    QFuture<Result<OtpChallenge>> resend();
    //! Errors besides the centre's: store_key_missing, store_key_password (Keyring): the centre has said yes, but the files of this
    //! official on this machine cannot be opened; renewStore() is the way out.
    QFuture<Result<domain::Official>> confirm(const QString& otp);
    //! After such an error: puts those files aside, whole, and signs in over an empty store.
    QFuture<Result<domain::Official>> renewStore();
    //! Tries the tokens of the last time (from the keyring). NotFound when there are none. Centre out of reach: the official
    //! of the last time comes back and the stage is Locked; unlock() then works with the password (72 h long).
    QFuture<Result<domain::Official>> resume();
    void signOut(); //!< tokens forgotten here and at the centre; the outbox stays for the next time
    void lock();
    //! Works offline (Argon2id verifier in the SecretStore). Errors: password_wrong (Invalid), locked (RateLimited, after five
    //! wrong ones), offline_too_long (Unauthorized), no_verifier (Keyring).
    QFuture<Result<bool>> unlock(const QString& password);

    //! Throws away the key of the signed-in official's files and the files: nobody reads them any more, also not from a copy of the
    //! disk. Call it when nobody has them open (no Office), before or after signOut(). Unsent work is gone with them: only where the
    //! centre has revoked the account, or an administrator wants it at sign-out and nothing is unsent.
    QFuture<Result<bool>> shredStore();

    //! Called by the engine on 401 that a refresh could not mend.
    void expire();

Q_SIGNALS:
    void stageChanged();
    //! The centre has disabled this account: unsent work is to be sealed and the store to be shredded. Comes before the stage changes.
    void revoked();

private:
    void enter(Stage stage);
    QFuture<Result<QByteArray>> findStoreKey(const QString& password);
    QFuture<Result<domain::Official>> openStore();
    QFuture<Result<bool>> refresh();
    Q_INVOKABLE void lookAtClock(); //!< each minute; tests call it by name
    [[nodiscard]] bool isOfflineTooLong() const;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua::services
