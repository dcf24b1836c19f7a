#include "domain/dossier_head.h"

#include "domain/json_read.h"
#include "domain/json_skip.h"
#include "domain/time_text.h"

#include <cmath>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

using simdjson::ondemand::json_type;
using Value = simdjson::ondemand::value;
using timeText::daysOf;
using timeText::momentOf;
using timeText::noTime;

enum class Kind { Text, Id, Whole, Count, Flag, Moment, Date, Sex, Way, OwnerKind, Status, StatusOrNone, Texts, Object, Objects };

//! What a field must be, and where it goes.
struct Field
{
    std::string_view key;
    Kind kind;
    QByteArray DossierHead::*text = nullptr;
    qint64 DossierHead::*number = nullptr;
    std::span<const Field> inner = {};
};

// The fields of dossierFromJson(), kind for kind; a test holds the two together.
constexpr Field person[] = {
    {"fullName", Kind::Text, &DossierHead::owner},
    {"idNumber", Kind::Text, &DossierHead::idNumber},
    {"birthDate", Kind::Date},
    {"sex", Kind::Sex},
    {"phone", Kind::Text, &DossierHead::phone},
    {"email", Kind::Text},
    {"address", Kind::Text},
    {"kind", Kind::OwnerKind},
    {"representative", Kind::Text, &DossierHead::representative},
    {"representativeId", Kind::Text, &DossierHead::representativeId},
    {"position", Kind::Text},
};
constexpr Field component[] = {
    {"key", Kind::Text},      {"name", Kind::Text},     {"originals", Kind::Count}, {"copies", Kind::Count},
    {"required", Kind::Flag}, {"received", Kind::Flag}, {"reused", Kind::Flag},     {"blobs", Kind::Texts},
};
constexpr Field delivery[] = {{"way", Kind::Way}, {"address", Kind::Text}, {"electronic", Kind::Flag}};
constexpr Field event[] = {
    {"at", Kind::Moment},       {"actor", Kind::Text}, {"unit", Kind::Text},      {"from", Kind::StatusOrNone},
    {"to", Kind::StatusOrNone}, {"note", Kind::Text},  {"commandId", Kind::Text},
};
constexpr Field dossier[] = {
    {"agency", Kind::Text},
    {"code", Kind::Text, &DossierHead::code},
    {"components", Kind::Objects, nullptr, nullptr, component},
    {"delivery", Kind::Object, nullptr, nullptr, delivery},
    {"dueAt", Kind::Moment, nullptr, &DossierHead::dueAt},
    {"dueRule", Kind::Text},
    {"fee", Kind::Whole},
    {"finishedAt", Kind::Moment, nullptr, &DossierHead::finishedAt},
    {"holder", Kind::Text, &DossierHead::holder},
    {"id", Kind::Id, &DossierHead::id},
    {"note", Kind::Text},
    {"owner", Kind::Object, nullptr, nullptr, person},
    {"procedureId", Kind::Text},
    {"procedureName", Kind::Text, &DossierHead::procedure},
    {"receivedAt", Kind::Moment, nullptr, &DossierHead::receivedAt},
    {"receivedBy", Kind::Text},
    {"rev", Kind::Whole, nullptr, &DossierHead::rev},
    {"status", Kind::Status},
    {"statusBefore", Kind::StatusOrNone},
    {"submittedAt", Kind::Moment, nullptr, &DossierHead::submittedAt},
    {"submitter", Kind::Text, &DossierHead::submitter},
    {"supplements", Kind::Count, nullptr, &DossierHead::supplements},
    {"timeline", Kind::Objects, nullptr, nullptr, event},
};

//! Length as QString counts it; bytes tell enough for nearly every text.
bool tooLong(std::string_view text)
{
    return qsizetype(text.size()) > json::maxText && QString::fromUtf8(text.data(), qsizetype(text.size())).size() > json::maxText;
}

QByteArray view(std::string_view text)
{
    return QByteArray::fromRawData(text.data(), qsizetype(text.size()));
}

class Walk
{
public:
    DossierHead head;

