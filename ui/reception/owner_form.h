#pragma once

#include "domain/dossier.h"
#include "domain/identity.h"
#include "services/clock.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;

namespace motcua::services {
class ScanStation;
}

namespace motcua::ui {
class ActionButton;
class Badge;
class Field;
class Segments;
} // namespace motcua::ui

namespace motcua::ui::reception {

class CardScan;

//! The owner's fields with errors and warnings beside them: a person, or an organisation and who stands for it. A citizen card's QR
//! fills them: by the camera (F3), or by a scanner
//! that types into whatever field has the focus. Nothing is blocked by a warning. GUI thread.
class OwnerForm : public QWidget
{
    Q_OBJECT

public:
    OwnerForm(services::ScanStation& station, services::Clock clock, QWidget* parent = nullptr);
    ~OwnerForm() override;

    [[nodiscard]] domain::Person person() const;
    [[nodiscard]] QString submitter() const;
    void setPerson(const domain::Person& person, const QString& submitter);
    void fillFromCard(const domain::CitizenCard& card);
    void fillEmpty(const domain::Person& person); //!< what stands there already stays

    //! Checks all fields and shows what is wrong; true when a dossier can be received with them.
    bool check();
    [[nodiscard]] int errors() const; //!< without showing
    void focusFirstError();
    void focusFirst();
    void toggleKind(); //!< person or organisation
    void toggleScan();
    void toggleBackScan(); //!< the card's back, as a check of what is written
    void stopScan();
    //! What the card's back says: fills what is empty, and stands beside each field that says otherwise.
    void takeBack(const domain::CitizenCard& back);
    //! Text that a scanner typed while no field had the focus.
    bool takeScan(const QString& text);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QDateTime now() const; //!< in Vietnam
    void checkField(Field* field, bool required);
    [[nodiscard]] QString errorOf(Field* field) const;
    [[nodiscard]] QString warningOf(Field* field) const;
    [[nodiscard]] QString differenceOf(const Field* field) const; //!< from the card's back
    [[nodiscard]] domain::CitizenCard written() const;
    void showBack();
    void watch(QLineEdit* edit);

    [[nodiscard]] bool isOrganisation() const;
    [[nodiscard]] bool isAsked(const Field* field) const; //!< of this kind of owner
    void showKind();

    services::Clock m_clock;
    Segments* m_kind;
    QGridLayout* m_grid;
    Field* m_orgNumber;
    Field* m_orgName;
    Field* m_position;
    Field* m_number;
    Field* m_name;
    Field* m_birth;
    Field* m_sex;
    Field* m_phone;
    Field* m_email;
    Field* m_address;
    QComboBox* m_sexes;
    QCheckBox* m_other;
    Field* m_submitter;
    ActionButton* m_scanButton;
    ActionButton* m_backButton;
    std::optional<domain::CitizenCard> m_back; //!< of this owner's card
    Badge* m_read;
    CardScan* m_scan;
    QList<Field*> m_all;
    bool m_filling = false;
};

} // namespace motcua::ui::reception
