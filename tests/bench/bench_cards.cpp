#include "bench_kit.h"
#include "card_photos.h"
#include "vision/in_process_decoder.h"
#include "tests/support/places.h"
#include "vision/ocr_reader.h"
#include "vision/worker_decoder.h"

#include <QBuffer>
#include <QProcess>
#include <QTemporaryDir>

#include <array>

using namespace Qt::StringLiterals;

namespace motcua::bench {

namespace {

constexpr int fieldCount = 4;
const char* const fieldNames[fieldCount] = {"number", "name", "date", "home"};

struct Tally
{
    std::array<int, fieldCount> right{};
    std::array<int, fieldCount> unread{};
    std::array<int, fieldCount> wrong{};     //!< read, and not what is printed
    std::array<int, fieldCount> wrongSure{}; //!< … and not shown as unsure
    int marked = 0; //!< right, and shown as unsure
    int cards = 0;
    int plain = 0; //!< fields of plain tesseract's text that are printed so
    Samples wall;
    Samples cpu;
    double plainCpu = 0;
};

constexpr double sureFrom = domain::surelyReadFrom;

std::array<QString, fieldCount> printed(const paper::PartyCardText& text)
{
    return {text.cardNumber, text.fullName, text.birthDate.toString(Qt::ISODate), text.homeTown};
}

void compare(Tally& tally, const CardPhoto& card, const domain::PartyCardFields& read)
{
    const auto wanted = printed(card.text);
    static const bool talk = qEnvironmentVariableIsSet("MOTCUA_CARDS_TALK");
    if (const QString dir = qEnvironmentVariable("MOTCUA_CARDS_KEEP"); !dir.isEmpty()) {
        QFile file(u"%1/%2.jpg"_s.arg(dir).arg(tally.cards));
        if (file.open(QIODevice::WriteOnly))
            file.write(card.jpeg);
    }
    const domain::PartyCardField* fields[fieldCount] = {&read.cardNumber, &read.fullName, &read.dateOfBirth, &read.homeTown};
    for (size_t i = 0; i < fieldCount; ++i) {
        if (fields[i]->text == wanted[i]) {
            ++tally.right[i];
            tally.marked += fields[i]->confidence < sureFrom ? 1 : 0;
            continue;
        }
        if (talk)
            qInfo().noquote() << "card" << tally.cards << fieldNames[i] << wanted[i] << "|" << fields[i]->text << fields[i]->confidence;
        if (!fields[i]->isRead()) {
            ++tally.unread[i];
            continue;
        }
        ++tally.wrong[i];
        if (fields[i]->confidence >= sureFrom)
            ++tally.wrongSure[i];
    }
}

//! The words that plain `tesseract -l vie` finds on the same picture: a field counts when its printed form stands in them.
void plainly(Tally& tally, const CardPhoto& card)
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"card.jpg"_s));
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(card.jpeg);
    file.close();
    QProcess tesseract;
    tesseract.setProcessEnvironment([] {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"OMP_THREAD_LIMIT"_s, u"1"_s);
        return environment;
    }());
    const double before = childrenCpu();
    tesseract.start(u"tesseract"_s, {file.fileName(), u"-"_s, u"-l"_s, u"vie"_s});
    if (!tesseract.waitForFinished(60'000))
        return;
    tally.plainCpu += childrenCpu() - before;
    const QString text = QString::fromUtf8(tesseract.readAllStandardOutput()).normalized(QString::NormalizationForm_C).simplified();
    const QString number = card.text.cardNumber.left(2) + u'.' + card.text.cardNumber.mid(2);
    const auto has = [&](const QString& part) { tally.plain += text.contains(part) ? 1 : 0; };
    has(number);
    has(card.text.fullName);
    tally.plain += text.contains(card.text.birthDate.toString(u"dd - MM - yyyy"_s)) || text.contains(card.text.birthDate.toString(u"dd/MM/yyyy"_s)) ? 1 : 0;
    has(card.text.homeTown);
}

void cardFields(benchmark::State& state, CardLevel level, bool varied, int cards, bool beside)
{
    const quint32 from = qEnvironmentVariableIsSet("MOTCUA_CARDS_HELD_BACK") ? heldBackSeeds : quint32(std::max(1, qEnvironmentVariableIntValue("MOTCUA_CARDS_FROM")));
    vision::OcrReader reader(std::make_unique<vision::InProcessDecoder>());
    const auto warm = cardPhoto(CardLevel::Scan, CardLayout::Beside, 0);
    if (auto first = settled(reader.readPartyCard(vision::Picture::fromBytes(warm.jpeg))); !first)
        return giveUp(state, first.error().code); // and the engine is loaded
    Tally tally;
    for (auto _ : state) {
        for (int i = 0; i < cards; ++i) {
            const CardLayout known = i % 2 ? CardLayout::Above : CardLayout::Beside;
            const CardPhoto card = cardPhoto(level, varied ? CardLayout::Varied : known, from + quint32(i));
            const Stopwatch watch;
            const auto reading = settled(reader.readPartyCard(vision::Picture::fromBytes(card.jpeg)));
            watch.stop(tally.wall, tally.cpu);
            ++tally.cards;
            compare(tally, card, reading ? reading->fields : domain::PartyCardFields());
            if (beside)
                plainly(tally, card);
        }
    }
    int right = 0;
    int sure = 0;
    for (size_t i = 0; i < fieldCount; ++i) {
        right += tally.right[i];
        sure += tally.wrongSure[i];
        state.counters[fieldNames[i]] = double(tally.right[i]) / tally.cards;
    }
    const double all = double(tally.cards) * fieldCount;
    state.counters["exact"] = right / all;
    state.counters["wrong_unmarked"] = sure / all;
    state.counters["right_marked"] = tally.marked / all;
    if (beside) {
        state.counters["plain_exact"] = tally.plain / all;
        state.counters["plain_cpu_ms"] = 1000 * tally.plainCpu / tally.cards;
    }
    double sum = 0;
    for (int i = 0; i < 100; ++i)
        sum += tally.cpu.at((i + 0.5) / 100);
    state.counters["cpu_mean_ms"] = sum / 100;
    reportPercentiles(state, "cpu", tally.cpu);
}

//! Cards of every level through the reader's process, and its memory: the most that it ever held.
void cardWorker(benchmark::State& state)
{
    auto owned = std::make_unique<vision::WorkerDecoder>(test::programPath("motcua-vision"));
    const vision::WorkerDecoder& worker = *owned;
    vision::OcrReader reader(std::move(owned));
    int read = 0;
    int cards = 0;
    const auto look = [&](const QByteArray& jpeg) {
        ++cards;
        if (const auto card = settled(reader.readPartyCard(vision::Picture::fromBytes(jpeg))))
            read += card->fields.cardNumber.isRead() ? 1 : 0;
    };
    for (auto _ : state) {
        for (quint32 i = 0; i < 24; ++i)
            look(cardPhoto(cardLevels[i % 4], i % 3 ? CardLayout::Varied : CardLayout::Beside, 1 + i).jpeg);
        state.counters["worker_peak_MiB"] = peakMiBOf(worker.processId());
        QImage large;
        large.loadFromData(cardPhoto(CardLevel::Photo, CardLayout::Beside, 1).jpeg);
        large = large.scaledToWidth(5200, Qt::SmoothTransformation); // 20 megapixels
        QBuffer buffer;
        large.save(&buffer, "JPEG", 88);
        look(buffer.data());
        state.counters["worker_peak_20MP_MiB"] = peakMiBOf(worker.processId());
    }
    state.counters["numbers_read"] = double(read) / cards;
}

} // namespace

void registerCards()
{
    benchmark::RegisterBenchmark("card_worker", cardWorker)->Unit(benchmark::kSecond)->Iterations(1);
    // 40 of each level, both layouts in turn; MOTCUA_CARDS=400 for the figures that are told.
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("MOTCUA_CARDS", &given);
    const bool plain = !qEnvironmentVariableIsSet("MOTCUA_CARDS_ALONE");
    const int each = std::max(2, (given ? wanted : 160) / 4);
    for (const CardLevel level : cardLevels) {
        for (const bool varied : {false, true})
            benchmark::RegisterBenchmark((std::string(varied ? "card_fields_varied/" : "card_fields/") + nameOf(level)).c_str(),
                                         [level, varied, each, plain](benchmark::State& state) { cardFields(state, level, varied, each, plain); })
                ->Unit(benchmark::kSecond)
                ->Iterations(1);
    }
}

} // namespace motcua::bench
