#pragma once

#include "domain/result.h"
#include "services/digest_report.h"

#include <QWidget>

#include <vector>

namespace motcua::services {
class Office;
}

namespace motcua::ui {

class ActionButton;
class FactRow;
class ProgressLine;
class TextLabel;

//! What came of comparing the data here with the server, in one sentence.
struct CheckWords
{
    bool good = true;
    QString text;
};
[[nodiscard]] CheckWords checkWords(const Result<std::vector<services::DigestReport>>& found);

//! "Compare with the server": when that was last done, the button, its progress, and what came of it. GUI thread.
class DataCheck : public QWidget
{
    Q_OBJECT

public:
    explicit DataCheck(services::Office& office, QWidget* parent = nullptr);

    void check();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refreshLast();
    void say(bool good, const QString& text);

    services::Office& m_office;
    FactRow* m_last;
    ActionButton* m_button;
    ProgressLine* m_line;
    TextLabel* m_words;
    bool m_running = false;
};

} // namespace motcua::ui
