#include "backend/post/curl_handle.h"
#include "backend/post/network_carriers.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <list>

using namespace Qt::StringLiterals;

namespace motcua::backend::post {

namespace {

//! An address that could break out of its header line or envelope is none.
bool plainAddress(const QString& address)
{
    const bool odd = std::any_of(address.begin(), address.end(), [](QChar c) {
        return c.unicode() <= 0x20 || c.unicode() >= 0x7f || u"<>()[],;:\\\""_s.contains(c);
    });
    return !odd && address.size() <= 254 && address.count(u'@') == 1 && !address.startsWith(u'@') && !address.endsWith(u'@');
}

//! RFC 2047, words of at most 75 characters that never cut a letter.
QByteArray encodedWords(const QString& text)
{
    QByteArray out;
    QByteArray word;
    const auto close = [&] {
        if (!word.isEmpty())
            out += (out.isEmpty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + word.toBase64() + "?=";
        word.clear();
    };
    for (const char32_t letter : text.toUcs4()) {
        const QByteArray bytes = QString::fromUcs4(&letter, 1).toUtf8();
        if (word.size() + bytes.size() > 42)
            close();
        word += letter < 0x20 ? QByteArray(" ") : bytes;
    }
    close();
    return out;
}

class SmtpCarrier : public Carrier
{
public:
    explicit SmtpCarrier(SmtpOptions options) : m_options(std::move(options)), m_curl(curl_easy_init()) {}

    Delivery carry(const store::Claimed& claimed, const std::function<bool()>& handing) override
    {
        if (!plainAddress(claimed.message.address))
            return {Delivery::Fate::Refused, u"address_shape"_s};
        CURL* curl = m_curl.get();
        curl_easy_reset(curl); // keeps the connection
        setCommon(curl, m_options.url.toUtf8(), m_options.caFile.toUtf8());
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        curl_easy_setopt(curl, CURLOPT_USE_SSL, m_options.startTls ? CURLUSESSL_ALL : CURLUSESSL_NONE);
        if (!m_options.user.isEmpty()) {
            curl_easy_setopt(curl, CURLOPT_USERNAME, m_options.user.toUtf8().constData());
            curl_easy_setopt(curl, CURLOPT_PASSWORD, m_options.password.toUtf8().constData());
        }
        const QByteArray from = '<' + m_options.from.toUtf8() + '>';
        const QByteArray to = '<' + claimed.message.address.toUtf8() + '>';
        curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.constData());
        CurlList recipients;
        append(recipients, to);
        curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
        const CurlList headers = headersOf(claimed, from, to);
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());

        bool handed = false;
        std::list<Source> sources; // stays put: libcurl keeps pointers
        const CurlMime mime = mimeOf(claimed.message, sources);
        sources.back().beforeLast = [&] { return handed = handed || handing(); };
        curl_easy_setopt(curl, CURLOPT_MIMEPOST, mime.get());

        const CURLcode result = curl_easy_perform(curl);
        long code = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
        return fateOf(result, code, handed);
    }

private:
    [[nodiscard]] CurlList headersOf(const store::Claimed& claimed, const QByteArray& from, const QByteArray& to) const
    {
        CurlList headers;
        append(headers, "From: " + (m_options.fromName.isEmpty() ? QByteArray() : encodedWords(m_options.fromName) + ' ') + from);
        append(headers, "To: " + to);
        append(headers, "Subject: " + encodedWords(claimed.message.subject.isEmpty() ? u"Một Cửa"_s : claimed.message.subject));
        const QDateTime queued = QDateTime::fromMSecsSinceEpoch(claimed.queuedAt, Qt::UTC);
        append(headers, "Date: " + QLocale::c().toString(queued, u"ddd, dd MMM yyyy HH:mm:ss"_s).toLatin1() + " +0000");
        append(headers, "Message-ID: <" + claimed.id.toLatin1() + '@' + m_options.from.section(u'@', -1).toUtf8() + '>');
        append(headers, "Auto-Submitted: auto-generated"); // no holiday answers
        return headers;
    }

    [[nodiscard]] CurlMime mimeOf(const store::Message& message, std::list<Source>& sources) const
    {
        CurlMime mime(curl_mime_init(m_curl.get()));
        const auto add = [&](const QByteArray& bytes, const QByteArray& type, const QString& name) {
            curl_mimepart* part = curl_mime_addpart(mime.get());
            Source& source = sources.emplace_back(Source{bytes.isEmpty() ? QByteArray("\n") : bytes, 0, {}});
            curl_mime_data_cb(part, source.bytes.size(), Source::read, Source::seek, nullptr, &source);
            curl_mime_type(part, type.constData());
            curl_mime_encoder(part, "base64");
            if (name.isEmpty())
                return;
            QString plain = name; // RFC 2183 wants ASCII here; a client shows this name
            plain.replace(u'"', u'_').remove(u'\r').remove(u'\n');
            curl_mime_filename(part, plain.toUtf8().constData());
        };
        add(message.text.toUtf8(), "text/plain; charset=utf-8", {});
        for (const store::Attachment& attachment : message.attachments)
            add(attachment.body, attachment.type, attachment.name);
        return mime;
    }

    //! `code`: the server's last word. After the end of the data only its refusal says that the mail was not taken.
    static Delivery fateOf(CURLcode result, long code, bool handed)
    {
        using Fate = Delivery::Fate;
        if (result == CURLE_OK)
            return {Fate::Sent, {}};
        const QString said = u"smtp_%1"_s.arg(code);
        if (handed) {
            if (code >= 500)
                return {Fate::Refused, said};
            return code >= 400 ? Delivery{Fate::TryAgain, said} : Delivery{Fate::Unsure, u"no_answer"_s};
        }
        if (code >= 500 && (result == CURLE_SEND_ERROR || result == CURLE_RECV_ERROR)) // of the sender's or reader's address
            return {Fate::Refused, said};
        return {Fate::TryAgain, code >= 400 ? said : u"curl_%1"_s.arg(static_cast<int>(result))};
    }

    SmtpOptions m_options;
    CurlHandle m_curl;
};

} // namespace

std::unique_ptr<Carrier> smtpCarrier(const SmtpOptions& options)
{
    return std::make_unique<SmtpCarrier>(options);
}

} // namespace motcua::backend::post
