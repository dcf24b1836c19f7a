#include "domain/identity.h"
#include "tests/support/id_back.h"
#include "vision/mrz_lines.h"
#include "vision/mrz_reader.h"
#include "vision/ocr_engine.h"

#include <QElapsedTimer>
#include <QTest>

using namespace motcua;
using namespace motcua::test;
using namespace Qt::StringLiterals;

// Backs of invented cards, of seeds that the reader was not made on: MOTCUA_BACKS a level, 4 otherwise.
class TestMrzPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QImage empty(64, 64, QImage::Format_Grayscale8);
        if (const auto engine = vision::recogniseWords(empty, vision::OcrLayout::Block); !engine && engine.error().code == "engine_missing"_L1)
            QSKIP("no Vietnamese language data");
    }

    void generatorKeepsTheRules()
    {
        QCOMPARE(mrzOf(u"001190000017"_s, {1990, 2, 15}, domain::Sex::Female, {2030, 2, 15}, u"TRAN THI MAU"_s),
                 (QStringList{u"IDVNM1900000174001190000017<<5"_s, u"9002155F3002153VNM<<<<<<<<<<<0"_s, u"TRAN<<THI<MAU<<<<<<<<<<<<<<<<<"_s}));
    }

    void readOrRefused_data()
    {
        QTest::addColumn<BackLevel>("level");
        QTest::addColumn<double>("share");
        QTest::newRow("scan") << BackLevel::Scan << 0.95;
        QTest::newRow("photo") << BackLevel::Photo << 0.95;
        QTest::newRow("webcam") << BackLevel::Webcam << 0.9;
        QTest::newRow("poor webcam") << BackLevel::PoorWebcam << 0.5;
    }

    void readOrRefused()
    {
        QFETCH(BackLevel, level);
        QFETCH(double, share);
        const int wanted = std::max(4, qEnvironmentVariableIntValue("MOTCUA_BACKS"));
        const quint32 from = qEnvironmentVariableIsSet("MOTCUA_BACKS_FROM") ? quint32(qEnvironmentVariableIntValue("MOTCUA_BACKS_FROM")) : 1'000'000;
        int read = 0;
        int names = 0;
        QElapsedTimer timer;
        qint64 spent = 0;
        for (int i = 0; i < wanted; ++i) {
            const IdBack back = idBack(from + quint32(i), level);
            timer.start();
            const auto words = vision::readMrzText(back.picture.convertToFormat(QImage::Format_Grayscale8));
            spent += timer.elapsed();
            QVERIFY(words.has_value());
            const auto card = domain::parseMrz(vision::mrzLines(*words));
            if (!card)
                continue;
            ++read;
            QCOMPARE(card->number, back.card.number);
            QCOMPARE(card->birthDate, back.card.birthDate);
            QCOMPARE(card->sex, back.card.sex);
            if (card->fullName.isEmpty())
                continue;
            ++names;
            QCOMPARE(card->fullName.toUpper(), back.card.fullName);
        }
        if (wanted > 4)
            qInfo("%d of %d read, %d names, none wrong; %.0f ms each", read, wanted, names, double(spent) / wanted);
        QVERIFY2(read >= share * wanted - 1, qPrintable(QString::number(read)));
    }

    void upsideDown()
    {
        const IdBack back = idBack(7, BackLevel::Photo);
        const auto words = vision::readMrzText(back.picture.transformed(QTransform().rotate(180)).convertToFormat(QImage::Format_Grayscale8));
        QVERIFY(words.has_value());
        const auto card = domain::parseMrz(vision::mrzLines(*words));
        QVERIFY2(card.has_value(), qPrintable(vision::mrzLines(*words).join(u'\n')));
        QCOMPARE(card->number, back.card.number);
    }

    // One figure of the zone is another: it is read well, and refused.
    void aForgedFigureIsRefused()
    {
        const IdBack back = idBack(8, BackLevel::Scan);
        for (const int line : {0, 1}) {
            QStringList zone = back.zone;
            zone[line][line == 0 ? 20 : 3] = zone[line][line == 0 ? 20 : 3] == u'5' ? u'3' : u'5';
            QVERIFY(!domain::parseMrz(zone).has_value());
        }
    }
};

QTEST_MAIN(TestMrzPictures)
#include "tst_mrz_pictures.moc"
