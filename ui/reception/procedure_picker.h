#pragma once

#include "services/dossier_book.h"

#include <QTimer>
#include <QWidget>

namespace motcua::ui {
class Field;
class SuggestList;
} // namespace motcua::ui

namespace motcua::ui::reception {

//! Finds the procedure while one types: name with or without marks, or its code. GUI thread.
class ProcedurePicker : public QWidget
{
    Q_OBJECT

public:
    explicit ProcedurePicker(services::DossierBook& book, QWidget* parent = nullptr);

    void setProcedure(const domain::Procedure& procedure);
    void setLocked(bool locked); //!< an online dossier has its procedure
    void focusEdit();
    void showMissing();

Q_SIGNALS:
    void chosen(const motcua::domain::Procedure& procedure);

private:
    void search();

    services::DossierBook& m_book;
    Field* m_field;
    SuggestList* m_list;
    QTimer m_pause{this};
    domain::Procedure m_procedure;
    int m_asked = 0;
};

//! "Toàn trình, lĩnh vực kinh doanh. Hạn 3 ngày làm việc, lệ phí 100.000 đ"
[[nodiscard]] QString procedureSummary(const domain::Procedure& procedure);

} // namespace motcua::ui::reception

Q_DECLARE_METATYPE(motcua::domain::Procedure)
