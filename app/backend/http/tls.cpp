#include "backend/http/tls.h"

#include <QFileInfo>

#include <openssl/ssl.h>

using namespace Qt::StringLiterals;
namespace ssl = boost::asio::ssl;

namespace motcua::backend::http {

std::optional<Error> Certificate::load()
{
    m_stamps = stamps(); // before reading: a change meanwhile is seen the next time
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    boost::system::error_code error;
    context->set_options(ssl::context::default_workarounds | ssl::context::no_sslv2 | ssl::context::no_sslv3 | ssl::context::no_tlsv1 |
                         ssl::context::no_tlsv1_1);
    SSL_CTX_set_cipher_list(context->native_handle(), "ECDHE+AESGCM:ECDHE+CHACHA20"); // of TLS 1.2; 1.3 has good ones only
    SSL_CTX_set_options(context->native_handle(), SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_mode(context->native_handle(), SSL_MODE_RELEASE_BUFFERS); // 32 KB less for each long poll
    context->use_certificate_chain_file(m_files.certificate.toStdString(), error);
    if (error)
        return Error{ErrorKind::Internal, u"tls_certificate"_s, QString::fromStdString(error.message()), 0};
    context->use_private_key_file(m_files.key.toStdString(), ssl::context::pem, error);
    if (error || SSL_CTX_check_private_key(context->native_handle()) != 1)
        return Error{ErrorKind::Internal, u"tls_key"_s, QString::fromStdString(error.message()), 0};
    m_context = std::move(context);
    return std::nullopt;
}

bool Certificate::isStale() const
{
    return stamps() != m_stamps;
}

QList<QDateTime> Certificate::stamps() const
{
    return {QFileInfo(m_files.certificate).lastModified(), QFileInfo(m_files.key).lastModified()};
}

} // namespace motcua::backend::http
