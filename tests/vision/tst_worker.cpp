#include "tests/vision/pictures.h"
#include "tests/support/places.h"
#include "vision/job_runner.h"
#include "vision/worker_decoder.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace motcua;
using namespace motcua::vision;
using namespace Qt::StringLiterals;
using test::Scene;

namespace {

#define GREETING "printf '\\0\\0\\0\\10MCG1\\0\\0\\0\\3'\n"

const QString worker = motcua::test::programPath("motcua-vision");

Job frameJob(const QString& text, Rung rung = Rung::Normal)
{
    Job job;
    const QImage picture = text.isEmpty() ? test::emptyPicture() : test::codePicture({paper::BarcodeKind::Qr, text});
    job.frame = Frame(LumaPlane::fromImage(picture), 1, 1);
    job.rung = rung;
    return job;
}

// Collects answers, in the order they come.
struct Answers
{
    std::vector<Result<Reply>> all;
    Decoder::Answer take()
    {
        return [this](Result<Reply> reply) { all.push_back(std::move(reply)); };
    }
    [[nodiscard]] QString text(size_t index) const
    {
        return all[index] && !all[index]->codes.empty() ? all[index]->codes.front().text
                                                        : all[index] ? QString() : all[index].error().code;
    }
};

} // namespace

class TestWorker : public QObject
{
    Q_OBJECT

    // A worker that greets and then dies of every picture.
    QString writeScript(const QByteArray& body)
    {
        const QString path = m_dir.filePath(u"worker%1"_s.arg(++m_scripts));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write("#!/bin/sh\n" + body);
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }

    QTemporaryDir m_dir;
    int m_scripts = 0;

private Q_SLOTS:
    void readsFrames()
    {
        WorkerDecoder decoder(worker);
        Answers answers;
        decoder.submit(frameJob(u"one"_s), answers.take());
        decoder.submit(frameJob({}), answers.take());
        decoder.submit(frameJob(u"ba – ế"_s, Rung::GlobalHistogram), answers.take());
        QVERIFY(decoder.isBusy());
        QVERIFY(answers.all.empty()); // never inside submit()
        QTRY_COMPARE(answers.all.size(), size_t(3));
        QCOMPARE(answers.text(0), u"one"_s);
        QCOMPARE(answers.all[0]->size, QSize(1280, 720));
        QCOMPARE(answers.all[0]->codes.front().corners.size(), 4);
        QVERIFY(answers.all[1] && answers.all[1]->codes.empty());
        QCOMPARE(answers.text(2), u"ba – ế"_s);
        QVERIFY(!decoder.isBusy());
    }

    // A desk keeps a second process warm; a command that reads a few pictures pays for one alone.
    void aSpareWhereItIsWished_data()
    {
        QTest::addColumn<bool>("warm");
        QTest::addColumn<int>("processes");
        QTest::newRow("desk") << true << 2;
        QTest::newRow("command") << false << 1;
    }

    void aSpareWhereItIsWished()
    {
        QFETCH(bool, warm);
        QFETCH(int, processes);
        WorkerDecoder decoder(worker, warm ? Spare::Warm : Spare::None);
        Answers answers;
        decoder.submit(frameJob(u"one"_s), answers.take());
        QTRY_COMPARE(answers.all.size(), size_t(1));
        QFile children(u"/proc/self/task/%1/children"_s.arg(QCoreApplication::applicationPid()));
        QVERIFY(children.open(QIODevice::ReadOnly));
        QCOMPARE(children.readAll().simplified().split(' ').size(), processes);
        // Without one a dead worker has a successor, too.
        ::kill(pid_t(decoder.processId()), SIGKILL);
        QVERIFY(QSignalSpy(&decoder, &Decoder::restarted).wait());
        decoder.submit(frameJob(u"two"_s), answers.take());
        QTRY_COMPARE(answers.all.size(), size_t(2));
        QCOMPARE(answers.text(1), u"two"_s);
    }

    void convertsColourOffTheGuiThread()
    {
        WorkerDecoder decoder(worker);
        const QImage picture = test::codePicture({paper::BarcodeKind::Qr, u"colour"_s}).convertToFormat(QImage::Format_RGB32);
        QVideoFrame video(QVideoFrameFormat(picture.size(), QVideoFrameFormat::Format_BGRX8888));
        QVERIFY(video.map(QVideoFrame::WriteOnly));
        memcpy(video.bits(0), picture.constBits(), size_t(picture.sizeInBytes()));
        video.unmap();
        Job job;
        job.frame = Frame(video, 1, 1);
        Answers answers;
        decoder.submit(job, answers.take());
        QTRY_COMPARE(answers.all.size(), size_t(1));
        QCOMPARE(answers.text(0), u"colour"_s);
    }

