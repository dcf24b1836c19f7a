#pragma once

#include "domain/citizen_account.h"

#include <QHash>
#include <QWidget>

class QCheckBox;
class QComboBox;

namespace motcua::ui {
class Field;
class Segments;
} // namespace motcua::ui

namespace motcua::ui::accounts {

//! Whose account it is: kind, method, number, name, phone. Errors and doubts stand beside the field. GUI thread.
class AccountForm : public QWidget
{
    Q_OBJECT

public:
    explicit AccountForm(QWidget* parent = nullptr);
    ~AccountForm() override;

    void setMethods(const domain::AccountMethods& methods);
    [[nodiscard]] bool hasMethods() const { return !m_methods.rows.empty(); }
    [[nodiscard]] domain::CitizenRegistration registration() const; //!< as typed
    void set(const domain::CitizenRegistration& given);
    void fillFromCard(const domain::CitizenCard& card);
    void setReadOnly(bool readOnly);
    [[nodiscard]] bool isBlank() const;
    //! The number in the form in which it is stored; empty while it is none.
    [[nodiscard]] QString number() const;
    //! What the rules say; with `show` beside the fields, the first wrong one gets the focus.
    domain::CheckedRegistration check(QDate today, bool show);
    void showFaults(const QStringList& faults); //!< what the centre refused
    void focusFirst();

Q_SIGNALS:
    void changed();
    void scanned(const QString& text); //!< a scanner typed a card into one of the fields
    void numberGiven(); //!< a whole number stands there, or none any more

private:
    [[nodiscard]] domain::AccountKind kind() const;
    void fillMethods();
    void showKind();
    void noteNumber();
    void checkField(const QString& name);

    domain::AccountMethods m_methods;
    QString m_wanted; //!< method that a person chose, or a draft's
    Segments* m_kind;
    QComboBox* m_method;
    QHash<QString, Field*> m_fields; //!< by the names of domain::checkRegistration
    QCheckBox* m_consent;
    QString m_number;
    bool m_filling = false;
};

} // namespace motcua::ui::accounts
