#pragma once

#include "ui/kit/icons.h"

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QHBoxLayout;

namespace motcua::ui {

//! Two to four exclusive choices in one frame. `Gate`: the chosen one is filled with the text colour and has a tick.
//! Keys are the page's business.
class Segments : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Plain, Gate };

    explicit Segments(Kind kind = Kind::Plain, QWidget* parent = nullptr);

    void addSegment(int id, const QString& text);
    void setText(int id, const QString& text);
    void setCurrent(int id);
    [[nodiscard]] int current() const;

Q_SIGNALS:
    //! A person or setCurrent() chose another.
    void currentChanged(int id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Kind m_kind;
    QButtonGroup* m_group;
    QHBoxLayout* m_row;
};

} // namespace motcua::ui
