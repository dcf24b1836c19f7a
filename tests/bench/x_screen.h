#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <vector>

namespace motcua::bench {

//! An X server without a screen (Xvfb), 1366 × 768, whose picture lies in a file that can be looked at for nothing: no
//! tool is asked, no window system call made, while something is measured.
class XScreen
{
public:
    XScreen() = default;
    ~XScreen();
    XScreen(const XScreen&) = delete;
    XScreen& operator=(const XScreen&) = delete;

    bool start(QString& why);
    [[nodiscard]] QString display() const { return m_display; }

    //! Remembers the picture as it is now.
    void remember();
    //! Share of looked-at points that differ from the remembered picture.
    [[nodiscard]] double changedShare();

private:
    [[nodiscard]] std::vector<quint32> points();

    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_display;
    std::vector<quint32> m_before;
    const uchar* m_picture = nullptr;
    qint64 m_size = 0;
};

} // namespace motcua::bench
