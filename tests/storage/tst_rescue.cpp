// Unsent work out of damaged files: whatever page is spoilt, every command that does not lie on it comes back.
#include "store_kit.h"

#include "storage/outbox_rescue.h"

using namespace motcua;
using namespace motcua::storage;
using namespace Qt::StringLiterals;
using domain::Area;

namespace {

const QByteArray key(32, 'k');
constexpr qsizetype pageBytes = 8192;
constexpr int handOverCount = 60;
namespace samples = domain::samples;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

QStringList idsOf(const std::vector<OutboxRow>& rows)
{
    QStringList ids;
    for (const OutboxRow& row : rows)
        ids << row.command.id;
    return ids;
}

} // namespace

class TestRescue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        // 300 commands over many pages, some of them in the tray, between other tables' rows.
        auto db = Db::open({m_dir.filePath(u"whole.db"_s), key});
        QVERIFY(db.has_value() && migrate(**db, Area::Dossiers).has_value());
        for (int n = 1; n <= 300; ++n) {
            QVERIFY(outbox::append(**db, kit::command(n, u"record-%1"_s.arg(n % 40))).has_value());
            QVERIFY((*db)->run(u"INSERT INTO meta (key, value) VALUES (?, ?)"_s, {u"filler%1"_s.arg(n), QByteArray(500, 'x')}).has_value());
        }
        for (int n = 0; n < handOverCount; ++n) { // on their way into the quarantine, one in ten not sealed yet
            const QByteArray sealed = n % 10 == 0 ? QByteArray() : QByteArray(n % 7 == 0 ? 9'000 : 1'500, char('a' + n % 26));
            QVERIFY(handOvers::add(**db, {samples::id(5'000 + n), u"agency:H15"_s, u"dossier"_s, samples::id(n), u"moved"_s, sealed,
                                          QDateTime::fromMSecsSinceEpoch(1'000 + n, Qt::UTC), 0, {}, {}}).has_value());
        }
        const auto all = outbox::all(**db);
        QVERIFY(outbox::park(**db, all->at(7).command.id, OutboxState::Conflict, u"status_moved"_s, u"detail"_s, "{}").has_value());
        QVERIFY((*db)->number(u"PRAGMA wal_checkpoint(TRUNCATE)"_s).has_value());
        m_ids = idsOf(*outbox::all(**db));
        db->reset();
        m_whole = contentOf(m_dir.filePath(u"whole.db"_s));
        QVERIFY(m_whole.size() > 40 * pageBytes);
    }

    void aWholeFileComesBackWhole()
    {
        const RescuedOutbox rescued = rescue(m_whole);
        QCOMPARE(idsOf(rescued.commands), m_ids);
        QCOMPARE(rescued.lost, 0);
        QCOMPARE(rescued.lastN, 300);
        QCOMPARE(rescued.commands[7].state, OutboxState::Conflict);
        QCOMPARE(int(rescued.handOvers.size()), handOverCount);
    }

    // Every page of the file in turn, the first one included.
    void anyPageMayBeSpoilt()
    {
        qsizetype fewest = m_ids.size();
        int untouched = 0;
        size_t fewestSealed = handOverCount;
        for (qsizetype page = 0; page * pageBytes < m_whole.size(); ++page) {
            QByteArray damaged = m_whole;
            for (qsizetype i = 0; i < pageBytes; i += 97)
                damaged[page * pageBytes + i] = char(damaged[page * pageBytes + i] ^ 0x55);
            const RescuedOutbox rescued = rescue(damaged);
            fewest = std::min(fewest, qsizetype(rescued.commands.size()));
            fewestSealed = std::min(fewestSealed, rescued.handOvers.size());
            for (const HandOver& item : rescued.handOvers) { // what comes back is as it was
                const int n = int(item.madeAt.toMSecsSinceEpoch()) - 1'000;
                QCOMPARE(item.id, samples::id(5'000 + n));
                QCOMPARE(item.sealed.size(), n % 10 == 0 ? 0 : n % 7 == 0 ? 9'000 : 1'500);
                QVERIFY(item.sealed.isEmpty() || item.sealed.count(char('a' + n % 26)) == item.sealed.size());
            }
            untouched += qsizetype(rescued.commands.size()) == m_ids.size();
            if (rescued.lost >= 0)
                QCOMPARE(qsizetype(rescued.commands.size()) + rescued.lost, m_ids.size());
        }
        qInfo("at the worst page %lld of %lld commands come back; %d pages cost none", fewest, m_ids.size(), untouched);
        QVERIFY(fewest > m_ids.size() * 3 / 4);
        qInfo("… and %zu of %d sealed pieces", fewestSealed, handOverCount);
        QVERIFY(fewestSealed > handOverCount * 2 / 3);
    }

    void manyPagesMayBeSpoilt()
    {
        QByteArray damaged = m_whole;
        for (qsizetype page = 0; page * pageBytes < m_whole.size(); page += 9)
            damaged[page * pageBytes + 1000] = char(damaged[page * pageBytes + 1000] ^ 1);
        const RescuedOutbox rescued = rescue(damaged);
        qInfo("%zu of %lld commands come back", rescued.commands.size(), m_ids.size());
        QVERIFY(qsizetype(rescued.commands.size()) > m_ids.size() / 2);
    }

    void aCutFileGivesItsBeginning()
    {
        QVERIFY(!rescue(m_whole.first(m_whole.size() / 2)).commands.empty());
        for (const qsizetype size : {qsizetype(0), qsizetype(10), pageBytes - 1, pageBytes + 7}) {
            const RescuedOutbox rescued = rescue(m_whole.first(size));
            QCOMPARE(rescued.commands.size(), size_t(0));
            QCOMPARE(rescued.lost, -1);
        }
    }

    void noiseOrAnotherKeyGiveNothingAndSaySo()
    {
        QCOMPARE(rescue(QByteArray(20 * pageBytes, 'n')).lost, -1);
        const RescuedOutbox other = rescue(m_whole, QByteArray(32, 'o'));
        QCOMPARE(other.commands.size(), size_t(0));
        QCOMPARE(other.lost, -1);
    }

    void whatStandsOnlyInTheLogComesToo()
    {
        const QString path = m_dir.filePath(u"wal.db"_s);
        write(path, m_whole);
        auto db = Db::open({path, key});
        QVERIFY(outbox::append(**db, kit::command(900)).has_value());
        QTemporaryDir scratch;
        const auto rescued = rescueOutbox(path, key, scratch.path()); // while it lies open, as after a crash
        QCOMPARE(rescued->commands.size(), size_t(m_ids.size()) + 1);
    }

    void itGoesIntoAFreshFile()
    {
        const RescuedOutbox rescued = rescue(m_whole);
        kit::File fresh(Area::Dossiers);
        QVERIFY(restoreOutbox(*fresh.db, rescued).has_value());
        QCOMPARE(idsOf(*outbox::all(*fresh.db)), m_ids);
        QCOMPARE(outbox::counts(*fresh.db)->needsLook, 1);
        QCOMPARE(outbox::counts(*fresh.db)->waiting, 299);
        QCOMPARE(outbox::due(*fresh.db, QDateTime::currentDateTimeUtc())->front().attempts, 1);
        QVERIFY(outbox::append(*fresh.db, kit::command(901))->n > 300);
        QCOMPARE(*handOvers::waiting(*fresh.db), handOverCount);
        QVERIFY(isSound(*fresh.db).value());
    }

    void soundnessIsSeen()
    {
        const QString path = m_dir.filePath(u"sound.db"_s);
        for (const bool damaged : {false, true}) {
            QByteArray content = m_whole;
            if (damaged)
                content[content.size() - pageBytes / 2] = char(content[content.size() - pageBytes / 2] ^ 4);
            write(path, content);
            auto db = Db::open({path, key});
            QVERIFY(db.has_value());
            const auto sound = isSound(**db);
            QVERIFY2(sound.has_value(), sound.has_value() ? "" : qPrintable(sound.error().code + sound.error().detail));
            QCOMPARE(*sound, !damaged);
        }
    }

private:
    RescuedOutbox rescue(const QByteArray& content, const QByteArray& with = key)
    {
        const QString path = m_dir.filePath(u"damaged.db"_s);
        write(path, content);
        QTemporaryDir scratch;
        const auto rescued = rescueOutbox(path, with, scratch.path());
        if (!rescued)
            qWarning("%s %s", qPrintable(rescued.error().code), qPrintable(rescued.error().detail));
        if (contentOf(path) != content)
            qWarning("the damaged file itself was touched");
        return rescued.value_or(RescuedOutbox());
    }

    QTemporaryDir m_dir;
    QByteArray m_whole;
    QStringList m_ids;
};

QTEST_GUILESS_MAIN(TestRescue)
#include "tst_rescue.moc"
