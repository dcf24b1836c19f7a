// The key of an official's files: kept in the keyring, or sealed under the password; never plain, never silently replaced.
#include "services/store_key.h"
#include "storage/secret_store.h"
#include "tests/services/sync_desk.h"

#include <QDirIterator>

using namespace motcua;
using namespace Qt::StringLiterals;
using services::loadStoreKey;
using test::waited;

namespace {

//! A keyring that is there at the next start.
class LastingSecrets : public storage::MemorySecretStore
{
public:
    bool outlivesProgram() const override { return true; }
};

const QString official = u"0197a000-0000-7000-8000-000000000001"_s;

void leaveDatabase(const QString& folder)
{
    QFile file(folder + u"/dossiers.db"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("x");
}

} // namespace

class TestStoreKey : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void theKeyringKeepsIt()
    {
        LastingSecrets keyring;
        const auto first = load(keyring, u"Password-1"_s);
        QVERIFY(first.has_value());
        QCOMPARE(first->size(), 32);
        QVERIFY(!QFile::exists(m_dir->filePath(u"key.sealed"_s)));
        QCOMPARE(load(keyring, {}).value(), *first); // no password is needed
        QCOMPARE(load(keyring, u"another one"_s).value(), *first);
    }

    void withoutAKeyringItIsSealedUnderThePassword()
    {
        storage::MemorySecretStore none;
        const auto first = load(none, u"Password-1"_s);
        QVERIFY(first.has_value());
        QFile sealed(m_dir->filePath(u"key.sealed"_s));
        QVERIFY(sealed.open(QIODevice::ReadOnly));
        const QByteArray bytes = sealed.readAll();
        QVERIFY(!bytes.contains(*first));
        QVERIFY(!(sealed.permissions() & (QFile::ReadOther | QFile::ReadGroup)));
        QCOMPARE(load(none, u"Password-1"_s).value(), *first);
        QCOMPARE(load(none, u"Password-2"_s).error().code, u"store_key_password"_s);
        QCOMPARE(load(none, {}).error().code, u"store_key_password"_s);
    }

    void everyChangedByteOfTheSealIsNoticed()
    {
        storage::MemorySecretStore none;
        QVERIFY(load(none, u"Password-1"_s).has_value());
        QFile sealed(m_dir->filePath(u"key.sealed"_s));
        QVERIFY(sealed.open(QIODevice::ReadWrite));
        const QByteArray bytes = sealed.readAll();
        for (const qsizetype at : {qsizetype(0), qsizetype(14), qsizetype(40), bytes.size() - 1}) {
            QByteArray changed = bytes;
            changed[at] = char(changed[at] ^ 1);
            QFile file(m_dir->filePath(u"key.sealed"_s));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(changed) == changed.size());
            file.close();
            QVERIFY2(!load(none, u"Password-1"_s).has_value(), qPrintable(QString::number(at)));
        }
        QFile cut(m_dir->filePath(u"key.sealed"_s));
        QVERIFY(cut.open(QIODevice::WriteOnly) && cut.write(bytes.first(50)) == 50);
        cut.close();
        QCOMPARE(load(none, u"Password-1"_s).error().code, u"store_key_missing"_s);
    }

    void aKeyringThatComesLaterTakesTheSealedKey()
    {
        storage::MemorySecretStore none;
        const auto first = load(none, u"Password-1"_s);
        LastingSecrets keyring;
        QCOMPARE(load(keyring, u"Password-1"_s).value(), first.value());
        QVERIFY(!QFile::exists(m_dir->filePath(u"key.sealed"_s)));
        QCOMPARE(load(keyring, {}).value(), first.value());
    }

    void aLostKeyIsNeverReplacedOverOldData()
    {
        leaveDatabase(m_dir->path());
        LastingSecrets keyring;
        QCOMPARE(load(keyring, u"Password-1"_s).error().code, u"store_key_missing"_s);
        const QString path = m_dir->path();
        const auto aside = services::setStoreAside(path, QDateTime(QDate(2026, 11, 21), QTime(1, 2, 3), Qt::UTC));
        QVERIFY(aside.has_value());
        QVERIFY(QFile::exists(*aside + u"/dossiers.db"_s)); // whole, for whoever finds the key
        QVERIFY(load(keyring, u"Password-1"_s).has_value());
        QDir(*aside).removeRecursively();
    }

    void aShreddedKeyIsGone()
    {
        LastingSecrets keyring;
        QVERIFY(load(keyring, u"p"_s).has_value());
        QVERIFY(waited(services::shredStoreKey(keyring, m_dir->path(), official)).has_value());
        leaveDatabase(m_dir->path());
        QCOMPARE(load(keyring, u"p"_s).error().code, u"store_key_missing"_s);
    }

    void eachKindOfDataHasItsOwn()
    {
        const QByteArray key(32, 'k');
        QSet<QByteArray> all;
        for (const auto area : {domain::Area::Dossiers, domain::Area::Party, domain::Area::Meetings}) {
            for (const auto use : {services::KeyUse::Database, services::KeyUse::Blobs})
                all.insert(services::storeKeyFor(key, area, use));
        }
        QCOMPARE(all.size(), 6);
        QVERIFY(services::storeKeyFor({}, domain::Area::Party, services::KeyUse::Blobs).isEmpty());
    }

private:
    Result<QByteArray> load(storage::SecretStore& secrets, const QString& password)
    {
        return waited(loadStoreKey(secrets, this, m_dir->path(), official, password));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_MAIN(TestStoreKey)
#include "tst_store_key.moc"
