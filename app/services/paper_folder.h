#pragma once

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace motcua::services {

//! A folder into which a scanner's own program, or a copier in the network, puts what it scanned: files that come while it is watched
//! are told of once, when they have been whole for a moment. They stay where they are. GUI thread.
class PaperFolder : public QObject
{
    Q_OBJECT
public:
    explicit PaperFolder(QObject* parent = nullptr);

    //! What lies there already is not told of. False when it is no folder that can be read.
    bool watch(const QString& path);
    void stop();
    [[nodiscard]] QString path() const { return m_path; }
    void setSettleMilliseconds(int milliseconds) { m_settle.setInterval(milliseconds); }

Q_SIGNALS:
    void arrived(const QString& path);
    void lost(); //!< the folder has gone (a network place); it is looked for again

private:
    struct Stand
    {
        qint64 size = -1;
        qint64 changed = 0;
        bool operator==(const Stand&) const = default;
    };
    void look();
    [[nodiscard]] QHash<QString, Stand> there() const;

    QFileSystemWatcher m_watcher;
    QTimer m_settle; //!< between two looks at a file that grows
    QTimer m_again;  //!< a network place says nothing of new files
    QString m_path;
    QHash<QString, Stand> m_growing;
    QSet<QString> m_told;
    bool m_lost = false;
};

} // namespace motcua::services
