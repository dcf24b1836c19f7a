#include "services/projection_kinds.h"
#include "services/registration_desk_p.h"
#include "storage/blob_store.h"
#include "storage/sync_store.h"
#include "vision/picture.h"

namespace motcua::services {

using namespace Qt::StringLiterals;
using domain::MemberRegistration;
using storage::Db;

// A registration that an official types with the member at the desk.

QString RegistrationDesk::cell() const
{
    for (const domain::Scope& scope : d->desk.official().scopes) {
        if (scope.area() == domain::Area::Party)
            return scope.text.section(u':', 1);
    }
    return {};
}

QFuture<Result<CardSuggestion>> RegistrationDesk::readPicture(const QByteArray& bytes)
{
    return chain(decodedPicture(bytes), this, [this, bytes](const QImage& image) {
        if (!d->reader)
            return readyFuture<CardSuggestion>(fail(ErrorKind::Device, u"engine_missing"_s));
        return chain(d->reader->readPartyCard(vision::Picture::fromBytes(bytes)), this,
                     [image](const vision::CardReading& card) { return readyFuture<CardSuggestion>(CardSuggestion{image, card.fields}); });
    });
}

QFuture<Result<MemberRegistration>> RegistrationDesk::submit(const MemberRegistration& filled, const QByteArray& picture)
{
    MemberRegistration sent = filled;
    sent.id = domain::uuidV7(d->desk.clock().now().toMSecsSinceEpoch(), d->desk.clock().randomBytes(10));
    if (sent.cell.isEmpty())
        sent.cell = cell();
    auto future = d->desk.db->write([sent, picture, blobs = d->desk.blobs, projection = d->desk.projection](Db& db) -> Result<MemberRegistration> {
        MemberRegistration made = sent;
        if (!picture.isEmpty()) {
            if (!blobs)
                return fail(ErrorKind::Storage, u"blob_io"_s);
            const auto hash = blobs->put(picture); // before the command names it: a power cut leaves a file that nobody asks for
            if (!hash)
                return tl::unexpected(hash.error());
            made.photo = *hash;
        }
        const auto written = db.transaction([&]() -> Result<void> {
            if (!made.photo.isEmpty()) {
                if (auto job = storage::sync::addBlobJob(db, made.photo, true); !job)
                    return job;
            }
            domain::Command command;
            command.type = domain::CommandType::RegistrationSubmit;
            command.target = made.id;
            command.payload = domain::submissionPayload(made);
            const auto appended = projection->append(db, command);
            return appended ? Result<void>() : tl::unexpected(appended.error());
        });
        if (!written)
            return tl::unexpected(written.error());
        auto shown = shownRegistration(db, made.id);
        if (!shown)
            return tl::unexpected(shown.error());
        return std::move(shown->registration);
    });
    whenDone(future, this, [this](const Result<MemberRegistration>& made) {
        if (made)
            d->told(*this, {made->id});
    });
    return future;
}

} // namespace motcua::services
