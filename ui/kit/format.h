#pragma once

#include <QDateTime>
#include <QString>

namespace motcua::ui {

enum class Language { Vietnamese, English };

//! What the client speaks now; set together with the translators (also sets QLocale's default).
[[nodiscard]] Language language();
void setLanguage(Language language);

} // namespace motcua::ui

//! Values as people read them (look, "Words"). Pure; each follows language(). An invalid value gives an empty string.
namespace motcua::ui::format {

[[nodiscard]] QString number(qint64 value);                  //!< 1.286
[[nodiscard]] QString decimal(double value, int places);     //!< 0,4
[[nodiscard]] QString percent(double value, int places = 1); //!< 98.1 → "98,1 %" (no-break space); English "98.1%"
[[nodiscard]] QString money(qint64 dong);                    //!< 100.000 đ
[[nodiscard]] QString fileSize(qint64 bytes);                //!< 3,1 MB (1 MB = 1024²)
[[nodiscard]] QString duration(qint64 seconds);              //!< 4:32, 1:04:32

[[nodiscard]] QString date(QDate date);                                //!< 10/11/2026
[[nodiscard]] QString shortDate(QDate date);                           //!< 10/11
[[nodiscard]] QString time(QTime time);                                //!< 08:02
[[nodiscard]] QString timeRange(QTime from, QTime to);                 //!< 07:30 – 11:30
[[nodiscard]] QString weekday(QDate date, bool sentenceStart = false); //!< thứ Ba / Thứ Ba
[[nodiscard]] QString weekdayShort(QDate date);                        //!< T2 … T7, CN
//! "14:30 thứ Ba 17/11/2026". Local time.
[[nodiscard]] QString dateTimeLong(const QDateTime& at);
//! In lists: "hôm nay, 13:00", "10/11, 10:30", with the year when it is another one.
[[nodiscard]] QString dateTimeShort(const QDateTime& at, const QDateTime& now);
//! The clock of the key line: "Thứ Tư 11/11/2026, 10:44".
[[nodiscard]] QString clock(const QDateTime& at);

[[nodiscard]] QString idNumber(const QString& digits);    //!< 066 087 004 512; other lengths unchanged
[[nodiscard]] QString phone(const QString& digits);       //!< 0941 258 947
[[nodiscard]] QString maskedPhone(const QString& digits); //!< 0941xxx947
//! Full dossier code → what lists show: H15.50.05.13-261105-0012 → 261105-0012.
[[nodiscard]] QString shortCode(const QString& code);

} // namespace motcua::ui::format
