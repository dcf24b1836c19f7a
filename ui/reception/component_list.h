#pragma once

#include "domain/dossier.h"
#include "domain/procedure.h"

#include <QAbstractListModel>
#include <QListView>

class QMimeData;

namespace motcua::ui::reception {

//! The papers of a dossier as a checklist.
class ComponentModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { ComponentRole = Qt::UserRole + 1 };
    using QAbstractListModel::QAbstractListModel;

    void setComponents(const std::vector<domain::Component>& components);
    [[nodiscard]] const std::vector<domain::Component>& components() const { return m_components; }
    void change(const domain::Component& component); //!< the row with its key

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    std::vector<domain::Component> m_components;
};

//! Space or a click ticks what lies on the desk. Required and missing ones stand in danger, since receiving waits for them.
class ComponentList : public QListView
{
    Q_OBJECT

public:
    explicit ComponentList(QWidget* parent = nullptr);

    void setComponents(const std::vector<domain::Component>& components);
    [[nodiscard]] std::vector<domain::Component> components() const;
    [[nodiscard]] int missing() const; //!< required ones that are not here
    //! nullptr when there is none; both live until the next change.
    [[nodiscard]] const domain::Component* current() const;
    [[nodiscard]] const domain::Component* find(const QString& key) const;
    void change(const domain::Component& component); //!< the row with its key

    QSize sizeHint() const override;

Q_SIGNALS:
    void changed();
    void given(const QMimeData& data); //!< dropped on the current row, or pasted
    void filesWanted();                //!< Insert
    void reuseWanted();                //!< R
    void captureWanted();              //!< F4
    void arrangeWanted();              //!< P

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    ComponentModel* m_model;
};

//! What a procedure asks for, nothing of it here yet.
[[nodiscard]] std::vector<domain::Component> componentsOf(const domain::Procedure& procedure);

} // namespace motcua::ui::reception

Q_DECLARE_METATYPE(motcua::domain::Component)
