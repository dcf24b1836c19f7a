#include "backend/http/gzip.h"

#include <libdeflate.h>
#include <memory>

namespace motcua::backend::http {

std::optional<QByteArray> gzip(const QByteArray& plain)
{
    // As small as gzip -6 in two thirds of its time; zlib's quickest is half as large again and hardly quicker.
    constexpr int level = 6;
    struct Free
    {
        void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
    };
    thread_local const std::unique_ptr<libdeflate_compressor, Free> compressor(libdeflate_alloc_compressor(level));
    if (!compressor)
        return std::nullopt;
    const auto size = static_cast<size_t>(plain.size());
    QByteArray out(static_cast<qsizetype>(libdeflate_gzip_compress_bound(compressor.get(), size)), Qt::Uninitialized);
    const size_t used = libdeflate_gzip_compress(compressor.get(), plain.constData(), size, out.data(), static_cast<size_t>(out.size()));
    if (used == 0)
        return std::nullopt;
    out.resize(static_cast<qsizetype>(used));
    return out;
}

} // namespace motcua::backend::http
