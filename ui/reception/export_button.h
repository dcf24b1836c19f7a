#pragma once

#include "services/dossier_export.h"
#include "ui/kit/action_button.h"

#include <QPointer>

#include <functional>

namespace motcua::ui::reception {

//! Writes the list that is on the screen into a file, XLSX or CSV; while it does so, the button stops it. GUI thread.
class ExportButton : public ActionButton
{
    Q_OBJECT

public:
    //! `filter` is asked when the writing begins.
    ExportButton(services::DossierBook& book, std::function<services::QueueFilter()> filter, QWidget* parent = nullptr);

    //! Without asking for the name.
    void writeTo(const QString& path);
    [[nodiscard]] bool isRunning() const { return !m_running.isNull(); }

Q_SIGNALS:
    void progress(const QString& words);                //!< empty = over
    void said(bool good, const QString& sentence);

private:
    void press();
    void showRunning(bool running);

    services::DossierBook& m_book;
    std::function<services::QueueFilter()> m_filter;
    QPointer<services::DossierExport> m_running;
    QString m_folder;
};

} // namespace motcua::ui::reception
