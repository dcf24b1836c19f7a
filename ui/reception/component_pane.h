#pragma once

#include "services/dossier_book.h"

#include <QHash>
#include <QWidget>

#include <functional>

class QCheckBox;
class QListWidget;
class QMimeData;
class QSpinBox;

namespace motcua::ui {
class ActionButton;
class TextLabel;
} // namespace motcua::ui

namespace motcua::ui::reception {

class ComponentList;

//! What lies under one row of the checklist: how many originals and copies came, whether digitised data is used again, and its
//! files: chosen, dropped or pasted, kept on this machine at once, shown small with a warning where a page is blank or blurred.
//! It edits the row that is current in the list. GUI thread.
class ComponentPane : public QWidget
{
    Q_OBJECT

public:
    ComponentPane(services::DossierBook& book, ComponentList& list, QWidget* parent = nullptr);

    void chooseFiles();
    //! A picture or files from the clipboard, or dropped; false when it holds neither.
    bool take(const QMimeData& given);
    void addFiles(const QStringList& paths);
    void toggleReused();
    //! Files that are still being looked at; receiving waits for them.
    [[nodiscard]] int busy() const { return int(m_waiting.size()); }

Q_SIGNALS:
    void busyChanged();

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
    void follow(const QString& name, std::function<QFuture<Result<services::PaperFile>>()> look);
    void next();
    void put(const QString& key, const services::PaperFile& file);
    void removeCurrent();
    void fillStrip(const QStringList& hashes);
    void openCurrent();

    services::DossierBook& m_book;
    ComponentList& m_list;
    QSpinBox* m_originals;
    QSpinBox* m_copies;
    QCheckBox* m_reused;
    ActionButton* m_add;
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

} // namespace motcua::ui::reception
