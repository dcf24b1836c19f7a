#include "ui/reception/edit_drafts.h"

#include "services/dossier_book.h"
#include "services/when_done.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

using namespace Qt::StringLiterals;

namespace motcua::ui::reception {

namespace {

QJsonObject toJson(const EditDrafts::Draft& draft)
{
    return {{u"seen"_s, domain::toJson(draft.seen)}, {u"typed"_s, domain::toJson(draft.typed)}};
}

std::optional<EditDrafts::Draft> fromJson(const QJsonObject& json)
{
    const auto seen = domain::dossierFromJson(json["seen"_L1].toObject());
    const auto typed = domain::dossierFromJson(json["typed"_L1].toObject());
    if (!seen || !typed)
        return {};
    return EditDrafts::Draft{*seen, *typed};
}

} // namespace

EditDrafts::EditDrafts(services::DossierBook& book, QObject* parent) : QObject(parent), m_book(book)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(500);
    connect(&m_soon, &QTimer::timeout, this, &EditDrafts::flush);
}

EditDrafts::~EditDrafts() { flush(); }

void EditDrafts::load()
{
    services::whenDone(m_book.loadEdits(), this, [this](const Result<QHash<QString, QByteArray>>& found) {
        if (!found)
            return;
        for (auto it = found->cbegin(); it != found->cend(); ++it) {
            if (m_drafts.contains(it.key()) || m_unsaved.contains(it.key()))
                continue; // what was typed since is newer
            if (const auto draft = fromJson(QJsonDocument::fromJson(it.value()).object()))
                m_drafts.insert(it.key(), *draft);
        }
        Q_EMIT loaded(int(m_drafts.size()));
    });
}

void EditDrafts::keep(const domain::Dossier& seen, const domain::Dossier& typed)
{
    m_drafts.insert(seen.id, {seen, typed});
    if (!m_unsaved.contains(seen.id))
        m_unsaved.append(seen.id);
    m_soon.start();
}

void EditDrafts::forget(const QString& id)
{
    if (m_drafts.remove(id) == 0 && !m_unsaved.contains(id))
        return;
    if (!m_unsaved.contains(id))
        m_unsaved.append(id);
    flush();
}

const EditDrafts::Draft* EditDrafts::of(const QString& id) const
{
    const auto at = m_drafts.constFind(id);
    return at == m_drafts.cend() ? nullptr : &*at;
}

void EditDrafts::flush()
{
    m_soon.stop();
    for (const QString& id : std::exchange(m_unsaved, {})) {
        const Draft* draft = of(id);
        m_book.saveEdit(id, draft ? QJsonDocument(toJson(*draft)).toJson(QJsonDocument::Compact) : QByteArray());
    }
}

QByteArray EditDrafts::toBytes() const
{
    QJsonArray all;
    for (const Draft& draft : m_drafts)
        all.append(toJson(draft));
    return all.isEmpty() ? QByteArray() : QJsonDocument(all).toJson(QJsonDocument::Compact);
}

void EditDrafts::takeBytes(const QByteArray& bytes)
{
    for (const QJsonValue& one : QJsonDocument::fromJson(bytes).array()) {
        if (const auto draft = fromJson(one.toObject()))
            m_drafts.insert(draft->seen.id, *draft);
    }
}

} // namespace motcua::ui::reception
