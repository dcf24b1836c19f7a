#pragma once

#include "services/dossier_book.h"

#include <QHash>
#include <QWidget>

#include <functional>

class QCheckBox;
class QListWidget;
class QMimeData;
class QSpinBox;

namespace motcua::services {
class ScanStation;
}

namespace motcua::ui {
class ActionButton;
class TextLabel;
class UiSettings;
} // namespace motcua::ui

namespace motcua::ui::reception {

class ComponentList;

//! What papers are taken with.
struct PaperDesk
{
    services::DossierBook& book;
    services::ScanStation& station;
    UiSettings& settings;
};

//! What lies under one row of the checklist: how many originals and copies came, whether digitised data is used again, and its
//! files: chosen, dropped, pasted, photographed or scanned, kept on this machine at once, shown small with a warning where a page is blank or blurred.
//! It edits the row that is current in the list. GUI thread.
class ComponentPane : public QWidget
{
    Q_OBJECT

public:
    ComponentPane(const PaperDesk& desk, ComponentList& list, QWidget* parent = nullptr);

    void chooseFiles();
    //! A picture or files from the clipboard, or dropped; false when it holds neither.
    bool take(const QMimeData& given);
    void addFiles(const QStringList& paths);
    void toggleReused();
    void capture(); //!< camera, scanner or watched folder, the one that was used last
    void arrange(); //!< order of pages, one PDF of them
    //! Files that are still being looked at; receiving waits for them.
    [[nodiscard]] int busy() const { return int(m_waiting.size()); }

Q_SIGNALS:
    void busyChanged();
    void cameraWanted(); //!< whoever holds it lets go

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showCurrent();
    void writeCounts();
    //! One that is being looked at or waits for its turn: pages keep the order in which they were chosen.
    struct Coming
    {
        QString key;
        QString name;
        std::function<QFuture<Result<services::PaperFile>>()> look;
    };
    void takePages(const QString& key, const QList<QByteArray>& pages, const QStringList& files);
    void replace(const QString& key, const QStringList& hashes, const services::PaperFile& file);
    void follow(const QString& key, const QString& name, std::function<QFuture<Result<services::PaperFile>>()> look);
    void next();
    void put(const QString& key, const services::PaperFile& file);
    void removeCurrent();
    void fillStrip(const QStringList& hashes);
    void openCurrent();

    PaperDesk m_desk;
    services::DossierBook& m_book;
    ComponentList& m_list;
    QSpinBox* m_originals;
    QSpinBox* m_copies;
    QCheckBox* m_reused;
    ActionButton* m_add;
    ActionButton* m_capture;
    ActionButton* m_arrange;
    QListWidget* m_strip;
    TextLabel* m_hint;
    TextLabel* m_error;
    QHash<QString, services::PaperFile> m_known; //!< by hash, as long as the page lives
    QStringList m_shown;
    QString m_key;
    QString m_removed; //!< the last file taken away, for Ctrl+Z
    QList<Coming> m_waiting; //!< the first one is being looked at
    bool m_filling = false;
};

//! The list's keys and drops go to the pane.
void wire(ComponentList& list, ComponentPane& pane);

} // namespace motcua::ui::reception
