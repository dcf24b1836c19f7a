#include "desk_kit.h"

#include "paper/party_card_image.h"
#include "services/card_comparison.h"

#include <QBuffer>

using namespace motcua;
using namespace motcua::services;
using namespace Qt::StringLiterals;
using domain::Area;
using domain::MemberRegistration;
using domain::RegistrationStatus;
namespace samples = domain::samples;

namespace {

const QString scope = u"cell:CB04"_s;

domain::Official secretary()
{
    domain::Official official = samples::official({domain::Role::CellSecretary});
    official.scopes = {{scope}};
    return official;
}

MemberRegistration request(int n)
{
    MemberRegistration r = samples::registration();
    r.id = samples::id(n);
    r.rev = 1;
    r.fullName = u"Phạm Văn %1"_s.arg(QChar(u'A' + n));
    r.cardNumber = QString::number(10'000'000 + n);
    r.cvNumber.clear();
    r.phone = u"09123%1"_s.arg(n, 5, 10, QLatin1Char('0'));
    r.officialId.clear();
    r.photo.clear();
    r.status = RegistrationStatus::Waiting;
    r.submittedAt = samples::at("2026-11-20T01:00:00Z").addSecs(n);
    return r;
}

domain::PartyCardFields cardOf(const MemberRegistration& r)
{
    const auto field = [](const QString& text, double sure) { return domain::PartyCardField{text, text, sure, QRect(1, 2, 3, 4)}; };
    return {field(r.cardNumber, 0.9), field(r.fullName, 0.8), field(r.birthDate.toString(Qt::ISODate), 0.7), field(r.homeTown, 0.6)};
}

const FieldReading& of(const std::vector<FieldReading>& fields, const QString& name)
{
    return *std::find_if(fields.begin(), fields.end(), [&](const FieldReading& f) { return f.field == name; });
}

} // namespace

class TestRegistrationDesk : public QObject
{
    Q_OBJECT
    std::unique_ptr<kit::DeskFile> file;
    std::unique_ptr<RegistrationDesk> desk;
    QHash<QString, QByteArray> blobs;

    void feed(const std::vector<FeedChange>& changes)
    {
        const auto done = file->now([&, p = file->projection](storage::Db& db) { return p->applyFeed(db, scope, changes); });
        QVERIFY(done.has_value());
        QCOMPARE(done->parked, 0);
    }

private Q_SLOTS:
    void init()
    {
        file = std::make_unique<kit::DeskFile>(Area::Party, secretary());
        auto d = std::make_unique<RegistrationDesk::Private>();
        d->desk = file->desk();
        d->desk.fetchBlob = [this](const QString& hash) {
            return readyFuture<QByteArray>(blobs.contains(hash) ? Result<QByteArray>(blobs[hash]) : Result<QByteArray>(fail(ErrorKind::NotFound, u"blob_missing"_s)));
        };
        desk = std::make_unique<RegistrationDesk>(std::move(d));
    }
    void cleanup()
    {
        desk.reset();
        file.reset();
        blobs.clear();
    }

    void approvedIsShownAtOnceAndLeavesTheQueue()
    {
        feed({kit::upsert(request(1)), kit::upsert(request(2))});
        QSignalSpy changed(desk.get(), &RegistrationDesk::registrationsChanged);
        const auto decided = kit::wait(desk->decide(samples::id(1), RegistrationStatus::Approved, {}, {u"fullName"_s, u"cardNumber"_s}));
        QVERIFY(decided.has_value());
        QCOMPARE(decided->status, RegistrationStatus::Approved);
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(kit::wait(desk->list())->size(), size_t(1));
        QCOMPARE(kit::wait(desk->list(false))->size(), size_t(2));
        QCOMPARE(kit::wait(desk->detail(samples::id(1)))->mark, SyncMark::Waiting);
        QCOMPARE(kit::wait(desk->detail(samples::id(1)))->blocked, u"already_decided"_s);
        QCOMPARE(kit::wait(desk->decide(samples::id(1), RegistrationStatus::Refused, u"x"_s, {})).error().kind, ErrorKind::Conflict);
        QVERIFY(kit::wait(desk->undo(samples::id(1))).has_value());
        QCOMPARE(kit::wait(desk->list())->size(), size_t(2));
    }

    void nobodyDecidesTheirOwnNorOutsideTheCell()
    {
        MemberRegistration own = request(1);
        own.officialId = secretary().id;
        MemberRegistration outside = request(2);
        outside.cell = u"CB05"_s;
        feed({kit::upsert(own), kit::upsert(outside)});
        QCOMPARE(kit::wait(desk->detail(own.id))->blocked, u"own_registration"_s);
        QCOMPARE(kit::wait(desk->detail(outside.id))->blocked, u"outside_cell"_s);
        QCOMPARE(kit::wait(desk->decide(own.id, RegistrationStatus::Approved, {}, {})).error().code, u"own_registration"_s);
        QCOMPARE(kit::wait(desk->decide(outside.id, RegistrationStatus::Approved, {}, {})).error().code, u"outside_cell"_s);
        QVERIFY(kit::wait(desk->list())->front().own);
        QCOMPARE(kit::wait(desk->decide(samples::id(77), RegistrationStatus::Approved, {}, {})).error().kind, ErrorKind::NotFound);
    }

