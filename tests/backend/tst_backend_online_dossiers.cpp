#include "tests/backend/citizens.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua::test;

namespace backend = motcua::backend;

namespace {

QString put(const RunningCentre& centre, const QByteArray& bytes, const QString& token, int* status = nullptr)
{
    const QString sha256 = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    const HttpAnswer answer = call(centre.port(), "PUT", u"/v1/blobs/"_s + sha256, bytes, token, {"Content-Type: application/pdf"});
    if (status)
        *status = answer.status;
    return sha256;
}

QJsonObject wholly(RunningCentre& centre, bool wanted)
{
    const QJsonArray items = centre.get(u"/v1/procedures"_s).json()["items"_L1].toArray();
    for (const QJsonValue& item : items) {
        const QJsonObject procedure = centre.get(u"/v1/procedures/"_s + item["id"_L1].toString()).json();
        const QJsonArray components = procedure["components"_L1].toArray();
        const bool required = std::any_of(components.begin(), components.end(), [](const QJsonValue& one) { return one["required"_L1].toBool(); });
        if (procedure["wholly"_L1].toBool() == wanted && required)
            return procedure;
    }
    return {};
}

//! Every required component gets the file.
QJsonObject filing(const QJsonObject& procedure, const QString& blob)
{
    QJsonArray components;
    for (const QJsonValue& spec : procedure["components"_L1].toArray()) {
        if (spec["required"_L1].toBool() && !blob.isEmpty())
            components.append(QJsonObject{{u"key"_s, spec["key"_L1]}, {u"blobs"_s, QJsonArray{blob}}});
    }
    return {{u"id"_s, newId()},
            {u"procedureId"_s, procedure["id"_L1]},
            {u"agency"_s, kAgency},
            {u"owner"_s, QJsonObject{{u"fullName"_s, u"Trần Thị Mậu"_s}, {u"idNumber"_s, kCitizenNumber}, {u"phone"_s, u"+84941234947"_s}}},
            {u"components"_s, components},
            {u"delivery"_s, QJsonObject{{u"way"_s, u"post"_s}, {u"address"_s, u"Số 1, phường An Hòa"_s}}}};
}

QJsonObject transition(const QString& target, int seen, int to, qint64 rev)
{
    return command(u"dossier.transition"_s, target, {{u"to"_s, to}, {u"seen"_s, seen}, {u"reason"_s, u"Thiếu giấy tờ"_s}}, rev);
}

} // namespace

