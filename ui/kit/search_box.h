#pragma once

#include <QLineEdit>

namespace motcua::ui {

//! Lens, hint and key cap in one QLineEdit. The cap goes while there is text. Esc clears, a second Esc emits `left`.
//! Arrow down emits `resultsWanted` (the page moves the focus to its results).
class SearchBox : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchBox(QWidget* parent = nullptr);

    void setKeyText(const QString& keys);
    //! A small moving line at the bottom while an answer is awaited.
    void setSearching(bool searching);

Q_SIGNALS:
    void left();
    void resultsWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_keys;
    bool m_searching = false;
};

} // namespace motcua::ui
