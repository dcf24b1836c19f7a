#pragma once

#include "domain/result.h"

#include <QDateTime>
#include <QString>

#include <array>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace motcua::paper {

//! One sheet of an XLSX for lists that fit in memory or are written from the top down (libxlsxwriter). It stands under its name only
//! when finish() went well; what is not finished leaves nothing behind. Any thread, one at a time. Errors: list_write (Storage).
class Workbook
{
public:
    enum class Look { Plain, Bold, Head /*bold, a line below, wrapped*/, Percent, Moment };
    enum class Memory { Whole, RowByRow /*rows only from the top down*/ };

    Workbook(const QString& path, const char* sheetName, Memory memory = Memory::Whole);
    ~Workbook();
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    void setWidth(int firstColumn, int lastColumn, double characters);
    void text(quint32 row, int column, const QString& words, Look look = Look::Plain); //!< cut at a cell's 32,767 characters
    void number(quint32 row, int column, double value, Look look = Look::Plain);
    void moment(quint32 row, int column, const QDateTime& utc); //!< a real date by the office's clock; an invalid one leaves it empty
    //! The head stays in sight with so many columns at the left, and filters the rows down to `lastRow`.
    void head(quint32 row, int columns, int frozenColumns, quint32 lastRow);

    Result<void> finish();

private:
    lxw_format* formatOf(Look look);
    void note(int error); //!< the first error counts

    QString m_path;
    lxw_workbook* m_book;
    lxw_worksheet* m_sheet = nullptr;
    std::array<lxw_format*, 5> m_formats{};
    int m_error = 0;
};

[[nodiscard]] Error listNotWritten(const QString& what);

} // namespace motcua::paper
