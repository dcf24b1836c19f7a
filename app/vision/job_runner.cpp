#include "vision/job_runner.h"

#include "vision/card_text.h"
#include "vision/ladder.h"
#include "vision/luma_ops.h"
#include "vision/mrz_reader.h"
#include "vision/ocr_engine.h"
#include "vision/red_stamps.h"
#include "vision/still_reader.h"
#include "vision/zxing_reader.h"

#include <QElapsedTimer>

#include <algorithm>
#include <new>

namespace motcua::vision {

using namespace Qt::StringLiterals;

namespace {

// A card that fills a third of the photo still has more pixels than it is flattened to.
constexpr int longestCardPhoto = 3'600;
constexpr qint64 mostColourPixels = 14'000'000; // a JPEG comes smaller

Result<Reply> withoutLongCodes(Reply reply)
{
    const auto tooLong = [](const FoundCode& code) { return code.bytes.size() > maxCodeBytes || !checkedCodeText(code.text); };
    const auto end = std::remove_if(reply.codes.begin(), reply.codes.end(), tooLong);
    const bool removed = end != reply.codes.end();
    reply.codes.erase(end, reply.codes.end());
    if (removed && reply.codes.empty())
        return fail(ErrorKind::TooLarge, u"code_too_long"_s);
    return reply;
}

CodeFormats mayLookFor(Caution caution)
{
    switch (caution) {
    case Caution::None: return allFormats;
    case Caution::MatrixOnly: return allFormats & ~linearFormats;
    case Caution::SecondReader: break;
    }
    return {};
}

// The same rung once more over what is left when the first code is painted over: it costs only where there is one.
std::vector<FoundCode> readTwo(const LumaPlane& plane, const Job& job)
{
    auto codes = readRung(plane, job.formats, job.rung, job.region);
    if (codes.size() != 1)
        return codes;
    LumaPlane rest = plane;
    blankOut(rest, codes.front().corners);
    for (auto& other : readRung(rest, job.formats, job.rung, {}))
        if (other.text != codes.front().text)
            codes.push_back(std::move(other));
    return codes;
}

Result<Reply> run(const Job& job, const LumaPlane& plane)
{
    const ZxingBound bound(mayLookFor(job.caution));
    if (job.kind == Job::Kind::Frame) {
        if (!plane.isValid())
            return fail(ErrorKind::Device, u"frame_unreadable"_s);
        return withoutLongCodes({job.several ? readTwo(plane, job) : readRung(plane, job.formats, job.rung, job.region), {}, plane.size(), {}, 0});
    }
    double shrunk = 1;
    auto image = decodePicture(job.picture, job.kind == Job::Kind::Card || job.kind == Job::Kind::Mrz ? longestCardPhoto : 0, &shrunk);
    if (!image)
        return tl::unexpected(image.error());
    // Beside the grey, and only where it costs little: a photo of a card from a program that keeps 40 megapixels is read without.
    const bool inColours = job.kind == Job::Kind::Card && qint64(image->width()) * image->height() <= mostColourPixels;
    const QImage red = inColours ? redPart(*image) : QImage();
    const QImage grey = std::move(*image).convertToFormat(QImage::Format_Grayscale8); // in place where it can be
    if (job.kind == Job::Kind::Still)
        return withoutLongCodes({readAll(LumaPlane::fromImage(grey), job.formats), {}, grey.size(), {}, 0});
    if (job.kind == Job::Kind::Card)
        return readCardText(grey, red).map([&](CardText card) {
            return Reply{{}, std::move(card.words), grey.size() * shrunk, card.toPicture * QTransform::fromScale(shrunk, shrunk), 0};
        });
    auto words = job.kind == Job::Kind::Mrz ? readMrzText(grey) : readPageText(grey);
    return words.map([&](auto& read) { return Reply{{}, std::move(read), grey.size(), {}, 0}; });
}

} // namespace

Result<Reply> runJob(const Job& job, const LumaPlane& plane)
{
    QElapsedTimer timer;
    timer.start();
    try {
        auto reply = run(job, plane);
        if (reply)
            reply->milliseconds = double(timer.nsecsElapsed()) / 1e6;
        return reply;
    } catch (const std::bad_alloc&) {
        return fail(ErrorKind::TooLarge, u"out_of_memory"_s);
    } catch (const std::exception& caught) {
        return fail(ErrorKind::Internal, u"engine_failed"_s, QString::fromLatin1(typeid(caught).name()));
    }
}

} // namespace motcua::vision
