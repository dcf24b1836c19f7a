#include "bench_kit.h"
#include "code_frames.h"
#include "peer_readers.h"
#include "domain/pass_code.h"
#include "paper/party_card_image.h"
#include "vision/in_process_decoder.h"
#include "vision/ladder.h"
#include "vision/ocr_reader.h"

#include <QBuffer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::bench {

namespace {

struct Kind
{
    const char* name;
    std::optional<paper::BarcodeKind> symbol;
    vision::CodeFormats formats;                     //!< what the reader is told to look for
    enum class Text { Token, Serial, Receipt } text; //!< a pass's signed text, its printed number; a receipt's code
};

//! A gate looks for QR and Code 128; the two others are asked for on top, as at a desk that is set so.
const Kind kinds[] = {
    {"QR", paper::BarcodeKind::Qr, vision::usualFormats, Kind::Text::Token},
    {"Code128", paper::BarcodeKind::Code128, vision::usualFormats, Kind::Text::Serial},
    {"Aztec", paper::BarcodeKind::Aztec, vision::usualFormats | vision::CodeFormat::Aztec, Kind::Text::Token},
    {"PDF417", paper::BarcodeKind::Pdf417, vision::usualFormats | vision::CodeFormat::Pdf417, Kind::Text::Receipt},
    {"none", std::nullopt, vision::usualFormats, Kind::Text::Token}};

QString codeText(const Kind& kind)
{
    if (kind.text == Kind::Text::Receipt)
        return u"H15.50.05.13-261119-0975"_s;
    if (kind.text == Kind::Text::Serial)
        return domain::serialText(345'678);
    const auto from = QDateTime(QDate(2026, 11, 21), QTime(0, 0), Qt::UTC);
    return domain::tokenText(domain::tokenClaims({1, 12, 345'678, from, from.addDays(1)}), QByteArray(64, '\x5a'));
}

bool hasCode(const std::vector<vision::FoundCode>& codes, const QString& text)
{
    return std::any_of(codes.begin(), codes.end(), [&](const vision::FoundCode& code) { return code.text == text; });
}

//! One frame with the first rung, as each new frame is looked at. read_rate: share of frames read by it;
//! read_rate_ladder: by any rung (a video gets the next rung with its next frame); ladder_ms: all rungs over one frame
//! in which nothing is found.
void scanDecode(benchmark::State& state, QSize size, const Kind& kind)
{
    const QString text = codeText(kind);
    const auto frames = codeFrames(size, kind.symbol, text);
    int readByAny = 0;
    Samples ladder;
    for (const vision::LumaPlane& plane : frames) {
        Samples unused;
        const Stopwatch watch;
        bool read = false;
        for (int rung = 0; rung < vision::rungCount && !read; ++rung)
            read = hasCode(vision::readRung(plane, kind.formats, vision::Rung(rung), {}), text);
        watch.stop(unused, ladder);
        readByAny += read ? 1 : 0;
    }
    Samples wall;
    Samples cpu;
    size_t next = 0;
    qint64 read = 0;
    qint64 looked = 0;
    for (auto _ : state) {
        const vision::LumaPlane& plane = frames[next++ % frames.size()];
        const Stopwatch watch;
        const auto codes = vision::readRung(plane, kind.formats, vision::Rung::Normal, {});
        watch.stop(wall, cpu);
        read += hasCode(codes, text) ? 1 : 0;
        ++looked;
    }
    state.counters["read_rate"] = looked > 0 ? double(read) / double(looked) : 0;
    state.counters["read_rate_ladder"] = double(readByAny) / double(frames.size());
    Samples zxing;
    Samples zbar;
    for (const vision::LumaPlane& plane : frames) {
        Samples unused;
        const Stopwatch first;
        std::ignore = readByZxingAlone(plane);
        first.stop(unused, zxing);
        const Stopwatch second;
        std::ignore = readByZbarAlone(plane);
        second.stop(unused, zbar);
    }
    state.counters["zxing_p50_ms"] = zxing.at(0.5);
    state.counters["zbar_p50_ms"] = zbar.at(0.5);
    state.counters["ladder_p95_ms"] = ladder.at(0.95);
    reportPercentiles(state, "cpu", cpu);
}

//! The whole reading of one photographed party card: find it, flatten it, read its lines, make fields of them.
void cardRead(benchmark::State& state)
{
    struct Card
    {
        QByteArray photo;
        paper::PartyCardText text;
    };
    const paper::PartyCardText texts[] = {
        {u"07318642"_s, u"Nguyễn Thị Khánh Vy"_s, QDate(1984, 3, 12), u"Hòa Bình, Thái Bình"_s, QDate(2009, 5, 19),
         QDate(2010, 5, 19), u"Đảng bộ Thành phố"_s},
        {u"05251965"_s, u"Phạm Văn Hòa"_s, QDate(1980, 12, 31), u"Tân Tiến, Bắc Giang"_s, QDate(2005, 2, 3),
         QDate(2006, 2, 3), u"Đảng bộ Tỉnh"_s},
        {u"41870326"_s, u"Đặng Quốc Tuấn"_s, QDate(1971, 9, 4), u"Minh Khai, Hà Nội"_s, QDate(1999, 9, 2),
         QDate(2000, 9, 2), u"Đảng bộ Thành phố"_s}};
    std::vector<Card> cards;
    quint32 seed = 1;
    for (const auto& text : texts) {
        for (const double degrees : {-3.0, 1.5}) {
            const QImage photo =
                paper::photographCard(paper::renderPartyCard(text), {degrees, 0.015, 0.6, 5, 0.12, seed++});
            Card card{{}, text};
            QBuffer buffer(&card.photo);
            photo.save(&buffer, "JPEG", 88);
            cards.push_back(std::move(card));
        }
    }
    vision::OcrReader reader(std::make_unique<vision::InProcessDecoder>());
    if (auto first = settled(reader.readPartyCard(vision::Picture::fromBytes(cards.front().photo))); !first)
        return giveUp(state, first.error().code); // and the engine is loaded
    Samples wall;
    Samples cpu;
    int right = 0;
    int asked = 0;
    size_t next = 0;
    for (auto _ : state) {
        const Card& card = cards[next++ % cards.size()];
        const Stopwatch watch;
        const auto reading = settled(reader.readPartyCard(vision::Picture::fromBytes(card.photo)));
        watch.stop(wall, cpu);
        asked += 4;
        if (!reading)
            continue;
        const domain::PartyCardFields& fields = reading->fields;
        right += fields.cardNumber.text == card.text.cardNumber ? 1 : 0;
        right += fields.fullName.text == card.text.fullName.toUpper() ? 1 : 0;
        right += fields.dateOfBirth.text == card.text.birthDate.toString(Qt::ISODate) ? 1 : 0;
        right += fields.homeTown.text == card.text.homeTown ? 1 : 0;
    }
    state.counters["fields_right"] = asked > 0 ? double(right) / asked : 0;
    reportPercentiles(state, "cpu", cpu);
}

} // namespace

void registerVision()
{
    for (const QSize size : {QSize(1280, 720), QSize(1920, 1080)}) {
        for (const Kind& kind : kinds) {
            const std::string name =
                "scan_decode/" + std::to_string(size.width()) + "x" + std::to_string(size.height()) + "/" + kind.name;
            benchmark::RegisterBenchmark(name.c_str(), [size, &kind](benchmark::State& state) {
                scanDecode(state, size, kind);
            })->Unit(benchmark::kMillisecond);
        }
    }
    benchmark::RegisterBenchmark("card_read", cardRead)
        ->Unit(benchmark::kMillisecond)
        ->MeasureProcessCPUTime()
        ->UseRealTime()
        ->Iterations(12);
}

} // namespace motcua::bench
