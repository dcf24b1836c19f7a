#pragma once

#include <QWidget>

namespace motcua::ui {

//! The logo with the name (rail head, sign-in, gate). `size` is the logo's edge: 24, 40.
class AppMark : public QWidget
{
    Q_OBJECT

public:
    explicit AppMark(int size = 24, QWidget* parent = nullptr);
    //! A second line under the name ("Phiên bản 1.0"); only beside the large logo.
    void setCaption(const QString& caption);
    void setLogoOnly(bool only);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_size;
    QString m_caption;
    bool m_logoOnly = false;
};

} // namespace motcua::ui
