#pragma once

#include "services/merge_work.h"
#include "ui/kit/key_line.h"
#include "ui/kit/panes.h"

class QButtonGroup;
class QScrollArea;
class QVBoxLayout;

namespace motcua::services {
class Office;
}

namespace motcua::ui {

class ActionButton;
class Badge;
class SideButton;
class TextLabel;

//! One dossier that two places have changed: before, at the server, mine, and a person picks for each field. What merged by itself
//! stands below. Keys 1 and 2 pick, arrows walk, Ctrl+Enter saves, Esc leaves it for later. GUI thread.
class MergePage : public Surface
{
    Q_OBJECT

public:
    explicit MergePage(services::Office& office, QWidget* parent = nullptr);

    void show(const QString& commandId);
    [[nodiscard]] QString commandId() const { return m_merge.commandId; }
    [[nodiscard]] static QList<KeyHint> keyHints();

Q_SIGNALS:
    void closeRequested(); //!< for later
    void resolved(const QString& dossierId);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    static constexpr int beforeWidth = 160;
    static constexpr int columnGap = 12;

    struct Row
    {
        QString field;
        QButtonGroup* group = nullptr;
        SideButton* theirs = nullptr;
        SideButton* mine = nullptr;
        TextLabel* state = nullptr;
    };

    QWidget* makeHead();
    QWidget* makeSides();
    QWidget* makeFoot();
    void load(const QString& commandId);
    void fill(const services::Merge& merge);
    void fillSettled(QVBoxLayout* column);
    QWidget* makeRow(const services::Merge::Field& field, std::optional<services::Side> chosen);
    void refresh();
    void pick(services::Side side);
    void walk(int step);
    void takeTheirs();
    void save();
    [[nodiscard]] QHash<QString, services::Side> choices() const;

    services::Office& m_office;
    services::Merge m_merge;
    QString m_wanted; //!< command id asked for
    std::vector<Row> m_rows;
    bool m_saving = false;

    TextLabel* m_about;
    Badge* m_badge;
    TextLabel* m_before;
    TextLabel* m_theirs;
    TextLabel* m_mine;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_bodyColumn;
    TextLabel* m_open;
    ActionButton* m_allTheirs;
    ActionButton* m_save;
};

} // namespace motcua::ui
