#include "ui/reception/export_button.h"

#include "ui/kit/describe.h"
#include "ui/kit/format.h"

#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace motcua::ui::reception {

ExportButton::ExportButton(services::DossierBook& book, std::function<services::QueueFilter()> filter, QWidget* parent)
    : ActionButton(ButtonKind::Link, parent), m_book(book), m_filter(std::move(filter))
{
    setObjectName(u"queue.export"_s);
    showRunning(false);
    connect(this, &QAbstractButton::clicked, this, &ExportButton::press);
}

void ExportButton::showRunning(bool running)
{
    setText(running ? tr("Stop the export") : tr("Export the list"));
    setKeyText(running ? QString() : u"Ctrl Shift E"_s);
    setToolTip(running ? QString() : tr("As an Excel file or CSV, with phone and ID numbers"));
}

void ExportButton::press()
{
    if (m_running)
        return m_running->cancel();
    const QString folder = m_folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : m_folder;
    const QString suggested = QDir(folder).filePath(u"ho-so-%1.xlsx"_s.arg(QDate::currentDate().toString(u"yyyy-MM-dd"_s)));
    QString chosen;
    QString path = QFileDialog::getSaveFileName(window(), tr("Export the list"), suggested, u"Excel (*.xlsx);;CSV (*.csv)"_s, &chosen);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += chosen.startsWith("CSV"_L1) ? ".csv"_L1 : ".xlsx"_L1;
    writeTo(path);
}

void ExportButton::writeTo(const QString& path)
{
    if (m_running)
        return;
    m_folder = QFileInfo(path).absolutePath();
    m_running = services::DossierExport::start(m_book, m_filter(), path, this);
    showRunning(true);
    Q_EMIT progress(tr("Exporting"));
    connect(m_running, &services::DossierExport::progress, this, [this](qint64 rows) { Q_EMIT progress(tr("Exporting, %1 rows").arg(format::number(rows))); });
    connect(m_running, &services::DossierExport::finished, this, [this, name = QFileInfo(path).fileName()](const Result<qint64>& rows) {
        m_running.clear();
        showRunning(false);
        Q_EMIT progress({});
        if (rows)
            Q_EMIT said(true, tr("%1 dossiers written to %2").arg(format::number(*rows), name));
        else if (rows.error().kind == ErrorKind::Cancelled)
            Q_EMIT said(true, tr("Export stopped, no file was written"));
        else
            Q_EMIT said(false, describe(rows.error()));
    });
}

} // namespace motcua::ui::reception
