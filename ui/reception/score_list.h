#pragma once

#include "domain/score_checklist.h"

#include <QWidget>

class QVBoxLayout;

namespace motcua::ui::reception {

//! What the province's index looks at in this dossier, live: what is done, what can still be done, what is too late.
class ScoreList : public QWidget
{
    Q_OBJECT

public:
    explicit ScoreList(QWidget* parent = nullptr);

    void setLines(const std::vector<domain::ScoreLine>& lines, bool mayAttach);
    [[nodiscard]] bool isEmpty() const { return m_lines.empty(); }

Q_SIGNALS:
    void attachResult(); //!< the person has the result as a file

private:
    std::vector<domain::ScoreLine> m_lines;
    bool m_mayAttach = false;
    QVBoxLayout* m_rows;
};

} // namespace motcua::ui::reception
