#pragma once

#include <QLineEdit>

namespace motcua::ui {

//! Six boxes, 3 + 3, painted over one QLineEdit: paste, arrows, backspace and screen readers work by themselves. Digits
//! only; pasted text may hold spaces or dashes.
class OtpEdit : public QLineEdit
{
    Q_OBJECT

public:
    static constexpr int digits = 6;

    explicit OtpEdit(QWidget* parent = nullptr);

    void setError(bool error);
    [[nodiscard]] bool hasError() const { return m_error; }
    [[nodiscard]] bool isComplete() const { return text().size() == digits; }
    //! Where box `index` stands, in the widget's coordinates.
    [[nodiscard]] QRect boxRect(int index) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    //! The sixth digit has come.
    void completed(const QString& code);

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void takeText(const QString& raw);

    bool m_error = false;
};

} // namespace motcua::ui
