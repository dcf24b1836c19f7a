#pragma once

#include "services/dossier_book.h"

#include <vector>

namespace motcua::services {

//! A question to the work queue under a name, as one official keeps it on one machine.
struct SavedFilter
{
    QString name;
    QueueFilter filter;

    bool operator==(const SavedFilter&) const = default;
};

//! The filters that an official keeps, in the order that they have on the screen. Plain value; names are told apart without case.
class QueueFilters
{
public:
    static constexpr int most = 30;
    static constexpr int longestName = 60; //!< characters

    [[nodiscard]] const std::vector<SavedFilter>& all() const { return m_all; }
    //! -1: there is none of this name.
    [[nodiscard]] int indexOf(const QString& name) const;
    //! Under a name that is here it replaces that one. Errors (Invalid): name_missing, name_long, too_many.
    Result<int> save(const QString& name, const QueueFilter& filter);
    //! Errors (Invalid): name_missing, name_long, name_taken; NotFound no_filter.
    Result<void> rename(int index, const QString& name);
    bool remove(int index);
    //! One place up (-1) or down (+1); where it stands then.
    int move(int index, int by);

    [[nodiscard]] QByteArray toBytes() const;
    //! What cannot be read any more (another version's) is left out.
    [[nodiscard]] static QueueFilters fromBytes(const QByteArray& bytes);

    bool operator==(const QueueFilters&) const = default;

private:
    std::vector<SavedFilter> m_all;
};

} // namespace motcua::services
