#pragma once

// Inside the HTTP room only.

#include "backend/http/http_server.h"

#include <boost/asio/ssl/context.hpp>

#include <QDateTime>

#include <memory>

namespace motcua::backend::http {

//! The certificate in use. load() reads the files again; what cannot be used leaves the old one in its place.
class Certificate
{
public:
    explicit Certificate(TlsFiles files) : m_files(std::move(files)) {}

    //! Error (Internal): tls_certificate, tls_key (detail: OpenSSL's words). TLS 1.2 and newer.
    [[nodiscard]] std::optional<Error> load();
    //! Did a file change since the last load?
    [[nodiscard]] bool isStale() const;
    [[nodiscard]] const std::shared_ptr<boost::asio::ssl::context>& context() const { return m_context; }

private:
    [[nodiscard]] QList<QDateTime> stamps() const;

    TlsFiles m_files;
    QList<QDateTime> m_stamps;
    std::shared_ptr<boost::asio::ssl::context> m_context;
};

} // namespace motcua::backend::http
