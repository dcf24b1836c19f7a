#pragma once

#include "domain/result.h"
#include "services/dossier_book.h"

#include <QObject>

#include <memory>

namespace motcua::services {

//! Writes the dossiers of a filter into a file, XLSX or CSV by its name: read in parts on the reader's thread, written on a thread of
//! the pool, so that the window and other lists go on. One run an object; it deletes itself after finished(). GUI thread.
//! Errors: cancelled (Cancelled), list_write (Storage), those of the store.
class DossierExport : public QObject
{
    Q_OBJECT
public:
    //! `book` outlives it.
    static DossierExport* start(DossierBook& book, const QueueFilter& filter, const QString& path, QObject* parent);
    ~DossierExport() override;

    //! finished() comes at once; what is half written goes when its thread is done with it.
    void cancel();

Q_SIGNALS:
    void progress(qint64 rows);
    void finished(const motcua::Result<qint64>& rows);

private:
    DossierExport(DossierBook& book, const QueueFilter& filter, const QString& path, QObject* parent);
    void readNext();
    void writeNext();
    void end(const Result<qint64>& rows);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua::services
