#include "vision/ocr_reader.h"

#include <QPromise>

namespace motcua::vision {

namespace {

OcrPage pageOf(Reply reply)
{
    return {std::move(reply.words), reply.size, reply.milliseconds};
}

// `make` turns a reply into what was asked for.
template<class T, class Make>
QFuture<Result<T>> ask(Decoder& decoder, Job::Kind kind, Picture picture, Make make)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto future = promise->future();
    // Told at once and without the worker: a PDF or a huge picture never leaves this process.
    if (const auto checked = checkPicture(picture); !checked) {
        promise->addResult(Result<T>(tl::unexpected(checked.error())));
        promise->finish();
        return future;
    }
    Job job;
    job.kind = kind;
    job.picture = std::move(picture);
    decoder.submit(std::move(job), [promise, make](Result<Reply> reply) {
        promise->addResult(reply ? Result<T>(make(std::move(*reply))) : Result<T>(tl::unexpected(reply.error())));
        promise->finish();
    });
    return future;
}

} // namespace

OcrReader::OcrReader(std::unique_ptr<Decoder> decoder)
    : m_decoder(std::move(decoder))
{
}

OcrReader::~OcrReader() = default;

QFuture<Result<OcrPage>> OcrReader::read(Picture picture)
{
    return ask<OcrPage>(*m_decoder, Job::Kind::Text, std::move(picture), pageOf);
}

QFuture<Result<OcrPage>> OcrReader::readMrz(Picture picture)
{
    return ask<OcrPage>(*m_decoder, Job::Kind::Mrz, std::move(picture), pageOf);
}

QFuture<Result<CardReading>> OcrReader::readPartyCard(Picture picture)
{
    return ask<CardReading>(*m_decoder, Job::Kind::Card, std::move(picture), [](Reply reply) {
        // Fields are looked for where lines are level, and shown where they stand on the photo.
        const QTransform toPicture = reply.toPicture;
        const QRect whole(QPoint(0, 0), reply.size);
        const auto bringBack = [&](QRect& box) {
            if (box.isValid())
                box = toPicture.mapRect(box).intersected(whole);
        };
        CardReading card{domain::parsePartyCard(reply.words), pageOf(std::move(reply))};
        for (auto* field : {&card.fields.cardNumber, &card.fields.fullName, &card.fields.dateOfBirth, &card.fields.homeTown})
            bringBack(field->box);
        for (auto& word : card.page.words)
            bringBack(word.box);
        return card;
    });
}

} // namespace motcua::vision
