#include "remote/unpack.h"

#include "remote/api_client.h"

#include <QtEndian>

#include <cstring>
#include <libdeflate.h>
#include <memory>

using namespace Qt::StringLiterals;

namespace motcua::remote {

Result<QByteArray> unpackedPage(const QByteArray& received)
{
    QByteArray text;
    if (!received.startsWith("\x1f\x8b")) { // no JSON begins so
        text.reserve(received.size() + linePadding);
        text = received;
        text.append(linePadding, ' ');
        return text;
    }
    constexpr qsizetype shortest = 18;
    if (received.size() < shortest)
        return fail(ErrorKind::Contract, u"feed_packed"_s, u"length"_s);
    // The last four bytes say how long it will be; more than that is never written, whatever they say.
    const auto size = qsizetype(qFromLittleEndian<quint32>(received.constData() + received.size() - 4));
    if (size > Limits().feedPage)
        return fail(ErrorKind::TooLarge, u"answer_too_large"_s);
    text.resize(size + linePadding);
    struct Free
    {
        void operator()(libdeflate_decompressor* d) const { libdeflate_free_decompressor(d); }
    };
    thread_local const std::unique_ptr<libdeflate_decompressor, Free> decompressor(libdeflate_alloc_decompressor());
    size_t used = 0;
    if (!decompressor || libdeflate_gzip_decompress_ex(decompressor.get(), received.constData(), size_t(received.size()), text.data(),
                                                       size_t(size), &used, nullptr) != LIBDEFLATE_SUCCESS ||
        used != size_t(received.size()))
        return fail(ErrorKind::Contract, u"feed_packed"_s);
    std::memset(text.data() + size, ' ', size_t(linePadding));
    return text;
}

} // namespace motcua::remote
