#pragma once

#include <QWidget>

namespace motcua::ui {

//! A key cap that stands beside what the key does; hidden from screen readers, the control itself says its key.
class KeyCapLabel : public QWidget
{
    Q_OBJECT

public:
    explicit KeyCapLabel(const QString& keys, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_keys;
};

} // namespace motcua::ui
