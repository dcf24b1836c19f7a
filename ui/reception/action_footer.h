#pragma once

#include "services/dossier_book.h"
#include "ui/kit/panes.h"
#include "ui/reception/dossier_actions.h"

#include <QHash>
#include <QJsonObject>

class QComboBox;
class QHBoxLayout;
class QStackedWidget;

namespace motcua::services {
class Office;
}

namespace motcua::ui {
class ActionButton;
class Field;
class TextLabel;
} // namespace motcua::ui

namespace motcua::ui::reception {

//! The foot of the detail: what the rules allow as buttons, the rest in a menu (F8). A step that needs a reason or a unit asks
//! for it in place. GUI thread.
class ActionFooter : public Surface
{
    Q_OBJECT

public:
    explicit ActionFooter(services::Office& office, QWidget* parent = nullptr);

    void setDetail(const services::DossierDetail& detail);
    //! What a key of the page asks for ("F6" …). False where the rules do not offer it now.
    bool trigger(const QString& key);
    void trigger(const DossierAction& action);
    [[nodiscard]] const QList<DossierAction>& actions() const { return m_actions; }
    [[nodiscard]] bool isAsking() const { return m_asking; }
    void cancel();
    //! What was typed for steps that were not taken, for the next page (another language).
    [[nodiscard]] QByteArray toBytes() const;
    void takeBytes(const QByteArray& bytes);

Q_SIGNALS:
    void receiveRequested();
    void actionsChanged();
    void left(); //!< what was asked is over, and the keyboard has nowhere to be
    void done(const QString& sentence, const QString& dossierId);
    //! An official form is wanted: by the step just taken, or chosen under F8.
    void formRequested(motcua::services::FormKind kind, const motcua::domain::Dossier& dossier);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeButtons();
    void openMenu();
    void ask(const DossierAction& action);
    void confirm();
    void send(const DossierAction& action, const QString& reason, const QString& holder);
    void loadUnits();
    void leave();
    [[nodiscard]] QJsonObject begun() const;

    services::Office& m_office;
    services::DossierDetail m_detail;
    QList<DossierAction> m_actions;
    DossierAction m_current;
    QHash<QString, QJsonObject> m_begun; //!< by dossier: what was typed for a step before another row was chosen
    QString m_reopen;                    //!< its question stood open
    bool m_asking = false;
    bool m_sending = false;

    QStackedWidget* m_stack;
    QHBoxLayout* m_buttons;
    ActionButton* m_more = nullptr;
    TextLabel* m_question;
    TextLabel* m_warning;
    Field* m_reason;
    Field* m_unit;
    QComboBox* m_units;
    ActionButton* m_confirm;
};

} // namespace motcua::ui::reception
