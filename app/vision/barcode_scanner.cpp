#include "vision/barcode_scanner.h"



#include <algorithm>
#include <utility>

namespace motcua::vision {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 lostAfterMicroseconds = 1'500'000;
// A code that only one rung of the ladder can read is seen once in rungCount frames: fewer would lose it in plain view.
constexpr quint64 lostAfterReads = rungCount + 2;

} // namespace

BarcodeScanner::BarcodeScanner(std::unique_ptr<Decoder> decoder, QObject* parent)
    : QObject(parent)
    , m_decoder(std::move(decoder))
{
}

BarcodeScanner::~BarcodeScanner() = default;

void BarcodeScanner::setActive(bool active)
{
    if (active != m_active)
        rearm();
    m_active = active;
}

void BarcodeScanner::rearm()
{
    ++m_generation; // the answer that is under way belongs to the past
    m_inView.clear();
    m_rung = 0;
    m_lastRegion = {};
    m_refusedLast = false;
}

void BarcodeScanner::push(const Frame& frame)
{
    if (!m_active)
        return;
    ++m_statistics.arrived;
    if (m_busy) {
        ++m_statistics.dropped;
        return;
    }
    m_busy = true;
    Job job;
    job.kind = Job::Kind::Frame;
    job.frame = frame;
    job.formats = m_formats;
    job.rung = Rung(m_rung);
    job.region = m_lastRegion;
    job.several = bool(m_identity);
    QElapsedTimer since;
    since.start();
    m_decoder->submit(std::move(job), [this, frame, since, generation = m_generation](const Result<Reply>& reply) {
        m_busy = false;
        if (generation == m_generation)
            take(frame, reply, double(since.nsecsElapsed()) / 1e6);
        Q_EMIT ready();
    });
}

void BarcodeScanner::take(const Frame& frame, const Result<Reply>& reply, double milliseconds)
{
    if (!reply) {
        ++m_statistics.failed;
        m_rung = (m_rung + 1) % rungCount;
        // The same refusal in every frame is one refusal.
        if (!std::exchange(m_refusedLast, true))
            Q_EMIT refused(reply.error());
        return;
    }
    ++m_statistics.read;
    m_statistics.lastMilliseconds = milliseconds;
    m_statistics.meanMilliseconds += (milliseconds - m_statistics.meanMilliseconds) / double(m_statistics.read);
    bool refusedNow = false;
    const quint64 generation = m_generation;
    for (const auto& code : reply->codes) {
        if (const auto text = checkedCodeText(code.text); !text) {
            refusedNow = true;
            if (!std::exchange(m_refusedLast, true))
                Q_EMIT refused(text.error());
            continue;
        }
        see(code, frame, reply->size, milliseconds);
        if (generation != m_generation)
            return; // a listener rearmed or stopped the scanner
    }
    tellNew();
    if (generation != m_generation)
        return;
    m_refusedLast = refusedNow;
    if (reply->codes.empty()) {
        m_rung = (m_rung + 1) % rungCount;
    } else {
        ++m_statistics.withCode; // and the rung that could read it is the first to be tried on the next frame
        m_lastRegion = reply->codes.front().corners.boundingRect().toAlignedRect();
    }
    forgetLost(frame);
}

void BarcodeScanner::see(const FoundCode& code, const Frame& frame, QSize size, double milliseconds)
{
    auto known = std::find_if(m_inView.begin(), m_inView.end(), [&](const InView& other) {
        return other.text == code.text && other.format == code.format;
    });
    if (known == m_inView.end())
        known = m_inView.insert(known, InView{code.text, code.format, 0, 0, 0, false, false, {}});
    known->lastSeen = frame.microseconds();
    known->lastSeenRead = m_statistics.read;
    ++known->readings;
    known->last = ScannedCode{code.text, code.bytes, code.format, code.corners, size, milliseconds};
    if (known->told)
        Q_EMIT codeMoved(ScannedCode(known->last));
}

// After the whole frame, because who shows two passes at once means neither, or both: a person has to look.
void BarcodeScanner::tellNew()
{
    std::vector<InView*> fresh;
    for (InView& code : m_inView) {
        // A 1-D code has no error correction and little checking: one look is not enough.
        const bool sure = !linearFormats.testFlag(code.format) || code.readings >= 2 || (m_validator && m_validator(code.text));
        if (!code.told && sure && (code.contested || code.lastSeenRead == m_statistics.read))
            fresh.push_back(&code);
    }
    std::vector<InView*> rivals;
    QStringList things;
    for (InView* code : fresh) {
        const QString thing = m_identity ? m_identity(code->text) : QString();
        if (thing.isEmpty())
            continue;
        rivals.push_back(code);
        if (!things.contains(thing))
            things << thing;
    }
    const quint64 generation = m_generation;
    if (things.size() > 1) {
        QStringList texts;
        bool anew = false;
        for (InView* code : rivals) {
            texts << code->text;
            anew = !std::exchange(code->contested, true) || anew;
        }
        std::erase_if(fresh, [&](InView* code) { return code->contested; });
        if (anew)
            Q_EMIT severalCodes(texts);
    }
    std::vector<ScannedCode> seen;
    for (InView* code : fresh) {
        if (code->lastSeenRead != m_statistics.read)
            continue; // the last of several, out of sight just now
        code->told = true;
        code->contested = false;
        seen.push_back(code->last);
    }
    for (const ScannedCode& code : seen) {
        if (generation != m_generation)
            return;
        Q_EMIT codeSeen(code);
    }
}

void BarcodeScanner::forgetLost(const Frame& frame)
{
    std::vector<QString> lost;
    const auto end = std::remove_if(m_inView.begin(), m_inView.end(), [&](const InView& code) {
        const bool gone = frame.microseconds() - code.lastSeen >= lostAfterMicroseconds &&
                          m_statistics.read - code.lastSeenRead >= lostAfterReads;
        if (gone && code.told)
            lost.push_back(code.text);
        return gone;
    });
    m_inView.erase(end, m_inView.end());
    if (m_inView.empty())
        m_lastRegion = {};
    for (const auto& text : lost)
        Q_EMIT codeLost(text);
}

} // namespace motcua::vision
