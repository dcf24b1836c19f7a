#pragma once

#include "domain/ocr.h"
#include "domain/party_card.h"
#include "vision/decoder.h"

#include <QFuture>
#include <QSize>

#include <memory>
#include <vector>

namespace motcua::vision {

//! The words of one picture, in reading order; boxes in pixels of the upright picture of `size`.
struct OcrPage
{
    std::vector<domain::OcrWord> words;
    QSize size;
    double milliseconds = 0;
};

//! A party card as a machine read it: suggestions for a person to confirm, never facts.
struct CardReading
{
    domain::PartyCardFields fields;
    OcrPage page;
};

//! Reads Vietnamese text from pictures with Tesseract. GUI thread; requests are done one after the other, away from it.
//! Errors: `not_an_image` (a PDF, say), `picture_too_large`, `picture_broken`, `text_too_small` (letters under 16 px:
//! come closer), `engine_missing` (no language data), and those of Decoder. A request outlives nobody: when the reader
//! is destroyed its futures are cancelled.
class OcrReader
{
public:
    explicit OcrReader(std::unique_ptr<Decoder> decoder);
    ~OcrReader();

    [[nodiscard]] QFuture<Result<OcrPage>> read(Picture picture);
    [[nodiscard]] QFuture<Result<CardReading>> readPartyCard(Picture picture);
    //! The back of a citizen card: capitals, digits and < only; see mrz_lines.h.
    [[nodiscard]] QFuture<Result<OcrPage>> readMrz(Picture picture);

private:
    std::unique_ptr<Decoder> m_decoder;
};

} // namespace motcua::vision
