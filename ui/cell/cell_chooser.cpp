#include "ui/cell/cell_chooser.h"

#include "services/member_roster.h"
#include "services/registration_desk.h"
#include "services/when_done.h"

namespace motcua::ui {

CellChooser::CellChooser(services::RegistrationDesk& desk, QWidget* parent) : QComboBox(parent), m_desk(desk)
{
    setAccessibleName(tr("Cell"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(14);
    hide();
    connect(this, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT cellChanged(cell()); });
    refresh();
}

QString CellChooser::cell() const { return count() > 0 ? currentData().toString() : m_wanted; }

void CellChooser::setCell(const QString& code)
{
    m_wanted = code;
    if (const int row = findData(code); row >= 0)
        setCurrentIndex(row);
}

void CellChooser::refresh()
{
    services::whenDone(m_desk.roster().cells(), this, [this](const Result<std::vector<services::KeptCell>>& cells) {
        if (!cells)
            return; // the list below says what is wrong
        const QString before = cell();
        {
            const QSignalBlocker quiet(this);
            clear();
            for (const services::KeptCell& one : *cells)
                addItem(one.name.isEmpty() ? tr("Cell %1").arg(one.code) : one.name, one.code);
            setCurrentIndex(std::max(0, findData(before)));
        }
        setVisible(count() > 1);
        Q_EMIT cellsKnown();
        if (!before.isEmpty() && before != cell())
            Q_EMIT cellChanged(cell());
    });
}

} // namespace motcua::ui
