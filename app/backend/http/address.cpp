#include "backend/http/address.h"

#include <boost/asio/ip/address.hpp>

namespace motcua::backend::http {

namespace ip = boost::asio::ip;

namespace {

ip::address parse(const QString& text, bool* ok)
{
    boost::system::error_code error;
    const ip::address address = ip::make_address(text.toStdString(), error);
    *ok = !error;
    if (*ok && address.is_v6() && address.to_v6().is_v4_mapped())
        return ip::make_address_v4(ip::v4_mapped, address.to_v6());
    return address;
}

} // namespace

bool isAddress(const QString& text)
{
    bool ok = false;
    (void)parse(text, &ok);
    return ok;
}

bool isLoopback(const QString& text)
{
    bool ok = false;
    const ip::address address = parse(text, &ok);
    return ok && address.is_loopback();
}

QByteArray ownerOf(const QString& text)
{
    bool ok = false;
    const ip::address address = parse(text, &ok);
    if (!ok)
        return text.toUtf8();
    if (address.is_v4())
        return QByteArray::fromStdString(address.to_string());
    const auto bytes = address.to_v6().to_bytes();
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), 8).toHex();
}

} // namespace motcua::backend::http
