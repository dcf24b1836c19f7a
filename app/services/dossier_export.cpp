#include "services/dossier_export.h"

#include "paper/dossier_list.h"
#include "services/when_done.h"
#include "storage/dossier_export.h"

#include <QFile>
#include <QtConcurrent>

#include <atomic>
#include <optional>

namespace motcua::services {

using namespace Qt::StringLiterals;

namespace {

//! What the writing thread holds; outlives a cancelled export until that thread is done with it.
struct Writing
{
    QString path;
    std::unique_ptr<paper::DossierList> list;
    std::atomic_bool cancelled = false;
};

Error cancelledError() { return {ErrorKind::Cancelled, u"cancelled"_s}; }

Result<qint64> write(const std::shared_ptr<Writing>& writing, std::vector<storage::ExportRow>& rows, bool last)
{
    constexpr size_t look = 200; // lines between two looks at whether it is still wanted
    if (!writing->list) {
        auto begun = paper::DossierList::begin(writing->path);
        if (!begun)
            return tl::unexpected(begun.error());
        writing->list = std::move(*begun);
    }
    std::vector<paper::DossierLine> lines;
    for (size_t from = 0; from < rows.size(); from += look) {
        if (writing->cancelled)
            return tl::unexpected(cancelledError());
        lines.clear();
        for (size_t at = from; at < std::min(from + look, rows.size()); ++at) {
            storage::ExportRow& row = rows[at];
            lines.push_back({std::move(row.code), std::move(row.owner), std::move(row.phone), std::move(row.idNumber), std::move(row.submitter),
                             std::move(row.procedure), std::move(row.holder), row.status, row.receivedAt, row.dueAt, row.finishedAt});
        }
        if (auto added = writing->list->add(lines); !added)
            return tl::unexpected(added.error());
    }
    if (last) {
        if (auto finished = writing->list->finish(); !finished)
            return tl::unexpected(finished.error());
        if (writing->cancelled) { // packed meanwhile: the person was told that there is none
            QFile::remove(writing->path);
            return tl::unexpected(cancelledError());
        }
    }
    return qint64(rows.size());
}

} // namespace

struct DossierExport::Private
{
    DossierBook& book;
    QueueFilter filter;
    std::shared_ptr<Writing> writing = std::make_shared<Writing>();
    storage::ExportPlace place = {};
    std::optional<storage::ExportPart> part = {}; //!< read and not written yet
    bool reading = false;
    bool busy = false; //!< the writing thread has a part
    bool readAll = false;
    bool over = false;
    qint64 rows = 0;
};

DossierExport::DossierExport(DossierBook& book, const QueueFilter& filter, const QString& path, QObject* parent)
    : QObject(parent), d(new Private{book, filter})
{
    d->writing->path = path;
}

DossierExport::~DossierExport() { d->writing->cancelled = true; }

DossierExport* DossierExport::start(DossierBook& book, const QueueFilter& filter, const QString& path, QObject* parent)
{
    auto* made = new DossierExport(book, filter, path, parent);
    QMetaObject::invokeMethod(made, &DossierExport::readNext, Qt::QueuedConnection); // whoever starts it may listen first
    return made;
}

void DossierExport::readNext()
{
    if (d->over || d->reading || d->part || d->readAll)
        return;
    d->reading = true;
    whenDone(d->book.exportPart(d->filter, d->place), this, [this](const Result<storage::ExportPart>& part) {
        d->reading = false;
        if (d->over)
            return;
        if (!part)
            return end(tl::unexpected(part.error()));
        d->place = part->next;
        d->readAll = !part->more;
        d->part = *part;
        writeNext();
    });
}

// One part is being written, the next one is read meanwhile: never more than two are in memory.
void DossierExport::writeNext()
{
    if (d->over || d->busy || !d->part)
        return;
    d->busy = true;
    auto rows = std::make_shared<std::vector<storage::ExportRow>>(std::move(d->part->rows));
    d->part.reset();
    const bool last = d->readAll;
    const auto written = QtConcurrent::run([writing = d->writing, rows, last] { return write(writing, *rows, last); });
    whenDone(written, this, [this, last](const Result<qint64>& count) {
        d->busy = false;
        if (d->over)
            return;
        if (!count)
            return end(tl::unexpected(count.error()));
        d->rows += *count;
        if (last)
            return end(d->rows);
        Q_EMIT progress(d->rows);
        writeNext();
        readNext();
    });
    readNext();
}

void DossierExport::cancel()
{
    d->writing->cancelled = true;
    end(tl::unexpected(cancelledError()));
}

void DossierExport::end(const Result<qint64>& rows)
{
    if (std::exchange(d->over, true))
        return;
    Q_EMIT finished(rows);
    deleteLater();
}

} // namespace motcua::services
