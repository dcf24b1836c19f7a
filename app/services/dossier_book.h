#pragma once

#include "domain/deadline.h"
#include "domain/desk_report.h"
#include "domain/dossier.h"
#include "domain/procedure.h"
#include "domain/transitions.h"
#include "services/claim_shown.h"
#include "services/official_forms.h"
#include "services/paper_file.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace motcua::storage {
struct ExportPart;
struct ExportPlace;
} // namespace motcua::storage

namespace motcua::services {

//! How a record stands towards the centre, for the badge of a row.
enum class SyncMark { Settled, Waiting, NeedsLook };

//! Why a search found a row; in the order of storage::Found.
enum class FoundBy { Nothing, Owner, Submitter, Code, Phone, IdNumber, RepresentativeId, Similar };

//! One row of the work queue: what the list paints, nothing more.
struct DossierRow
{
    domain::Id id;
    QString code;
    QString ownerName;
    QString procedureName;
    domain::DossierStatus status = domain::DossierStatus::Registered;
    QString holder;
    QDateTime dueAt;      //!< UTC, invalid = none
    QDateTime finishedAt; //!< UTC
    SyncMark mark = SyncMark::Settled;
    QString claimedBy = {}; //!< who else works on it now; empty = nobody else
    FoundBy foundBy = FoundBy::Nothing;
    QString foundIn = {};   //!< the field's text where the list does not show it: submitter, phone, ID number

    bool operator==(const DossierRow&) const = default;
};

enum class QueueTab { Open, Registered, Supplement, DueSoon, Overdue, ToReturn, All };
enum class QueueSort { Due, Received, Owner };

struct QueueFilter
{
    QueueTab tab = QueueTab::Open;
    QueueSort sort = QueueSort::Due;
    QString text; //!< code, name with or without marks, phone, ID number; empty = all
    QString procedure = {}; //!< only of this name; empty = all
    QString holder = {};    //!< only what stands with them; empty = all
    int status = 0;         //!< only this one's number; 0 = all
    QDate receivedFrom = {}; //!< local days, both included; invalid = any
    QDate receivedTo = {};
    QDate dueFrom = {};
    QDate dueTo = {};
    std::optional<domain::OwnerKind> ownerKind = {}; //!< only people's, or organisations'
    QStringList ids = {}; //!< only of these dossiers, as a report counted them; empty = all. Not kept with saved filters

    bool operator==(const QueueFilter&) const = default;
};

//! Where the next page begins (keyset): opaque to the screen.
struct PageKey
{
    QByteArray sort;
    qint64 row = 0;
};

struct DossierPage
{
    std::vector<DossierRow> rows;
    std::optional<PageKey> next; //!< nothing = the end
};

//! Counts are capped at 1,000 ("1.000+").
struct QueueCounts
{
    int open = 0, registered = 0, supplement = 0, dueSoon = 0, overdue = 0, toReturn = 0;

    bool operator==(const QueueCounts&) const = default;
};

struct DossierDetail
{
    domain::Dossier dossier; //!< truth ⊕ outbox
    std::vector<domain::Transition> actions; //!< what the rules allow now
    SyncMark mark = SyncMark::Settled;
    std::optional<ClaimShown> claim = {}; //!< who works on it now
};

//! The reception desk's work: lists, details, receiving, transitions, receipts. GUI thread; every answer comes as a future from
//! the reader or writer thread of the dossiers' file. What a person did is on disk before the future is done.
class DossierBook : public QObject
{
    Q_OBJECT
public:
    struct Private;
    explicit DossierBook(std::unique_ptr<Private> d, QObject* parent = nullptr);
    ~DossierBook() override;

    QFuture<Result<DossierPage>> page(const QueueFilter& filter, const std::optional<PageKey>& after = {}, int limit = 100);
    QFuture<Result<QueueCounts>> counts();
    QFuture<Result<DossierDetail>> detail(const domain::Id& id);
    //! Rows again by id (after dossiersChanged): those that no longer match the filter are absent.
    QFuture<Result<std::vector<DossierRow>>> rows(const QStringList& ids, const QueueFilter& filter);
    //! The list for a file, some thousand rows at a time (dossier_export.h does the rest). Without a text in the order of arrival, the
    //! quickest to read; with one as the screen shows it.
    QFuture<Result<storage::ExportPart>> exportPart(const QueueFilter& filter, const storage::ExportPlace& from);
    //! Exact or forgiving code → id. NotFound.
    QFuture<Result<domain::Id>> findByCode(const QString& code);

    //! As they hold today (domain::asOf); what is announced stands in `versions`.
    QFuture<Result<std::vector<domain::Procedure>>> procedures(const QString& text = {}, int limit = 50);
    [[nodiscard]] Result<domain::DueDate> due(const domain::Procedure& procedure, const QDateTime& receivedAt) const;

