#include "services/paper_folder.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace motcua::services {

using namespace Qt::StringLiterals;

namespace {

constexpr int settleMs = 700;
constexpr int againMs = 3'000;

} // namespace

PaperFolder::PaperFolder(QObject* parent) : QObject(parent)
{
    m_settle.setInterval(settleMs);
    m_settle.setSingleShot(true);
    m_again.setInterval(againMs);
    connect(&m_settle, &QTimer::timeout, this, &PaperFolder::look);
    connect(&m_again, &QTimer::timeout, this, &PaperFolder::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &PaperFolder::look);
}

QHash<QString, PaperFolder::Stand> PaperFolder::there() const
{
    QHash<QString, Stand> files;
    const QDir folder(m_path);
    for (const QFileInfo& file : folder.entryInfoList({u"*.pdf"_s, u"*.jpg"_s, u"*.jpeg"_s, u"*.png"_s, u"*.tif"_s, u"*.tiff"_s, u"*.bmp"_s, u"*.webp"_s},
                                                      QDir::Files | QDir::Readable, QDir::Time | QDir::Reversed)) {
        files.insert(file.absoluteFilePath(), {file.size(), file.lastModified().toMSecsSinceEpoch()});
    }
    return files;
}

bool PaperFolder::watch(const QString& path)
{
    stop();
    if (!QFileInfo(path).isDir() || !QFileInfo(path).isReadable())
        return false;
    m_path = path;
    const auto files = there();
    m_told = QSet<QString>(files.keyBegin(), files.keyEnd());
    m_watcher.addPath(path);
    m_again.start();
    return true;
}

void PaperFolder::stop()
{
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
    m_settle.stop();
    m_again.stop();
    m_growing.clear();
    m_told.clear();
    m_path.clear();
    m_lost = false;
}

void PaperFolder::look()
{
    if (m_path.isEmpty())
        return;
    const bool gone = !QFileInfo(m_path).isDir();
    if (gone != m_lost) {
        m_lost = gone;
        if (gone)
            Q_EMIT lost();
        else
            m_watcher.addPath(m_path);
    }
    QStringList whole;
    QHash<QString, Stand> growing;
    const auto files = there();
    for (auto file = files.cbegin(); file != files.cend(); ++file) {
        if (m_told.contains(file.key()))
            continue;
        if (file->size > 0 && !m_settle.isActive() && m_growing.value(file.key()) == *file)
            whole.append(file.key());
        else
            growing.insert(file.key(), *file);
    }
    m_growing = growing;
    if (!growing.isEmpty() && !m_settle.isActive())
        m_settle.start();
    whole.sort();
    for (const QString& path : whole) {
        m_told.insert(path);
        Q_EMIT arrived(path);
    }
}

} // namespace motcua::services
