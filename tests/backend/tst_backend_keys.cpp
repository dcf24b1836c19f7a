#include "app/domain/pass_code.h"
#include "tests/backend/serving.h"

#include <QJsonArray>
#include <QtTest>

#include <sodium.h>

#include <atomic>
#include <future>
#include <set>

using namespace Qt::StringLiterals;
using namespace motcua;
using namespace motcua::test;

namespace {

const QString kHall = u"hall:H1"_s;

const unsigned char* raw(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

QList<QJsonObject> feed(quint16 port, const QString& token)
{
    QList<QJsonObject> rows;
    const QByteArrayList lines = call(port, "GET", u"/v1/feed?scope="_s + kHall, {}, token).body.trimmed().split('\n');
    for (const QByteArray& line : lines)
        rows.append(QJsonDocument::fromJson(line).object());
    return rows;
}

QString meetingIn(const QList<QJsonObject>& rows)
{
    for (const QJsonObject& row : rows) {
        if (row["kind"_L1].toString() == "meeting"_L1)
            return row["id"_L1].toString();
    }
    return {};
}

QHash<int, QByteArray> keysIn(const QList<QJsonObject>& rows)
{
    QHash<int, QByteArray> keys;
    for (const QJsonObject& row : rows) {
        if (row["kind"_L1].toString() == "pass_key"_L1 && row.contains("body"_L1))
            keys[row["id"_L1].toString().toInt()] = QByteArray::fromBase64(row["body"_L1]["key"_L1].toString().toLatin1());
    }
    return keys;
}

//! The key's number when the pass holds against the keys a gate has, 0 when not.
int believed(const QString& qrText, const QHash<int, QByteArray>& keys)
{
    const auto scanned = domain::parseToken(qrText);
    if (!scanned || !keys.contains(scanned->token.keyId))
        return 0;
    const bool holds = crypto_sign_verify_detached(raw(scanned->signature), raw(scanned->claims), static_cast<unsigned long long>(scanned->claims.size()),
                                                   raw(keys[scanned->token.keyId])) == 0;
    return holds ? scanned->token.keyId : 0;
}

} // namespace

class TestBackendKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    //! Two processes sign and serve while a third one rotates the key: whatever either of them signs, a gate at the other one believes.
    void keysRotateWhileProcessesServe()
    {
        BackendProcess province;
        QVERIFY(province.seed({5, 0, 1, 12, 7, {}}));
        const Serving here(province.databaseWords());
        const Serving there(province.databaseWords());
        const QString office = here.signIn(u"office"_s, u"mai.do"_s);
        const QString guard = there.signIn(u"gate"_s, u"hung.tran"_s);
        const QString meeting = meetingIn(feed(here.port(), guard));
        QVERIFY(!meeting.isEmpty());
        const QString path = u"/v1/meetings/%1/passes"_s.arg(meeting);

        std::atomic_bool over = false;
        std::atomic_int rounds = 0;
        std::atomic_int passes = 0;
        std::atomic_int strange = 0;
        std::set<int> signedWith; // by the thread; read when it is over
        QStringList shown;
        auto gate = std::async(std::launch::async, [&] {
            while (!over) {
                const bool even = rounds % 2 == 0;
                const QJsonArray items = call(even ? here.port() : there.port(), "GET", path, {}, office).json()["items"_L1].toArray();
                const auto keys = keysIn(feed(even ? there.port() : here.port(), guard)); // what is signed is published before
                for (const auto& item : items) {
                    const QString qr = item["qrText"_L1].toString();
                    if (qr.isEmpty())
                        continue;
                    ++passes;
                    const int key = believed(qr, keys);
                    strange += key == 0 ? 1 : 0;
                    if (signedWith.insert(key).second)
                        shown.append(qr);
                }
                ++rounds;
            }
        });
        const auto fourMore = [&rounds] {
            const int enough = rounds + 4;
            return QTest::qWaitFor([&] { return rounds >= enough; }, 30'000);
        };
        bool rotated = fourMore();
        for (int i = 0; i < 3 && rotated; ++i)
            rotated = province.run(QStringList{u"keys"_s, u"rotate"_s} + province.databaseWords()) == 0 && fourMore();
        over = true;
        gate.get();
        QVERIFY(rotated);
        QVERIFY(passes > 0);
        QCOMPARE(strange.load(), 0);
        QVERIFY2(signedWith.size() >= 4, "not every key signed");
        const auto keys = keysIn(feed(here.port(), guard));
        for (const QString& qr : shown)
            QVERIFY(believed(qr, keys) != 0); // passes of the first key are still good with the last one
    }
};

QTEST_MAIN(TestBackendKeys)
#include "tst_backend_keys.moc"
