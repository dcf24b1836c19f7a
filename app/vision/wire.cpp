#include "vision/wire.h"

#include <QDataStream>
#include <QIODevice>
#include <QTransform>
#include <QtEndian>

namespace motcua::vision {

namespace {

constexpr quint32 greetingMark = 0x4d434731; // "MCG1"
constexpr quint32 requestMark = 0x4d435131; // "MCQ1"
constexpr quint32 replyMark = 0x4d435231;   // "MCR1"
constexpr auto streamVersion = QDataStream::Qt_6_4;
constexpr int maxWords = 20'000;
constexpr int maxCodes = 256;

QByteArray framed(const QByteArray& message)
{
    QByteArray whole(4, Qt::Uninitialized);
    qToBigEndian(quint32(message.size()), whole.data());
    return whole + message;
}

bool sane(QSize size)
{
    return size.width() >= 0 && size.height() >= 0 && qint64(size.width()) * size.height() <= maxPicturePixels;
}

QDataStream& operator<<(QDataStream& out, const FoundCode& code)
{
    return out << code.text << code.bytes << quint32(code.format) << code.corners;
}

QDataStream& operator>>(QDataStream& in, FoundCode& code)
{
    quint32 format = 0;
    in >> code.text >> code.bytes >> format >> code.corners;
    code.format = CodeFormat(format);
    return in;
}

QDataStream& operator<<(QDataStream& out, const domain::OcrWord& word)
{
    return out << word.text << word.box << word.confidence << qint32(word.line);
}

QDataStream& operator>>(QDataStream& in, domain::OcrWord& word)
{
    qint32 line = 0;
    in >> word.text >> word.box >> word.confidence >> line;
    word.line = line;
    return in;
}

template<class T>
void writeAll(QDataStream& out, const std::vector<T>& values)
{
    out << quint32(values.size());
    for (const auto& value : values)
        out << value;
}

template<class T>
bool readAllOf(QDataStream& in, std::vector<T>& values, quint32 limit)
{
    quint32 count = 0;
    in >> count;
    if (in.status() != QDataStream::Ok || count > limit)
        return false;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i)
        in >> values.emplace_back();
    return in.status() == QDataStream::Ok;
}

} // namespace

QByteArray greeting()
{
    QByteArray message(8, Qt::Uninitialized);
    qToBigEndian(greetingMark, message.data());
    qToBigEndian(wireVersion, message.data() + 4);
    return framed(message);
}

std::optional<bool> isOurVersion(const QByteArray& message)
{
    if (message.size() != 8 || qFromBigEndian<quint32>(message.constData()) != greetingMark)
        return std::nullopt;
    return qFromBigEndian<quint32>(message.constData() + 4) == wireVersion;
}

QByteArray encode(const Request& request)
{
    QByteArray message;
    QDataStream out(&message, QIODevice::WriteOnly);
    out.setVersion(streamVersion);
    out << requestMark << request.number << quint8(request.job.kind) << quint32(request.job.formats.toInt())
        << quint8(request.job.rung) << quint8(request.job.caution)
        << request.job.several << request.job.region << quint8(request.payload) << request.bytes << request.size
        << qint32(request.stride);
    return framed(message);
}

std::optional<Request> decodeRequest(const QByteArray& message)
{
    QDataStream in(message);
    in.setVersion(streamVersion);
    quint32 mark = 0;
    quint8 kind = 0;
    quint32 formats = 0;
    quint8 rung = 0;
    quint8 caution = 0;
    quint8 payload = 0;
    qint32 stride = 0;
    Request request;
    in >> mark >> request.number >> kind >> formats >> rung >> caution >> request.job.several >> request.job.region >> payload >> request.bytes >>
        request.size >> stride;
    if (in.status() != QDataStream::Ok || mark != requestMark || !in.atEnd() || rung >= rungCount || caution >= cautionCount || kind < 1 ||
        kind > quint8(Job::Kind::Mrz) || payload < 1 || payload > 2 || !sane(request.size) || request.bytes < 0)
        return std::nullopt;
    request.job.kind = Job::Kind(kind);
    request.job.formats = CodeFormats::fromInt(formats);
    request.job.rung = Rung(rung);
    request.job.caution = Caution(caution);
    request.payload = Payload(payload);
    request.stride = stride;
    return request;
}

QByteArray encode(const Response& response)
{
    QByteArray message;
    QDataStream out(&message, QIODevice::WriteOnly);
    out.setVersion(streamVersion);
    out << replyMark << response.number << response.reply.has_value();
    if (response.reply) {
        writeAll(out, response.reply->codes);
        writeAll(out, response.reply->words);
        out << response.reply->size << response.reply->toPicture << response.reply->milliseconds;
    } else {
        const auto& error = response.reply.error();
        out << quint32(error.kind) << error.code << error.detail;
    }
    return framed(message);
}

std::optional<Response> decodeResponse(const QByteArray& message)
{
    QDataStream in(message);
    in.setVersion(streamVersion);
    quint32 mark = 0;
    quint64 number = 0;
    bool good = false;
    in >> mark >> number >> good;
    if (in.status() != QDataStream::Ok || mark != replyMark)
        return std::nullopt;
    if (good) {
        Reply reply;
        if (!readAllOf(in, reply.codes, maxCodes) || !readAllOf(in, reply.words, maxWords))
            return std::nullopt;
        in >> reply.size >> reply.toPicture >> reply.milliseconds;
        if (in.status() != QDataStream::Ok || !in.atEnd() || !sane(reply.size))
            return std::nullopt;
        return Response{number, std::move(reply)};
    }
    quint32 kind = 0;
    Error error;
    in >> kind >> error.code >> error.detail;
    if (in.status() != QDataStream::Ok || !in.atEnd() || kind > quint32(ErrorKind::Internal))
        return std::nullopt;
    error.kind = ErrorKind(kind);
    return Response{number, tl::unexpected(std::move(error))};
}

std::optional<QByteArray> takeMessage(QByteArray& buffer, quint32 limit, bool& broken)
{
    broken = false;
    if (buffer.size() < 4)
        return std::nullopt;
    const auto length = qFromBigEndian<quint32>(buffer.constData());
    if (length > limit) {
        broken = true;
        return std::nullopt;
    }
    if (buffer.size() < qsizetype(length) + 4)
        return std::nullopt;
    QByteArray message = buffer.sliced(4, qsizetype(length));
    buffer.remove(0, qsizetype(length) + 4);
    return message;
}

} // namespace motcua::vision
