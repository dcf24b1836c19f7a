// Corrections from two places, the tray's three-way view, and everything that a person may decide about unsent work: against the
// real centre.
#include "domain/dossier_edit.h"
#include "services/tray_desk.h"
#include "tests/services/sync_desk.h"
#include "tests/support/backend_process.h"
#include "tests/support/cutting_proxy.h"

using namespace motcua;
using namespace Qt::StringLiterals;
using domain::DossierStatus;
using services::Side;
using services::TrayEntry;
using test::BackendProcess;
using test::CuttingProxy;
using test::SyncDesk;
using test::waited;

class TestTrayDesk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        test::SeedSize size;
        size.dossiers = 80;
        size.registrations = 1;
        size.meetings = 1;
        size.passes = 4;
        QVERIFY2(m_backend.seed(size), qPrintable(m_backend.problem()));
        QVERIFY2(m_backend.start(), qPrintable(m_backend.problem()));
        m_token = m_backend.signIn(u"lan.nguyen"_s);
        m_a = machine(u"a"_s);
        m_b = machine(u"b"_s);
        QVERIFY(m_a->signInAndStart());
        QVERIFY(m_b->signInAndStart(u"ha.le"_s));
        m_open = m_a->withStatus(DossierStatus::Processing);
        QVERIFY(m_open.size() >= 8);
    }

    // Different fields of one dossier, both desks offline: both hold, nobody is asked.
    void differentFieldsMerge()
    {
        const auto id = next();
        apart();
        QVERIFY(correct(*m_a, id, [](domain::Dossier& d) { d.owner.phone = u"0905172386"_s; }).conflict.isEmpty());
        QVERIFY(correct(*m_b, id, [](domain::Dossier& d) { d.note = u"Cô dâu xin nhận kết quả trước 20/11"_s; }).conflict.isEmpty());
        QCOMPARE(m_a->dossier(id).owner.phone, u"0905172386"_s); // at once, offline
        QVERIFY(together(id));
        QCOMPARE(m_a->dossier(id).owner.phone, u"0905172386"_s);
        QCOMPARE(m_a->dossier(id).note, u"Cô dâu xin nhận kết quả trước 20/11"_s);
        QCOMPARE(m_b->needsLook().size(), size_t(0));
    }

    void sameFieldsAreChosenOneByOne()
    {
        const auto id = next();
        const auto before = m_a->dossier(id);
        apart();
        (void)correct(*m_a, id, [](domain::Dossier& d) {
            d.owner.phone = u"0905172863"_s;
            d.owner.address = u"Số 7, tổ 2"_s;
            d.delivery = {domain::DeliveryWay::Post, u"Số 7, tổ 2, phường An Hòa"_s, false};
        });
        (void)correct(*m_b, id, [](domain::Dossier& d) {
            d.owner.phone = u"0905172386"_s;
            d.delivery = {domain::DeliveryWay::Post, u"Số 12, tổ 5, phường An Hòa"_s, true};
            d.note = u"Gọi trước khi đến"_s;
        });
        m_a->office->setOnline(true);
        QVERIFY(m_a->idle());
        m_b->office->setOnline(true);
        const TrayEntry entry = onlyLook(*m_b);
        QCOMPARE(entry.state, TrayEntry::State::Conflict);
        QCOMPARE(entry.code, u"fields_moved"_s);
        QCOMPARE(entry.fields, (QStringList{u"owner.phone"_s, u"delivery"_s}));

        const auto merge = waited(m_b->office->trayDesk().merge(entry.commandId));
        QVERIFY2(merge.has_value(), merge.has_value() ? "" : qPrintable(merge.error().code));
        QCOMPARE(merge->open.size(), size_t(2));
        QCOMPARE(merge->open[0].before.toString(), before.owner.phone);
        QCOMPARE(merge->open[0].theirs.toString(), u"0905172863"_s);
        QCOMPARE(merge->open[0].mine.toString(), u"0905172386"_s);
        QCOMPARE(merge->theirActor, m_a->session.official().fullName);
        QVERIFY(merge->theirAt.isValid());
        QCOMPARE(merge->settled.size(), size_t(2)); // my note, their address
        QVERIFY(merge->settled[0].field == "note"_L1 && merge->settled[0].side == Side::Mine);
        QVERIFY(merge->settled[1].field == "owner.address"_L1 && merge->settled[1].side == Side::Theirs);

        // Not before everything is chosen.
        const auto half = waited(m_b->office->trayDesk().resolve(entry.commandId, {{u"owner.phone"_s, Side::Mine}}));
        QVERIFY(!half.has_value());
        QCOMPARE(half.error().code, u"choice_missing"_s);
        QCOMPARE(half.error().detail, u"delivery"_s);
        QCOMPARE(m_b->needsLook().size(), size_t(1));

        QVERIFY(waited(m_b->office->trayDesk().resolve(entry.commandId, {{u"owner.phone"_s, Side::Mine}, {u"delivery"_s, Side::Theirs}})).has_value());
        QVERIFY(together(id));
        const auto after = atCentre(id);
        QCOMPARE(after.owner.phone, u"0905172386"_s);
        QCOMPARE(after.owner.address, u"Số 7, tổ 2"_s);
        QCOMPARE(after.delivery.address, u"Số 7, tổ 2, phường An Hòa"_s);
        QCOMPARE(after.note, u"Gọi trước khi đến"_s);
        QCOMPARE(after.timeline.back().changes.front().from.toString(), u"0905172863"_s); // their losing value stands in the log

        // My losing value is kept and comes back when asked for.
        const auto kept = dropped(*m_b);
        QCOMPARE(kept.size(), size_t(1));
        QCOMPARE(kept[0].fields, QStringList{u"delivery"_s});
        QVERIFY(waited(m_b->office->trayDesk().restore(kept[0].commandId)).has_value());
        QVERIFY(together(id));
        QCOMPARE(atCentre(id).delivery, (domain::Delivery{domain::DeliveryWay::Post, u"Số 12, tổ 5, phường An Hòa"_s, true}));
        QCOMPARE(atCentre(id).owner.phone, u"0905172386"_s);
        QCOMPARE(dropped(*m_b).size(), size_t(0));
        QCOMPARE(waited(m_b->office->trayDesk().restore(kept[0].commandId)).error().code, u"restored_already"_s);
    }

    // The centre changes it while the clerk is typing: nothing is overwritten and nothing typed is lost.
    void changedWhileTyping()
    {
        const auto id = next();
        const auto seen = m_b->dossier(id);
        (void)correct(*m_a, id, [](domain::Dossier& d) { d.owner.email = u"a@vidu.example"_s; });
        QVERIFY(m_a->idle());
        QTRY_COMPARE(m_b->dossier(id).owner.email, u"a@vidu.example"_s);
        auto typed = seen;
        typed.owner.email = u"b@vidu.example"_s;
        const auto edited = waited(m_b->book().edit(seen, typed));
        QVERIFY(edited.has_value());
        QVERIFY(!edited->conflict.isEmpty());
        QCOMPARE(edited->dossier.owner.email, u"a@vidu.example"_s);
        const auto merge = waited(m_b->office->trayDesk().merge(edited->conflict));
        QVERIFY(merge.has_value());
        QCOMPARE(merge->open.size(), size_t(1));
        QCOMPARE(merge->open[0].mine.toString(), u"b@vidu.example"_s);
        QVERIFY(waited(m_b->office->trayDesk().resolve(edited->conflict, {{u"owner.email"_s, Side::Theirs}})).has_value());
        QVERIFY(together(id));
        QCOMPARE(atCentre(id).owner.email, u"a@vidu.example"_s);
        QCOMPARE(dropped(*m_b).size(), size_t(1));
        QVERIFY(waited(m_b->office->trayDesk().restore(dropped(*m_b)[0].commandId)).has_value());
        QVERIFY(together(id));
        QCOMPARE(atCentre(id).owner.email, u"b@vidu.example"_s);
    }

    // Refused: once more when the way is free, or dropped with a reason, and back again.
    void refusedThenAgainOrDropped()
    {
        const auto id = next();
        apart();
        QVERIFY(waited(m_a->book().transition(id, DossierStatus::SupplementRequested, u"Thiếu bản sao"_s)).has_value());
        QVERIFY(waited(m_b->book().transition(id, DossierStatus::Resolved)).has_value());
        m_a->office->setOnline(true);
        QVERIFY(m_a->idle());
        m_b->office->setOnline(true);
        const TrayEntry entry = onlyLook(*m_b);
        QCOMPARE(entry.code, u"status_moved"_s);
        const auto early = waited(m_b->office->trayDesk().again(entry.commandId)); // 5 → 9 is no way
        QVERIFY(!early.has_value());
        QCOMPARE(early.error().code, u"not_allowed"_s);
        QCOMPARE(m_b->needsLook().size(), size_t(1)); // still there
        QVERIFY(waited(m_a->book().transition(id, DossierStatus::Processing, u"Đã bổ sung"_s)).has_value());
        QVERIFY(m_a->idle());
        QTRY_COMPARE(m_b->dossier(id).status, DossierStatus::Processing);
        QVERIFY(waited(m_b->office->trayDesk().again(entry.commandId)).has_value());
        QVERIFY(together(id));
        QCOMPARE(atCentre(id).status, DossierStatus::Resolved);
        QCOMPARE(m_b->needsLook().size(), size_t(0));
    }
    void droppedComesBack()
    {
        const auto id = next();
        apart();
        QVERIFY(waited(m_a->book().transition(id, DossierStatus::SupplementRequested, u"Thiếu bản sao"_s)).has_value());
        QVERIFY(waited(m_b->book().transition(id, DossierStatus::Resolved)).has_value());
        m_a->office->setOnline(true);
        QVERIFY(m_a->idle());
        m_b->office->setOnline(true);
        const TrayEntry entry = onlyLook(*m_b);
        QCOMPARE(waited(m_b->office->drop(entry.commandId, u" "_s)).error().code, u"reason_missing"_s);
        QVERIFY(waited(m_b->office->drop(entry.commandId, u"Đồng nghiệp đã yêu cầu bổ sung"_s)).has_value());
        const auto kept = dropped(*m_b);
        QVERIFY(!kept.empty());
        QCOMPARE(kept.front().commandId, entry.commandId);
        QCOMPARE(kept.front().reason, u"Đồng nghiệp đã yêu cầu bổ sung"_s);
        QCOMPARE(waited(m_b->office->trayDesk().restore(entry.commandId)).error().code, u"not_allowed"_s);
        QVERIFY(waited(m_a->book().transition(id, DossierStatus::Processing, u"Đã bổ sung"_s)).has_value());
        QVERIFY(m_a->idle());
        QTRY_COMPARE(m_b->dossier(id).status, DossierStatus::Processing);
        QVERIFY(waited(m_b->office->trayDesk().restore(entry.commandId)).has_value());
        QVERIFY(together(id));
        QCOMPARE(atCentre(id).status, DossierStatus::Resolved);
    }

    // The answer is lost on the way: the correction holds once, and a resolved conflict too.
    void cutInTheMiddle()
    {
        CuttingProxy cable(m_backend.url());
        QTemporaryDir dir;
        SyncDesk desk(cable.url(), dir.path(), u"desk-cut"_s);
        QVERIFY(desk.signInAndStart(u"ha.le"_s));
        const auto id = next();
        for (const auto cut : {CuttingProxy::Cut::Before, CuttingProxy::Cut::After}) {
            cable.forget();
            cable.cutAt(0, cut, "/v1/commands");
            const QString note = u"Lần %1"_s.arg(int(cut));
            (void)correct(desk, id, [&](domain::Dossier& d) { d.note = note; });
            QTRY_VERIFY(cable.hasCut());
            QVERIFY(desk.idle());
            QTRY_COMPARE(desk.dossier(id), atCentre(id));
            QCOMPARE(atCentre(id).note, note);
            QCOMPARE(desk.needsLook().size(), size_t(0));
        }
    }

