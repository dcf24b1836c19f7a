#include "ui/reception/dossier_queue_model.h"

#include "services/when_done.h"
#include "ui/kit/badges.h"
#include "ui/kit/format.h"

#include <QSet>

using motcua::services::DossierPage;
using motcua::services::DossierRow;
using motcua::services::whenDone;
using namespace Qt::StringLiterals;

namespace motcua::ui::reception {

QueueSource sourceOf(services::DossierBook& book)
{
    return {[&book](const services::QueueFilter& filter, const std::optional<services::PageKey>& after, int limit) { return book.page(filter, after, limit); },
            [&book](const QStringList& ids, const services::QueueFilter& filter) { return book.rows(ids, filter); }};
}

QString foundText(const DossierRow& row)
{
    using services::FoundBy;
    switch (row.foundBy) {
    case FoundBy::Submitter: return DossierQueueModel::tr("Submitter %1").arg(row.foundIn);
    case FoundBy::Phone: return DossierQueueModel::tr("Phone %1").arg(format::phone(row.foundIn));
    case FoundBy::IdNumber: return DossierQueueModel::tr("ID number %1").arg(row.foundIn);
    case FoundBy::RepresentativeId: return DossierQueueModel::tr("Representative's ID number %1").arg(row.foundIn);
    case FoundBy::Similar: return DossierQueueModel::tr("Similar name");
    default: return {};
    }
}

DossierQueueModel::DossierQueueModel(QueueSource source, QObject* parent) : QAbstractListModel(parent), m_source(std::move(source))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(200);
    connect(&m_soon, &QTimer::timeout, this, &DossierQueueModel::readAgain);
}

void DossierQueueModel::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void DossierQueueModel::setFilter(const services::QueueFilter& filter)
{
    m_filter = filter;
    load();
}

void DossierQueueModel::load()
{
    const int mine = ++m_generation;
    m_fetching = true;
    setState(State::Loading);
    whenDone(m_source.page(m_filter, {}, pageSize), this, [this, mine](const Result<DossierPage>& answer) {
        if (mine != m_generation)
            return;
        m_fetching = false;
        if (!answer) {
            m_error = answer.error();
            setState(State::Failed);
            return;
        }
        beginResetModel();
        m_rows = answer->rows;
        m_next = answer->next;
        endResetModel();
        setState(State::Ready);
    });
}

bool DossierQueueModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_next && !m_fetching;
}

void DossierQueueModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    const int mine = m_generation;
    m_fetching = true;
    whenDone(m_source.page(m_filter, m_next, pageSize), this, [this, mine](const Result<DossierPage>& answer) {
        if (mine != m_generation)
            return;
        m_fetching = false;
        if (!answer) {
            m_error = answer.error(); // what is loaded stays; the next scrolling tries again
            return;
        }
        // A row may have moved between two pages while they were read.
        std::vector<DossierRow> fresh;
        QSet<QString> known;
        for (const DossierRow& row : m_rows)
            known.insert(row.id);
        for (const DossierRow& row : answer->rows) {
            if (!known.contains(row.id))
                fresh.push_back(row);
        }
        m_next = answer->next;
        if (fresh.empty())
            return;
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + fresh.size()) - 1);
        m_rows.insert(m_rows.end(), fresh.begin(), fresh.end());
        endInsertRows();
    });
}

void DossierQueueModel::noteChanged(const QStringList& ids)
{
    const int mine = m_generation;
    whenDone(m_source.rows(ids, m_filter), this, [this, mine, ids](const Result<std::vector<DossierRow>>& answer) {
        if (mine != m_generation || !answer)
            return;
        QSet<QString> gone(ids.begin(), ids.end());
        bool unknown = false;
        for (const DossierRow& row : *answer) {
            gone.remove(row.id);
            const int at = indexOf(row.id);
            if (at < 0) {
                unknown = true;
            } else if (m_rows[size_t(at)] != row) {
                m_rows[size_t(at)] = row;
                Q_EMIT dataChanged(index(at), index(at));
            }
        }
        for (const QString& id : std::as_const(gone)) {
            const int at = indexOf(id);
            if (at < 0)
                continue;
            beginRemoveRows({}, at, at);
            m_rows.erase(m_rows.begin() + at);
            endRemoveRows();
        }
        if (unknown)
            refresh();
    });
}

void DossierQueueModel::refresh()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void DossierQueueModel::readAgain()
{
    if (m_fetching) {
        m_soon.start();
        return;
    }
    const int mine = m_generation;
    const int count = qMax(pageSize, int(m_rows.size()));
    m_fetching = true;
    whenDone(m_source.page(m_filter, {}, count), this, [this, mine](const Result<DossierPage>& answer) {
        if (mine != m_generation)
            return;
        m_fetching = false;
        if (!answer) {
            m_error = answer.error();
            if (m_rows.empty())
                setState(State::Failed);
            return;
        }
        m_next = answer->next;
        Q_EMIT aboutToMerge();
        merge(answer->rows);
        Q_EMIT merged();
        setState(State::Ready);
    });
}

void DossierQueueModel::merge(const std::vector<DossierRow>& rows)
{
    QSet<QString> wanted;
    for (const DossierRow& row : rows)
        wanted.insert(row.id);
    for (int at = int(m_rows.size()) - 1; at >= 0; --at) {
        if (wanted.contains(m_rows[size_t(at)].id))
            continue;
        beginRemoveRows({}, at, at);
        m_rows.erase(m_rows.begin() + at);
        endRemoveRows();
    }
    for (int at = 0; at < int(rows.size()); ++at) {
        const DossierRow& row = rows[size_t(at)];
        if (at < int(m_rows.size()) && m_rows[size_t(at)].id == row.id) {
            if (m_rows[size_t(at)] != row) {
                m_rows[size_t(at)] = row;
                Q_EMIT dataChanged(index(at), index(at));
            }
            continue;
        }
        const int old = indexOf(row.id);
        if (old > at) {
            beginMoveRows({}, old, old, {}, at);
            std::rotate(m_rows.begin() + at, m_rows.begin() + old, m_rows.begin() + old + 1);
            endMoveRows();
            if (m_rows[size_t(at)] != row) {
                m_rows[size_t(at)] = row;
                Q_EMIT dataChanged(index(at), index(at));
            }
        } else {
            beginInsertRows({}, at, at);
            m_rows.insert(m_rows.begin() + at, row);
            endInsertRows();
        }
    }
}

const DossierRow* DossierQueueModel::row(int index) const
{
    return index >= 0 && index < int(m_rows.size()) ? &m_rows[size_t(index)] : nullptr;
}

int DossierQueueModel::indexOf(const QString& id) const
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].id == id)
            return int(i);
    }
    return -1;
}

int DossierQueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant DossierQueueModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DossierRow& row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return row.ownerName;
    case Qt::AccessibleTextRole:
    {
        QStringList words{row.ownerName, row.procedureName, statusText(domain::number(row.status)), row.code};
        if (const QString why = foundText(row); !why.isEmpty())
            words.insert(1, why);
        return words.join(", "_L1);
    }
    case RowRole: return QVariant::fromValue(row);
    case IdRole: return row.id;
    default: return {};
    }
}

} // namespace motcua::ui::reception
