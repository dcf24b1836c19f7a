#include "backend/console_parts.h"
#include "backend/pass_issue.h"
#include "backend/store/db.h"
#include "backend/store/records.h"

#include <QHash>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::backend::console {

int passes(const QCommandLineParser& parser)
{
    const auto file = databaseFile(parser);
    if (!file)
        return file.error();
    auto opened = store::Db::open(*file);
    if (!opened)
        return failed(opened.error());
    store::Db& db = **opened;
    const store::PassSigner signer = store::passSigner(db);
    if (const auto error = db.takeError())
        return failed(*error);

    QHash<QString, domain::Meeting> meetings;
    bool good = true;
    db.each("SELECT body FROM record WHERE kind = 'meeting'"_L1, {}, [&](const store::Row& row) {
        const auto meeting = domain::meetingFromJson(QJsonDocument::fromJson(row.value(0).toByteArray()).object());
        if (meeting)
            meetings.insert(meeting->id, *meeting);
        return good = meeting.has_value();
    });
    db.each("SELECT body FROM record WHERE kind = 'pass' ORDER BY id"_L1, {}, [&](const store::Row& row) {
        const auto pass = domain::passFromJson(QJsonDocument::fromJson(row.value(0).toByteArray()).object());
        if (!pass || !meetings.contains(pass->meetingId))
            return good = false;
        const domain::Meeting& meeting = meetings[pass->meetingId];
        print(QJsonDocument(QJsonObject{{u"meeting"_s, int(meeting.number)},
                                        {u"meetingId"_s, meeting.id},
                                        {u"id"_s, pass->id},
                                        {u"name"_s, pass->fullName},
                                        {u"serial"_s, pass->serial},
                                        {u"revoked"_s, pass->revoked},
                                        {u"qr"_s, passToken(signer, meeting, *pass)}})
                  .toJson(QJsonDocument::Compact));
        return true;
    });
    if (const auto error = db.takeError())
        return failed(*error);
    if (!good)
        return failed({ErrorKind::Storage, u"record_unreadable"_s});
    return kDone;
}

} // namespace motcua::backend::console
