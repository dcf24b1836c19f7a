#include "services/citizen_turn_p.h"

#include "remote/account_api.h"
#include "services/desk_context.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace motcua::services {

namespace {

constexpr int ticketSeconds = 900; // as long as the centre keeps it

//! Bytes of a secret are not left lying about longer than needed; what Qt copied meanwhile is out of reach.
void wipe(QString& secret)
{
    secret.fill(u'\0');
    secret.clear();
}

} // namespace

CitizenTurn::CitizenTurn(remote::ApiClient& api, std::function<QDateTime()> now, TurnKind kind, const QString& userName, const remote::AccountCode& code,
                         QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(Private{api, std::move(now), kind, userName}))
{
    d->warnings = code.warnings;
    d->maskedPhone = code.challenge.maskedPhone;
    take(code);
}

CitizenTurn::~CitizenTurn() { wipe(d->ticket); }

void CitizenTurn::take(const remote::AccountCode& code)
{
    d->challenge = code.challenge.id;
    d->sampleCode = code.challenge.demoOtp;
    d->validUntil = d->now().addSecs(code.challenge.expiresIn);
    d->resendFrom = d->now().addSecs(code.challenge.resendIn);
    d->triesLeft = -1;
}

void CitizenTurn::enter(Step step)
{
    d->step = step;
    if (step != Step::Code) {
        wipe(d->challenge);
        wipe(d->sampleCode);
    }
    const bool needed = step == Step::Password || (step == Step::Done && d->kind == TurnKind::Profile);
    if (!needed)
        wipe(d->ticket);
    Q_EMIT changed();
}

TurnKind CitizenTurn::kind() const { return d->kind; }
CitizenTurn::Step CitizenTurn::step() const { return d->step; }
QString CitizenTurn::userName() const { return d->userName; }
QString CitizenTurn::maskedPhone() const { return d->maskedPhone; }
QDateTime CitizenTurn::validUntil() const { return d->validUntil; }
QDateTime CitizenTurn::resendFrom() const { return d->resendFrom; }
int CitizenTurn::triesLeft() const { return d->triesLeft; }
QString CitizenTurn::sampleCode() const { return d->sampleCode; }
bool CitizenTurn::isActive() const { return d->active; }
const std::vector<domain::Warning>& CitizenTurn::warnings() const { return d->warnings; }

QFuture<Result<bool>> CitizenTurn::confirm(const QString& code)
{
    const auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    whenDone(remote::confirmAccountCode(d->api, this, d->challenge, code), this, [this, promise](const Result<QString>& ticket) {
        Result<bool> answer(true);
        if (ticket) {
            d->ticket = *ticket;
            d->validUntil = d->now().addSecs(ticketSeconds);
            enter(d->kind == TurnKind::Profile ? Step::Done : Step::Password);
        } else {
            answer = tl::unexpected(ticket.error());
            if (ticket.error().code == "otp_wrong"_L1) {
                static const QRegularExpression left(u"triesLeft=(\\d+)"_s);
                const auto found = left.match(ticket.error().detail);
                d->triesLeft = found.hasMatch() ? found.captured(1).toInt() : d->triesLeft;
                // The last try is gone: the centre does not know this code any more.
                if (d->triesLeft == 0)
                    enter(Step::Over);
                else
                    Q_EMIT changed();
            } else if (ticket.error().code == "otp_expired"_L1) {
                enter(Step::Over);
            }
        }
        promise->addResult(answer);
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<bool>> CitizenTurn::resend()
{
    return chain(remote::resendOtp(d->api, this, d->challenge), this, [this](const remote::Challenge& challenge) {
        take({challenge, {}});
        Q_EMIT changed();
        return readyFuture<bool>(true);
    });
}

QFuture<Result<bool>> CitizenTurn::setPassword(const QString& password, const QString& repeat)
{
    const auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    whenDone(remote::setAccountPassword(d->api, this, d->ticket, password, repeat), this, [this, promise](const Result<bool>& active) {
        if (active) {
            d->active = *active;
            enter(Step::Done);
        } else if (active.error().code == "ticket_invalid"_L1 || active.error().code == "account_exists"_L1) {
            enter(Step::Over);
        }
        promise->addResult(active ? Result<bool>(true) : Result<bool>(tl::unexpected(active.error())));
        promise->finish();
    });
    return promise->future();
}

void CitizenTurn::giveUp()
{
    if (d->step == Step::Code || d->step == Step::Password)
        enter(Step::Over);
}

} // namespace motcua::services
