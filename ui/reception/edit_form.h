#pragma once

#include "domain/dossier.h"
#include "ui/kit/panes.h"

class QCheckBox;
class QComboBox;

namespace motcua::services {
class DossierBook;
}

namespace motcua::ui {
class ActionButton;
class Field;
class TextLabel;
} // namespace motcua::ui

namespace motcua::ui::reception {

//! Corrects a received dossier's fields in place of the detail. Only what was changed is checked (old dossiers hold numbers of old
//! shapes) and only that is sent. GUI thread.
class EditForm : public Surface
{
    Q_OBJECT

public:
    explicit EditForm(services::DossierBook& book, QWidget* parent = nullptr);

    //! `typed`: goes on with what was typed before.
    void begin(const domain::Dossier& seen, const domain::Dossier& typed);
    [[nodiscard]] QString dossierId() const { return m_seen.id; }
    [[nodiscard]] bool isChanged() const; //!< something was typed that is not saved
    [[nodiscard]] const domain::Dossier& seen() const { return m_seen; }
    [[nodiscard]] domain::Dossier typed() const;

Q_SIGNALS:
    void closed();
    void changed(); //!< a person has typed or chosen
    void saved(const QString& dossierId);
    void conflicted(const QString& commandId); //!< somebody else has changed the same field meanwhile

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeFields();
    QWidget* makeFoot();
    //! Why a changed field cannot be saved, empty = it can.
    [[nodiscard]] QString problemOf(Field* field) const;
    bool check();
    void refresh();
    void save();

    services::DossierBook& m_book;
    domain::Dossier m_seen;
    bool m_saving = false;
    bool m_filling = false;
    Field* m_name;
    Field* m_number;
    Field* m_birth;
    Field* m_sex;
    Field* m_phone;
    Field* m_email;
    Field* m_address;
    Field* m_submitter;
    Field* m_way;
    Field* m_postAddress;
    Field* m_note;
    QComboBox* m_kinds = nullptr;
    Field* m_kind = nullptr;
    Field* m_representative = nullptr;
    Field* m_representativeId = nullptr;
    Field* m_position = nullptr;
    QComboBox* m_sexes;
    QComboBox* m_ways;
    QCheckBox* m_electronic;
    TextLabel* m_state;
    ActionButton* m_save;
    QHash<Field*, QString> m_before; //!< text that each field began with
};

} // namespace motcua::ui::reception
