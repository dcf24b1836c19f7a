#pragma once

#include "services/dossier_book.h"

#include <QDialog>

namespace motcua::ui {
class ActionButton;
class TextLabel;
} // namespace motcua::ui

namespace motcua::ui::reception {

class PageList;

//! All pages of a paper's files: put in order by the mouse or by keys, turned, taken away, and joined into one PDF that takes the files' place. Nothing is
//! changed before Ctrl+Enter. GUI thread; deletes itself.
class PageEditor : public QDialog
{
    Q_OBJECT

public:
    PageEditor(services::DossierBook& book, const QString& paper, const QStringList& hashes, QWidget* parent);

Q_SIGNALS:
    void joined(const motcua::services::PaperFile& file);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Sheet
    {
        services::PaperPage page;
        int turns = 0;
    };
    bool press(QKeyEvent* event);
    void change(std::vector<Sheet> sheets, int current);
    void move(int by);
    void moveTo(int row, int gap);
    void turn(int by);
    void remove();
    void undo();
    void fill(int current);
    void join();
    void refresh();

    services::DossierBook& m_book;
    std::vector<Sheet> m_sheets;
    std::vector<std::pair<std::vector<Sheet>, int>> m_before; //!< for Ctrl+Z, the last one last
    PageList* m_list;
    TextLabel* m_state;
    ActionButton* m_join;
    QList<ActionButton*> m_tools;
    bool m_loading = true;
    bool m_joining = false;
};

} // namespace motcua::ui::reception
