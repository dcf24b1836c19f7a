#pragma once

#include "services/dossier_book.h"

#include <QAbstractListModel>
#include <QTimer>

#include <functional>

namespace motcua::ui::reception {

//! Where the rows come from: the desk's DossierBook, or a twin in tests.
struct QueueSource
{
    std::function<QFuture<Result<services::DossierPage>>(const services::QueueFilter&, const std::optional<services::PageKey>&, int)> page;
    std::function<QFuture<Result<std::vector<services::DossierRow>>>(const QStringList&, const services::QueueFilter&)> rows;
};
[[nodiscard]] QueueSource sourceOf(services::DossierBook& book);

//! Why a search found the row, where the row does not show it by itself: "Điện thoại 0912 345 678"; else empty.
[[nodiscard]] QString foundText(const services::DossierRow& row);

//! The work queue, page by page (keyset), so that half a million rows cost what is looked at. Rows that change are replaced
//! where they stand; what arrives is merged in without resetting, so that selection and place hold. GUI thread; answers for an
//! earlier filter are dropped.
class DossierQueueModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { RowRole = Qt::UserRole + 1, IdRole };
    enum class State { Loading, Ready, Failed };
    static constexpr int pageSize = 100;

    explicit DossierQueueModel(QueueSource source, QObject* parent = nullptr);

    void setFilter(const services::QueueFilter& filter);
    [[nodiscard]] const services::QueueFilter& filter() const { return m_filter; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error& error() const { return m_error; }
    //! Some rows changed at the centre or here.
    void noteChanged(const QStringList& ids);
    //! Reads again what is loaded and merges it in. Many calls in a short time become one.
    void refresh();

    [[nodiscard]] const services::DossierRow* row(int index) const;
    [[nodiscard]] int indexOf(const QString& id) const;
    [[nodiscard]] bool isWhole() const { return !m_next; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void stateChanged();
    void aboutToMerge(); //!< the view notes where it stands
    void merged();

private:
    void load();
    void readAgain();
    void merge(const std::vector<services::DossierRow>& rows);
    void setState(State state);

    QueueSource m_source;
    services::QueueFilter m_filter;
    std::vector<services::DossierRow> m_rows;
    std::optional<services::PageKey> m_next;
    State m_state = State::Loading;
    Error m_error;
    QTimer m_soon{this};
    int m_generation = 0;
    bool m_fetching = false;
};

} // namespace motcua::ui::reception

Q_DECLARE_METATYPE(motcua::services::DossierRow)
