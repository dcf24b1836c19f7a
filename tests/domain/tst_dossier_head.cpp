#include "domain/dossier_head.h"
#include "samples.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace motcua;
using namespace Qt::StringLiterals;

namespace {

QByteArray jsonOf(const domain::Dossier& dossier)
{
    return QJsonDocument(domain::toJson(dossier)).toJson(QJsonDocument::Compact);
}

//! As readDossierHead() says it: both ways must agree on yes and no, and on every field.
QString difference(const QByteArray& json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    const bool isObject = error.error == QJsonParseError::NoError && document.isObject();
    const auto whole = isObject ? domain::dossierFromJson(document.object()) : Result<domain::Dossier>(fail(ErrorKind::Contract, u"bad_json"_s));
    auto head = domain::readDossierHead(json);
    // QJson lets escapes pass that are none, and of a key that stands twice it reads only one: what it makes of them counts.
    const QByteArray mended = document.toJson(QJsonDocument::Compact);
    if (whole && !head)
        head = domain::readDossierHead(mended);
    if (whole.has_value() != head.has_value())
        return u"%1 / %2"_s.arg(whole ? u"good"_s : whole.error().code + u' ' + whole.error().detail, head ? u"good"_s : head.error().code + u' ' + head.error().detail);
    if (!whole)
        return {};
    return domain::headOf(*whole) == *head ? QString() : u"fields"_s;
}

} // namespace

//! The quick reading of a record beside the whole one.
class TestDossierHead : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatTheRecordSays()
    {
        const domain::Dossier dossier = domain::samples::dossier(domain::DossierStatus::Processing);
        const QByteArray json = jsonOf(dossier);
        const auto head = domain::readDossierHead(json);
        QVERIFY2(head.has_value(), head ? "" : qPrintable(head.error().detail));
        QCOMPARE(*head, domain::headOf(dossier));
        QVERIFY(!head->owner.isEmpty());
        QVERIFY(head->dueAt != 0);
    }

    void oneWrongFieldIsEnough_data()
    {
        QTest::addColumn<QByteArray>("field");
        for (const char* field :
             {R"("status":0)", R"("status":11)", R"("status":"4")", R"("status":4.5)", R"("status":4.0)", R"("status":null)", R"("id":"")", R"("id":null)",
              R"("rev":-1)", R"("rev":9007199254740993)", R"("rev":1e300)", R"("statusBefore":0)", R"("statusBefore":99)", R"("owner":[])", R"("owner":{"sex":"x"})",
              R"("owner":{"birthDate":"2023-02-29"})", R"("owner":{"birthDate":"2024-02-29"})", R"("owner":{"birthDate":""})", R"("components":{})",
              R"("components":[1])", R"("components":[{"originals":-1}])", R"("components":[{"blobs":[1]}])", R"("components":[{"blobs":["a"],"x":{"y":[null]}}])",
              R"("delivery":{"way":"moon"})", R"("fee":"1")", R"("dueAt":"2026-11-21")", R"("dueAt":"2026-11-21T24:00:00Z")", R"("dueAt":"2026-11-21T03:04:05.67Z")",
              R"("dueAt":"2026-11-21T03:04:05.6789Z")", R"("dueAt":"2026-11-21T03:04:05.67xZ")", R"("dueAt":"")", R"("supplements":3000000000)",
              R"("timeline":[{"to":77}])", R"("timeline":[{"to":0,"at":"x"}])", R"("later":{"a":[1,2,{"b":null}]})", R"("later":tru)", R"("later":[1,])"})
            QTest::newRow(field) << QByteArray(field);
    }
    void oneWrongFieldIsEnough()
    {
        QFETCH(QByteArray, field);
        QByteArray json = R"({"id":"d1","status":4,)" + field + "}";
        if (field.startsWith("\"status\""))
            json = R"({"id":"d1",)" + field + "}";
        if (field.startsWith("\"id\""))
            json = R"({"status":4,)" + field + "}";
        QCOMPARE(difference(json), QString());
    }

    void whatIsNoObject()
    {
        for (const char* json : {"", " ", "[]", "null", "{", "}", "{}", "{\"id\":\"a\",\"status\":4}x", "{\"id\":\"a\",\"status\":4}{}", "{\"id\":\"a\" \"status\":4}"}) {
            QCOMPARE(difference(json), QString());
            QVERIFY(!domain::readDossierHead(json).has_value());
        }
        const QByteArray deep = "{\"id\":\"a\",\"status\":4,\"x\":" + QByteArray(500, '[') + QByteArray(500, ']') + '}';
        QCOMPARE(domain::readDossierHead(deep).error().code, u"too_deep"_s);
    }

    void whateverIsChangedInIt()
    {
        QRandomGenerator random(20261121);
        const QByteArray whole = jsonOf(domain::samples::dossier(domain::DossierStatus::Processing));
        int good = 0;
        for (int round = 0; round < 20'000; ++round) {
            QByteArray json = whole;
            const auto at = random.bounded(int(json.size()));
            switch (random.bounded(4)) {
            case 0: json[at] = char(random.bounded(32, 127)); break;
            case 1: json.remove(at, random.bounded(1, 6)); break;
            case 2: json.insert(at, json.mid(random.bounded(int(json.size())), random.bounded(1, 20))); break;
            default: json[at] = "{}[]\",:0189-e."[random.bounded(14)];
            }
            const QString said = difference(json);
            QVERIFY2(said.isEmpty(), (said.toUtf8() + '\n' + json.mid(at - 60, 160)).constData());
            good += domain::readDossierHead(json).has_value();
        }
        QVERIFY(good > 500);
    }
};

QTEST_GUILESS_MAIN(TestDossierHead)
#include "tst_dossier_head.moc"
