#include "services/queue_filters.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace motcua::services {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array tabs{"open"_L1, "registered"_L1, "supplement"_L1, "due_soon"_L1, "overdue"_L1, "to_return"_L1, "all"_L1};
constexpr std::array kinds{"person"_L1, "organisation"_L1};
constexpr std::array sorts{"due"_L1, "received"_L1, "owner"_L1};

template<class Names>
int placeOf(const Names& names, const QString& text)
{
    const auto at = std::find(names.begin(), names.end(), text);
    return at == names.end() ? -1 : int(at - names.begin());
}

QJsonObject toJson(const SavedFilter& saved)
{
    const QueueFilter& f = saved.filter;
    QJsonObject json{{u"name"_s, saved.name}, {u"tab"_s, tabs[size_t(f.tab)]}, {u"sort"_s, sorts[size_t(f.sort)]}};
    const auto put = [&json](const QString& key, const QString& text) {
        if (!text.isEmpty())
            json.insert(key, text);
    };
    put(u"text"_s, f.text);
    put(u"procedure"_s, f.procedure);
    put(u"holder"_s, f.holder);
    put(u"receivedFrom"_s, f.receivedFrom.toString(Qt::ISODate));
    put(u"receivedTo"_s, f.receivedTo.toString(Qt::ISODate));
    put(u"dueFrom"_s, f.dueFrom.toString(Qt::ISODate));
    put(u"dueTo"_s, f.dueTo.toString(Qt::ISODate));
    if (f.status != 0)
        json.insert(u"status"_s, f.status);
    if (f.ownerKind)
        json.insert(u"owner"_s, kinds[size_t(*f.ownerKind)]);
    return json;
}

std::optional<SavedFilter> fromJson(const QJsonObject& json)
{
    const auto text = [&json](const QString& key) { return json.value(key).toString(); };
    const auto day = [&](const QString& key) { return QDate::fromString(text(key), Qt::ISODate); };
    const int tab = placeOf(tabs, text(u"tab"_s));
    const int sort = placeOf(sorts, text(u"sort"_s));
    const QString name = text(u"name"_s).trimmed();
    const int status = json.value("status"_L1).toInt();
    if (tab < 0 || sort < 0 || name.isEmpty() || name.size() > QueueFilters::longestName || (status != 0 && !domain::dossierStatusFromNumber(status)))
        return std::nullopt;
    const QString owner = text(u"owner"_s);
    const int kind = placeOf(kinds, owner);
    if (!owner.isEmpty() && kind < 0)
        return std::nullopt;
    return SavedFilter{name,
                       {QueueTab(tab), QueueSort(sort), text(u"text"_s), text(u"procedure"_s), text(u"holder"_s), status, day(u"receivedFrom"_s), day(u"receivedTo"_s),
                        day(u"dueFrom"_s), day(u"dueTo"_s), kind < 0 ? std::nullopt : std::optional(domain::OwnerKind(kind))}};
}

} // namespace

int QueueFilters::indexOf(const QString& name) const
{
    const auto at = std::find_if(m_all.begin(), m_all.end(), [&name](const SavedFilter& one) { return one.name.compare(name.trimmed(), Qt::CaseInsensitive) == 0; });
    return at == m_all.end() ? -1 : int(at - m_all.begin());
}

Result<int> QueueFilters::save(const QString& name, const QueueFilter& filter)
{
    const QString clean = name.simplified().normalized(QString::NormalizationForm_C);
    if (clean.isEmpty())
        return fail(ErrorKind::Invalid, u"name_missing"_s);
    if (clean.size() > longestName)
        return fail(ErrorKind::Invalid, u"name_long"_s);
    const int at = indexOf(clean);
    if (at >= 0) {
        m_all[size_t(at)].filter = filter;
        return at;
    }
    if (int(m_all.size()) >= most)
        return fail(ErrorKind::Invalid, u"too_many"_s);
    m_all.push_back({clean, filter});
    return int(m_all.size()) - 1;
}

Result<void> QueueFilters::rename(int index, const QString& name)
{
    if (index < 0 || index >= int(m_all.size()))
        return fail(ErrorKind::NotFound, u"no_filter"_s);
    const QString clean = name.simplified().normalized(QString::NormalizationForm_C);
    if (clean.isEmpty())
        return fail(ErrorKind::Invalid, u"name_missing"_s);
    if (clean.size() > longestName)
        return fail(ErrorKind::Invalid, u"name_long"_s);
    if (const int at = indexOf(clean); at >= 0 && at != index)
        return fail(ErrorKind::Invalid, u"name_taken"_s);
    m_all[size_t(index)].name = clean;
    return {};
}

bool QueueFilters::remove(int index)
{
    if (index < 0 || index >= int(m_all.size()))
        return false;
    m_all.erase(m_all.begin() + index);
    return true;
}

int QueueFilters::move(int index, int by)
{
    const int to = index + by;
    if (index < 0 || index >= int(m_all.size()) || to < 0 || to >= int(m_all.size()))
        return index;
    std::swap(m_all[size_t(index)], m_all[size_t(to)]);
    return to;
}

QByteArray QueueFilters::toBytes() const
{
    QJsonArray list;
    for (const SavedFilter& one : m_all)
        list.append(toJson(one));
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QueueFilters QueueFilters::fromBytes(const QByteArray& bytes)
{
    QueueFilters found;
    for (const QJsonValue& one : QJsonDocument::fromJson(bytes).array()) {
        if (int(found.m_all.size()) >= most)
            break;
        if (auto saved = fromJson(one.toObject()); saved && found.indexOf(saved->name) < 0)
            found.m_all.push_back(std::move(*saved));
    }
    return found;
}

} // namespace motcua::services
