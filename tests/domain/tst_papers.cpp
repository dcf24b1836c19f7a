// Papers of a received dossier are added to and corrected: nothing that another desk added meanwhile is lost, and history keeps what was.
#include "domain/dossier_papers.h"
#include "samples.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace motcua;
using namespace motcua::domain;
using namespace Qt::StringLiterals;

class TestPapers : public QObject
{
    Q_OBJECT
private:
    const QDateTime now = samples::at("2026-11-21T02:00:00Z");
    const Rules m_rules = samples::rules();

    [[nodiscard]] static QString hash(int n) { return QString::number(n).rightJustified(64, u'0'); }
    [[nodiscard]] static Command papers(const std::vector<PaperChange>& changes)
    {
        static int made = 200;
        return samples::command(CommandType::DossierPapers, papersPayload(changes), samples::id(1), ++made);
    }
    [[nodiscard]] auto made(const Dossier& dossier, const Command& command, const Official& actor = samples::official()) const
    {
        return apply(dossier, command, actor, now, m_rules);
    }
    [[nodiscard]] Dossier after(const Dossier& dossier, const std::vector<PaperChange>& changes) const
    {
        return std::get<Dossier>(made(dossier, papers(changes)).value());
    }

private Q_SLOTS:
    void addsAFileAndKeepsWhatStoodThere()
    {
        const Dossier before = samples::dossier();
        std::vector<Component> wanted = before.components;
        wanted[1].blobs.append(hash(1));
        wanted[1].received = true;
        const Dossier is = after(before, paperChanges(before.components, wanted));
        QCOMPARE(is.components, wanted);
        const DossierEvent& step = is.timeline.back();
        QCOMPARE(step.from, step.to);
        QCOMPARE(step.changes.size(), size_t(1));
        QCOMPARE(step.changes.front().field, QString::fromLatin1(paperField));
        QCOMPARE(componentFromJson(step.changes.front().from), std::optional(before.components[1]));
        QCOMPARE(componentFromJson(step.changes.front().to), std::optional(wanted[1]));
        QCOMPARE(dossierFromJson(toJson(is)).value(), is); // and it travels
        Dossier rest = is;
        rest.components = before.components;
        rest.timeline.pop_back();
        QCOMPARE(rest, before);
    }

    void aPaperThatNobodyAskedFor()
    {
        const Dossier before = samples::dossier();
        std::vector<Component> wanted = before.components;
        wanted.push_back({u"other-1"_s, u"Giấy ủy quyền"_s, 1, 0, false, true, false, {hash(3), hash(4)}});
        const Dossier is = after(before, paperChanges(before.components, wanted));
        QCOMPARE(is.components, wanted);
        QVERIFY(!componentFromJson(is.timeline.back().changes.front().from));
        const auto nameless = made(before, papers({{u"other-2"_s, {}, 1, {}, true, {}, {}, {}}}));
        QCOMPARE(nameless.error().code, u"field_missing"_s);
    }

    void twoDesksAddBesideEachOther()
    {
        const Dossier before = samples::dossier();
        std::vector<Component> here = before.components;
        here[0].blobs.append(hash(1));
        std::vector<Component> there = before.components;
        there[0].blobs = {hash(2)}; // the other desk scanned it again
        there[0].originals = 3;
        const Dossier first = after(before, paperChanges(before.components, here));
        const Dossier both = after(first, paperChanges(before.components, there));
        QCOMPARE(both.components[0].blobs, (QStringList{hash(1), hash(2)}));
        QCOMPARE(both.components[0].originals, 3);
        QCOMPARE(both.components[0].copies, before.components[0].copies);
    }

    void orderIsAChange()
    {
        Dossier before = samples::dossier();
        before.components[0].blobs = {hash(1), hash(2), hash(3), hash(4)};
        std::vector<Component> wanted = before.components;
        wanted[0].blobs = {hash(1), hash(4), hash(2)};
        QCOMPARE(after(before, paperChanges(before.components, wanted)).components, wanted);
    }

