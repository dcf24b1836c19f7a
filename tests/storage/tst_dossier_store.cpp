#include "store_kit.h"

#include "domain/names.h"
#include "storage/dossier_export.h"
#include "storage/dossier_store.h"
#include "storage/search_terms.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <ctime>

using namespace motcua;
using namespace motcua::storage;
using namespace Qt::StringLiterals;
using domain::Area;
using domain::Dossier;
using domain::DossierStatus;

namespace {

const QDateTime now = domain::samples::at("2026-11-21T02:00:00Z");

Dossier dossier(int n, const QString& name, DossierStatus status = DossierStatus::Processing)
{
    Dossier d = domain::samples::dossier(status);
    d.id = u"d-%1"_s.arg(n);
    d.rev = 1;
    d.code = u"H15.50.05.13-261119-%1"_s.arg(n, 4, 10, QLatin1Char('0'));
    d.owner.fullName = name;
    d.owner.phone = u"09%1"_s.arg(n, 8, 10, QLatin1Char('0'));
    d.owner.idNumber = u"001190%1"_s.arg(n, 6, 10, QLatin1Char('0'));
    d.submitter.clear();
    d.timeline.clear();
    d.components.clear();
    d.dueAt = now.addSecs(3600 * (n % 50 - 25));
    d.receivedAt = now.addSecs(-3600 * n);
    return d;
}

//! A file after its first sync.
struct Settled : kit::File
{
    Settled() : kit::File(Area::Dossiers) { build(); }
    void build()
    {
        for (auto more = dossiers::buildIndex(*db); !more || *more; more = dossiers::buildIndex(*db))
            QVERIFY2(more.has_value(), more ? "" : qPrintable(more.error().detail));
    }
};

void put(Db& db, const Dossier& d)
{
    const auto stored = dossiers::putTruth(db, d, QJsonDocument(domain::toJson(d)).toJson(QJsonDocument::Compact), {u"agency:H15"_s, 0});
    QVERIFY(stored.has_value());
}

DossierQuery query(DossierTab tab, DossierSort sort = DossierSort::Due, const QString& text = {})
{
    return {tab, sort, text, now, now.addSecs(8 * 3600)};
}

QStringList names(Db& db, const DossierQuery& q)
{
    QStringList found;
    const auto page = dossiers::page(db, q, {}, 0, 100);
    for (const DossierEntry& entry : page->entries)
        found << entry.owner;
    return found;
}

double cpuMs(const std::function<void()>& work, int rounds = 5)
{
    work();
    const auto begin = std::clock();
    for (int i = 0; i < rounds; ++i)
        work();
    return 1000.0 * double(std::clock() - begin) / CLOCKS_PER_SEC / rounds;
}

} // namespace

class TestDossierStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tabsAreWhatTheySay()
    {
        Settled file;
        int n = 0;
        for (const int status : {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}) {
            Dossier d = dossier(++n, QString::number(status), DossierStatus(status));
            d.dueAt = status == 1 ? QDateTime() : status == 4 ? now.addSecs(-60) : status == 2 ? now.addSecs(3600) : now.addDays(9);
            put(*file.db, d);
        }
        Dossier again = dossier(++n, u"5 again"_s, DossierStatus::SupplementRequested);
        again.dueAt = now.addDays(9);
        again.supplements = 2; // the time is not over, and yet it counts as late (domain.md §1)
        put(*file.db, again);
        const auto statuses = [&](DossierTab tab) {
            QStringList found = names(*file.db, query(tab));
            std::sort(found.begin(), found.end());
            return found.join(u',');
        };
        QCOMPARE(statuses(DossierTab::Open), u"1,2,4,5,5 again,6,7,9"_s);
        QCOMPARE(statuses(DossierTab::Registered), u"1"_s);
        QCOMPARE(statuses(DossierTab::Supplement), u"5,5 again"_s);
        QCOMPARE(statuses(DossierTab::ToReturn), u"9"_s);
        QCOMPARE(statuses(DossierTab::Overdue), u"4,5 again"_s);
        QCOMPARE(statuses(DossierTab::DueSoon), u"2"_s);
        QCOMPARE(names(*file.db, query(DossierTab::All)).size(), 11);
        QCOMPARE(*dossiers::count(*file.db, query(DossierTab::Open), 1000), 8);
        QCOMPARE(*dossiers::count(*file.db, query(DossierTab::Open), 3), 3); // capped
        QCOMPARE(names(*file.db, query(DossierTab::Open)).mid(6), QStringList({u"1"_s, u"5"_s})); // without a due date, or waiting for papers: last
        const auto part = dossiers::exportPart(*file.db, query(DossierTab::Supplement), {});
        QVERIFY(part && part->rows.size() == 2);
        for (const ExportRow& row : part->rows)
            QCOMPARE(row.dueAt, now.addDays(9).toMSecsSinceEpoch()); // what was printed
    }

    void searchForgives_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        for (const char* text : {"đặng thị hòa", "dang thi hoa", "hoa dang", "DANG", "Hoà", "d", "ho", "H15.50.05.13-261119-0975", "261119-0975", "0975",
                                 "h15500513", "H15 50 05 13 261119 0975", "H15.5O.O5.13-261119-0975", "1119-0975", "19-0975", "19 097", "11190975", "13-261119-09", "05.13-261119", "975",
                                 "0912 345 678", "0912345", "001190000017", "dang 0975"})
            QTest::newRow(text) << QString::fromUtf8(text) << true;
        for (const char* text : {"tran", "dang van", "9999", "1119-0976", "18-0975", "97", "14-261119", "\"", "* OR x", "đo", "đ4", "NEAR(", "hoax", "'; DROP TABLE dossier"})
            QTest::newRow(text) << QString::fromUtf8(text) << false;
    }
    void searchForgives()
    {
        QFETCH(QString, text);
        QFETCH(bool, found);
        Settled file;
        Dossier d = dossier(975, u"Đặng Thị Hòa"_s);
        d.owner.phone = u"0912345678"_s;
        d.owner.idNumber = u"001190000017"_s;
        put(*file.db, d);
        QCOMPARE(names(*file.db, query(DossierTab::All, DossierSort::Due, text)).size(), found ? 1 : 0);
    }

    //! Only what changes is written: the same in the end as a row that came as it is now.
    void everyChangeReachesItsIndexes()
    {
        Settled file;
        Settled fresh;
        QRandomGenerator random(11);
        const QStringList people{u"Đặng Thị Hòa"_s, u"Trần Văn Nam"_s, u"Lý Quốc Anh"_s};
        std::vector<Dossier> all;
        for (int n = 1; n <= 60; ++n)
            all.push_back(dossier(n, people[n % 3]));
        for (const Dossier& d : all)
            put(*file.db, d);
        for (int step = 0; step < 600; ++step) {
            Dossier& d = all[size_t(random.bounded(int(all.size())))];
            ++d.rev;
            switch (random.bounded(10)) {
            case 0: d.status = DossierStatus(1 + int(random.bounded(10))); break;
            case 1: d.dueAt = random.bounded(4) ? now.addSecs(int(random.bounded(90'000))) : QDateTime(); break;
            case 2: d.receivedAt = now.addSecs(-int(random.bounded(90'000))); break;
            case 3: d.code = u"H15.50.05.13-261119-%1"_s.arg(random.bounded(9'999), 4, 10, QLatin1Char('0')); break;
            case 4: d.owner.phone = u"09%1"_s.arg(random.bounded(99'999'999), 8, 10, QLatin1Char('0')); break;
            case 5: d.owner.idNumber = u"001190%1"_s.arg(random.bounded(999'999), 6, 10, QLatin1Char('0')); break;
            case 6: d.owner.fullName = people[random.bounded(int(people.size()))]; break;
            case 8: d.supplements = int(random.bounded(3)); break;
            case 7: d.submitter = random.bounded(2) ? u"Lê Văn Tám"_s : QString(); break;
            default: d.holder = people[random.bounded(int(people.size()))]; break;
            }
            put(*file.db, d);
        }
        for (const Dossier& d : all)
            put(*fresh.db, d);
        QCOMPARE(kit::dump(*file.db), kit::dump(*fresh.db));
        QCOMPARE(file.db->one(u"PRAGMA integrity_check"_s, {}, [](const Row& row) { return row.text(0); })->value(), u"ok"_s);
        for (const char* text : {"", "hoa", "tam", "tran", "09", "0011", "261119"}) {
            for (const DossierTab tab : {DossierTab::Open, DossierTab::Registered, DossierTab::ToReturn, DossierTab::All}) {
                for (const DossierSort sort : {DossierSort::Due, DossierSort::Received, DossierSort::Owner})
                    QCOMPARE(names(*file.db, query(tab, sort, QString::fromUtf8(text))), names(*fresh.db, query(tab, sort, QString::fromUtf8(text))));
            }
        }
    }

    //! While the first sync runs there are few indexes: the same rows, only later.
    void beforeTheIndexesAreMade()
    {
        kit::File file(Area::Dossiers);
        const QStringList people{u"Đặng Thị Hòa"_s, u"Trần Văn Nam"_s, u"Lý Quốc Anh"_s, u"Nguyễn Thị Hoa"_s};
        for (int n = 1; n <= 400; ++n)
            put(*file.db, dossier(n, people[n % 4], DossierStatus(n % 10 + 1)));
        const auto everything = [&] {
            QStringList all;
            for (const DossierTab tab : {DossierTab::Open, DossierTab::Registered, DossierTab::DueSoon, DossierTab::Overdue, DossierTab::All}) {
                for (const DossierSort sort : {DossierSort::Due, DossierSort::Received, DossierSort::Owner}) {
                    for (const char* text : {"", "hoa", "hòa", "nguyen h", "0123", "09000001", "0011900", "261119", "H15.50.05.13-261119-0123", "nam 0121", "ly", "li"}) {
                        const auto page = dossiers::page(*file.db, query(tab, sort, QString::fromUtf8(text)), {}, 0, 100);
                        QStringList rows;
                        for (const DossierEntry& entry : page->entries)
                            rows << entry.id + u'/' + QString::number(int(entry.found));
                        if (rows.size() >= 100)
                            rows = {u"many"_s}; // in another order, perhaps
                        rows.sort();
                        all << QString::number(int(tab)) + QString::fromUtf8(text) + u": "_s + rows.join(u' ');
                    }
                }
            }
            return all;
        };
        const QStringList before = everything();
        QCOMPARE(*dossiers::findByCode(*file.db, u"261119-0007"_s), u"d-7"_s);
        int steps = 0;
        for (auto more = dossiers::buildIndex(*file.db); *more; more = dossiers::buildIndex(*file.db))
            ++steps;
        QCOMPARE(steps, 15);
        const QStringList after = everything();
        for (qsizetype i = 0; i < before.size(); ++i)
            QCOMPARE(before[i], after[i]);
        QCOMPARE(*dossiers::findByCode(*file.db, u"261119-0007"_s), u"d-7"_s);
    }

    //! A desk that was there before the lists and the bodies lay apart keeps everything, and finds it.
    void aFileOfBefore()
    {
        kit::File file(Area::Dossiers, false);
        std::vector<Migration> steps = migrationsOf(Area::Dossiers);
        std::erase_if(steps, [](const Migration& step) { return step.number > 2; });
        QVERIFY(migrate(*file.db, steps).has_value());
        for (int n = 1; n <= 3; ++n) {
            Dossier d = dossier(n, u"Đặng Thị Hòa"_s);
            d.submitter = n == 2 ? u"Lê Văn Tám"_s : QString();
            const QByteArray body = QJsonDocument(domain::toJson(d)).toJson(QJsonDocument::Compact);
            const QString terms = u"dang thi hoa h155005132611190001 0001 0900000001 đ4 đo"_s;
            QVERIFY(file.db->run(u"INSERT INTO dossier VALUES (?, ?, 1, 0, 'agency:H15', 4, 1, 0, ?, 7, 0, x'41', ?, ?, ?, 'Thủ tục', 'Kinh tế', ?, NULL, ?)"_s,
                                 {n, d.id, n, d.code, searchToken(d.code), d.owner.fullName, terms, body}).has_value());
            QVERIFY(file.db->run(u"INSERT INTO dossier_fts (rowid, terms) VALUES (?, ?)"_s, {n, terms}).has_value());
        }
        QVERIFY(migrate(*file.db, Area::Dossiers).has_value());
        while (*dossiers::buildIndex(*file.db)) {
        }
        const auto found = [&](const char* text) { return names(*file.db, query(DossierTab::Open, DossierSort::Due, QString::fromUtf8(text))).size(); };
        QCOMPARE(found("hoa"), 3);
        QCOMPARE(found("tam"), 1);
        QCOMPARE(found("0002"), 1);
        QCOMPARE(found("0900000003"), 1);
        QCOMPARE(found("001190000003"), 1);
        QCOMPARE(*dossiers::findByCode(*file.db, u"H15.50.05.13-261119-0002"_s), u"d-2"_s);
        QVERIFY(!dossiers::find(*file.db, u"d-2"_s)->value().truth.isNull());
        Dossier moved = dossier(2, u"Phạm Văn Mới"_s, DossierStatus::Returned);
        moved.rev = 2;
        put(*file.db, moved);
        QCOMPARE(found("hoa"), 2);
        QCOMPARE(found("tam"), 0);
        QCOMPARE(names(*file.db, query(DossierTab::All, DossierSort::Due, u"moi"_s)).size(), 1);
        QVERIFY(file.db->run(u"INSERT INTO dossier_fts (dossier_fts) VALUES ('integrity-check')"_s).has_value());
    }

    void whyARowWasFound()
    {
        Settled file;
        Dossier d = dossier(975, u"Lý Thị Sáu"_s);
        d.submitter = u"Đỗ Văn Giang"_s;
        d.owner.phone = u"0912345678"_s;
        d.owner.idNumber = u"001190000017"_s;
        put(*file.db, d);
        const auto why = [&](const char* text) {
            const auto page = dossiers::page(*file.db, query(DossierTab::All, DossierSort::Due, QString::fromUtf8(text)), {}, 0, 10);
            return page->entries.empty() ? u"nothing"_s : QString::number(int(page->entries[0].found)) + page->entries[0].foundIn;
        };
        const auto because = [](Found found, const char* text) { return QString::number(int(found)) + QString::fromUtf8(text); };
        QCOMPARE(why("sau"), because(Found::Owner, ""));
        QCOMPARE(why("giang"), because(Found::Submitter, "Đỗ Văn Giang"));
        QCOMPARE(why("giang sau"), because(Found::Submitter, "Đỗ Văn Giang"));
        QCOMPARE(why("09123"), because(Found::Phone, "0912345678"));
        QCOMPARE(why("00119"), because(Found::IdNumber, "001190000017"));
        QCOMPARE(why("0975"), because(Found::Code, ""));
        QCOMPARE(why("li thi xau"), because(Found::Similar, "")); // heard, not read
        QCOMPARE(why("ly thi tam"), u"nothing"_s);
    }

    void wholeWordsComeFirst()
    {
        Settled file;
        put(*file.db, dossier(1, u"Trần Anh Tuấn"_s));
        put(*file.db, dossier(2, u"Trần Thị An"_s));
        QCOMPARE(names(*file.db, query(DossierTab::All, DossierSort::Due, u"tran an"_s)).first(), u"Trần Thị An"_s);
    }

    void marksMeanThemselves()
    {
        Settled file;
        put(*file.db, dossier(1, u"Trần Thị Hoa"_s));
        put(*file.db, dossier(2, u"Trần Thị Hòa"_s));
        put(*file.db, dossier(3, u"Trần Thị Hoà"_s));
        QCOMPARE(names(*file.db, query(DossierTab::All, DossierSort::Owner, u"hòa"_s)), QStringList({u"Trần Thị Hòa"_s, u"Trần Thị Hoà"_s, u"Trần Thị Hoa"_s}));
        QCOMPARE(names(*file.db, query(DossierTab::All, DossierSort::Owner, u"hoa"_s)).size(), 3);
    }

    void theIndexFollowsWhatChanges()
    {
        Settled file;
        Dossier d = dossier(1, u"Lê Văn Tám"_s);
        put(*file.db, d);
        d.rev = 2;
        d.owner.fullName = u"Lê Văn Chín"_s;
        d.status = DossierStatus::Returned;
        put(*file.db, d);
        QCOMPARE(names(*file.db, query(DossierTab::All, DossierSort::Due, u"tam"_s)).size(), 0);
        QCOMPARE(names(*file.db, query(DossierTab::All, DossierSort::Due, u"chin"_s)).size(), 1);
        QCOMPARE(names(*file.db, query(DossierTab::Open, DossierSort::Due, u"chin"_s)).size(), 0);
        d.rev = 1; // an older copy comes late
        d.owner.fullName = u"Lê Văn Tám"_s;
        QCOMPARE(*dossiers::putTruth(*file.db, d, "{}", {u"agency:H15"_s, 0}), false);
        QVERIFY(dossiers::remove(*file.db, d.id).has_value());
        QCOMPARE(names(*file.db, query(DossierTab::All, DossierSort::Due, u"chin"_s)).size(), 0);
        QVERIFY(file.db->run(u"INSERT INTO dossier_fts (dossier_fts) VALUES ('integrity-check')"_s).has_value());
    }

    void pagesAreStableWhileRowsArrive()
    {
        for (const DossierSort sort : {DossierSort::Due, DossierSort::Received, DossierSort::Owner}) {
            for (const QString& text : {u""_s, u"nguyen"_s}) {
                Settled file;
                QSet<QString> expected;
                for (int n = 1; n <= (text.isEmpty() ? 95 : 700); ++n) {
                    put(*file.db, dossier(n, u"Nguyễn Văn %1"_s.arg(QChar(u'A' + n % 20))));
                    expected << u"d-%1"_s.arg(n);
                }
                QStringList seen;
                QByteArray after;
                qint64 row = 0;
                int arrived = 10'000;
                for (;;) {
                    const auto page = dossiers::page(*file.db, query(DossierTab::All, sort, text), after, row, 10);
                    QVERIFY(page.has_value());
                    for (const DossierEntry& entry : page->entries)
                        seen << entry.id;
                    if (!page->more)
                        break;
                    after = page->nextSort;
                    row = page->nextRow;
                    for (int i = 0; i < 3; ++i, ++arrived)
                        put(*file.db, dossier(arrived, u"Nguyễn Thị %1"_s.arg(QChar(u'A' + arrived % 20))));
                    QVERIFY(seen.size() < 5'000);
                }
                QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), seen.size()); // none twice
                for (const QString& id : expected)
                    QVERIFY2(seen.contains(id), qPrintable(id)); // none lost
            }
        }
    }

    void namesSortAsVietnameseListsDo()
    {
        Settled file;
        int n = 0;
        for (const QString& name : {u"Nguyễn Văn Đức"_s, u"Lê Thị Ân"_s, u"Trần Anh"_s, u"Bùi Văn Dũng"_s, u"Phạm Ánh"_s})
            put(*file.db, dossier(++n, name));
        QCOMPARE(names(*file.db, query(DossierTab::All, DossierSort::Owner)),
                 QStringList({u"Trần Anh"_s, u"Phạm Ánh"_s, u"Lê Thị Ân"_s, u"Bùi Văn Dũng"_s, u"Nguyễn Văn Đức"_s}));
    }

    //! An organisation is found by its name, its number and who stands for it, and stands in lists by its first word.
    void organisationsAreOwnersToo()
    {
        Settled file;
        Dossier d = dossier(500, u"Công ty TNHH Sen Hồng"_s);
        d.owner.kind = domain::OwnerKind::Organisation;
        d.owner.idNumber = u"0123456787"_s;
        d.owner.representative = u"Đỗ Văn Giang"_s;
        d.owner.representativeId = u"066 087 004 512"_s;
        put(*file.db, d);
        put(*file.db, dossier(501, u"Trần Anh"_s));
        put(*file.db, dossier(502, u"Lê Thị Dung"_s));
        const auto why = [&](const char* text) {
            const auto page = dossiers::page(*file.db, query(DossierTab::All, DossierSort::Due, QString::fromUtf8(text)), {}, 0, 10);
            return page->entries.size() != 1 ? u"nothing"_s : page->entries[0].owner + QString::number(int(page->entries[0].found)) + page->entries[0].foundIn;
        };
        const auto because = [&d](Found found, const char* text) { return d.owner.fullName + QString::number(int(found)) + QString::fromUtf8(text); };
        QCOMPARE(why("sen hong"), because(Found::Owner, ""));
        QCOMPARE(why("012345"), because(Found::IdNumber, "0123456787"));
        QCOMPARE(why("do van giang"), because(Found::Submitter, "Đỗ Văn Giang"));
        QCOMPARE(why("066 087"), because(Found::RepresentativeId, "066087004512"));
        QCOMPARE(names(*file.db, query(DossierTab::All, DossierSort::Owner)), QStringList({u"Trần Anh"_s, d.owner.fullName, u"Lê Thị Dung"_s}));
        // Somebody else brings it; then it turns out to be a person's.
        d.rev = 2;
        d.submitter = u"Võ Thị Sáu"_s;
        put(*file.db, d);
        QCOMPARE(why("sau"), because(Found::Submitter, "Đỗ Văn Giang, Võ Thị Sáu"));
        d.rev = 3;
        d.owner.kind = domain::OwnerKind::Person;
        put(*file.db, d);
        QCOMPARE(why("giang"), u"nothing"_s);
        QCOMPARE(why("066087"), u"nothing"_s);
        d.rev = 4;
        d.owner.kind = domain::OwnerKind::Organisation;
        d.owner.representativeId = u"066087004513"_s; // nothing else of what is indexed
        put(*file.db, d);
        QCOMPARE(why("066087004513"), because(Found::RepresentativeId, "066087004513"));
        QCOMPARE(why("066087004512"), u"nothing"_s);
        d.rev = 5;
        d.owner.kind = domain::OwnerKind::Person;
        put(*file.db, d);
        QCOMPARE(names(*file.db, query(DossierTab::All, DossierSort::Owner)), QStringList({u"Trần Anh"_s, u"Lê Thị Dung"_s, d.owner.fullName}));
        QVERIFY(file.db->run(u"INSERT INTO dossier_fts (dossier_fts) VALUES ('integrity-check')"_s).has_value());
    }

    void aCodeFindsItsDossier()
    {
        Settled file;
        for (int n = 1; n <= 30; ++n)
            put(*file.db, dossier(n, u"A"_s));
        QCOMPARE(*dossiers::findByCode(*file.db, u"H15.50.05.13-261119-0007"_s), u"d-7"_s);
        QCOMPARE(*dossiers::findByCode(*file.db, u"h155005132611190007"_s), u"d-7"_s);
        QCOMPARE(*dossiers::findByCode(*file.db, u"261119-0007"_s), u"d-7"_s);
        QCOMPARE(dossiers::findByCode(*file.db, u"261119"_s).error().code, u"code_ambiguous"_s);
        QCOMPARE(dossiers::findByCode(*file.db, u"H15.50.05.13-261119-9999"_s).error().kind, ErrorKind::NotFound);
        QCOMPARE(dossiers::findByCode(*file.db, u"-"_s).error().kind, ErrorKind::NotFound);
    }

    //! The real size is motcua-bench's work; a tenth of it shows whether something reads everything.
    void fiftyThousandFeelLikeFifty()
    {
        Settled file;
        const QStringList families{u"Nguyễn"_s, u"Trần"_s, u"Lê"_s, u"Phạm"_s, u"Đặng"_s};
        const QStringList given{u"Hòa"_s, u"Lan"_s, u"Dũng"_s, u"Đức"_s, u"Anh"_s, u"Bình"_s};
        const QByteArray body(1'200, 'x');
        constexpr int rows = 50'000;
        const auto begin = std::clock();
        for (int first = 0; first < rows; first += 2'000) {
            QVERIFY(file.db->transaction([&]() -> Result<void> {
                for (int n = first; n < first + 2'000; ++n) {
                    Dossier d = dossier(n, families[n % 5] + u" Văn "_s + given[n % 6] + QString::number(n % 97), n % 10 ? DossierStatus::Returned : DossierStatus(n / 10 % 7 + 1));
                    d.owner.fullName.remove(QRegularExpression(u"\\d+$"_s));
                    if (auto stored = dossiers::putTruth(*file.db, d, body, {u"agency:H15"_s, 0}); !stored)
                        return tl::unexpected(stored.error());
                }
                return {};
            }).has_value());
        }
        qInfo("%d rows stored in %.0f ms CPU", rows, 1000.0 * double(std::clock() - begin) / CLOCKS_PER_SEC);
        const auto page = [&](const DossierQuery& q) { QVERIFY(dossiers::page(*file.db, q, {}, 0, 100).has_value()); };
        const auto check = [&](const char* what, double limit, const DossierQuery& q) {
            const double ms = cpuMs([&] { page(q); });
            qInfo("%s: %.2f ms CPU", what, ms);
            QVERIFY2(ms < limit, what);
        };
        // Generous limits: a shared machine, a debug build. What reads everything takes 50 ms and more.
        check("open by due", 12, query(DossierTab::Open));
        check("all by owner", 12, query(DossierTab::All, DossierSort::Owner));
        check("overdue by owner", 20, query(DossierTab::Overdue, DossierSort::Owner));
        check("one letter", 20, query(DossierTab::All, DossierSort::Due, u"n"_s));
        check("prefix", 20, query(DossierTab::All, DossierSort::Due, u"ngu"_s));
        check("prefix with marks in a tab", 20, query(DossierTab::Open, DossierSort::Owner, u"đặng văn đ"_s));
        check("code", 20, query(DossierTab::All, DossierSort::Due, u"261119-0975"_s));
    }
};

QTEST_GUILESS_MAIN(TestDossierStore)
#include "tst_dossier_store.moc"
