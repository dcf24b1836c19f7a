#include "remote/meeting_api.h"

#include "domain/json_write.h"
#include "remote/json_answer.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::remote {

namespace {

namespace json = domain::json;

QString pathOf(const QString& head, const domain::Id& id, const QString& tail = {})
{
    return head + QString::fromLatin1(QUrl::toPercentEncoding(id)) + tail;
}

QFuture<Result<Answer>> ask(ApiClient& api, QObject* context, const QByteArray& verb, const QString& path, const std::optional<QJsonObject>& body = {})
{
    Request request;
    request.verb = verb;
    request.path = path;
    if (body) {
        request.contentType = "application/json";
        request.body = QJsonDocument(*body).toJson(QJsonDocument::Compact);
    }
    return api.send(context, request);
}

QJsonObject bodyOf(const domain::Meeting& meeting)
{
    QJsonObject body{{u"title"_s, meeting.title}, {u"place"_s, meeting.place}, {u"gates"_s, QJsonArray::fromStringList(meeting.gates)}, {u"reEntry"_s, meeting.reEntry}};
    json::put(body, "startsAt"_L1, meeting.startsAt);
    json::put(body, "opensAt"_L1, meeting.opensAt);
    json::put(body, "closesAt"_L1, meeting.closesAt);
    return body;
}

QFuture<Result<domain::Meeting>> meetingIn(QFuture<Result<Answer>> answer)
{
    return decoded<domain::Meeting>(std::move(answer), [](const Answer& got) -> Result<domain::Meeting> {
        const auto object = parseObject(got.body);
        if (!object)
            return tl::unexpected(object.error());
        return domain::meetingFromJson(*object);
    });
}

//! The array of an answer, each item read by `fn(Reader&)`.
template<class T, class Fn>
QFuture<Result<std::vector<T>>> listIn(QFuture<Result<Answer>> answer, QLatin1StringView key, Fn fn)
{
    return decoded<std::vector<T>>(std::move(answer), [key, fn](const Answer& got) -> Result<std::vector<T>> {
        const auto object = parseObject(got.body);
        if (!object)
            return tl::unexpected(object.error());
        std::vector<T> found;
        for (const QJsonValue& item : object->value(key).toArray()) {
            const QJsonObject one = item.toObject();
            json::Reader reader(one, "item"_L1);
            auto read = fn(reader, one);
            auto done = reader.done(std::move(read));
            if (!done)
                return tl::unexpected(done.error());
            found.push_back(std::move(*done));
        }
        return found;
    });
}

SentInvitation invitationOf(json::Reader& reader, const QJsonObject&)
{
    SentInvitation it;
    it.id = reader.text("id"_L1, json::Need::Required);
    it.number = reader.text("number"_L1, json::Need::Required);
    it.unit = reader.text("unit"_L1);
    it.phone = reader.text("phone"_L1);
    it.email = reader.text("email"_L1);
    it.seats = reader.count("seats"_L1);
    it.revoked = reader.text("state"_L1) == "revoked"_L1;
    it.reason = reader.text("reason"_L1);
    it.toldAt = reader.moment("toldAt"_L1);
    it.openedAt = reader.moment("openedAt"_L1);
    it.attendees = reader.count("attendees"_L1);
    it.sent = reader.count("sent"_L1);
    return it;
}

QFuture<Result<bool>> done(QFuture<Result<Answer>> answer)
{
    return decoded<bool>(std::move(answer), [](const Answer&) -> Result<bool> { return true; });
}

} // namespace

QFuture<Result<domain::Meeting>> callMeeting(ApiClient& api, QObject* context, const domain::Meeting& meeting)
{
    QJsonObject body = bodyOf(meeting);
    body.insert(u"id"_s, meeting.id);
    body.insert(u"hall"_s, meeting.hall);
    return meetingIn(ask(api, context, "POST", u"/v1/meetings"_s, body));
}

QFuture<Result<domain::Meeting>> changeMeeting(ApiClient& api, QObject* context, const domain::Meeting& meeting)
{
    QJsonObject body = bodyOf(meeting);
    body.insert(u"rev"_s, meeting.rev);
    return meetingIn(ask(api, context, "PUT", pathOf(u"/v1/meetings/"_s, meeting.id), body));
}

QFuture<Result<std::vector<SentInvitation>>> invitations(ApiClient& api, QObject* context, const domain::Id& meeting)
{
    return listIn<SentInvitation>(ask(api, context, "GET", pathOf(u"/v1/meetings/"_s, meeting, u"/invitations"_s)), "items"_L1, invitationOf);
}

