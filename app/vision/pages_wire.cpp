#include "vision/pages_wire.h"

#include <QIODevice>

#include <cstring>

namespace motcua::vision {

namespace {

constexpr quint32 mark = 0x4d435031; // "MCP1"

void prepare(QDataStream& stream) { stream.setVersion(QDataStream::Qt_6_4); }

//! Pixels as they are: no picture format of the other side is decoded here.
void write(QDataStream& out, const QImage& image)
{
    const QImage plain = image.convertToFormat(QImage::Format_RGB32);
    out << qint32(plain.width()) << qint32(plain.height());
    for (int y = 0; y < plain.height(); ++y)
        out.writeRawData(reinterpret_cast<const char*>(plain.constScanLine(y)), plain.width() * 4);
}

bool read(QDataStream& in, QImage& image)
{
    qint32 width = 0;
    qint32 height = 0;
    in >> width >> height;
    if (in.status() != QDataStream::Ok || width < 1 || height < 1 || width > longestPageSide || height > longestPageSide)
        return false;
    image = QImage(width, height, QImage::Format_RGB32);
    if (image.isNull())
        return false;
    for (int y = 0; y < height; ++y) {
        if (in.readRawData(reinterpret_cast<char*>(image.scanLine(y)), width * 4) != width * 4)
            return false;
    }
    return true;
}

} // namespace

QByteArray encode(const PagesQuestion& question)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    prepare(out);
    out << mark << quint8(question.kind) << question.files << qint32(question.picks.size());
    for (const PagePick& pick : question.picks)
        out << qint32(pick.source) << qint32(pick.page) << qint32(pick.quarterTurns);
    out << qint32(question.first) << qint32(question.count) << qint32(question.side);
    return bytes;
}

std::optional<PagesQuestion> pagesQuestion(const QByteArray& bytes)
{
    QDataStream in(bytes);
    prepare(in);
    quint32 given = 0;
    quint8 kind = 0;
    qint32 picks = 0;
    PagesQuestion question;
    in >> given >> kind >> question.files >> picks;
    if (in.status() != QDataStream::Ok || given != mark || kind < 1 || kind > 2 || picks < 0 || picks > mostPdfPages)
        return std::nullopt;
    question.kind = PagesQuestion::Kind(kind);
    for (int i = 0; i < picks; ++i) {
        qint32 source = 0;
        qint32 page = 0;
        qint32 turns = 0;
        in >> source >> page >> turns;
        question.picks.append({source, page, turns});
    }
    qint32 first = 0;
    qint32 count = 0;
    qint32 side = 0;
    in >> first >> count >> side;
    if (in.status() != QDataStream::Ok || !in.atEnd())
        return std::nullopt;
    question.first = first;
    question.count = count;
    question.side = side;
    return question;
}

QByteArray encode(const PagesAnswer& answer)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    prepare(out);
    out << mark << answer.error.toLatin1() << qint32(answer.look.pageCount) << qint32(answer.look.pages.size());
    for (const QImage& page : answer.look.pages)
        write(out, page);
    out << answer.pdf;
    return bytes;
}

std::optional<PagesAnswer> pagesAnswer(const QByteArray& bytes)
{
    QDataStream in(bytes);
    prepare(in);
    quint32 given = 0;
    QByteArray error;
    qint32 count = 0;
    qint32 pages = 0;
    in >> given >> error >> count >> pages;
    if (in.status() != QDataStream::Ok || given != mark || error.size() > 40 || count < 0 || pages < 0 || pages > mostPagesAtOnce)
        return std::nullopt;
    PagesAnswer answer;
    answer.error = QString::fromLatin1(error);
    answer.look.pageCount = count;
    for (int i = 0; i < pages; ++i) {
        QImage page;
        if (!read(in, page))
            return std::nullopt;
        answer.look.pages.append(page);
    }
    in >> answer.pdf;
    if (in.status() != QDataStream::Ok || !in.atEnd())
        return std::nullopt;
    return answer;
}

} // namespace motcua::vision
