#pragma once

#include "services/queue_filters.h"
#include "ui/kit/panes.h"

class QComboBox;
class QLineEdit;

namespace motcua::ui {
class ActionButton;
class TextLabel;
} // namespace motcua::ui

namespace motcua::ui::reception {

//! The conditions of the queue's list, inline over it: procedure, status, due, kind of owner, holder, days; tried at once, and kept under a name. Keyboard:
//! Enter filters, Ctrl S saves, Esc leaves. It knows nothing of where filters are kept. GUI thread.
class FilterBar : public Surface
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget* parent = nullptr);

    //! Names offered while typing.
    void setProcedures(const QStringList& names);
    void setHolders(const QStringList& names);
    //! Begins with this one; `saved` = it stands under that name already.
    void begin(const services::SavedFilter& filter, bool saved, QDate today);
    //! What stands in the fields; nothing where a day cannot be read (it is said).
    [[nodiscard]] std::optional<services::QueueFilter> filter();
    [[nodiscard]] QString name() const;
    void say(const QString& sentence, bool good);

Q_SIGNALS:
    void tried(const motcua::services::QueueFilter& filter);
    void saveRequested(const QString& name, const motcua::services::QueueFilter& filter);
    void renameRequested(const QString& name);
    void removeRequested();
    void moveRequested(int by);
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void emitTried();
    void emitSave();

    QLineEdit* m_name;
    QComboBox* m_tab;
    QComboBox* m_status;
    QComboBox* m_owner;
    QComboBox* m_procedure;
    QComboBox* m_holder;
    QLineEdit* m_received;
    QLineEdit* m_due;
    TextLabel* m_said;
    ActionButton* m_rename;
    ActionButton* m_remove;
    ActionButton* m_up;
    ActionButton* m_down;
    QDate m_today;
    QString m_text;
    services::QueueSort m_sort = services::QueueSort::Due;
};

} // namespace motcua::ui::reception
