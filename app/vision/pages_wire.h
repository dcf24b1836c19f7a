#pragma once

#include "vision/pdf_pages.h"

#include <QDataStream>

#include <optional>

namespace motcua::vision {

//! What goes over the pipes of `motcua-pages`: one question, one answer. Its side that reads documents is not believed.
struct PagesQuestion
{
    enum class Kind : quint8 { Look = 1, Join = 2 };
    Kind kind = Kind::Look;
    QList<QByteArray> files;
    QList<PagePick> picks;
    int first = 0;
    int count = 0;
    int side = 0;
};

struct PagesAnswer
{
    QString error; //!< code; empty = done
    PdfLook look;
    QByteArray pdf;
};

inline constexpr int longestPageSide = 2'400;
inline constexpr int mostPagesAtOnce = 64;
inline constexpr qint64 mostQuestionBytes = 512LL << 20;
inline constexpr qint64 mostAnswerBytes = 512LL << 20;

[[nodiscard]] QByteArray encode(const PagesQuestion& question);
[[nodiscard]] QByteArray encode(const PagesAnswer& answer);
[[nodiscard]] std::optional<PagesQuestion> pagesQuestion(const QByteArray& bytes);
[[nodiscard]] std::optional<PagesAnswer> pagesAnswer(const QByteArray& bytes);

} // namespace motcua::vision
