#include "paper/attendance_pass.h"

#include "domain/calendar.h"
#include "domain/pass_code.h"
#include "vision/decoder.h"
#include "vision/in_process_decoder.h"

#include <QDir>
#include <QFutureWatcher>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace motcua;

class TestAttendancePass : public QObject
{
    Q_OBJECT

    static paper::AttendancePass sample(const QString& title = u"Hội nghị triển khai nhiệm vụ kinh tế, xã hội năm 2027"_s)
    {
        paper::AttendancePass data;
        data.meeting.title = title;
        data.meeting.place = u"Hội trường lớn, Trụ sở UBND phường An Hòa"_s;
        data.meeting.number = 1004;
        data.meeting.startsAt = domain::fromLocal(QDate(2026, 12, 1), QTime(8, 30));
        data.meeting.opensAt = data.meeting.startsAt.addSecs(-3600);
        data.meeting.closesAt = data.meeting.startsAt.addSecs(4 * 3600);
        data.pass.serial = domain::serialText(812'345'678'901);
        data.pass.fullName = u"Nguyễn Thị Quỳnh Như"_s;
        data.pass.position = u"Phó Trưởng phòng"_s;
        data.pass.unit = u"Phòng Nội vụ"_s;
        data.pass.invitation = u"315/TM-UBND"_s;
        const QByteArray claims = domain::tokenClaims({1, 1004, 812'345'678'901, data.meeting.opensAt, data.meeting.closesAt});
        QByteArray signature; // any 64 bytes: whether it holds is not the paper's business
        for (int i = 0; i < 64; ++i)
            signature += char(i * 37 + 11);
        data.qrText = domain::tokenText(claims, signature);
        return data;
    }

    static QStringList codesOn(const QImage& page)
    {
        vision::InProcessDecoder decoder;
        QFutureWatcher<Result<vision::StillReading>> watcher;
        QSignalSpy done(&watcher, &QFutureWatcherBase::finished);
        watcher.setFuture(vision::readStill(decoder, vision::Picture::fromImage(page)));
        if (done.isEmpty() && !done.wait(30000))
            return {};
        const auto reading = watcher.result();
        QStringList texts;
        if (reading) {
            for (const vision::FoundCode& code : reading->codes)
                texts << code.text;
        }
        return texts;
    }

    static QImage paperOf(const QByteArray& pdf, int& pages)
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(u"pass.pdf"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
            return {};
        file.close();
        if (QProcess::execute(u"pdftoppm"_s, {u"-r"_s, u"150"_s, u"-png"_s, file.fileName(), dir.filePath(u"p"_s)}) != 0)
            return {};
        const QStringList names = QDir(dir.path()).entryList({u"p*.png"_s}, QDir::Files, QDir::Name);
        pages = int(names.size());
        return names.isEmpty() ? QImage() : QImage(dir.filePath(names.first()));
    }

private Q_SLOTS:
    void bothCodesReadBackFromThePhonesScreen()
    {
        const auto data = sample();
        const auto png = paper::attendancePassPng(data);
        QVERIFY(png);
        QVERIFY(png->size() < 100'000); // it travels by mail, to many
        const QImage image = QImage::fromData(*png);
        if (const QString out = qEnvironmentVariable("MOTCUA_PASS_OUT"); !out.isEmpty())
            image.save(out);
        const QStringList codes = codesOn(image);
        QVERIFY(codes.contains(data.qrText));
        QVERIFY(codes.contains(data.pass.serial));
    }

    void bothCodesReadBackFromPaper()
    {
        const auto data = sample();
        const auto pdf = paper::attendancePassPdf(data);
        QVERIFY(pdf);
        int pages = 0;
        const QStringList codes = codesOn(paperOf(*pdf, pages));
        QCOMPARE(pages, 1);
        QVERIFY(codes.contains(data.qrText));
        QVERIFY(codes.contains(data.pass.serial));
    }

    void aLongTitleLeavesTheCodesWhole()
    {
        const auto data = sample(QString(60, u'N') + u" hội nghị "_s.repeated(24));
        QVERIFY(codesOn(paper::attendancePassImage(data).value()).contains(data.qrText));
        int pages = 0;
        QVERIFY(codesOn(paperOf(paper::attendancePassPdf(data).value(), pages)).contains(data.qrText));
        QCOMPARE(pages, 1);
    }

    void nothingToEncodeIsAnError()
    {
        auto data = sample();
        data.qrText.clear();
        QCOMPARE(paper::attendancePassPng(data).error().code, u"barcode_empty"_s);
    }

    void drawing()
    {
        const auto data = sample();
        QBENCHMARK {
            QVERIFY(paper::attendancePassPng(data));
            QVERIFY(paper::attendancePassPdf(data));
        }
    }
};

QTEST_MAIN(TestAttendancePass)
#include "tst_attendance_pass.moc"
