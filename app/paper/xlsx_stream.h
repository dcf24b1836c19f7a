#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QSaveFile>

#include <memory>
#include <vector>

struct archive;

namespace motcua::paper {

//! One sheet of an XLSX, written and packed row by row in constant memory: no temporary file, no packing at the end, so it can be
//! dropped between any two rows. Texts are inline, times are real dates. Any thread, one at a time. What is not finished leaves
//! nothing behind. Errors: list_write (Storage). (ECMA-376 part 1; libxlsxwriter's constant-memory mode packs only at the end, in one
//! call that cannot be stopped.)
class XlsxStream
{
public:
    struct Column
    {
        QByteArray title;
        double width = 10; //!< in characters
    };

    explicit XlsxStream(const QString& path);
    ~XlsxStream();
    XlsxStream(const XlsxStream&) = delete;
    XlsxStream& operator=(const XlsxStream&) = delete;

    //! The first row is the head: bold, frozen, with a filter; `frozenColumns` at the left stay in sight too.
    Result<void> begin(const QByteArray& sheetName, const std::vector<Column>& columns, int frozenColumns);

    void beginRow();
    void text(const QByteArray& utf8); //!< the next cell; an empty text leaves it empty
    void time(qint64 localMs);         //!< ms since 1970 by the office's clock; 0 leaves it empty
    Result<void> endRow();

    //! Only then is there a file of that name.
    Result<void> finish();

private:
    struct Close
    {
        void operator()(archive* a) const;
    };
    void cellHead(QByteArrayView attributes);
    void escaped(const QByteArray& utf8);
    [[nodiscard]] bool part(const char* name, const QByteArray& bytes);
    [[nodiscard]] bool beginPart(const char* name, qint64 size);
    [[nodiscard]] bool flush();
    [[nodiscard]] Result<void> failed();

    QSaveFile m_file;
    std::unique_ptr<archive, Close> m_zip;
    QByteArray m_xml;               //!< not packed yet
    std::vector<QByteArray> m_names; //!< of the columns: A, B …
    int m_row = 0;
    size_t m_column = 0;
    QByteArray m_rowText;
};

} // namespace motcua::paper
