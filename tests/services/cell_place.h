#pragma once

#include "domain/member_list.h"
#include "services/decision_log.h"
#include "services/member_roster.h"
#include "services/registration_desk.h"
#include "tests/domain/samples.h"
#include "tests/services/sync_desk.h"
#include "tests/support/backend_process.h"

#include <QBuffer>
#include <QImage>
#include <QJsonArray>

namespace motcua::test {

using domain::MemberRegistration;
using domain::RegistrationStatus;
using services::ReviewDecision;

inline const QString cellScope = u"cell:CB04"_s;

//! One centre with a party cell, its secretary and its deputy at two machines that stay signed in over all stories of a program: a
//! sign-in costs a second of key derivation, and none of the stories is about it.
class CellPlace
{
public:
    //! What went wrong, or nothing.
    QString begin()
    {
        SeedSize size;
        size.dossiers = 5;
        size.registrations = 2;
        size.meetings = 0;
        size.passes = 0;
        if (!backend.seed(size) || !backend.start())
            return backend.problem();
        if (!addOfficial(u"hoa.dang"_s, u"Đặng Thị Hoa"_s, u"cell_deputy"_s, u"Chi bộ 4"_s, {cellScope}))
            return u"no deputy"_s;
        secretary = machine(u"secretary"_s);
        deputy = machine(u"deputy"_s);
        if (!secretary->signInAndStart(u"trung.vo"_s) || !deputy->signInAndStart(u"hoa.dang"_s))
            return u"not signed in"_s;
        token = backend.signIn(u"trung.vo"_s, u"x"_s);
        deputyToken = backend.signIn(u"hoa.dang"_s, u"y"_s);
        return token.isEmpty() || deputyToken.isEmpty() ? u"no token"_s : QString();
    }
    //! Between two stories: both have a line and nothing to send.
    bool rest()
    {
        secretary->office->setOnline(true);
        deputy->office->setOnline(true);
        return secretary->idle() && deputy->idle() && secretary->needsLook().empty() && deputy->needsLook().empty();
    }
    bool addOfficial(const QString& user, const QString& name, const QString& role, const QString& unit, const QStringList& scopes)
    {
        QStringList words{u"official"_s, u"add"_s, user, u"--full-name"_s, name, u"--role"_s, role, u"--unit"_s, unit, u"--phone"_s, u"0912000111"_s};
        for (const QString& scope : scopes)
            words << u"--scope"_s << scope;
        return backend.run(words + backend.databaseWords(), nullptr, "Motcua@2026\n") == 0;
    }
    std::unique_ptr<SyncDesk> machine(const QString& name) { return std::make_unique<SyncDesk>(backend.url(), folder(name), name); }
    [[nodiscard]] QString folder(const QString& machineName) const { return m_dir.filePath(machineName); }
    //! The program is ended and started; who sat there still does.
    static bool restart(SyncDesk& desk)
    {
        desk.office.reset();
        desk.api.setOnline(true);
        return desk.open() && desk.start();
    }

    static services::RegistrationDesk& at(SyncDesk& desk) { return *desk.office->registrations(); }
    //! Somebody new.
    MemberRegistration person()
    {
        const int n = ++m_person;
        MemberRegistration r;
        r.fullName = u"Trịnh Công %1"_s.arg(QChar(u'A' + n));
        r.cardNumber = QString::number(31'000'000 + n);
        r.birthDate = QDate(1975, 4, 1).addDays(n * 40);
        r.homeTown = u"Xã Hòa Thắng, tỉnh Đắk Lắk"_s;
        r.phone = u"0905%1"_s.arg(200'000 + n);
        return r;
    }
    //! A new registration, typed at that desk and known at the centre.
    static domain::Id submitted(SyncDesk& desk, const MemberRegistration& filled, const QByteArray& photo = {})
    {
        const auto made = waited(at(desk).submit(filled, photo));
        if (!made.has_value() || !desk.idle())
            return {};
        return made->id;
    }
    static bool has(SyncDesk& desk, const domain::Id& id)
    {
        return QTest::qWaitFor([&] { return waited(at(desk).detail(id)).has_value(); }, 15'000);
    }
    static RegistrationStatus statusAt(SyncDesk& desk, const domain::Id& id) { return waited(at(desk).detail(id))->registration.status; }

    //! A file with these lines, looked at.
    services::RosterPreview list(SyncDesk& desk, const QByteArray& lines, const QString& cell = {})
    {
        QFile file(m_dir.filePath(u"list.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write("Họ và tên;Số thẻ;Ngày sinh\n" + lines) < 0)
            return {};
        file.close();
        const auto looked = waited(at(desk).roster().preview(file.fileName(), cell));
        file.remove();
        return looked.value_or(services::RosterPreview());
    }
    bool take(SyncDesk& desk, const QByteArray& lines, const QString& cell = {}) { return waited(at(desk).roster().take(list(desk, lines, cell))).has_value(); }
    static services::MemberDirectory members(SyncDesk& desk, const QString& cell = {})
    {
        return waited(at(desk).roster().directory(cell)).value_or(services::MemberDirectory());
    }
    static QStringList listed(const services::MemberDirectory& directory)
    {
        QStringList names;
        for (const auto& entry : directory.entries) {
            if (entry.line.row > 0)
                names << entry.line.fullName;
        }
        return names;
    }

    QJsonObject atCentre(const domain::Id& id) { return backend.readBack(u"registration"_s, id, token); }
    QJsonObject rosterAtCentre(const QString& cell = cellScope.section(u':', 1)) { return backend.readBack(u"roster"_s, domain::memberListId(cell), token); }
    //! What the centre answers a desk that believes nobody: "applied", or the code of the refusal.
    QString sent(const QString& as, const QString& type, const domain::Id& target, qint64 baseRev, const QJsonObject& payload)
    {
        static int n = 7'000;
        const QJsonObject command{{u"id"_s, domain::samples::id(++n)}, {u"device"_s, u"x"_s}, {u"lane"_s, target}, {u"n"_s, 1}, {u"type"_s, type},
                                  {u"target"_s, target}, {u"baseRev"_s, baseRev}, {u"clientTime"_s, u"2026-11-21T02:00:00.000Z"_s}, {u"payload"_s, payload}};
        const auto result = backend.post(u"/v1/commands"_s, {{u"commands"_s, QJsonArray{command}}}, as).json()["results"_L1].toArray()[0].toObject();
        return result["outcome"_L1] == "applied"_L1 ? u"applied"_s : result["code"_L1].toString();
    }

    BackendProcess backend;
    std::unique_ptr<SyncDesk> secretary;
    std::unique_ptr<SyncDesk> deputy;
    QString token; //!< the secretary's, at another machine
    QString deputyToken;

private:
    QTemporaryDir m_dir;
    int m_person = 0;
};

inline QByteArray cardPicture(QRgb colour)
{
    QImage image(640, 400, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace motcua::test
