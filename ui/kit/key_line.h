#pragma once

#include <QList>
#include <QWidget>

namespace motcua::ui {

struct KeyHint
{
    QString keys;  //!< "F2", "Ctrl Enter", "↑ ↓"
    QString words; //!< "Chọn"
    bool operator==(const KeyHint&) const = default;
};

//! The bottom line: which keys work here, and a sentence at the right (the clock). Hints that do not fit are left out
//! whole.
class KeyLine : public QWidget
{
    Q_OBJECT

public:
    explicit KeyLine(QWidget* parent = nullptr);

    void setHints(const QList<KeyHint>& hints);
    [[nodiscard]] const QList<KeyHint>& hints() const { return m_hints; }
    void setRightText(const QString& text);
    //! Left edge of the hints (224 beside the rail, 16 elsewhere).
    void setIndent(int indent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refreshName();
    QList<KeyHint> m_hints;
    QString m_right;
    int m_indent = 16;
};

} // namespace motcua::ui
