#pragma once

// Inside post/ only: the one header that shows libcurl.

#include <QByteArray>

#include <curl/curl.h>

#include <functional>
#include <memory>

namespace motcua::backend::post {

struct CurlDeleter
{
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};
using CurlHandle = std::unique_ptr<CURL, CurlDeleter>;
using CurlList = std::unique_ptr<curl_slist, CurlDeleter>;
using CurlMime = std::unique_ptr<curl_mime, CurlDeleter>;

inline void append(CurlList& list, const QByteArray& line)
{
    list.reset(curl_slist_append(list.release(), line.constData()));
}

//! Bytes that libcurl draws; `beforeLast` is asked before the last of them are given away.
struct Source
{
    QByteArray bytes;
    qsizetype at = 0;
    std::function<bool()> beforeLast;

    static std::size_t read(char* out, std::size_t size, std::size_t count, void* self);
    static int seek(void* self, curl_off_t offset, int origin);
};

//! What both carriers set on a fresh or reused handle.
void setCommon(CURL* handle, const QByteArray& url, const QByteArray& caFile);

} // namespace motcua::backend::post
