#include "domain/dossier_papers.h"

#include "domain/apply_rules.h"
#include "domain/json_read.h"
#include "domain/json_write.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr qsizetype longestKey = 100;
constexpr qsizetype longestName = 500;
constexpr int mostSheets = 999;

[[nodiscard]] bool isHash(const QString& text)
{
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

[[nodiscard]] bool areHashes(const QStringList& list)
{
    return list.size() <= mostFilesOfPaper && std::all_of(list.begin(), list.end(), isHash);
}

[[nodiscard]] QJsonObject toJson(const PaperChange& change)
{
    QJsonObject json{{u"key"_s, change.key}};
    json::put(json, "name"_L1, change.name);
    const auto put = [&json](QLatin1StringView key, const auto& value) {
        if (value) {
            json.insert(key, *value);
        }
    };
    put("originals"_L1, change.originals);
    put("copies"_L1, change.copies);
    put("received"_L1, change.received);
    put("reused"_L1, change.reused);
    if (!change.drop.isEmpty()) {
        json.insert("drop"_L1, QJsonArray::fromStringList(change.drop));
    }
    if (!change.add.isEmpty()) {
        json.insert("add"_L1, QJsonArray::fromStringList(change.add));
    }
    return json;
}

[[nodiscard]] PaperChange readChange(json::Reader& reader)
{
    reader.onlyKeys({"key"_L1, "name"_L1, "originals"_L1, "copies"_L1, "received"_L1, "reused"_L1, "drop"_L1, "add"_L1});
    PaperChange change;
    change.key = reader.text("key"_L1, json::Need::Required);
    change.name = reader.text("name"_L1).trimmed();
    const auto sheets = [&reader](QLatin1StringView key) -> std::optional<int> {
        const qint64 count = reader.integer(key, 0, mostSheets, json::Need::Optional, -1);
        return count < 0 ? std::nullopt : std::optional<int>(int(count));
    };
    const auto flag = [&reader](QLatin1StringView key) -> std::optional<bool> {
        return reader.has(key) ? std::optional<bool>(reader.flag(key)) : std::nullopt;
    };
    change.originals = sheets("originals"_L1);
    change.copies = sheets("copies"_L1);
    change.received = flag("received"_L1);
    change.reused = flag("reused"_L1);
    change.drop = reader.texts("drop"_L1);
    change.add = reader.texts("add"_L1);
    if (reader.ok() && (change.key.isEmpty() || change.key.size() > longestKey || change.name.size() > longestName)) {
        reader.refuse({}, "key"_L1);
    }
    if (reader.ok() && (!areHashes(change.drop) || !areHashes(change.add))) {
        reader.refuse({}, "add"_L1);
    }
    return change;
}

[[nodiscard]] Component changed(Component component, const PaperChange& change)
{
    component.originals = change.originals.value_or(component.originals);
    component.copies = change.copies.value_or(component.copies);
    component.received = change.received.value_or(component.received);
    component.reused = change.reused.value_or(component.reused);
    for (const QString& hash : change.drop) {
        component.blobs.removeAll(hash);
    }
    for (const QString& hash : change.add) {
        if (!component.blobs.contains(hash)) {
            component.blobs.append(hash);
        }
    }
    return component;
}

[[nodiscard]] auto withKey(std::vector<Component>& papers, const QString& key)
{
    return std::find_if(papers.begin(), papers.end(), [&key](const Component& one) { return one.key == key; });
}

} // namespace

