#include "paper/party_card_image.h"
#include "tests/vision/hostile_pictures.h"
#include "tests/vision/pictures.h"
#include "vision/card_outline.h"
#include "vision/in_process_decoder.h"
#include "vision/ocr_reader.h"
#include "vision/text_lines.h"

#include <QFontDatabase>
#include <QTest>

using namespace motcua;
using namespace motcua::vision;
using namespace Qt::StringLiterals;

namespace {

QImage card()
{
    return paper::renderPartyCard({u"07318642"_s, u"PHẠM THỊ NGỌC HẠNH"_s, QDate(1984, 3, 12), u"X. Hòa Thắng, Đắk Lắk"_s,
                                   QDate(2011, 5, 19), QDate(2012, 5, 19), u"Đảng ủy phường An Hòa"_s});
}

QImage page(int pixelSize)
{
    QImage image(900, 40 + 6 * pixelSize * 2, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QFont font(u"DejaVu Sans"_s);
    font.setPixelSize(pixelSize);
    painter.setFont(font);
    const QStringList lines{u"Biên nhận hồ sơ số 42"_s, u"Người nộp: Nguyễn Văn Đức"_s, u"Ngày hẹn trả kết quả"_s,
                            u"Trung tâm phục vụ hành chính công"_s};
    for (int i = 0; i < lines.size(); ++i)
        painter.drawText(20, 30 + (i + 1) * pixelSize * 2, lines[i]);
    return image;
}

} // namespace

class TestText : public QObject
{
    Q_OBJECT

    OcrReader m_reader{std::make_unique<InProcessDecoder>()};

    template<class T>
    static Result<T> wait(QFuture<Result<T>> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60'000) || future.resultCount() == 0)
            return fail(ErrorKind::Timeout, u"test_waited"_s);
        return future.result();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(!QFontDatabase::families().isEmpty());
        const auto read = wait(m_reader.read(Picture::fromImage(page(30))));
        if (!read && read.error().code == "engine_missing"_L1)
            QSKIP("no Vietnamese language data");
    }

    void cardInStates_data()
    {
        QTest::addColumn<QImage>("picture");
        QTest::newRow("flat") << card();
        QTest::newRow("photo") << paper::photographCard(card(), {});
        QTest::newRow("tilted") << paper::photographCard(card(), {5, 0.03, 0.6, 8, 0.25, 3});
        QTest::newRow("upside down") << paper::photographCard(card(), {}).transformed(QTransform().rotate(180));
    }

    void cardInStates()
    {
        QFETCH(QImage, picture);
        const auto reading = wait(m_reader.readPartyCard(Picture::fromImage(picture)));
        QVERIFY2(reading.has_value(), reading ? "" : qPrintable(reading.error().code));
        const auto& fields = reading->fields;
        QCOMPARE(fields.cardNumber.text, u"07318642"_s);
        QCOMPARE(fields.dateOfBirth.text, u"1984-03-12"_s);
        QCOMPARE(fields.fullName.text, u"PHẠM THỊ NGỌC HẠNH"_s);
        QVERIFY(fields.homeTown.text.contains(u"Hòa Thắng"_s));
        QVERIFY(fields.cardNumber.confidence > 0.6);
        // Boxes lie on the photo as it was given.
        QCOMPARE(reading->page.size, picture.size());
        for (const auto* field : {&fields.cardNumber, &fields.dateOfBirth, &fields.fullName}) {
            QVERIFY(picture.rect().contains(field->box));
            QVERIFY(field->box.width() > 2 * field->box.height());
        }
    }

    void boxIsWhereTheNumberStands()
    {
        // On the flat card of 1000 × 632 the number is printed in the upper half, right of the middle.
        const auto reading = wait(m_reader.readPartyCard(Picture::fromImage(card())));
        QVERIFY(reading.has_value());
        const QPoint middle = reading->fields.cardNumber.box.center();
        QVERIFY2(QRect(600, 160, 160, 70).contains(middle), qPrintable(u"%1 %2"_s.arg(middle.x()).arg(middle.y())));
    }

