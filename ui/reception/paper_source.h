#pragma once

#include <QByteArray>
#include <QDialog>
#include <QStringList>

class QListWidget;
class QStackedWidget;

namespace motcua::services {
class PaperFolder;
class ScanStation;
} // namespace motcua::services

namespace motcua::ui {
class ActionButton;
class Segments;
class TextLabel;
class UiSettings;
} // namespace motcua::ui

namespace motcua::ui::reception {

class CameraSource;
class ScannerSource;

//! Gets a paper's pages from the camera, a scanner or a watched folder: they are gathered at the right, Ctrl+Enter hands them over.
//! Nothing is kept before that, and Esc asks once where pages would be lost. The source and its choices are remembered on this machine.
//! GUI thread; deletes itself.
class PaperSource : public QDialog
{
    Q_OBJECT

public:
    enum class Kind { Camera, Scanner, Folder };

    PaperSource(const QString& paper, services::ScanStation& station, UiSettings& settings, QWidget* parent);
    ~PaperSource() override;

    void show(Kind kind);
    [[nodiscard]] int count() const; //!< pages and files so far

Q_SIGNALS:
    //! Pages as JPEG, in order, that make one paper; files that were put into the folder.
    void given(const QList<QByteArray>& pages, const QStringList& files);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void done(int result) override;

private:
    QWidget* makeFolder();
    void addPage(const QImage& page);
    void addFile(const QString& path);
    void removeCurrent();
    void chooseFolder();
    void watchFolder(const QString& path);
    void refresh();
    void handOver();
    void leave();

    UiSettings& m_settings;
    Segments* m_kinds;
    QStackedWidget* m_stack;
    CameraSource* m_camera;
    ScannerSource* m_scanner;
    services::PaperFolder* m_folder;
    TextLabel* m_folderPath;
    TextLabel* m_folderState;
    QListWidget* m_strip;
    TextLabel* m_state;
    ActionButton* m_finish;
    int m_packing = 0;
    bool m_finishing = false; //!< as soon as the last page is packed
    bool m_warned = false;
};

} // namespace motcua::ui::reception
