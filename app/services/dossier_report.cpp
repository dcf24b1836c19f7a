// What the desk answers for: the dashboard's sums, the book (form 07), control slips (form 06) for many at once.
#include "paper/report_sheet.h"
#include "services/dossier_book_p.h"
#include "services/projection_kinds.h"
#include "storage/dossier_report.h"

using namespace Qt::StringLiterals;

namespace motcua::services {

using storage::Db;

namespace {

constexpr int mostBookRows = 400; //!< about thirty pages, each of them a picture in the preview

struct Adding
{
    domain::ReportCounter counter;
    qint64 from = 0;
    QPromise<Result<domain::DeskReport>> promise;
};

qint64 beginOf(QDate day) { return domain::fromLocal(day, QTime(0, 0)).toMSecsSinceEpoch(); }

struct AddingOfficers
{
    domain::OfficerCounter counter;
    qint64 from = 0;
    qint64 to = 0;
    QPromise<Result<domain::OfficerReport>> promise;
};

void goOn(DossierBook* book, storage::Database* db, const std::shared_ptr<AddingOfficers>& adding, qint64 after)
{
    const auto read = db->read([adding, after](Db& file) {
        return storage::dossiers::bodiesBetween(file, after, adding->from, adding->to, [&adding](const QByteArray& body) {
            if (const auto dossier = domain::dossierFromJson(parsed(body)))
                adding->counter.add(domain::officersOf(*dossier));
        });
    });
    whenDone(read, book, [book, db, adding](const Result<std::optional<qint64>>& next) {
        if (next && *next)
            return goOn(book, db, adding, **next);
        adding->promise.addResult(next ? Result<domain::OfficerReport>(adding->counter.report()) : Result<domain::OfficerReport>(tl::unexpected(next.error())));
        adding->promise.finish();
    });
}

//! Piece by piece: what a clerk asks comes in between.
void goOn(DossierBook* book, storage::Database* db, const std::shared_ptr<Adding>& adding, qint64 after)
{
    // The counter is touched by one read at a time.
    const auto read = db->read([adding, after](Db& file) {
        return storage::dossiers::reportLines(file, after, adding->from, [&adding](const domain::ReportLine& line) { adding->counter.add(line); });
    });
    whenDone(read, book, [book, db, adding](const Result<std::optional<qint64>>& next) {
        if (next && *next)
            return goOn(book, db, adding, **next);
        adding->promise.addResult(next ? Result<domain::DeskReport>(adding->counter.report()) : Result<domain::DeskReport>(tl::unexpected(next.error())));
        adding->promise.finish();
    });
}

} // namespace

QFuture<Result<domain::DeskReport>> DossierBook::report(const domain::ReportPeriod& period)
{
    auto adding = std::make_shared<Adding>(Adding{domain::ReportCounter(period, d->desk.clock().now()), beginOf(period.before().first), {}});
    adding->promise.start();
    goOn(this, d->desk.db, adding, 0);
    return adding->promise.future();
}

QFuture<Result<domain::OfficerReport>> DossierBook::reportByOfficer(const domain::ReportPeriod& period)
{
    auto adding = std::make_shared<AddingOfficers>(AddingOfficers{domain::OfficerCounter(period), beginOf(period.first), beginOf(period.last.addDays(1)), {}});
    adding->promise.start();
    goOn(this, d->desk.db, adding, 0);
    return adding->promise.future();
}

QFuture<Result<PrintedForm>> DossierBook::book(QDate first, QDate last)
{
    auto data = d->desk.db->read([first, last, official = d->desk.official(), now = d->desk.clock().now()](Db& db) -> Result<paper::FormData> {
        const auto ids = storage::dossiers::receivedBetween(db, beginOf(first), beginOf(last.addDays(1)), mostBookRows + 1);
        if (!ids)
            return tl::unexpected(ids.error());
        if (ids->isEmpty())
            return fail(ErrorKind::NotFound, u"book_empty"_s);
        if (ids->size() > mostBookRows)
            return fail(ErrorKind::Invalid, u"book_long"_s);
        paper::FormData form;
        form.kind = paper::FormKind::Book;
        form.clerk = official.fullName;
        form.madeAt = now;
        for (const QString& id : *ids) {
            auto shown = shownDossier(db, id);
            if (!shown)
                return tl::unexpected(shown.error());
            form.book.push_back(std::move(shown->dossier));
        }
        form.dossier = form.book.back(); // whose year and set of forms it is
        setHead(form, official);
        return form;
    });
    return chain(data, this, [folder = d->desk.formsFolder](const paper::FormData& form) {
        return QtConcurrent::run([form, folder] { return paper::printedForm(form, folder); });
    });
}

QFuture<Result<PrintedForm>> DossierBook::controlSlips(const QStringList& ids)
{
    auto data = d->desk.db->read([ids, official = d->desk.official(), now = d->desk.clock().now()](Db& db) -> Result<std::vector<paper::FormData>> {
        std::vector<paper::FormData> slips;
        for (const QString& id : ids) {
            auto shown = shownDossier(db, id);
            if (!shown)
                return tl::unexpected(shown.error());
            paper::FormData slip;
            slip.kind = paper::FormKind::Control;
            slip.dossier = std::move(shown->dossier);
            slip.clerk = official.fullName;
            slip.madeAt = now;
            setHead(slip, official);
            slips.push_back(std::move(slip));
        }
        return slips;
    });
    return chain(data, this, [folder = d->desk.formsFolder](const std::vector<paper::FormData>& slips) {
        return QtConcurrent::run([slips, folder] { return paper::printedForms(slips, folder); });
    });
}

QFuture<Result<DossierBook::Forwarded>> DossierBook::forwardMany(const QStringList& ids, const QString& holder)
{
    struct Going
    {
        QStringList left;
        Forwarded sum;
        QPromise<Result<Forwarded>> promise;
        std::function<void()> next;
    };
    auto going = std::make_shared<Going>();
    going->left = ids;
    going->promise.start();
    const auto future = going->promise.future();
    going->next = [this, going, holder] {
        const auto over = [going](Result<Forwarded> result) {
            going->promise.addResult(std::move(result));
            going->promise.finish();
            going->next = {}; // the circle is open again
        };
        if (going->left.isEmpty())
            return over(going->sum);
        const QString id = going->left.takeFirst();
        // Only from reception to the unit: "processing" would also end a pause for a supplement that has not come.
        const auto step = chain(detail(id), this, [this, id, holder](const DossierDetail& found) {
            if (found.dossier.status != domain::DossierStatus::Received)
                return readyFuture<domain::Dossier>(fail(ErrorKind::Invalid, u"not_allowed"_s));
            return transition(id, domain::DossierStatus::Processing, {}, holder);
        });
        whenDone(step, this, [going, id, over](const Result<domain::Dossier>& done) {
            if (done)
                going->sum.done.append(id);
            else if (done.error().kind == ErrorKind::Invalid || done.error().kind == ErrorKind::Conflict || done.error().kind == ErrorKind::Forbidden)
                ++going->sum.refused;
            else
                return over(tl::unexpected(done.error())); // the disk: the rest would fail as well
            const auto next = going->next;
            next();
        });
    };
    const auto first = going->next;
    first();
    return future;
}

QFuture<Result<bool>> DossierBook::writeReport(const domain::DeskReport& report, const std::vector<domain::ReportCounts>& officers, const QString& path)
{
    paper::ReportSheet sheet{report, officers, d->desk.official().agencyName, d->desk.official().fullName, d->desk.clock().now()};
    return QtConcurrent::run([sheet, path]() -> Result<bool> {
        if (auto written = paper::writeReport(sheet, path); !written)
            return tl::unexpected(written.error());
        return true;
    });
}

} // namespace motcua::services
