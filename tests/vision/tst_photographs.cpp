#include "tests/support/photo_frames.h"
#include "tests/support/worn_frames.h"
#include "vision/job_runner.h"

#include <QTest>

#include <algorithm>

using namespace motcua;
using namespace motcua::vision;
using namespace Qt::StringLiterals;
using paper::BarcodeKind;
using test::Fault;

//! Single pictures as people send them, read as `motcua-cli read-barcodes` does. MOTCUA_PHOTOS = so many of each fault and symbol, of
//! the held-back seeds; without it a few. motcua-bench (photo_rate) has the figures beside the libraries' own.
class TestPhotographs : public QObject
{
    Q_OBJECT

    static QStringList read(const QByteArray& file)
    {
        Job job;
        job.kind = Job::Kind::Still;
        job.picture = Picture::fromBytes(file);
        job.formats = stillFormats;
        QStringList texts;
        if (const auto reply = runJob(job, {}))
            for (const auto& code : reply->codes)
                texts << code.text;
        return texts;
    }
    static int asked() { return qEnvironmentVariableIntValue("MOTCUA_PHOTOS"); }

private Q_SLOTS:
    void readAndNeverWrong()
    {
        struct Picked
        {
            BarcodeKind kind;
            Fault fault;
            quint32 seed;
        };
        std::vector<Picked> picked{{BarcodeKind::Qr, Fault::Exif, 1},
                                   {BarcodeKind::Aztec, Fault::Damaged, 1}, // only when it is laid flat; the long form has the others
                                   {BarcodeKind::Code128, Fault::File, 1}};
        if (asked() > 0) {
            picked.clear();
            for (const auto kind : {BarcodeKind::Qr, BarcodeKind::Code128, BarcodeKind::Aztec, BarcodeKind::Pdf417, BarcodeKind::DataMatrix})
                for (int fault = 0; fault < test::faultCount; ++fault)
                    picked.push_back({kind, Fault(fault), test::heldBackSeeds});
        }
        int all = 0;
        int good = 0;
        for (const Picked& each : picked) {
            for (int i = 0; i < std::max(1, asked()); ++i) {
                const auto photo = test::photograph(each.kind, each.fault, each.seed + quint32(i));
                const QStringList texts = read(photo.file);
                for (const QString& text : texts)
                    QVERIFY2(photo.texts.contains(text), "a wrong text");
                ++all;
                good += std::all_of(photo.texts.begin(), photo.texts.end(), [&](const QString& text) { return texts.contains(text); }) ? 1 : 0;
            }
        }
        qInfo("%d of %d", good, all);
        QVERIFY(good >= 0.86 * all);
    }

    void nothingIsReadWhereNothingIs()
    {
        for (int i = 0; i < std::max(1, 25 * asked()); ++i)
            QVERIFY(read(test::codelessPhoto(test::heldBackSeeds + quint32(i))).isEmpty());
    }

    void whatShowsThroughIsPaper()
    {
        QImage clear(400, 400, QImage::Format_ARGB32);
        clear.fill(Qt::transparent);
        const auto modules = paper::encodeBarcode(BarcodeKind::Qr, u"MC-2026-000123"_s);
        QPainter painter(&clear);
        paper::paintBarcode(painter, QRectF(60, 60, 280, 280), *modules);
        painter.end();
        Job job;
        job.kind = Job::Kind::Still;
        job.picture = Picture::fromImage(clear);
        job.formats = stillFormats;
        const auto reply = runJob(job, {});
        QVERIFY(reply && reply->codes.size() == 1);
    }
};

QTEST_GUILESS_MAIN(TestPhotographs)
#include "tst_photographs.moc"
