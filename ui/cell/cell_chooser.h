#pragma once

#include <QComboBox>

namespace motcua::services {
class RegistrationDesk;
}

namespace motcua::ui {

//! Which cell's list, members or registration it is about: for who keeps several. Hidden for everybody else, and until they are known.
//! The desk outlives it.
class CellChooser : public QComboBox
{
    Q_OBJECT

public:
    explicit CellChooser(services::RegistrationDesk& desk, QWidget* parent = nullptr);

    //! Code; empty until something is known: the first cell then.
    [[nodiscard]] QString cell() const;
    //! Also before the cells are known.
    void setCell(const QString& code);
    //! Names come with registrations.
    void refresh();

Q_SIGNALS:
    void cellsKnown();
    void cellChanged(const QString& code);

private:
    services::RegistrationDesk& m_desk;
    QString m_wanted;
};

} // namespace motcua::ui