private:
    std::unique_ptr<SyncDesk> machine(const QString& name)
    {
        return std::make_unique<SyncDesk>(m_backend.url(), m_dir.filePath(name), u"desk-"_s + name);
    }
    domain::Id next() { return m_open[m_used++]; }
    void apart()
    {
        m_a->office->setOnline(false);
        m_b->office->setOnline(false);
    }
    bool together(const domain::Id& id)
    {
        for (SyncDesk* desk : {m_a.get(), m_b.get()}) {
            desk->office->setOnline(true);
            if (!desk->idle())
                return false;
        }
        return QTest::qWaitFor([&] { return m_a->dossier(id) == m_b->dossier(id) && m_a->dossier(id) == atCentre(id); }, 10'000);
    }
    services::DossierBook::Edited correct(SyncDesk& desk, const domain::Id& id, const std::function<void(domain::Dossier&)>& change)
    {
        const auto seen = desk.dossier(id);
        auto typed = seen;
        change(typed);
        const auto edited = waited(desk.book().edit(seen, typed));
        if (!edited.has_value())
            qWarning("edit: %s %s", qPrintable(edited.error().code), qPrintable(edited.error().detail));
        return edited.value_or(services::DossierBook::Edited{});
    }
    TrayEntry onlyLook(SyncDesk& desk)
    {
        std::vector<TrayEntry> look;
        (void)QTest::qWaitFor([&] { return (look = desk.needsLook()).size() == 1; }, 10'000);
        return look.empty() ? TrayEntry() : look.front();
    }
    std::vector<TrayEntry> dropped(SyncDesk& desk)
    {
        std::vector<TrayEntry> list;
        for (const auto& entry : waited(desk.office->tray()).value_or(std::vector<TrayEntry>())) {
            if (entry.state == TrayEntry::State::Dropped)
                list.push_back(entry);
        }
        return list;
    }
    domain::Dossier atCentre(const domain::Id& id)
    {
        return domain::dossierFromJson(m_backend.readBack(u"dossier"_s, id, m_token)).value_or(domain::Dossier());
    }

    BackendProcess m_backend;
    QTemporaryDir m_dir;
    QString m_token;
    std::unique_ptr<SyncDesk> m_a;
    std::unique_ptr<SyncDesk> m_b;
    std::vector<domain::Id> m_open;
    size_t m_used = 0;
};

QTEST_GUILESS_MAIN(TestTrayDesk)
#include "tst_tray_desk.moc"
