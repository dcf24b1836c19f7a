#include "vision/pdf_pages.h"

#include "vision/pages_wire.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>

namespace motcua::vision {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; //!< ms

//! Codes that the program may say; anything else is its death.
[[nodiscard]] domain::Failure saidBy(const QString& code)
{
    for (const auto known : {"pdf_locked"_L1, "pdf_broken"_L1, "pdf_pages"_L1}) {
        if (code == known)
            return fail(ErrorKind::Invalid, code);
    }
    return fail(ErrorKind::Device, u"pdf_engine"_s, code);
}

[[nodiscard]] Result<PagesAnswer> asked(const PagesQuestion& question)
{
    const QString program = findPagesProgram();
    if (program.isEmpty())
        return fail(ErrorKind::Device, u"pdf_engine_missing"_s);
    QElapsedTimer clock;
    clock.start();
    const auto left = [&clock] { return std::max(0, patience - int(clock.elapsed())); };
    QProcess process;
    process.setProgram(program);
    process.setArguments({u"--once"_s});
    process.setStandardErrorFile(QProcess::nullDevice()); // what engines print may quote the paper
    process.start(QIODevice::ReadWrite | QIODevice::Unbuffered);
    if (!process.waitForStarted(left()))
        return fail(ErrorKind::Device, u"pdf_engine"_s, u"start"_s);
    const QByteArray bytes = encode(question);
    process.write(bytes);
    while (process.bytesToWrite() > 0 && process.state() == QProcess::Running) {
        if (!process.waitForBytesWritten(left()))
            break;
    }
    process.closeWriteChannel();
    QByteArray answer;
    while (process.state() == QProcess::Running && left() > 0 && answer.size() <= mostAnswerBytes) {
        if (process.waitForReadyRead(left()))
            answer += process.readAllStandardOutput();
    }
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished(1'000);
        return fail(ErrorKind::Timeout, u"vision_timeout"_s);
    }
    answer += process.readAllStandardOutput();
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return fail(ErrorKind::Device, u"pdf_engine"_s, u"died"_s);
    auto read = pagesAnswer(answer);
    if (!read)
        return fail(ErrorKind::Device, u"pdf_engine"_s, u"answer"_s);
    if (!read->error.isEmpty())
        return saidBy(read->error);
    return std::move(*read);
}

} // namespace

QString findPagesProgram()
{
    const QString named = qEnvironmentVariable("MOTCUA_PAGES");
    const QString path = named.isEmpty() ? QCoreApplication::applicationDirPath() + "/motcua-pages"_L1 : named;
    return QFileInfo(path).isExecutable() ? path : QString();
}

Result<PdfLook> lookAtPdf(const QByteArray& pdf, int first, int count, int side)
{
    PagesQuestion question;
    question.files = {pdf};
    question.first = first;
    question.count = std::min(count, mostPagesAtOnce);
    question.side = std::min(side, longestPageSide);
    auto answer = asked(question);
    if (!answer)
        return tl::unexpected(answer.error());
    return std::move(answer->look);
}

Result<QByteArray> joinPages(const QList<QByteArray>& files, const QList<PagePick>& pages)
{
    if (pages.isEmpty() || pages.size() > mostPdfPages)
        return fail(ErrorKind::Invalid, u"pdf_pages"_s);
    PagesQuestion question;
    question.kind = PagesQuestion::Kind::Join;
    question.files = files;
    question.picks = pages;
    auto answer = asked(question);
    if (!answer)
        return tl::unexpected(answer.error());
    if (!answer->pdf.startsWith("%PDF-"))
        return fail(ErrorKind::Device, u"pdf_engine"_s, u"answer"_s);
    return std::move(answer->pdf);
}

} // namespace motcua::vision