QFuture<Result<std::vector<SentInvitation>>> invite(ApiClient& api, QObject* context, const domain::Id& meeting, const std::vector<SentInvitation>& units)
{
    QJsonArray items;
    for (const SentInvitation& unit : units)
        items.append(QJsonObject{{u"id"_s, unit.id}, {u"number"_s, unit.number}, {u"unit"_s, unit.unit}, {u"phone"_s, unit.phone}, {u"email"_s, unit.email}, {u"seats"_s, unit.seats}});
    return listIn<SentInvitation>(ask(api, context, "POST", pathOf(u"/v1/meetings/"_s, meeting, u"/invitations"_s), QJsonObject{{u"items"_s, items}}), "items"_L1,
                                  invitationOf);
}

QFuture<Result<std::vector<Guest>>> guests(ApiClient& api, QObject* context, const domain::Id& invitation)
{
    return listIn<Guest>(ask(api, context, "GET", pathOf(u"/v1/invitations/"_s, invitation)), "attendees"_L1, [](json::Reader& reader, const QJsonObject&) {
        Guest guest;
        guest.id = reader.text("id"_L1, json::Need::Required);
        guest.fullName = reader.text("fullName"_L1);
        guest.position = reader.text("position"_L1);
        guest.email = reader.text("email"_L1);
        guest.state = reader.text("state"_L1);
        guest.sentAt = reader.moment("sentAt"_L1);
        return guest;
    });
}

QFuture<Result<bool>> addGuest(ApiClient& api, QObject* context, const domain::Id& invitation, const Guest& guest)
{
    return done(ask(api, context, "POST", pathOf(u"/v1/invitations/"_s, invitation, u"/attendees"_s),
                    QJsonObject{{u"id"_s, guest.id}, {u"fullName"_s, guest.fullName}, {u"position"_s, guest.position}, {u"email"_s, guest.email}}));
}

QFuture<Result<bool>> sendUnsent(ApiClient& api, QObject* context, const domain::Id& invitation)
{
    return done(ask(api, context, "POST", pathOf(u"/v1/invitations/"_s, invitation, u"/send"_s)));
}

QFuture<Result<bool>> setPassGates(ApiClient& api, QObject* context, const domain::Id& pass, const QStringList& gates)
{
    return done(ask(api, context, "POST", pathOf(u"/v1/passes/"_s, pass, u"/gates"_s), QJsonObject{{u"gates"_s, QJsonArray::fromStringList(gates)}}));
}

QFuture<Result<bool>> tellInvitation(ApiClient& api, QObject* context, const domain::Id& invitation)
{
    return done(ask(api, context, "POST", pathOf(u"/v1/invitations/"_s, invitation, u"/tell"_s)));
}

QFuture<Result<bool>> revokeInvitation(ApiClient& api, QObject* context, const domain::Id& invitation, const QString& reason)
{
    return done(ask(api, context, "POST", pathOf(u"/v1/invitations/"_s, invitation, u"/revoke"_s), QJsonObject{{u"reason"_s, reason}}));
}

QFuture<Result<std::vector<IssuedPass>>> passes(ApiClient& api, QObject* context, const domain::Id& meeting)
{
    return decoded<std::vector<IssuedPass>>(ask(api, context, "GET", pathOf(u"/v1/meetings/"_s, meeting, u"/passes"_s)),
                                            [](const Answer& got) -> Result<std::vector<IssuedPass>> {
                                                const auto object = parseObject(got.body);
                                                if (!object)
                                                    return tl::unexpected(object.error());
                                                std::vector<IssuedPass> found;
                                                for (const QJsonValue& item : object->value("items"_L1).toArray()) {
                                                    auto pass = domain::passFromJson(item.toObject());
                                                    if (!pass)
                                                        return tl::unexpected(pass.error());
                                                    found.push_back({std::move(*pass), item.toObject().value("qrText"_L1).toString()});
                                                }
                                                return found;
                                            });
}

QFuture<Result<bool>> sendPass(ApiClient& api, QObject* context, const domain::Id& pass)
{
    return done(ask(api, context, "POST", pathOf(u"/v1/passes/"_s, pass, u"/send"_s)));
}

QFuture<Result<bool>> revokePass(ApiClient& api, QObject* context, const domain::Id& pass, const QString& reason)
{
    return done(ask(api, context, "POST", pathOf(u"/v1/passes/"_s, pass, u"/revoke"_s), QJsonObject{{u"reason"_s, reason}}));
}

} // namespace motcua::remote