    // Whatever is wished for comes out when nobody else was there, and costs no more than it must.
    void anyListIsReached()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 2'000; ++round) {
            const auto files = [&random] {
                QStringList list;
                for (int i = random.bounded(6); i > 0; --i) {
                    const QString one = hash(random.bounded(8));
                    if (!list.contains(one))
                        list.append(one);
                }
                return list;
            };
            Dossier before = samples::dossier();
            for (Component& component : before.components)
                component.blobs = files();
            std::vector<Component> wanted = before.components;
            for (Component& component : wanted) {
                if (random.bounded(3) > 0)
                    component.blobs = files();
                component.copies = random.bounded(3);
            }
            const auto changes = paperChanges(before.components, wanted);
            QCOMPARE(changes.empty(), wanted == before.components);
            if (changes.empty())
                continue;
            QCOMPARE(papersFromPayload(papersPayload(changes)).value(), changes);
            QCOMPARE(after(before, changes).components, wanted);
        }
    }

    void saidTwiceItIsDoneOnce()
    {
        const Dossier before = samples::dossier();
        const Command command = papers({{u"cccd"_s, {}, {}, {}, true, {}, {}, {hash(1)}}});
        const Dossier once = std::get<Dossier>(made(before, command).value());
        QCOMPARE(std::get<Dossier>(made(once, command).value()), once);
        Command again = command;
        again.id = samples::id(99);
        QCOMPARE(std::get<Dossier>(made(once, again).value()), once); // nothing left to do, so no step
    }

    void rights()
    {
        const Command command = papers({{u"cccd"_s, {}, {}, {}, true, {}, {}, {hash(1)}}});
        for (int number = 1; number <= 10; ++number) {
            const auto status = *dossierStatusFromNumber(number);
            const auto result = made(samples::dossier(status), command);
            QCOMPARE(result.has_value(), !isEnd(status));
        }
        Dossier online = samples::dossier(DossierStatus::Registered);
        online.receivedAt = {};
        QCOMPARE(made(online, command).error().code, u"not_allowed"_s);
        Official elsewhere = samples::official();
        elsewhere.agency = u"H15.99"_s;
        elsewhere.scopes.clear();
        QCOMPARE(made(samples::dossier(), command, elsewhere).error().code, u"not_allowed"_s);
    }

    void damagedPayloads_data()
    {
        QTest::addColumn<QJsonObject>("payload");
        const auto one = [](QJsonObject paper) { return QJsonObject{{u"papers"_s, QJsonArray{paper}}}; };
        QTest::newRow("empty") << QJsonObject();
        QTest::newRow("no papers") << QJsonObject{{u"papers"_s, QJsonArray()}};
        QTest::newRow("unknown key") << one({{u"key"_s, u"a"_s}, {u"blobs"_s, QJsonArray()}});
        QTest::newRow("no key") << one({{u"copies"_s, 1}});
        QTest::newRow("hash") << one({{u"key"_s, u"cccd"_s}, {u"add"_s, QJsonArray{u"../../x"_s}}});
        QTest::newRow("upper case") << one({{u"key"_s, u"cccd"_s}, {u"add"_s, QJsonArray{QString(64, u'A')}}});
        QTest::newRow("count") << one({{u"key"_s, u"cccd"_s}, {u"copies"_s, 100'000}});
        QTest::newRow("twice") << QJsonObject{{u"papers"_s, QJsonArray{QJsonObject{{u"key"_s, u"cccd"_s}}, QJsonObject{{u"key"_s, u"cccd"_s}}}}};
    }
    void damagedPayloads()
    {
        QFETCH(QJsonObject, payload);
        const auto result = made(samples::dossier(), samples::command(CommandType::DossierPapers, payload, samples::id(1), 300));
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"bad_payload"_s);
    }

    void sixtyFilesAndNoMore()
    {
        Dossier before = samples::dossier();
        for (int i = 0; i < mostFilesOfPaper; ++i)
            before.components[0].blobs.append(hash(1'000 + i));
        before.components[0].blobs.removeFirst();
        QCOMPARE(made(before, papers({{u"don"_s, {}, {}, {}, {}, {}, {}, {hash(1)}}})).error().code, u"too_many_files"_s);
    }
};

QTEST_GUILESS_MAIN(TestPapers)
#include "tst_papers.moc"
