// A party cell's secretary and deputy at two machines, one centre, and a cable that is cut: what is decided about registrations.
#include "services/tray_desk.h"
#include "tests/services/cell_place.h"

#include <QSignalSpy>

using namespace motcua;
using namespace Qt::StringLiterals;
using test::cardPicture;
using test::CellPlace;
using test::MemberRegistration;
using test::RegistrationStatus;
using test::ReviewDecision;
using test::SyncDesk;
using test::waited;

class TestCellDesks : public QObject
{
    Q_OBJECT

    CellPlace m_place;

    static services::RegistrationDesk& at(SyncDesk& desk) { return CellPlace::at(desk); }
    static bool decided(SyncDesk& desk, const domain::Id& id, const ReviewDecision& decision) { return waited(at(desk).decide(id, decision)).has_value(); }

private Q_SLOTS:
    void initTestCase()
    {
        const QString problem = m_place.begin();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
    void init() { QVERIFY(m_place.rest()); }

    //! Who is first wins; the other one, who could not know, sees it in the tray with what the centre has.
    void twoReviewersOneOfThemWithoutALine()
    {
        SyncDesk& first = *m_place.secretary;
        SyncDesk& second = *m_place.deputy;
        const domain::Id id = m_place.submitted(first, m_place.person());
        QVERIFY(!id.isEmpty() && m_place.has(second, id));

        second.office->setOnline(false);
        QVERIFY(decided(second, id, {RegistrationStatus::Refused, u"Không thuộc chi bộ"_s}));
        QCOMPARE(m_place.statusAt(second, id), RegistrationStatus::Refused); // here it is so already
        QVERIFY(decided(first, id, {RegistrationStatus::Approved}));
        QVERIFY(first.idle());
        QCOMPARE(m_place.atCentre(id)["status"_L1].toString(), u"approved"_s);

        second.office->setOnline(true);
        QTRY_COMPARE_WITH_TIMEOUT(second.needsLook().size(), size_t(1), 15'000);
        const services::TrayEntry entry = second.needsLook().front();
        QCOMPARE(entry.state, services::TrayEntry::State::Conflict);
        QCOMPARE(entry.code, u"already_decided"_s);
        QCOMPARE(entry.target, id);
        QCOMPARE(entry.toStatus, u"refused"_s); // what this one had wanted
        QTRY_COMPARE(m_place.statusAt(second, id), RegistrationStatus::Approved);
        QCOMPARE(waited(at(second).detail(id))->registration.decidedBy, u"Võ Thành Trung"_s);
        QCOMPARE(waited(at(second).detail(id))->mark, services::SyncMark::NeedsLook);
        QVERIFY(first.needsLook().empty());
        QCOMPARE(m_place.atCentre(id)["history"_L1].toArray().size(), 1); // the second decision never took effect

        QVERIFY(waited(second.office->drop(entry.commandId, u"Đã có quyết định trước"_s)).has_value());
        QTRY_VERIFY(second.needsLook().empty());
    }

    void whatWasLookedAtIsKept()
    {
        SyncDesk& desk = *m_place.secretary;
        const QByteArray photo = cardPicture(qRgb(10, 200, 30));
        const domain::Id id = m_place.submitted(desk, m_place.person(), photo);
        QVERIFY(!id.isEmpty());
        const QJsonObject sent = m_place.atCentre(id);
        QCOMPARE(sent["photo"_L1].toString(), QString::fromLatin1(QCryptographicHash::hash(photo, QCryptographicHash::Sha256).toHex()));
        QCOMPARE(sent["assistedBy"_L1].toString(), u"Võ Thành Trung"_s);
        QCOMPARE(sent["cellName"_L1].toString(), u"Chi bộ 4"_s);
        QCOMPARE(waited(at(desk).photo(id))->size(), QSize(640, 400));

        const MemberRegistration seen = waited(at(desk).detail(id))->registration;
        QVERIFY(decided(desk, id, {RegistrationStatus::Approved, {}, {u"fullName"_s, u"cardNumber"_s}, domain::valuesHash(seen)}));
        QVERIFY(desk.idle());
        const QJsonObject step = m_place.atCentre(id)["history"_L1].toArray().last().toObject();
        QCOMPARE(step["photo"_L1].toString(), seen.photo);
        QCOMPARE(step["values"_L1].toString(), domain::valuesHash(seen));
        QCOMPARE(step["viewed"_L1].toArray(), (QJsonArray{u"fullName"_s, u"cardNumber"_s}));
        QCOMPARE(step["way"_L1].toString(), u"person"_s);
        QCOMPARE(step["by"_L1].toString(), u"Võ Thành Trung"_s);
    }

    void undoneWhileItIsNotSentAndNotAfter()
    {
        SyncDesk& desk = *m_place.secretary;
        const domain::Id id = m_place.submitted(desk, m_place.person());
        desk.office->setOnline(false);
        QVERIFY(decided(desk, id, {RegistrationStatus::Approved}));
        QVERIFY(waited(at(desk).undo(id)).has_value());
        QCOMPARE(m_place.statusAt(desk, id), RegistrationStatus::Waiting);
        desk.office->setOnline(true);
        QVERIFY(desk.idle());
        QCOMPARE(m_place.atCentre(id)["status"_L1].toString(), u"waiting"_s);
        QVERIFY(decided(desk, id, {RegistrationStatus::Approved}));
        QVERIFY(desk.idle());
        QVERIFY(!waited(at(desk).undo(id)).has_value());
    }

    //! Somebody approved by CV number has a card by now: one account, two registrations, each with its own history.
    void aMergeKeepsBothHistories()
    {
        SyncDesk& desk = *m_place.secretary;
        SyncDesk& other = *m_place.deputy;
        MemberRegistration byCv = m_place.person();
        const QString card = std::exchange(byCv.cardNumber, QString());
        byCv.cvNumber = u"123456DB"_s;
        const domain::Id earlier = m_place.submitted(desk, byCv);
        MemberRegistration byCard = byCv;
        byCard.cvNumber.clear();
        byCard.cardNumber = card;
        const domain::Id later = m_place.submitted(desk, byCard);
        QVERIFY(m_place.has(other, later));
        QVERIFY(!waited(at(desk).detail(later))->mergeOffer); // the first one is not decided yet
        QVERIFY(decided(other, earlier, {RegistrationStatus::Approved}));
        QVERIFY(other.idle());
        QTRY_VERIFY_WITH_TIMEOUT(waited(at(desk).detail(later))->mergeOffer.has_value(), 15'000);
        QCOMPARE(waited(at(desk).detail(later))->mergeOffer->id, earlier);

        ReviewDecision decision{RegistrationStatus::Approved, {}, {u"fullName"_s}};
        decision.mergeWith = earlier;
        QVERIFY(decided(desk, later, decision));
        QVERIFY(desk.idle());
        QVERIFY(desk.needsLook().empty());
        const QJsonObject one = m_place.atCentre(earlier);
        const QJsonObject two = m_place.atCentre(later);
        QCOMPARE(two["mergedWith"_L1].toString(), earlier);
        QCOMPARE(two["cvNumber"_L1].toString(), u"123456DB"_s);
        QCOMPARE(one["mergedInto"_L1].toString(), later);
        QCOMPARE(one["history"_L1].toArray().size(), 1);
        QCOMPARE(one["history"_L1].toArray()[0].toObject()["by"_L1].toString(), u"Đặng Thị Hoa"_s);
        QCOMPARE(two["history"_L1].toArray().size(), 1);
        QCOMPARE(two["history"_L1].toArray()[0].toObject()["by"_L1].toString(), u"Võ Thành Trung"_s);
        // And each desk finds the other half from either.
        QTRY_VERIFY_WITH_TIMEOUT(waited(at(other).detail(earlier))->merged.has_value(), 15'000);
        QCOMPARE(waited(at(other).detail(earlier))->merged->id, later);

        // Merging with somebody else's is refused here, and by the centre (which does not believe a desk).
        const domain::Id stranger = m_place.submitted(desk, m_place.person());
        decision.mergeWith = earlier;
        QCOMPARE(waited(at(desk).decide(stranger, decision)).error().code, u"merge_mismatch"_s);
        QCOMPARE(m_place.sent(m_place.token, u"registration.decide"_s, stranger, m_place.atCentre(stranger)["rev"_L1].toInteger(),
                              {{u"decision"_s, u"approved"_s}, {u"mergeWith"_s, earlier}, {u"mergeCv"_s, u"123456DB"_s}}),
                 u"merge_mismatch"_s);
        QCOMPARE(m_place.atCentre(stranger)["status"_L1].toString(), u"waiting"_s);
    }

    //! What was typed without a line is there after a restart, goes up with its picture first, and once only.
    void registeredWithoutALine()
    {
        SyncDesk& desk = *m_place.secretary;
        desk.office->setOnline(false);
        const auto made = waited(at(desk).submit(m_place.person(), cardPicture(qRgb(90, 9, 200))));
        QVERIFY(made.has_value());
        const domain::Id id = made->id;
        QCOMPARE(waited(at(desk).detail(id))->mark, services::SyncMark::Waiting);
        QCOMPARE(waited(at(desk).photo(id))->size(), QSize(640, 400));
        const auto tray = waited(desk.office->tray());
        const auto entry = std::find_if(tray->begin(), tray->end(), [&id](const services::TrayEntry& one) { return one.target == id; });
        QVERIFY(entry != tray->end());
        QCOMPARE(entry->type, u"registration.submit"_s);
        QCOMPARE(entry->uploads, 1);
        QVERIFY(m_place.atCentre(id).isEmpty());
        QVERIFY(CellPlace::restart(desk));
        QTRY_COMPARE_WITH_TIMEOUT(m_place.atCentre(id)["status"_L1].toString(), u"waiting"_s, 15'000);
        QVERIFY(desk.idle());
        QTRY_COMPARE(waited(at(desk).detail(id))->mark, services::SyncMark::Settled);
        QVERIFY(waited(at(desk).submit({}, {})).error().code == "field_missing"_L1);
    }

    //! Who changes cells keeps the account: only an official of both cells is offered it, and the centre asks the same.
    void aMergeAcrossCellsIsForWhoKeepsBoth()
    {
        QVERIFY(m_place.addOfficial(u"uyen.mai"_s, u"Mai Tố Uyên"_s, u"committee_officer"_s, u"Đảng ủy"_s, {test::cellScope, u"cell:CB05"_s}));
        const auto committee = m_place.machine(u"committee"_s);
        SyncDesk& secretary = *m_place.secretary;
        QVERIFY(committee->signInAndStart(u"uyen.mai"_s));
        MemberRegistration before = m_place.person();
        const QString card = std::exchange(before.cardNumber, QString());
        before.cvNumber = u"654321DC"_s;
        before.cell = u"CB05"_s;
        const domain::Id earlier = m_place.submitted(*committee, before);
        QVERIFY(decided(*committee, earlier, {RegistrationStatus::Approved}));
        QVERIFY(committee->idle());
        MemberRegistration after = before;
        after.cvNumber.clear();
        after.cardNumber = card;
        after.cell = u"CB04"_s;
        const domain::Id later = m_place.submitted(secretary, after);
        QVERIFY(m_place.has(*committee, later));
        QVERIFY(!waited(at(secretary).detail(later))->mergeOffer); // the other cell's are not here
        QTRY_VERIFY(waited(at(*committee).detail(later))->mergeOffer.has_value());
        ReviewDecision decision{RegistrationStatus::Approved};
        decision.mergeWith = earlier;
        // A desk of the one cell that names it all the same.
        QCOMPARE(m_place.sent(m_place.token, u"registration.decide"_s, later, m_place.atCentre(later)["rev"_L1].toInteger(),
                              {{u"decision"_s, u"approved"_s}, {u"mergeWith"_s, earlier}, {u"mergeCv"_s, u"654321DC"_s}}),
                 u"merge_mismatch"_s);
        QVERIFY(decided(*committee, later, decision));
        QVERIFY(committee->idle());
        QCOMPARE(m_place.atCentre(later)["mergedWith"_L1].toString(), earlier);
        QCOMPARE(m_place.atCentre(later)["cell"_L1].toString(), u"CB04"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!waited(at(*committee).detail(earlier))->registration.mergedInto.isEmpty(), 15'000);
    }
};

QTEST_GUILESS_MAIN(TestCellDesks)
#include "tst_cell_desks.moc"