    void pageInVietnamese()
    {
        const auto read = wait(m_reader.read(Picture::fromImage(page(30))));
        QVERIFY(read.has_value());
        QStringList words;
        for (const auto& word : read->words)
            words << word.text;
        const QString text = words.join(u' ');
        QVERIFY2(text.contains(u"Nguyễn Văn Đức"_s), qPrintable(text));
        QVERIFY(text.contains(u"hành chính công"_s));
        QVERIFY(read->words.front().line < read->words.back().line);
    }

    void tooSmallIsRefused()
    {
        const auto read = wait(m_reader.read(Picture::fromImage(page(10))));
        QVERIFY(!read);
        QCOMPARE(read.error().code, u"text_too_small"_s);
    }

    void foreignFilesAreRefusedAtOnce()
    {
        QByteArray pdf = "%PDF-1.7\n";
        for (int i = 0; i < 500; ++i)
            pdf += "1 0 obj<</Type/Page/Contents 2 0 R>>endobj\n";
        auto future = m_reader.readPartyCard(Picture::fromBytes(pdf));
        QVERIFY(future.isFinished()); // before any engine
        QCOMPARE(future.result().error().code, u"not_an_image"_s);
        QImage huge(8000, 5200, QImage::Format_Mono);
        QCOMPARE(m_reader.read(Picture::fromImage(huge)).result().error().code, u"picture_too_large"_s);
        const auto empty = wait(m_reader.readPartyCard(Picture::fromImage(test::emptyPicture({300, 200}))));
        QVERIFY(empty && empty->fields.isEmpty());
    }

    // In this process those that are refused before anything is read; tst_hostile_pictures sends all to the worker.
    void hostilePictures_data()
    {
        QTest::addColumn<test::HostilePicture>("picture");
        for (const auto& picture : test::hostilePictures(card())) {
            if (!picture.isLong && (!picture.isRead || qEnvironmentVariableIsSet("MOTCUA_HOSTILE_ALL")))
                QTest::newRow(picture.name) << picture;
        }
    }
    void hostilePictures()
    {
        QFETCH(test::HostilePicture, picture);
        const auto reading = wait(m_reader.readPartyCard(Picture::fromBytes(picture.bytes)));
        const QString said = reading ? u"read"_s : reading.error().code;
        QVERIFY2(picture.said.split(u'|').contains(said), qPrintable(said));
    }

    void outlineOfACardOnATable()
    {
        const QImage photo = paper::photographCard(card(), {5, 0.03, 0.6, 8, 0.25, 3}).convertToFormat(QImage::Format_Grayscale8);
        const auto outline = findCard(photo);
        QVERIFY(outline.has_value());
        QCOMPARE(outline->size(), 4);
        QVERIFY(outline->boundingRect().width() > 0.6 * photo.width());
        QVERIFY(!findCard(test::emptyPicture()).has_value());
        QVERIFY(!findCard(QImage(10, 10, QImage::Format_Grayscale8)).has_value());
        const auto found = findTextLines(flattenCard(photo, outline, 1200).image);
        QVERIFY2(found.lines.size() >= 10 && found.lines.size() <= 24, qPrintable(QString::number(found.lines.size())));
        QVERIFY(std::abs(found.slope) < 0.02);
    }

    // A table as light as the card: no outline, but lines that say how it lies.
    void cardOnALightTableIsTurnedByItsLines()
    {
        QImage photo(1280, 1000, QImage::Format_RGB32);
        photo.fill(QColor(0xd6, 0xd0, 0xc4));
        QPainter painter(&photo);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.translate(640, 500);
        painter.rotate(-13);
        painter.drawImage(-500, -316, card());
        painter.end();
        const auto found = findTextLines(photo.convertToFormat(QImage::Format_Grayscale8));
        QVERIFY2(std::abs(found.slope + std::tan(13 * M_PI / 180)) < 0.02, qPrintable(QString::number(found.slope)));
        const auto reading = wait(m_reader.readPartyCard(Picture::fromImage(photo)));
        QVERIFY(reading.has_value());
        QCOMPARE(reading->fields.cardNumber.text, u"07318642"_s);
        QCOMPARE(reading->fields.fullName.text, u"PHẠM THỊ NGỌC HẠNH"_s);
        QCOMPARE(reading->fields.dateOfBirth.text, u"1984-03-12"_s);
    }
};

QTEST_MAIN(TestText)
#include "tst_text.moc"