    void aRefusalNeedsItsReason()
    {
        feed({kit::upsert(request(1))});
        QCOMPARE(kit::wait(desk->decide(samples::id(1), RegistrationStatus::Refused, u" "_s, {})).error().code, u"reason_missing"_s);
        QVERIFY(kit::wait(desk->decide(samples::id(1), RegistrationStatus::Returned, u"ảnh mờ"_s, {})).has_value());
    }

    void duplicatesStandSideBySide()
    {
        MemberRegistration sameNumber = request(2);
        sameNumber.cardNumber = request(1).cardNumber;
        MemberRegistration sameName = request(3);
        sameName.fullName = u"Nguyễn Thị Hoà"_s;
        MemberRegistration sameNameToo = request(4);
        sameNameToo.fullName = u"Nguyễn Thị Hòa"_s;
        MemberRegistration otherBirth = request(5);
        otherBirth.fullName = u"Nguyễn Thị Hòa"_s;
        otherBirth.birthDate = QDate(1999, 1, 1);
        feed({kit::upsert(request(1)), kit::upsert(sameNumber), kit::upsert(sameName), kit::upsert(sameNameToo), kit::upsert(otherBirth)});
        const auto rows = kit::wait(desk->list());
        QList<int> duplicates;
        for (const RegistrationRow& row : *rows)
            duplicates << row.duplicates;
        QCOMPARE(duplicates, QList<int>({1, 1, 1, 1, 0}));
        QCOMPARE(kit::wait(desk->detail(samples::id(3)))->duplicates.front().id, samples::id(4));
    }

    void aPictureIsLookedAtBeforeItIsOpened()
    {
        MemberRegistration r = request(1);
        QByteArray pdf("%PDF-1.7\n");
        pdf.append(QByteArray(3'000'000, 'x'));
        r.photo = QString(64, u'a');
        blobs[r.photo] = pdf;
        MemberRegistration absent = request(2);
        absent.photo = QString(64, u'b');
        MemberRegistration good = request(3);
        good.photo = QString(64, u'c');
        QImage image(640, 400, QImage::Format_RGB32);
        image.fill(Qt::red);
        QBuffer buffer(&blobs[good.photo]);
        QVERIFY(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "JPG"));
        feed({kit::upsert(r), kit::upsert(absent), kit::upsert(good), kit::upsert(request(4))});
        QCOMPARE(kit::wait(desk->photo(r.id)).error().code, u"not_an_image"_s);
        QCOMPARE(kit::wait(desk->readCard(r.id)).error().code, u"not_an_image"_s);
        QCOMPARE(kit::wait(desk->photo(absent.id)).error().code, u"blob_missing"_s);
        QCOMPARE(kit::wait(desk->photo(samples::id(4))).error().code, u"no_photo"_s);
        QCOMPARE(kit::wait(desk->photo(good.id))->size(), QSize(640, 400));
        QCOMPARE(kit::wait(desk->readCard(good.id)).error().code, u"engine_missing"_s); // no reader in this test
    }

    void comparison()
    {
        const MemberRegistration r = request(1);
        domain::PartyCardFields card = cardOf(r);
        for (const FieldReading& field : compareCard(card, r))
            QCOMPARE(field.match, FieldMatch::Equal);
        QCOMPARE(compareCard(card, r).front().field, u"homeTown"_s); // the least sure first

        card.fullName.text = u"PHẠM VĂN B"_s; // cards print capitals
        QCOMPARE(of(compareCard(card, r), u"fullName"_s).match, FieldMatch::Equal);
        card.fullName.text = u"Pham  Van B"_s;
        QCOMPARE(of(compareCard(card, r), u"fullName"_s).match, FieldMatch::MarksOrSpacing);
        card.fullName.text = u"Phạm Văn C"_s;
        QCOMPARE(of(compareCard(card, r), u"fullName"_s).match, FieldMatch::Differs);
        card.cardNumber = {};
        const auto fields = compareCard(card, r);
        QCOMPARE(fields[0].field, u"fullName"_s); // differs, then not read, then the rest
        QCOMPARE(fields[1].field, u"cardNumber"_s);
        QCOMPARE(fields[1].match, FieldMatch::NotRead);
        MemberRegistration byCv = r;
        byCv.cardNumber.clear();
        byCv.cvNumber = u"123456AB"_s;
        QCOMPARE(of(compareCard(card, byCv), u"cardNumber"_s).match, FieldMatch::NotOnCard);
        card.homeTown.text = u"Bình-Thuận"_s;
        QCOMPARE(of(compareCard(card, r), u"homeTown"_s).match, FieldMatch::MarksOrSpacing);
    }
};

QTEST_MAIN(TestRegistrationDesk)
#include "tst_registration_desk.moc"
