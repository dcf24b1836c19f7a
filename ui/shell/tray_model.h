#pragma once

#include "services/sync_status.h"

#include <QAbstractListModel>

#include <array>
#include <vector>

namespace motcua::ui {

//! The tray's lines: what needs a look, what waits, what was sent, what was let go of; each group under its head. Rows are replaced whole (a tray is
//! short); the view keeps the current entry by its command id.
class TrayModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { EntryRole = Qt::UserRole + 1, HeadRole, HeadCountRole, CommandRole, ReasonRole };
    enum class Group { Look, Waiting, Sent, Dropped };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(const std::vector<services::TrayEntry>& entries);
    [[nodiscard]] const services::TrayEntry* entry(int row) const;
    [[nodiscard]] int rowOf(const QString& commandId) const;
    [[nodiscard]] int count(Group group) const { return m_counts[size_t(group)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    [[nodiscard]] static Group group(services::TrayEntry::State state);

private:
    struct Line
    {
        int entry = -1; //!< negative: head of a group
        Group group = Group::Look;
    };
    std::vector<services::TrayEntry> m_entries;
    std::vector<Line> m_lines;
    std::array<int, 4> m_counts{};
    std::vector<bool> m_behind; //!< of each entry: an earlier one of the same record is not through yet
};

//! "Tiếp nhận 261111-0031": what the person wanted.
[[nodiscard]] QString trayTitle(const services::TrayEntry& entry);
//! Why it stands where it stands, in words. `behind`: it waits for earlier work on the same record.
[[nodiscard]] QString trayReason(const services::TrayEntry& entry, const QDateTime& now, bool behind = false);

} // namespace motcua::ui

Q_DECLARE_METATYPE(motcua::services::TrayEntry)
