#pragma once

#include "ui/cell/review.h"

#include <QWidget>

namespace motcua::ui {

class ActionButton;

//! One field of the registration: label, value, how it stands; a doubtful one is tinted and has its two answers below. Takes
//! the focus as a whole; the keys are the page's.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    explicit FieldRow(QWidget* parent = nullptr);

    void setField(const ReviewField& field);
    [[nodiscard]] const ReviewField& field() const { return m_field; }
    //! The field whose region is in the lens: it carries the keys.
    void setCurrent(bool current);
    //! Less room where something below has to be seen, too; what asks keeps its own.
    void setClose(bool close);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {240, sizeHint().height()}; }

Q_SIGNALS:
    void chosen();
    void confirmed();
    void otherwise();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] bool asks() const;
    void refresh();
    void placeButtons();

    ReviewField m_field;
    bool m_current = false;
    bool m_close = false;
    ActionButton* m_confirm;
    ActionButton* m_otherwise;
};

} // namespace motcua::ui
