#pragma once

#include "domain/duplicates.h"
#include "ui/cell/review.h"
#include "ui/kit/icons.h"

#include <QCoreApplication>

namespace motcua::ui {

//! A glyph, a sentence and their colour.
struct Remark
{
    Icon icon = Icon::Info;
    Token token = Token::Text2;
    QString text;
};

//! The sentences of the review page, in the user's language. Stateless.
class ReviewWords
{
    Q_DECLARE_TR_FUNCTIONS(motcua::ui::ReviewWords)

public:
    [[nodiscard]] static QString fieldLabel(const QString& key);
    //! "Vùng ngày sinh"
    [[nodiscard]] static QString regionTitle(const QString& key);
    //! "ngày sinh": inside a sentence.
    [[nodiscard]] static QString fieldInSentence(const QString& key);
    [[nodiscard]] static Remark fieldRemark(const ReviewField& field);
    //! Under the two rows of characters.
    [[nodiscard]] static QString readingNote(const ReviewField& field, Review::Card card);
    //! The second line of a row in the queue.
    [[nodiscard]] static Remark rowRemark(const services::RegistrationRow& row, const ReadingSummary& reading);
    [[nodiscard]] static QString blockText(const Review& review);
    [[nodiscard]] static QString statusInSentence(domain::RegistrationStatus status);
    //! "Cùng số thẻ, cùng điện thoại"
    [[nodiscard]] static QString duplicateWhy(const std::vector<domain::DuplicateRule>& rules);
    [[nodiscard]] static QString fieldNames(const QStringList& keys); //!< inside a sentence
    [[nodiscard]] static Remark rosterFact(const domain::RosterMatch& match);
    //! One line of a registration's history.
    [[nodiscard]] static QString stepText(const domain::RegistrationStep& step);
    //! "Ngày sinh trên thẻ khác với đã khai": the reason offered after X.
    [[nodiscard]] static QString otherwiseReason(const Review& review);
};

} // namespace motcua::ui
