#include "backend/post/curl_handle.h"
#include "backend/post/network_carriers.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace motcua::backend::post {

namespace {

class SmsCarrier : public Carrier
{
public:
    explicit SmsCarrier(SmsOptions options) : m_options(std::move(options)), m_curl(curl_easy_init()) {}

    Delivery carry(const store::Claimed& claimed, const std::function<bool()>& handing) override
    {
        CURL* curl = m_curl.get();
        curl_easy_reset(curl);
        setCommon(curl, m_options.url.toUtf8(), m_options.caFile.toUtf8());
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
        CurlList headers;
        append(headers, "Content-Type: application/json");
        append(headers, "Expect:");
        append(headers, "Idempotency-Key: " + claimed.id.toLatin1());
        if (!m_options.token.isEmpty())
            append(headers, "Authorization: Bearer " + m_options.token.toUtf8());
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());

        bool handed = false;
        Source body;
        body.bytes = QJsonDocument(QJsonObject{{u"id"_s, claimed.id}, {u"to"_s, claimed.message.address}, {u"text"_s, claimed.message.text}})
                         .toJson(QJsonDocument::Compact);
        body.beforeLast = [&] { return handed = handed || handing(); };
        curl_easy_setopt(curl, CURLOPT_POST, 1L);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.bytes.size()));
        curl_easy_setopt(curl, CURLOPT_READFUNCTION, Source::read);
        curl_easy_setopt(curl, CURLOPT_READDATA, &body);
        curl_easy_setopt(curl, CURLOPT_SEEKFUNCTION, Source::seek);
        curl_easy_setopt(curl, CURLOPT_SEEKDATA, &body);

        const CURLcode result = curl_easy_perform(curl);
        long status = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
        return fateOf(result, status, handed);
    }

private:
    [[nodiscard]] Delivery fateOf(CURLcode result, long status, bool handed) const
    {
        using Fate = Delivery::Fate;
        if (result != CURLE_OK) {
            const QString code = u"curl_%1"_s.arg(static_cast<int>(result));
            return handed && !m_options.idempotent ? Delivery{Fate::Unsure, code} : Delivery{Fate::TryAgain, code};
        }
        const QString code = u"gateway_%1"_s.arg(status);
        if (status / 100 == 2 || status == 409) // 409: this id was taken before
            return {Fate::Sent, {}};
        switch (status) {
        case 400:
        case 404:
        case 410:
        case 422:
            return {Fate::Refused, code};
        case 401: // ours to mend
        case 403:
        case 408:
        case 425:
        case 429:
        case 503:
            return {Fate::TryAgain, code};
        default:
            return m_options.idempotent ? Delivery{Fate::TryAgain, code} : Delivery{Fate::Unsure, code};
        }
    }

    SmsOptions m_options;
    CurlHandle m_curl;
};

} // namespace

std::unique_ptr<Carrier> smsCarrier(const SmsOptions& options)
{
    return std::make_unique<SmsCarrier>(options);
}

} // namespace motcua::backend::post