    //! A new dossier (id empty) or an online one (id given, status 1): takes a number of the leased block, else TẠM; on disk
    //! when done. Errors: the Refusal's code as Invalid, or storage.
    QFuture<Result<domain::Dossier>> receive(const domain::Dossier& filled);
    QFuture<Result<domain::Dossier>> transition(const domain::Id& id, domain::DossierStatus to, const QString& reason = {}, const QString& holder = {});
    //! What came of a correction: the dossier as shown now, and the conflict's command where somebody else had changed one of the
    //! same fields since `seen` (it lies in the tray then, see TrayDesk::merge).
    struct Edited
    {
        domain::Dossier dossier;
        QString conflict;
    };
    //! Corrects the fields (domain::editableFields) in which `edited` differs from `seen`, the dossier that the clerk began with.
    //! Invalid "nothing_changed", else the Refusal's code.
    QFuture<Result<Edited>> edit(const domain::Dossier& seen, const domain::Dossier& edited);
    //! Papers of a received dossier: what `after` says otherwise than `before`, the papers as the clerk saw them. Their files are sent
    //! along. Invalid "nothing_changed", else the Refusal's code.
    QFuture<Result<domain::Dossier>> changePapers(const domain::Id& id, const std::vector<domain::Component>& before,
                                                  const std::vector<domain::Component>& after);
    //! Records the apology (form 04) that the citizen is given: why, and the new date (UTC). Errors: field_missing, not_allowed.
    QFuture<Result<domain::Dossier>> apologise(const domain::Id& id, const QString& reason, const QDateTime& newDue);
    //! Takes back a command that has not been sent yet (Ctrl+Z). Conflict "already_sent" when it is too late.
    QFuture<Result<bool>> undo(const domain::Id& dossierId);

    //! A person opens it to work on it: others see that. endWork() when done; what waits to be sent about it goes first.
    QFuture<Result<bool>> startWork(const domain::Id& id);
    QFuture<Result<bool>> endWork(const domain::Id& id);

    //! One of the official forms about a dossier, as PDF and as pictures of its pages. An administrator's `forms` folder beside the
    //! data counts before the shipped templates. Errors: paper/form_set.h.
    QFuture<Result<PrintedForm>> form(FormKind kind, const domain::Id& id, const FormWords& words = {});

    //! A file for one of a dossier's papers: looked at, and kept enciphered on this machine; receive() sends what the dossier names.
    //! JPEG, PNG and PDF stay as they are, other pictures become JPEG. Errors: file_unreadable, paper_too_large (over 20 MB),
    //! paper_type, paper_cut (half a PDF, or one that cannot be opened), paper_locked (asks for a password), paper_pages (over 300), picture_…, disk_full.
    QFuture<Result<PaperFile>> keepPaper(const QString& path);
    QFuture<Result<PaperFile>> keepPaper(const QImage& picture);
    //! Pages from a camera or scanner (packedPage()) as one file: one page a JPEG, several a PDF. Errors also of vision/pdf_pages.h.
    QFuture<Result<PaperFile>> keepPages(const QList<QByteArray>& pages);
    //! False where this machine has nothing that opens PDFs.
    [[nodiscard]] bool joinsPages() const;
    //! All pages of these files, small, to be put in order.
    QFuture<Result<std::vector<PaperPage>>> pages(const QStringList& hashes);
    //! One page, its longer side at most so many pixels (of a picture all it has).
    QFuture<Result<QImage>> pageImage(const QString& hash, int page, int side);
    //! One PDF of these pages of these files, kept on this machine. Errors: as keepPaper, vision/pdf_pages.h.
    QFuture<Result<PaperFile>> joinPages(const std::vector<PaperPick>& picks);
    //! From this machine, else fetched. NotFound blob_missing; Network offline.
    QFuture<Result<PaperFile>> paper(const QString& hash);
    QFuture<Result<QByteArray>> paperBytes(const QString& hash);

    //! Control slips (form 06) of several dossiers as one document.
    QFuture<Result<PrintedForm>> controlSlips(const QStringList& ids);
    //! What came of handing several over at once: those that the rules let go, in order, and how many they did not.
    struct Forwarded
    {
        QStringList done;
        int refused = 0;
    };
    //! Each is a step of its own, on disk when done; what is not at that step (or is somebody else's) stays as it is.
    QFuture<Result<Forwarded>> forwardMany(const QStringList& ids, const QString& holder);

    //! What came in, was done and was carried over in a period, counted piece by piece: other questions come in between.
    QFuture<Result<domain::DeskReport>> report(const domain::ReportPeriod& period);
    //! The same period by who took a dossier in and who brought it to its end, from the steps in the dossiers themselves: slower.
    QFuture<Result<domain::OfficerReport>> reportByOfficer(const domain::ReportPeriod& period);
    //! The book (form 07) of the dossiers received on these local days. book_empty (NotFound), book_long (Invalid: too many for one).
    QFuture<Result<PrintedForm>> book(QDate first, QDate last);
    //! As XLSX, CSV or PDF, by the name's end; `officers` of the same period. list_write.
    QFuture<Result<bool>> writeReport(const domain::DeskReport& report, const std::vector<domain::ReportCounts>& officers, const QString& path);

    //! The official's own filters of the queue on this machine (queue_filters.h), enciphered with the rest. Empty = none.
    QFuture<Result<QByteArray>> loadFilters();
    QFuture<Result<bool>> saveFilters(const QByteArray& filters);
    //! Who holds something now, for a filter's field; at most `limit` names.
    QFuture<Result<QStringList>> holders(int limit = 200);

    //! What the clerk was typing: survives a crash. One draft per official; empty = none.
    QFuture<Result<QByteArray>> loadDraft();
    QFuture<Result<bool>> saveDraft(const QByteArray& draft);
    //! Corrections that were begun and not saved, by dossier; they go with the dossier when it leaves this desk. Empty = none any more.
    QFuture<Result<QHash<QString, QByteArray>>> loadEdits();
    QFuture<Result<bool>> saveEdit(const domain::Id& id, const QByteArray& edit);

Q_SIGNALS:
    void dossiersChanged(const QStringList& ids); //!< at most 100 ids; else everythingChanged
    void everythingChanged();

private:
    QFuture<Result<QList<QByteArray>>> papersBytes(const QStringList& hashes, const QList<QByteArray>& have = {});

    std::unique_ptr<Private> d;
};

} // namespace motcua::services
