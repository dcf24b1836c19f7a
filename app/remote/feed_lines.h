#pragma once

#include "remote/feed_api.h"

#include <QByteArrayView>

#include <memory>

namespace motcua::remote {

//! The quick way through lines whose bodies are not read here: simdjson, for upserts of the given kinds. Whatever is not plainly
//! such a line is left to the slow way, which has the errors. One thread.
class QuickLines
{
public:
    explicit QuickLines(const QStringList& kinds);
    ~QuickLines();

    //! Appends the line's row; false = nothing was done. `line` has linePadding bytes behind it that may be read.
    bool read(QByteArrayView line, std::vector<FeedRow>& rows);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua::remote