std::vector<PaperChange> paperChanges(const std::vector<Component>& before, const std::vector<Component>& after)
{
    std::vector<PaperChange> changes;
    for (const Component& is : after) {
        const auto found = std::find_if(before.begin(), before.end(), [&is](const Component& one) { return one.key == is.key; });
        const bool isNew = found == before.end();
        const Component was = isNew ? Component{} : *found;
        PaperChange change{is.key, isNew ? is.name : QString(), {}, {}, {}, {}, {}, {}};
        const auto differs = [](auto& slot, const auto& from, const auto& to) {
            if (from != to) {
                slot = to;
            }
        };
        differs(change.originals, was.originals, is.originals);
        differs(change.copies, was.copies, is.copies);
        differs(change.received, was.received, is.received);
        differs(change.reused, was.reused, is.reused);
        // What stands in the same order at the beginning stays; the rest is taken away and, where it is still wanted, put behind it.
        const auto kept = std::mismatch(was.blobs.begin(), was.blobs.end(), is.blobs.begin(), is.blobs.end());
        const bool onlyGone = std::all_of(is.blobs.begin(), is.blobs.end(), [&was](const QString& hash) { return was.blobs.contains(hash); }) &&
                              std::is_sorted(is.blobs.begin(), is.blobs.end(), [&was](const QString& a, const QString& b) { return was.blobs.indexOf(a) < was.blobs.indexOf(b); });
        if (onlyGone) {
            std::copy_if(was.blobs.begin(), was.blobs.end(), std::back_inserter(change.drop), [&is](const QString& hash) { return !is.blobs.contains(hash); });
        } else {
            std::copy(kept.first, was.blobs.end(), std::back_inserter(change.drop));
            std::copy(kept.second, is.blobs.end(), std::back_inserter(change.add));
        }
        if (isNew || change != PaperChange{is.key, {}, {}, {}, {}, {}, {}, {}}) {
            changes.push_back(std::move(change));
        }
    }
    return changes;
}

QJsonObject papersPayload(const std::vector<PaperChange>& changes)
{
    QJsonArray papers;
    for (const PaperChange& change : changes) {
        papers.append(toJson(change));
    }
    return {{u"papers"_s, papers}};
}

Result<std::vector<PaperChange>> papersFromPayload(const QJsonObject& payload)
{
    json::Reader reader(payload, "command"_L1, ErrorKind::Invalid);
    reader.onlyKeys({"papers"_L1});
    auto changes = reader.list<PaperChange>("papers"_L1, readChange, json::Need::Required);
    QStringList keys;
    for (const PaperChange& change : changes) {
        if (keys.contains(change.key)) {
            reader.refuse({}, "papers"_L1);
        }
        keys.append(change.key);
    }
    if (changes.empty() || changes.size() > size_t(mostPapers)) {
        reader.refuse({}, "papers"_L1);
    }
    return reader.done(std::move(changes));
}

Applied applyPapers(const Record& record, const Command& command, const Official& actor, const QDateTime& at)
{
    const CheckedDossier checked = checkDossier(record, actor);
    if (checked.refusal) {
        return tl::unexpected<Refusal>(*checked.refusal);
    }
    if (alreadyThere(*checked.dossier, command)) {
        return record;
    }
    const auto asked = papersFromPayload(command.payload);
    if (!asked) {
        return refuse(u"bad_payload"_s, {asked.error().detail});
    }
    // Before reception the papers are part of what is received; after the end nothing moves any more.
    if (!checked.dossier->receivedAt.isValid() || isEnd(checked.dossier->status)) {
        return refuse(u"not_allowed"_s, {u"status"_s});
    }
    Dossier after = *checked.dossier;
    std::vector<FieldChange> steps;
    for (const PaperChange& change : *asked) {
        auto found = withKey(after.components, change.key);
        const bool isNew = found == after.components.end();
        if (isNew && change.name.isEmpty()) {
            return refuse(u"field_missing"_s, {u"name"_s});
        }
        Component was;
        if (isNew) {
            was.key = change.key;
            was.name = change.name;
            was.required = false;
        } else {
            was = *found;
        }
        Component is = changed(was, change);
        if (is.blobs.size() > mostFilesOfPaper || (isNew && after.components.size() >= size_t(mostPapers))) {
            return refuse(u"too_many_files"_s, {u"components"_s});
        }
        if (!isNew && is == was) {
            continue;
        }
        steps.push_back({QString::fromLatin1(paperField), isNew ? QJsonValue(QString()) : QJsonValue(toJson(was)), toJson(is)});
        if (isNew) {
            after.components.push_back(std::move(is));
        } else {
            *found = std::move(is);
        }
    }
    if (steps.empty()) {
        return record;
    }
    DossierEvent step = stepOf(command, actor, at, number(after.status), after.status, {});
    step.changes = std::move(steps);
    after.timeline.push_back(std::move(step));
    return Record(std::move(after));
}

} // namespace motcua::domain
