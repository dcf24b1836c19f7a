#pragma once

#include <QAbstractButton>

namespace motcua::ui {

//! One side's value of a field that two places have changed, to be picked: a ring, the value with what differs from `before` marked,
//! a caption below. Keys other than Space are the page's.
class SideButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SideButton(QWidget* parent = nullptr);

    //! `side` goes before the value in the accessible name.
    void setValue(const QString& side, const QString& value, const QString& before, const QString& caption);

    QSize sizeHint() const override { return {220, heightForWidth(220)}; }
    QSize minimumSizeHint() const override { return {140, 64}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] int textHeight(int width) const;

    QString m_value;
    QString m_caption;
    QList<std::pair<int, int>> m_marks; //!< start and length of what differs
};

} // namespace motcua::ui
