#include "vision/ocr_engine.h"

#ifdef MOTCUA_HAS_TESSERACT
#include <clocale>
#include <memory>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>
#if defined(Q_OS_LINUX)
#include <locale.h>
#endif
#endif

namespace motcua::vision {

using namespace Qt::StringLiterals;

#ifdef MOTCUA_HAS_TESSERACT

namespace {

constexpr int deadlineMilliseconds = 15'000;

// Tesseract reads its numbers with the C library: a Vietnamese decimal comma would spoil its model.
class PlainNumbers
{
public:
#if defined(Q_OS_LINUX)
    PlainNumbers()
        : m_plain(newlocale(LC_ALL_MASK, "C", locale_t{}))
        , m_before(uselocale(m_plain))
    {
    }
    ~PlainNumbers()
    {
        uselocale(m_before);
        freelocale(m_plain);
    }

private:
    locale_t m_plain;
    locale_t m_before;
#else
    PlainNumbers() = default;
    ~PlainNumbers() = default;

public:
#endif
    PlainNumbers(const PlainNumbers&) = delete;
    PlainNumbers& operator=(const PlainNumbers&) = delete;
};

tesseract::TessBaseAPI* engineOfThread()
{
    thread_local std::unique_ptr<tesseract::TessBaseAPI> engine;
    if (!engine) {
        [[maybe_unused]] const PlainNumbers plain;
        auto made = std::make_unique<tesseract::TessBaseAPI>();
        if (made->Init(nullptr, "vie", tesseract::OEM_LSTM_ONLY) != 0)
            return nullptr;
        // What we read is dark on light; trying each doubtful line the other way round, too, costs a third.
        made->SetVariable("tessedit_do_invert", "0");
        engine = std::move(made);
    }
    return engine.get();
}

tesseract::PageSegMode modeOf(OcrLayout layout)
{
    switch (layout) {
    case OcrLayout::Page:
        return tesseract::PSM_AUTO;
    case OcrLayout::Block:
        return tesseract::PSM_SINGLE_BLOCK;
    case OcrLayout::Mrz:
        return tesseract::PSM_AUTO;
    case OcrLayout::Line:
    case OcrLayout::DigitLine:
    case OcrLayout::MrzLine:
        return tesseract::PSM_SINGLE_LINE;
    case OcrLayout::Strip:
    case OcrLayout::Digits:
    case OcrLayout::Date:
    case OcrLayout::MrzStrip:
        return tesseract::PSM_RAW_LINE;
    }
    return tesseract::PSM_AUTO;
}

const char* lettersOf(OcrLayout layout)
{
    switch (layout) {
    case OcrLayout::Mrz:
    case OcrLayout::MrzLine:
    case OcrLayout::MrzStrip:
        return "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";
    case OcrLayout::Digits:
    case OcrLayout::DigitLine:
        return "0123456789.";
    case OcrLayout::Date:
        return "0123456789./-";
    default:
        return "";
    }
}

std::vector<domain::OcrWord> wordsOf(tesseract::ResultIterator* place)
{
    std::vector<domain::OcrWord> words;
    int line = -1;
    if (!place)
        return words;
    do {
        if (place->Empty(tesseract::RIL_WORD))
            continue;
        if (place->IsAtBeginningOf(tesseract::RIL_TEXTLINE))
            ++line;
        const std::unique_ptr<char[]> text(place->GetUTF8Text(tesseract::RIL_WORD));
        int left = 0;
        int top = 0;
        int right = 0;
        int bottom = 0;
        if (!text || !place->BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom))
            continue;
        const QString word = QString::fromUtf8(text.get()).normalized(QString::NormalizationForm_C).trimmed();
        if (word.isEmpty())
            continue;
        words.push_back({word, QRect(left, top, right - left, bottom - top),
                         double(place->Confidence(tesseract::RIL_WORD)) / 100.0, std::max(line, 0)});
    } while (place->Next(tesseract::RIL_WORD));
    return words;
}

} // namespace

Result<std::vector<domain::OcrWord>> recogniseWords(const QImage& grey, OcrLayout layout)
{
    tesseract::TessBaseAPI* engine = engineOfThread();
    if (!engine)
        return fail(ErrorKind::Device, u"engine_missing"_s, u"tesseract language data: vie"_s);
    if (grey.isNull() || grey.format() != QImage::Format_Grayscale8)
        return fail(ErrorKind::Internal, u"picture_not_grey"_s);
    [[maybe_unused]] const PlainNumbers plain;
    engine->SetPageSegMode(modeOf(layout));
    engine->SetVariable("tessedit_char_whitelist", lettersOf(layout));
    engine->SetImage(grey.constBits(), grey.width(), grey.height(), 1, int(grey.bytesPerLine()));
    engine->SetSourceResolution(200); // else it guesses and complains
    tesseract::ETEXT_DESC monitor;
    monitor.set_deadline_msecs(deadlineMilliseconds);
    const int failed = engine->Recognize(&monitor);
    if (failed != 0 || monitor.deadline_exceeded()) {
        engine->Clear();
        return fail(ErrorKind::Timeout, u"ocr_timeout"_s);
    }
    const std::unique_ptr<tesseract::ResultIterator> place(engine->GetIterator());
    auto words = wordsOf(place.get());
    engine->Clear(); // the picture of a card does not stay in memory
    return words;
}

#else

Result<std::vector<domain::OcrWord>> recogniseWords(const QImage&, OcrLayout)
{
    return fail(ErrorKind::Device, u"engine_missing"_s, u"built without Tesseract"_s);
}

#endif

} // namespace motcua::vision
