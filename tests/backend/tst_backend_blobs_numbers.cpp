#include "app/backend/store/blobs.h"
#include "tests/backend/running_centre.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QSet>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua::test;

namespace {

QString shaOf(const QByteArray& bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace

class TestBackendBlobsNumbers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void blobGoesUpAndComesBack()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const QByteArray jpeg = "\xFF\xD8\xFF\xE0" + QByteArray(300'000, 'j');
        const QString path = u"/v1/blobs/"_s + shaOf(jpeg);
        QCOMPARE(call(centre.port(), "HEAD", path, {}, token).status, 404);
        QCOMPARE(call(centre.port(), "PUT", path, jpeg, token, {"Content-Type: image/jpeg"}).status, 201);
        QCOMPARE(call(centre.port(), "PUT", path, jpeg, token, {"Content-Type: image/jpeg"}).status, 200);
        const HttpAnswer head = call(centre.port(), "HEAD", path, {}, token);
        QCOMPARE(head.status, 200);
        QCOMPARE(head.header("content-length").toLongLong(), jpeg.size());
        const HttpAnswer whole = call(centre.port(), "GET", path, {}, token);
        QCOMPARE(whole.body, jpeg);
        QCOMPARE(whole.header("content-type"), QByteArray("image/jpeg"));
        const HttpAnswer part = call(centre.port(), "GET", path, {}, token, {"Range: bytes=2-5"});
        QCOMPARE(part.status, 206);
        QCOMPARE(part.body, jpeg.sliced(2, 4));
        QCOMPARE(part.header("content-range"), "bytes 2-5/" + QByteArray::number(jpeg.size()));
        QCOMPARE(call(centre.port(), "GET", path, {}, token, {"Range: bytes=-3"}).body, jpeg.last(3));
        QCOMPARE(call(centre.port(), "GET", path, {}, token, {"Range: bytes=999999999-"}).status, 416);
        QCOMPARE(call(centre.port(), "GET", path, {}, token, {"If-None-Match: " + whole.header("etag")}).status, 304);
        // Nobody else's until a record in their scope names it.
        const QString guard = centre.signIn(u"hung.tran"_s);
        QCOMPARE(call(centre.port(), "GET", path, {}, guard).code(), u"scope"_s);
    }

    void cardPhotosAreTheCells()
    {
        RunningCentre centre;
        const QString secretary = centre.signIn(u"trung.vo"_s);
        const QString clerk = centre.signIn(u"lan.nguyen"_s);
        QString photo;
        for (const QJsonObject& registration : centre.bodies(u"cell:CB04"_s, u"registration"_s, secretary)) {
            if (!registration["photo"_L1].toString().isEmpty())
                photo = registration["photo"_L1].toString();
        }
        QVERIFY(!photo.isEmpty());
        const HttpAnswer answer = centre.get(u"/v1/blobs/"_s + photo, secretary);
        QCOMPARE(answer.status, 200);
        QCOMPARE(shaOf(answer.body), photo);
        QCOMPARE(centre.get(u"/v1/blobs/"_s + photo, clerk).status, 403);
    }

    void wrongBlobsAreRefused()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const QByteArray png = "\x89PNG\r\n\x1A\nrest";
        const QString path = u"/v1/blobs/"_s + shaOf(png);
        const HttpAnswer hash = call(centre.port(), "PUT", path, png + "x", token);
        QCOMPARE(hash.status, 422);
        QCOMPARE(hash.code(), u"blob_hash"_s);
        QCOMPARE(call(centre.port(), "PUT", u"/v1/blobs/..%2F..%2Fetc"_s, png, token).status, 404);
        QCOMPARE(call(centre.port(), "PUT", u"/v1/blobs/ABC"_s, png, token).code(), u"blob_hash"_s);
        const QByteArray program = "\x7f" "ELF program";
        QCOMPARE(call(centre.port(), "PUT", u"/v1/blobs/"_s + shaOf(program), program, token).code(), u"blob_type"_s);
        QCOMPARE(call(centre.port(), "PUT", path, png, token, {"Content-Type: application/pdf"}).code(), u"blob_type"_s);
        QCOMPARE(call(centre.port(), "PUT", path, png).code(), u"token_missing"_s);
        QCOMPARE(call(centre.port(), "HEAD", path, {}, token).status, 404);
        QTRY_VERIFY(QDir(motcua::backend::store::blobDirectory(centre.database()) + u"/incoming"_s).isEmpty()); // nothing half received stays
    }