    [[nodiscard]] bool isBroken() const { return m_broken; }
    [[nodiscard]] bool isEmpty() const { return m_empty; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

    void root(simdjson::ondemand::document& document)
    {
        simdjson::ondemand::object object;
        if (document.get_object().get(object))
            return breakOff();
        fields(object, dossier, true);
        if (!m_broken && !document.current_location().error())
            breakOff(); // something stands behind it
        if (!m_hasId)
            refuse({}, "id");
        if (!m_hasStatus)
            refuse({}, "status");
    }

private:
    void breakOff() { m_broken = true; }
    void refuse(QLatin1StringView code, std::string_view key)
    {
        if (!m_error)
            m_error = Error{ErrorKind::Contract, code.isEmpty() ? u"dossier_field"_s : QString(code),
                            QString::fromUtf8(key.data(), qsizetype(key.size()))};
    }

    void fields(simdjson::ondemand::object& object, std::span<const Field> known, bool isRoot)
    {
        // Records of one writer have their fields in one order: the next one is most likely the one after the last.
        size_t guess = 0;
        for (auto field : object) {
            std::string_view key;
            Value value;
            if (field.unescaped_key().get(key) || field.value().get(value))
                return breakOff();
            if (isRoot)
                m_empty = false;
            const Field* found = nullptr;
            for (size_t i = 0; i < known.size(); ++i) {
                const Field& candidate = known[(guess + i) % known.size()];
                if (candidate.key == key) {
                    found = &candidate;
                    guess = (guess + i + 1) % known.size();
                    break;
                }
            }
            if (found)
                one(value, *found);
            else
                unknown(value);
            if (m_broken)
                return;
        }
    }

    void one(Value& value, const Field& field)
    {
        json_type type{};
        if (value.type().get(type))
            return breakOff();
        if (type == json_type::null) {
            if (!jsonSkip::isNull(value))
                return breakOff();
            return;
        }
        switch (field.kind) {
        case Kind::Text:
        case Kind::Id:
        case Kind::Moment:
        case Kind::Date:
        case Kind::Sex:
        case Kind::Way:
        case Kind::OwnerKind: return text(value, type, field);
        case Kind::Whole:
        case Kind::Count:
        case Kind::Status:
        case Kind::StatusOrNone: return number(value, type, field);
        case Kind::Flag: {
            bool ignored = false;
            if (type != json_type::boolean)
                return wrongType(value, field);
            if (value.get_bool().get(ignored))
                breakOff();
            return;
        }
        case Kind::Object: {
            simdjson::ondemand::object object;
            if (type != json_type::object)
                return wrongType(value, field);
            if (value.get_object().get(object))
                return breakOff();
            return fields(object, field.inner, false);
        }
        case Kind::Texts:
        case Kind::Objects: return array(value, type, field);
        }
    }

    void text(Value& value, json_type type, const Field& field)
    {
        if (type != json_type::string)
            return wrongType(value, field);
        std::string_view given;
        if (value.get_string().get(given))
            return breakOff();
        if (tooLong(given))
            return refuse({}, field.key);
        switch (field.kind) {
        case Kind::Id: m_hasId = !given.empty(); break;
        case Kind::Moment: {
            const qint64 at = given.empty() ? 0 : momentOf(given);
            if (at == noTime)
                return refuse({}, field.key);
            if (field.number)
                head.*field.number = at;
            return;
        }
        case Kind::Date:
            if (!given.empty() && daysOf(given) == noTime)
                refuse({}, field.key);
            return;
        case Kind::Sex:
            if (!given.empty() && given != "unknown" && given != "male" && given != "female")
                refuse({}, field.key);
            return;
        case Kind::Way:
            if (!given.empty() && given != "counter" && given != "post")
                refuse({}, field.key);
            return;
        case Kind::OwnerKind:
            if (!given.empty() && given != "person" && given != "organisation")
                refuse({}, field.key);
            head.organisation = given == "organisation";
            return;
        default: break;
        }
        if (field.text)
            head.*field.text = view(given);
    }

    void number(Value& value, json_type type, const Field& field)
    {
        if (type != json_type::number)
            return wrongType(value, field);
        qint64 whole = 0;
        int64_t integer = 0;
        if (!value.get_int64().get(integer)) {
            whole = integer;
        } else { // 5.0 and 1e2 are whole numbers, too
            double real = 0;
            if (value.get_double().get(real))
                return breakOff();
            if (std::abs(real) > double(json::maxInteger) || real != std::floor(real))
                return refuse({}, field.key);
            whole = qint64(real);
        }
        if (std::abs(whole) > json::maxInteger)
            return refuse({}, field.key);
        if (field.kind == Kind::Status || field.kind == Kind::StatusOrNone) {
            if (std::abs(whole) > std::numeric_limits<int>::max())
                return refuse({}, field.key);
            if ((whole < 1 || whole > 10) && (whole != 0 || field.kind == Kind::Status))
                return refuse("unknown_status"_L1, field.key);
            if (field.kind == Kind::Status) {
                m_hasStatus = true;
                head.status = int(whole);
            }
            return;
        }
        if (whole < 0 || (field.kind == Kind::Count && whole > std::numeric_limits<int>::max()))
            return refuse({}, field.key);
        if (field.number)
            head.*field.number = whole;
    }

    void array(Value& value, json_type type, const Field& field)
    {
        simdjson::ondemand::array items;
        if (type != json_type::array)
            return wrongType(value, field);
        if (value.get_array().get(items))
            return breakOff();
        qsizetype count = 0;
        for (auto item : items) {
            Value inner;
            json_type innerType{};
            if (item.get(inner) || inner.type().get(innerType))
                return breakOff();
            if (++count > json::maxItems)
                refuse({}, field.key);
            if (field.kind == Kind::Texts && innerType == json_type::string) {
                std::string_view given;
                if (inner.get_string().get(given))
                    return breakOff();
                if (tooLong(given))
                    refuse({}, field.key);
            } else if (field.kind == Kind::Objects && innerType == json_type::object) {
                simdjson::ondemand::object object;
                if (inner.get_object().get(object))
                    return breakOff();
                fields(object, field.inner, false);
            } else {
                wrongType(inner, field);
            }
            if (m_broken)
                return;
        }
    }

    void wrongType(Value& value, const Field& field)
    {
        refuse({}, field.key);
        unknown(value);
    }

    //! A field of a later version: it must be JSON, whatever it says, for the record is stored as it came.
    void unknown(Value& value)
    {
        const auto found = jsonSkip::past(value);
        m_deep = m_deep || found == jsonSkip::Found::TooDeep;
        if (found != jsonSkip::Found::Json)
            breakOff();
    }

public:
    bool m_deep = false;

private:
    std::optional<Error> m_error;
    bool m_broken = false;
    bool m_empty = true;
    bool m_hasId = false;
    bool m_hasStatus = false;
};

qint64 msOf(const QDateTime& time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

} // namespace

Result<DossierHead> readDossierHead(QByteArrayView json)
{
    // The parser wants bytes behind the text; the copy is far cheaper than the parsing.
    thread_local simdjson::ondemand::parser parser;
    thread_local std::vector<char> buffer;
    const size_t size = size_t(json.size());
    if (buffer.size() < size + simdjson::SIMDJSON_PADDING)
        buffer.resize(size + simdjson::SIMDJSON_PADDING + 4'096);
    if (size > 0)
        std::memcpy(buffer.data(), json.data(), size);
    std::memset(buffer.data() + size, ' ', simdjson::SIMDJSON_PADDING);

    simdjson::ondemand::document document;
    Walk walk;
    if (parser.iterate(simdjson::padded_string_view(buffer.data(), size, buffer.size())).get(document))
        return fail(ErrorKind::Contract, u"bad_json"_s);
    walk.root(document);
    if (walk.isBroken())
        return fail(ErrorKind::Contract, walk.m_deep ? u"too_deep"_s : u"bad_json"_s);
    if (walk.isEmpty())
        return fail(ErrorKind::Contract, u"dossier_json"_s, u"empty"_s);
    if (walk.error())
        return tl::unexpected(*walk.error());
    return walk.head;
}

DossierHead headOf(const Dossier& d)
{
    return {d.id.toUtf8(),           d.rev,
            number(d.status),        d.supplements,
            d.code.toUtf8(),
            d.owner.fullName.toUtf8(), d.submitter.toUtf8(),
            d.procedureName.toUtf8(), d.holder.toUtf8(),
            d.owner.phone.toUtf8(),  d.owner.idNumber.toUtf8(),
            msOf(d.submittedAt),     msOf(d.receivedAt),
            msOf(d.dueAt),           msOf(d.finishedAt),
            d.owner.isOrganisation(), d.owner.representative.toUtf8(),
            d.owner.representativeId.toUtf8()};
}

} // namespace motcua::domain