class TestBackendOnlineDossiers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everybodyReadsTheCatalogue()
    {
        RunningCentre centre;
        const QJsonArray all = centre.get(u"/v1/procedures"_s).json()["items"_L1].toArray();
        QVERIFY(all.size() > 3);
        QVERIFY(!all[0].toObject().contains("components"_L1));
        const QString name = all[0]["name"_L1].toString();
        const QString words = QString(name).replace(u'đ', u'd').normalized(QString::NormalizationForm_D).remove(QRegularExpression(u"\\p{Mn}"_s));
        const QJsonArray found = centre.get(u"/v1/procedures?query="_s + QString::fromLatin1(QUrl::toPercentEncoding(words))).json()["items"_L1].toArray();
        QVERIFY(found.contains(all[0]));
        QVERIFY(!centre.get(u"/v1/procedures/"_s + all[0]["id"_L1].toString()).json()["components"_L1].toArray().isEmpty());
        QCOMPARE(centre.get(u"/v1/procedures/none"_s).code(), u"no_record"_s);
        const QJsonArray agencies = centre.get(u"/v1/agencies"_s).json()["items"_L1].toArray();
        QVERIFY(std::any_of(agencies.begin(), agencies.end(), [](const QJsonValue& one) { return one["code"_L1].toString() == kAgency; }));
    }

    void filesAndTheDeskReceives()
    {
        RunningCentre centre;
        const QString citizen = citizenToken(centre);
        const QString clerk = centre.signIn(u"lan.nguyen"_s);
        int status = 0;
        const QString blob = put(centre, "%PDF-1.4 birth certificate", citizen, &status);
        QCOMPARE(status, 201);
        const QJsonObject form = filing(wholly(centre, true), blob);
        const HttpAnswer filed = centre.post(u"/v1/account/dossiers"_s, form, citizen);
        QVERIFY2(filed.status == 201, filed.body);
        const QJsonObject own = filed.json()["dossier"_L1].toObject();
        const QString code = own["code"_L1].toString();
        QVERIFY(code.startsWith(kAgency + u'-'));
        QCOMPARE(own["status"_L1].toInt(), 1);
        QCOMPARE(own["owner"_L1]["phone"_L1].toString(), u"0941234947"_s);
        const HttpAnswer again = centre.post(u"/v1/account/dossiers"_s, form, citizen); // the answer was lost
        QCOMPARE(again.status, 200);
        QCOMPARE(again.json()["dossier"_L1]["code"_L1].toString(), code);

        QJsonObject atDesk;
        for (const QJsonObject& dossier : centre.bodies(kAgencyScope, u"dossier"_s, clerk)) {
            if (dossier["id"_L1] == form["id"_L1])
                atDesk = dossier;
        }
        QCOMPARE(atDesk["code"_L1].toString(), code);
        QCOMPARE(centre.get(u"/v1/blobs/"_s + blob, clerk).status, 200); // its paper too
        atDesk["code"_L1] = u""_s; // whatever the desk thinks of numbers, the citizen holds this one
        const QJsonObject received = centre.send(command(u"dossier.receive"_s, form["id"_L1].toString(), {{u"dossier"_s, atDesk}}), clerk);
        QCOMPARE(received["outcome"_L1].toString(), u"applied"_s);
        QCOMPARE(received["state"_L1]["code"_L1].toString(), code);
        QVERIFY(!received["state"_L1]["dueAt"_L1].toString().isEmpty());

        const QJsonArray list = centre.get(u"/v1/account/dossiers"_s, citizen).json()["items"_L1].toArray();
        QCOMPARE(list.size(), 1);
        QCOMPARE(list[0]["status"_L1].toInt(), 2);
    }

    void whatIsMissingIsNamed()
    {
        RunningCentre centre;
        const QString citizen = citizenToken(centre);
        const QJsonObject procedure = wholly(centre, true);
        QJsonObject form = filing(procedure, {});
        HttpAnswer answer = centre.post(u"/v1/account/dossiers"_s, form, citizen);
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.code(), u"field_missing"_s);
        QVERIFY(answer.json()["fields"_L1][0].toString().startsWith(u"components."_s));
        form = filing(procedure, QString(64, u'a'));
        QCOMPARE(centre.post(u"/v1/account/dossiers"_s, form, citizen).code(), u"blob_missing"_s);
        form = filing(procedure, put(centre, "%PDF-1.4 x", citizen));
        form["delivery"_L1] = QJsonObject{{u"way"_s, u"post"_s}};
        QCOMPARE(centre.post(u"/v1/account/dossiers"_s, form, citizen).json()["fields"_L1].toArray(), QJsonArray{u"delivery.address"_s});
        form["agency"_L1] = u"H99"_s;
        QCOMPARE(centre.post(u"/v1/account/dossiers"_s, form, citizen).json()["fields"_L1].toArray(), QJsonArray{u"agency"_s});
        form["status"_L1] = 9;
        QCOMPARE(centre.post(u"/v1/account/dossiers"_s, form, citizen).code(), u"bad_field"_s);
        // What is brought to the desk need not be a file.
        const QJsonObject partly = wholly(centre, false);
        if (!partly.isEmpty())
            QCOMPARE(centre.post(u"/v1/account/dossiers"_s, filing(partly, {}), citizen).status, 201);
        QCOMPARE(centre.post(u"/v1/account/dossiers"_s, form, centre.signIn(u"lan.nguyen"_s)).code(), u"not_allowed"_s);
    }

    void theFilerIsToldWhatAnOfficialDid()
    {
        QTemporaryDir mail;
        backend::CentreOptions options = RunningCentre::demoOptions();
        options.mailDir = mail.path();
        RunningCentre centre(options);
        const QString citizen = citizenToken(centre);
        const QString clerk = centre.signIn(u"lan.nguyen"_s);
        const QJsonObject form = filing(wholly(centre, true), put(centre, "%PDF-1.4 one", citizen));
        QCOMPARE(centre.post(u"/v1/account/dossiers"_s, form, citizen).status, 201);
        QCOMPARE(centre.send(transition(form["id"_L1].toString(), 1, 5, 1), clerk)["outcome"_L1].toString(), u"applied"_s);
        const auto told = [&mail](const QString& words) {
            for (const QString& name : QDir(mail.path()).entryList({u"*sms*"_s}, QDir::Files)) {
                QFile file(QDir(mail.path()).filePath(name));
                if (file.open(QIODevice::ReadOnly) && QString::fromUtf8(file.readAll()).contains(words))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(told(u"đã được gửi đến bộ phận tiếp nhận"_s));
        QTRY_VERIFY(told(u"cần bổ sung giấy tờ"_s));
        QTRY_VERIFY(told(u"trong tài khoản của ông/bà"_s));
        QJsonObject ofCompany = filing(wholly(centre, true), put(centre, "%PDF-1.4 two", citizen));
        ofCompany["owner"_L1] = QJsonObject{{u"kind"_s, u"organisation"_s}, {u"fullName"_s, u"Công ty TNHH Sen Hồng"_s}, {u"idNumber"_s, u"0123456787"_s},
                                            {u"representative"_s, u"Trần Thị Mậu"_s}, {u"representativeId"_s, kCitizenNumber}, {u"phone"_s, u"+84941234947"_s}};
        const HttpAnswer filed = centre.post(u"/v1/account/dossiers"_s, ofCompany, citizen);
        QVERIFY2(filed.status == 201, filed.body);
        QCOMPARE(centre.send(transition(ofCompany["id"_L1].toString(), 1, 5, 1), clerk)["outcome"_L1].toString(), u"applied"_s);
        QTRY_VERIFY(told(u"trong tài khoản của quý tổ chức"_s));
        QVERIFY(!told(u"Thiếu giấy tờ"_s)); // the reason is for the account, not for a screen that lies on a table
    }

    void strangersSeeOnlyHowFarItIs()
    {
        RunningCentre centre;
        const QString citizen = citizenToken(centre);
        const QString stranger = citizenToken(centre, u"001085000026"_s, u"0912345678"_s);
        const QByteArray paper = "%PDF-1.4 private";
        const QString blob = put(centre, paper, citizen);
        const QJsonObject form = filing(wholly(centre, true), blob);
        const QString code = centre.post(u"/v1/account/dossiers"_s, form, citizen).json()["dossier"_L1]["code"_L1].toString();
        const QString path = u"/v1/account/dossiers/"_s + form["id"_L1].toString();
        QCOMPARE(centre.get(path, citizen).status, 200);
        QCOMPARE(centre.get(path, stranger).code(), u"no_record"_s);
        QCOMPARE(centre.post(path + u"/withdrawal"_s, {{u"id"_s, newId()}, {u"reason"_s, u"x"_s}}, stranger).code(), u"no_record"_s);
        QCOMPARE(centre.get(u"/v1/account/dossiers"_s, stranger).json()["items"_L1].toArray().size(), 0);
        QCOMPARE(centre.get(u"/v1/blobs/"_s + blob, stranger).code(), u"no_blob"_s);
        QCOMPARE(call(centre.port(), "HEAD", u"/v1/blobs/"_s + blob, {}, stranger).status, 404);
        QJsonObject stolen = filing(wholly(centre, true), blob);
        QCOMPARE(centre.post(u"/v1/account/dossiers"_s, stolen, stranger).code(), u"blob_missing"_s);
        QCOMPARE(centre.post(u"/v1/account/dossiers"_s, form, stranger).code(), u"id_reused"_s);
        (void)put(centre, paper, stranger); // who has the very bytes may use them
        QCOMPARE(centre.post(u"/v1/account/dossiers"_s, stolen, stranger).status, 201);

        const HttpAnswer seen = centre.get(u"/v1/dossier-status?code="_s + code.toLower());
        QCOMPARE(seen.status, 200);
        QCOMPARE(seen.json()["status"_L1].toInt(), 1);
        for (const QByteArray personal : {"Mậu", "0941234947", "001190000017", "An Hòa"})
            QVERIFY2(!seen.body.contains(personal), personal);
        QCOMPARE(centre.get(u"/v1/dossier-status?code=H15.50.05.13-260101-9999"_s).code(), u"no_record"_s);
    }

    void answersASupplementAndWithdraws()
    {
        RunningCentre centre;
        const QString citizen = citizenToken(centre);
        const QString clerk = centre.signIn(u"lan.nguyen"_s);
        const QJsonObject procedure = wholly(centre, true);
        const QJsonObject form = filing(procedure, put(centre, "%PDF-1.4 one", citizen));
        const QString id = form["id"_L1].toString();
        QCOMPARE(centre.post(u"/v1/account/dossiers"_s, form, citizen).status, 201);
        const QString path = u"/v1/account/dossiers/"_s + id;
        const QString more = put(centre, "%PDF-1.4 two", citizen);
        const QJsonObject answer{{u"id"_s, newId()},
                                 {u"components"_s, QJsonArray{QJsonObject{{u"key"_s, form["components"_L1][0]["key"_L1]}, {u"blobs"_s, QJsonArray{more}}}}},
                                 {u"note"_s, u"bản rõ hơn"_s}};
        QCOMPARE(centre.post(path + u"/supplement"_s, answer, citizen).code(), u"status_moved"_s); // nobody asked
        QCOMPARE(centre.send(transition(id, 1, 5, 1), clerk)["outcome"_L1].toString(), u"applied"_s);
        const HttpAnswer supplemented = centre.post(path + u"/supplement"_s, answer, citizen);
        QVERIFY2(supplemented.status == 200, supplemented.body);
        QCOMPARE(supplemented.json()["dossier"_L1]["status"_L1].toInt(), 5); // until an official looked
        QCOMPARE(supplemented.json()["dossier"_L1]["rev"_L1].toInt(), 3);
        QCOMPARE(centre.post(path + u"/supplement"_s, answer, citizen).json()["dossier"_L1]["rev"_L1].toInt(), 3); // the same step once
        QCOMPARE(centre.get(u"/v1/blobs/"_s + more, clerk).status, 200);

        const QJsonObject wish{{u"id"_s, newId()}, {u"reason"_s, u"Không còn nhu cầu"_s}};
        QCOMPARE(centre.post(path + u"/withdrawal"_s, {{u"id"_s, newId()}, {u"reason"_s, u" "_s}}, citizen).code(), u"reason_missing"_s);
        QCOMPARE(centre.post(path + u"/withdrawal"_s, wish, citizen).json()["dossier"_L1]["status"_L1].toInt(), 7);
        QCOMPARE(centre.post(path + u"/withdrawal"_s, {{u"id"_s, newId()}, {u"reason"_s, u"x"_s}}, citizen).status, 409);
        // The clerk's note is for the desk; the reason of a decision is for the filer.
        QCOMPARE(centre.send(command(u"dossier.note"_s, id, {{u"note"_s, u"nội bộ"_s}}, 4), clerk)["outcome"_L1].toString(), u"applied"_s);
        QCOMPARE(centre.send(transition(id, 7, 5, 5), clerk)["outcome"_L1].toString(), u"applied"_s); // declined
        const HttpAnswer seen = centre.get(path, citizen);
        QVERIFY(!seen.body.contains("nội bộ"));
        QVERIFY(seen.body.contains("Thiếu giấy tờ"));
        QVERIFY(seen.body.contains("bản rõ hơn"));
    }
};

QTEST_MAIN(TestBackendOnlineDossiers)
#include "tst_backend_online_dossiers.moc"