    void tooLargeABlobIsRefusedByItsLength()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, centre.port());
        socket.write("PUT /v1/blobs/" + QByteArray(64, 'a') + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token.toLatin1() +
                     "\r\nContent-Length: 20971521\r\n\r\n"); // one byte too many, none sent
        const HttpAnswer answer = readAnswer(socket, 5'000);
        QCOMPARE(answer.status, 413);
        QCOMPARE(answer.code(), u"body_too_large"_s);
    }

    void numbersAreNeverGivenTwice()
    {
        RunningCentre centre;
        const QString date = centre.now().addSecs(7 * 3600).date().toString(Qt::ISODate);
        constexpr int kDesks = 4;
        constexpr int kBlocks = 6;
        std::array<QString, kDesks> tokens;
        for (int i = 0; i < kDesks; ++i)
            tokens[static_cast<std::size_t>(i)] = centre.signIn(u"lan.nguyen"_s, u"desk-%1"_s.arg(i));
        std::array<QList<QJsonObject>, kDesks> given;
        std::vector<std::thread> desks;
        for (std::size_t i = 0; i < kDesks; ++i) {
            desks.emplace_back([&, i] {
                for (int b = 0; b < kBlocks; ++b) {
                    given[i].append(centre.post(u"/v1/number-blocks"_s, {{u"agency"_s, kAgency}, {u"date"_s, date}, {u"count"_s, 7}}, tokens[i]).json());
                }
            });
        }
        for (std::thread& desk : desks)
            desk.join();
        QSet<int> all;
        for (const auto& blocks : given) {
            for (const QJsonObject& block : blocks) {
                QCOMPARE(block["last"_L1].toInt() - block["first"_L1].toInt(), 6);
                for (int n = block["first"_L1].toInt(); n <= block["last"_L1].toInt(); ++n)
                    all.insert(n);
            }
        }
        QCOMPARE(all.size(), kDesks * kBlocks * 7);
        // What the invented province used today is not given again either.
        for (const QJsonObject& dossier : centre.bodies(kAgencyScope, u"dossier"_s, tokens[0])) {
            const QStringList parts = dossier["code"_L1].toString().split(u'-');
            if (parts.size() == 3 && parts[1] == QDate::fromString(date, Qt::ISODate).toString(u"yyMMdd"_s))
                QVERIFY(!all.contains(parts[2].toInt()));
        }
    }

    void blocksHaveBounds_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("agency");
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("status");
        QTest::newRow("good") << u"lan.nguyen"_s << kAgency << 0 << 100 << 200;
        QTest::newRow("too many") << u"lan.nguyen"_s << kAgency << 0 << 101 << 400;
        QTest::newRow("none") << u"lan.nguyen"_s << kAgency << 0 << 0 << 400;
        QTest::newRow("long ago") << u"lan.nguyen"_s << kAgency << -9 << 5 << 400;
        QTest::newRow("far ahead") << u"lan.nguyen"_s << kAgency << 90 << 5 << 400;
        QTest::newRow("other agency") << u"lan.nguyen"_s << u"H15.50.05.99"_s << 0 << 5 << 403;
        QTest::newRow("guard") << u"hung.tran"_s << kAgency << 0 << 5 << 403;
    }

    void blocksHaveBounds()
    {
        QFETCH(QString, user);
        QFETCH(QString, agency);
        QFETCH(int, days);
        QFETCH(int, count);
        QFETCH(int, status);
        RunningCentre centre;
        const QString token = centre.signIn(user);
        const QString date = centre.now().addSecs(7 * 3600).date().addDays(days).toString(Qt::ISODate);
        QCOMPARE(centre.post(u"/v1/number-blocks"_s, {{u"agency"_s, agency}, {u"date"_s, date}, {u"count"_s, count}}, token).status, status);
    }

    void passCodesAreForWhoHandsThemOut()
    {
        RunningCentre centre;
        const QString guard = centre.signIn(u"hung.tran"_s);
        const QString admin = centre.signIn(u"admin"_s);
        const QString meeting = centre.bodies(u"hall:H1"_s, u"meeting"_s, guard).first()["id"_L1].toString();
        QCOMPARE(centre.get(u"/v1/meetings/%1/passes"_s.arg(meeting), guard).status, 403);
        const QJsonArray items = centre.get(u"/v1/meetings/%1/passes"_s.arg(meeting), admin).json()["items"_L1].toArray();
        QCOMPARE(items.size(), 20);
        QCOMPARE(items[0]["qrText"_L1].toString().size(), 120);
    }
};

QTEST_MAIN(TestBackendBlobsNumbers)
#include "tst_backend_blobs_numbers.moc"
