#pragma once

#include "domain/citizen_account.h"

#include <QHash>
#include <QWidget>

class QComboBox;

namespace motcua::ui {
class Field;
}

namespace motcua::ui::accounts {

//! The rest of a profile (domain.md §4): papers, sex, nationality, postal address. All of it may stay empty. GUI thread.
class ProfileForm : public QWidget
{
    Q_OBJECT

public:
    explicit ProfileForm(QWidget* parent = nullptr);

    [[nodiscard]] domain::CitizenProfile profile() const; //!< the date of birth is not asked here
    void set(const domain::CitizenProfile& profile);
    void fillFromCard(const domain::CitizenCard& card);
    void setReadOnly(bool readOnly);
    [[nodiscard]] bool isBlank() const { return profile() == domain::CitizenProfile(); }
    bool check(); //!< shows a date that is none

Q_SIGNALS:
    void changed();

private:
    QComboBox* m_sex;
    QComboBox* m_paper;
    QHash<QString, Field*> m_fields;
    QDate m_birthDate; //!< as it came
    bool m_filling = false;
};

} // namespace motcua::ui::accounts
