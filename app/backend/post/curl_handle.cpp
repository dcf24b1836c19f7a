#include "backend/post/curl_handle.h"

#include "backend/post/network_carriers.h"

#include <algorithm>
#include <cstring>

namespace motcua::backend::post {

namespace {

constexpr long kConnectSeconds = 10;
constexpr long kWholeSeconds = 60; // below the lease

std::size_t swallow(char*, std::size_t size, std::size_t count, void*)
{
    return size * count;
}

} // namespace

void prepareNetwork()
{
    static const CURLcode once = curl_global_init(CURL_GLOBAL_DEFAULT);
    (void)once;
}

std::size_t Source::read(char* out, std::size_t size, std::size_t count, void* self)
{
    auto& source = *static_cast<Source*>(self);
    const auto room = static_cast<qsizetype>(size * count);
    const qsizetype part = std::min(room, source.bytes.size() - source.at);
    if (part > 0 && source.at + part == source.bytes.size() && source.beforeLast && !source.beforeLast())
        return CURL_READFUNC_ABORT;
    std::memcpy(out, source.bytes.constData() + source.at, static_cast<std::size_t>(part));
    source.at += part;
    return static_cast<std::size_t>(part);
}

int Source::seek(void* self, curl_off_t offset, int origin)
{
    auto& source = *static_cast<Source*>(self);
    if (origin != SEEK_SET || offset < 0 || offset > source.bytes.size())
        return CURL_SEEKFUNC_CANTSEEK;
    source.at = static_cast<qsizetype>(offset);
    return CURL_SEEKFUNC_OK;
}

void setCommon(CURL* handle, const QByteArray& url, const QByteArray& caFile)
{
    curl_easy_setopt(handle, CURLOPT_URL, url.constData());
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, kWholeSeconds);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, swallow);
    curl_easy_setopt(handle, CURLOPT_PROXY, ""); // nothing from the environment
    if (!caFile.isEmpty())
        curl_easy_setopt(handle, CURLOPT_CAINFO, caFile.constData());
}

} // namespace motcua::backend::post