    // Held, given a frame, killed: surely in the middle of it.
    void killedInMidFrame()
    {
        WorkerDecoder decoder(worker);
        Answers answers;
        decoder.submit(frameJob(u"first"_s), answers.take());
        QTRY_COMPARE(answers.all.size(), size_t(1));
        QSignalSpy restarted(&decoder, &Decoder::restarted);
        const auto dead = pid_t(decoder.processId());
        QCOMPARE(::kill(dead, SIGSTOP), 0);
        decoder.submit(frameJob(u"lost"_s), answers.take());
        decoder.submit(frameJob(u"next"_s), answers.take());
        QCoreApplication::processEvents();
        QCOMPARE(answers.all.size(), size_t(1));
        QCOMPARE(::kill(dead, SIGKILL), 0);
        QTRY_COMPARE(answers.all.size(), size_t(3));
        QCOMPARE(answers.text(1), u"vision_worker_lost"_s); // that frame and no other
        QCOMPARE(answers.text(2), u"next"_s);
        QCOMPARE(restarted.size(), 1);
        QVERIFY(decoder.processId() != dead);
        QVERIFY(decoder.lastRestartMilliseconds() >= 0);
        qInfo("new worker after %lld ms", decoder.lastRestartMilliseconds());
    }

    void stillPictureIsTriedAgain()
    {
        WorkerDecoder decoder(worker);
        Answers answers;
        decoder.submit(frameJob({}), answers.take());
        QTRY_COMPARE(answers.all.size(), size_t(1));
        QCOMPARE(::kill(pid_t(decoder.processId()), SIGSTOP), 0);
        auto future = readStill(decoder, Picture::fromImage(test::codePicture({paper::BarcodeKind::Qr, u"still"_s})));
        QCoreApplication::processEvents();
        QCOMPARE(::kill(pid_t(decoder.processId()), SIGKILL), 0);
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.result().has_value());
        QCOMPARE(future.result()->codes.front().text, u"still"_s);
    }

    void deadlyPictureIsNotSentAgain()
    {
        const QString log = m_dir.filePath(u"log"_s);
        const QString script = writeScript("" GREETING "head -c 1 >/dev/null\necho x >> " + log.toUtf8() + "\nexit 1\n");
        WorkerDecoder decoder(script);
        const auto sent = [&] {
            QFile file(log);
            return file.open(QIODevice::ReadOnly) ? int(file.readAll().count('x')) : 0;
        };
        Answers answers;
        for (int i = 0; i < 4; ++i)
            decoder.submit(frameJob(u"deadly"_s), answers.take());
        QTRY_COMPARE(answers.all.size(), size_t(4));
        QCOMPARE(answers.text(0), u"vision_worker_lost"_s);
        QCOMPARE(answers.text(1), u"picture_kills_reader"_s);
        QCOMPARE(answers.text(3), u"picture_kills_reader"_s);
        QCOMPARE(sent(), 2);
        // A photo: tried with more and more caution, then refused.
        auto future = readStill(decoder, Picture::fromImage(test::codePicture({paper::BarcodeKind::Qr, u"photo"_s})));
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error().code, u"picture_kills_reader"_s);
        QCOMPARE(sent(), 5);
    }

    void slowPictureIsGivenUp()
    {
        WorkerDecoder decoder(worker);
        Answers answers;
        decoder.submit(frameJob({}), answers.take());
        QTRY_COMPARE(answers.all.size(), size_t(1));
        decoder.setTimeouts(100, 100);
        QCOMPARE(::kill(pid_t(decoder.processId()), SIGSTOP), 0); // looks for ever
        decoder.submit(frameJob(u"slow"_s), answers.take());
        QTRY_COMPARE(answers.all.size(), size_t(2));
        QCOMPARE(answers.text(1), u"vision_timeout"_s);
        decoder.setTimeouts(2000, 2000);
        decoder.submit(frameJob(u"after"_s), answers.take());
        QTRY_COMPARE(answers.all.size(), size_t(3));
        QCOMPARE(answers.text(2), u"after"_s);
    }

    void nonsenseFromTheWorkerIsNotBelieved_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("enormous length") << QByteArray("printf '\\377\\377\\377\\377'\nhead -c 9 >/dev/null\n");
        QTest::newRow("noise") << QByteArray("" GREETING "head -c 9 >/dev/null\nprintf '\\0\\0\\0\\5abcde'\nsleep 9\n");
        QTest::newRow("cut off") << QByteArray("" GREETING "head -c 9 >/dev/null\nprintf '\\0\\0\\1\\0abc'\n");
        QTest::newRow("silent end") << QByteArray("exit 0\n");
    }

    void nonsenseFromTheWorkerIsNotBelieved()
    {
        QFETCH(QByteArray, body);
        WorkerDecoder decoder(writeScript(body));
        Answers answers;
        decoder.submit(frameJob(u"x"_s), answers.take());
        QTRY_COMPARE(answers.all.size(), size_t(1));
        QVERIFY(!answers.all[0]);
        QCOMPARE(answers.all[0].error().kind, ErrorKind::Device);
    }

    void workerOfAnotherVersion()
    {
        WorkerDecoder decoder(writeScript("printf '\\0\\0\\0\\10MCG1\\0\\0\\0\\377'\nhead -c 1 >/dev/null\n"));
        Answers answers;
        decoder.submit(frameJob(u"x"_s), answers.take());
        QTRY_COMPARE(answers.all.size(), size_t(1));
        QCOMPARE(answers.text(0), u"vision_worker_version"_s);
        decoder.submit(frameJob(u"y"_s), answers.take());
        QTRY_COMPARE(answers.all.size(), size_t(2));
        QCOMPARE(answers.text(1), u"vision_worker_version"_s);
    }

    void missingProgram()
    {
        WorkerDecoder decoder(u"/nowhere/motcua-vision"_s);
        Answers answers;
        decoder.submit(frameJob(u"x"_s), answers.take());
        QTRY_COMPARE(answers.all.size(), size_t(1));
        QCOMPARE(answers.text(0), u"vision_worker_lost"_s);
    }

    void aPictureThatKilledIsReadWithCaution()
    {
        Job job;
        job.kind = Job::Kind::Still;
        job.formats = stillFormats;
        for (const auto kind : {paper::BarcodeKind::Qr, paper::BarcodeKind::Code128}) {
            job.picture = Picture::fromImage(test::codePicture({kind, u"MC-2026-000123"_s, 4}));
            for (int caution = 0; caution < cautionCount; ++caution) {
                job.caution = Caution(caution);
                const auto reply = runJob(job, {});
                QVERIFY(reply && !reply->codes.empty());
                QCOMPARE(reply->codes.front().text, u"MC-2026-000123"_s);
            }
        }
        job.picture = Picture::fromImage(test::codePicture({paper::BarcodeKind::Aztec, u"MC-2026-000123"_s}));
        QVERIFY(runJob(job, {})->codes.empty()); // ZBar alone knows no Aztec: nothing of ZXing ran
        job.caution = Caution::None;
        QCOMPARE(runJob(job, {})->codes.size(), size_t(1));
    }

    void theProcessHasGivenUpItsRights()
    {
        WorkerDecoder decoder(worker);
        Answers answers;
        decoder.submit(frameJob(u"one"_s), answers.take());
        QTRY_COMPARE(answers.all.size(), size_t(1));
        QFile status(u"/proc/%1/status"_s.arg(decoder.processId()));
        QVERIFY(status.open(QIODevice::ReadOnly));
        const QByteArray lines = status.readAll();
        QVERIFY(lines.contains("NoNewPrivs:\t1\n"));
#if !defined(__SANITIZE_ADDRESS__)
        QVERIFY(lines.contains("Seccomp:\t2\n"));
#endif
    }

    void badPicturesNeverReachIt()
    {
        WorkerDecoder decoder(worker);
        auto pdf = readStill(decoder, Picture::fromBytes("%PDF-1.4 …"));
        auto broken = readStill(decoder, Picture::fromBytes(QByteArray("\xFF\xD8\xFF\xE0") + QByteArray(500, 'x')));
        auto bomb = readStill(decoder, Picture::fromBytes("P5\n30000 30000\n255\n0000"));
        QTRY_VERIFY(pdf.isFinished() && broken.isFinished() && bomb.isFinished());
        QCOMPARE(pdf.result().error().code, u"not_an_image"_s);
        QCOMPARE(broken.result().error().code, u"picture_broken"_s);
        QCOMPARE(bomb.result().error().code, u"picture_too_large"_s);
    }

    void destroyedWhileBusy()
    {
        Answers answers;
        QFuture<Result<StillReading>> future;
        {
            WorkerDecoder decoder(worker);
            decoder.submit(frameJob(u"x"_s), answers.take());
            future = readStill(decoder, Picture::fromImage(test::emptyPicture()));
        }
        QVERIFY(answers.all.empty());
        QVERIFY(future.isCanceled());
    }
};

QTEST_GUILESS_MAIN(TestWorker)
#include "tst_worker.moc"
