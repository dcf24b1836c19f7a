#include "domain/names.h"
#include "services/dossier_book_p.h"
#include "services/dossier_export.h"
#include "services/rule_files.h"
#include "storage/dossier_export.h"
#include "storage/dossier_store.h"
#include "synced_desk.h"
#include "ui/reception/dossier_queue_model.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTimer>

#include <xlsxwriter.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::bench {

namespace {

using services::DossierBook;
using services::QueueFilter;
using services::QueueSort;
using services::QueueTab;

//! The work queue over the file that a first sync has filled, as the desk opens it.
class Queue
{
public:
    static std::unique_ptr<Queue> over(benchmark::State& state)
    {
        QString why;
        SyncedDesk* desk = SyncedDesk::with(int(state.range(0)), why);
        if (desk && !desk->hasCache()) {
            if (const auto pulled = desk->pullAll(); !pulled) {
                why = pulled.error().code;
                desk = nullptr;
            }
        }
        const auto rules = services::builtInRules();
        if (!desk || !rules) {
            giveUp(state, why);
            return {};
        }
        storage::OpenOptions options;
        options.path = desk->cacheFile();
        options.key = desk->cacheKey();
        auto db = storage::Database::open(options, domain::Area::Dossiers);
        if (!db) {
            giveUp(state, db.error().code);
            return {};
        }
        auto queue = std::make_unique<Queue>();
        queue->m_db = std::move(*db);
        auto book = std::make_unique<DossierBook::Private>();
        book->desk.db = queue->m_db.get();
        book->desk.projection = services::Projection::make(
            domain::Area::Dossiers, {desk->official(), *rules, u"bench"_s, services::systemClock()});
        queue->m_book = std::make_unique<DossierBook>(std::move(book));
        return queue;
    }

    //! One owner in 25 becomes an organisation; the rows of the file are people's. Once for all that look at it.
    bool withOrganisations()
    {
        const auto made = m_db->write([](storage::Db& db) -> Result<bool> {
                                  const auto there = db.number(u"SELECT count(*) FROM (SELECT 1 FROM dossier WHERE organisation = 1 LIMIT 1)"_s);
                                  if (!there || *there)
                                      return there ? Result<bool>(true) : tl::unexpected(there.error());
                                  for (auto more = storage::dossiers::buildIndex(db); !more || *more; more = storage::dossiers::buildIndex(db)) {
                                      if (!more)
                                          return tl::unexpected(more.error());
                                  }
                                  static const QString kinds[] = {u"Công ty TNHH %1"_s, u"Hợp tác xã %1"_s, u"Doanh nghiệp tư nhân %1"_s, u"Công ty cổ phần %1"_s};
                                  const auto some = db.list(u"SELECT row, owner FROM dossier WHERE row % 25 = 0"_s, {}, [](const storage::Row& row) { return std::pair(row.integer(0), row.text(1)); });
                                  for (const auto& [row, owner] : some ? *some : std::vector<std::pair<qint64, QString>>()) {
                                      const QString name = kinds[row / 25 % 4].arg(owner);
                                      if (auto done = db.run(u"UPDATE dossier SET organisation = 1, owner = ?, sort_key = ? WHERE row = ?"_s, {name, domain::titleSortKey(name), row}); !done)
                                          return tl::unexpected(done.error());
                                  }
                                  return true;
                              })
                              .result();
        return made.has_value();
    }
    [[nodiscard]] DossierBook& book() { return *m_book; }

    struct Known
    {
        QString owner;
        QString code;
        QString procedure;
        QString holder;
    };
    //! So many rows from all over the file.
    [[nodiscard]] std::vector<Known> some(int count)
    {
        const auto found = m_db->read([count](storage::Db& db) -> Result<std::vector<Known>> {
                                   const auto last = db.number(u"SELECT max(row) FROM dossier"_s);
                                   if (!last)
                                       return tl::unexpected(last.error());
                                   std::vector<Known> all;
                                   QRandomGenerator random(3);
                                   for (int i = 0; i < count; ++i) {
                                       auto one = db.one(u"SELECT owner, code, procedure, holder FROM dossier WHERE row >= ? LIMIT 1"_s,
                                                         {random.bounded(*last) + 1}, [](const storage::Row& row) {
                                                             return Known{row.text(0), row.text(1), row.text(2), row.text(3)};
                                                         });
                                       if (!one)
                                           return tl::unexpected(one.error());
                                       if (*one)
                                           all.push_back(std::move(**one));
                                   }
                                   return all;
                               })
                               .result();
        return found.value_or(std::vector<Known>());
    }

private:
    std::unique_ptr<storage::Database> m_db;
    std::unique_ptr<DossierBook> m_book;
};

//! What people type, letter by letter: names (1, 2, 3, 5, 8, 12 letters and all), and the ends of
//! codes.
QStringList typed(const std::vector<Queue::Known>& known, bool marks)
{
    QStringList queries;
    for (const Queue::Known& row : known) {
        const QString name = marks ? row.owner : domain::keyK0(row.owner);
        for (const int letters : {1, 2, 3, 5, 8, 12, 99}) {
            const QString text = name.left(letters).trimmed();
            if (!text.isEmpty())
                queries << text;
        }
        if (!marks && row.code.contains(u'-'))
            queries << row.code.section(u'-', -1);
    }
    QRandomGenerator random(5);
    std::shuffle(queries.begin(), queries.end(), random);
    return queries;
}

//! One key stroke: the text to the first 100 rows of the open dossiers' tab or of all, from the call to the answer.
void search(benchmark::State& state, bool marks)
{
    const auto queue = Queue::over(state);
    if (!queue)
        return;
    const QStringList queries = typed(queue->some(300), marks);
    if (queries.isEmpty())
        return giveUp(state, u"no names in the file"_s);
    Samples wall;
    Samples cpu;
    qint64 rows = 0;
    qsizetype next = 0;
    double worst = 0;
    qsizetype worstLength = 0;
    for (auto _ : state) {
        QueueFilter filter;
        filter.tab = next % 2 == 0 ? QueueTab::All : QueueTab::Open;
        filter.text = queries[next++ % queries.size()];
        const Stopwatch watch;
        const auto page = queue->book().page(filter).result();
        const double ms = watch.cpuSeconds() * 1'000;
        watch.stop(wall, cpu);
        if (!page) {
            giveUp(state, page.error().code);
            break;
        }
        if (ms > worst) {
            worst = ms;
            worstLength = filter.text.size();
        }
        rows += qint64(page->rows.size());
    }
    reportPercentiles(state, "cpu", cpu);
    reportPercentiles(state, "wall", wall);
    state.counters["rows_mean"] = double(rows) / double(std::max<qsizetype>(1, next));
    state.counters["slowest_letters"] = double(worstLength);
}

//! Pages of 100 of every tab in every order, the first one and those that follow it.
void queuePage(benchmark::State& state)
{
    const auto queue = Queue::over(state);
    if (!queue)
        return;
    const double before = residentMiB();
    constexpr int pagesEach = 12;
    Samples wall;
    Samples cpu;
    QueueFilter filter;
    std::optional<services::PageKey> after;
    int pages = 0;
    int combination = 0;
    qint64 rows = 0;
    for (auto _ : state) {
        const Stopwatch watch;
        const auto page = queue->book().page(filter, after).result();
        watch.stop(wall, cpu);
        if (!page) {
            giveUp(state, page.error().code);
            break;
        }
        rows += qint64(page->rows.size());
        after = page->next;
        if (!after || ++pages >= pagesEach) {
            pages = 0;
            after.reset();
            ++combination;
            filter.tab = QueueTab(combination % 7);
            filter.sort = QueueSort(combination / 7 % 3);
        }
    }
    reportPercentiles(state, "cpu", cpu);
    reportPercentiles(state, "wall", wall);
    state.counters["rows"] = double(rows);
    state.counters["memory_MiB"] = residentMiB() - before; // what a thousand pages leave behind, the page cache of the file included
}

//! A question of this kind, another one each time. The rows of the file were received in the ten months before November 2026 and are
//! due ten days later; there are some 1,200 holders.
QueueFilter filterOf(const QString& kind, QRandomGenerator& random, const std::vector<Queue::Known>& known)
{
    static constexpr int common[] = {2, 4, 5, 9, 1};
    static constexpr int rare[] = {3, 6, 7, 8};
    const Queue::Known& one = known[size_t(random.bounded(int(known.size())))];
    const auto days = [&](int most, QDate& from, QDate& to) {
        from = QDate(2026, 1, 1).addDays(random.bounded(310));
        to = from.addDays(random.bounded(most));
    };
    QueueFilter filter;
    filter.tab = random.bounded(2) ? QueueTab::Open : QueueTab::All;
    filter.sort = QueueSort(random.bounded(3));
    if (kind.contains(u"status"_s))
        filter.status = kind.contains(u"rare"_s) ? rare[random.bounded(4)] : kind.contains(u"ended"_s) ? 10 : common[random.bounded(5)];
    if (kind.contains(u"ended"_s))
        filter.tab = QueueTab::All;
    if (kind.contains(u"organisation"_s) || kind.contains(u"person"_s))
        filter.ownerKind = kind.contains(u"person"_s) ? domain::OwnerKind::Person : domain::OwnerKind::Organisation;
    if (kind.contains(u"procedure"_s))
        filter.procedure = one.procedure;
    if (kind.contains(u"holder"_s))
        filter.holder = one.holder;
    if (kind.contains(u"received"_s))
        days(kind.contains(u"months"_s) ? 180 : kind.contains(u"month"_s) ? 31 : 7, filter.receivedFrom, filter.receivedTo);
    if (kind.contains(u"due"_s))
        days(kind.contains(u"months"_s) ? 180 : kind.contains(u"month"_s) ? 31 : 7, filter.dueFrom, filter.dueTo);
    if (kind.contains(u"overdue"_s)) {
        filter.dueFrom = filter.dueTo = {};
        filter.tab = QueueTab::Overdue;
    }
    return filter;
}

constexpr const char* filterKinds[] = {
    "status", "status_rare", "status_ended", "procedure", "holder", "received_week", "received_months", "due_week", "due_months", "overdue_procedure", "status_holder",
    "status_procedure", "status_rare_procedure", "procedure_holder", "status_received_month", "procedure_due_month", "received_months_due_months",
    "status_procedure_holder_received_months_due_months", "organisation", "person", "organisation_status", "organisation_procedure", "organisation_received_month",
    "organisation_due_months", "person_status_procedure"};

//! A filter chosen, its first page and the three that follow; each page from the call to the answer.
void queueFilter(benchmark::State& state, const QString& kind)
{
    const auto queue = Queue::over(state);
    if (!queue)
        return;
    const auto known = queue->some(300);
    if (known.empty() || !queue->withOrganisations())
        return giveUp(state, u"no rows in the file"_s);
    QRandomGenerator random(9);
    Samples wall;
    Samples cpu;
    qint64 rows = 0;
    int empty = 0;
    for (auto _ : state) {
        const QueueFilter filter = filterOf(kind, random, known);
        std::optional<services::PageKey> after;
        for (int page = 0; page < 4; ++page) {
            const Stopwatch watch;
            const auto found = queue->book().page(filter, after).result();
            watch.stop(wall, cpu);
            if (!found)
                return giveUp(state, found.error().code);
            rows += qint64(found->rows.size());
            empty += page == 0 && found->rows.empty() ? 1 : 0;
            after = found->next;
            if (!after)
                break;
        }
    }
    reportPercentiles(state, "cpu", cpu);
    reportPercentiles(state, "wall", wall);
    state.counters["rows_mean"] = double(rows) / double(state.iterations());
    state.counters["empty"] = double(empty);
}

//! The same through the window's model, and two pages scrolled: how long the window's thread was ever held up, by its own work and
//! by the clock.
void queueFilterWindow(benchmark::State& state)
{
    const auto queue = Queue::over(state);
    if (!queue)
        return;
    const auto known = queue->some(300);
    ui::reception::DossierQueueModel model(ui::reception::sourceOf(queue->book()));
    QRandomGenerator random(10);
    Samples held;
    Samples heldCpu;
    Samples shown;
    QTimer ticks;
    const Stopwatch whole;
    double last = 0;
    double lastCpu = threadCpu();
    QObject::connect(&ticks, &QTimer::timeout, &ticks, [&] {
        held.add((whole.wallSeconds() - last) * 1'000);
        heldCpu.add((threadCpu() - lastCpu) * 1'000);
        last = whole.wallSeconds();
        lastCpu = threadCpu();
    });
    ticks.start(5);
    const auto settle = [&model] {
        QEventLoop loop;
        QObject::connect(&model, &QAbstractItemModel::modelReset, &loop, &QEventLoop::quit);
        QObject::connect(&model, &QAbstractItemModel::rowsInserted, &loop, &QEventLoop::quit);
        QObject::connect(&model, &ui::reception::DossierQueueModel::stateChanged, &loop, &QEventLoop::quit);
        QTimer::singleShot(2'000, &loop, [&loop] { loop.exit(1); });
        return loop.exec() == 0;
    };
    for (auto _ : state) {
        const QString kind = QString::fromLatin1(filterKinds[random.bounded(int(std::size(filterKinds)))]);
        const Stopwatch watch;
        model.setFilter(filterOf(kind, random, known));
        while (model.state() == ui::reception::DossierQueueModel::State::Loading) {
            if (!settle())
                return giveUp(state, u"no rows in two seconds"_s);
        }
        shown.add(watch.wallSeconds() * 1'000);
        for (int page = 0; page < 2 && model.canFetchMore({}); ++page) {
            model.fetchMore({});
            if (!settle())
                break; // a last page without rows says nothing
        }
    }
    ticks.stop();
    reportPercentiles(state, "held_cpu", heldCpu);
    reportPercentiles(state, "held_wall", held);
    reportPercentiles(state, "shown_wall", shown);
}

//! libxlsxwriter alone, in constant memory, with the very cells of our file: text, and times as numbers in a format.
double libraryAlone(const std::vector<storage::ExportRow>& rows, const QString& path)
{
    const Stopwatch watch;
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    lxw_workbook* book = workbook_new_opt(QFile::encodeName(path).constData(), &options);
    lxw_worksheet* sheet = workbook_add_worksheet(book, "d");
    lxw_format* time = workbook_add_format(book);
    format_set_num_format(time, "hh:mm dd/mm/yyyy");
    lxw_row_t at = 0;
    for (const storage::ExportRow& row : rows) {
        lxw_col_t column = 0;
        for (const QByteArray* text : {&row.code, &row.owner, &row.phone, &row.idNumber, &row.submitter, &row.procedure}) {
            if (!text->isEmpty())
                worksheet_write_string(sheet, at, column, text->constData(), nullptr);
            ++column;
        }
        worksheet_write_string(sheet, at, column++, "Đang xử lý", nullptr);
        for (const qint64 ms : {row.receivedAt, row.dueAt, row.finishedAt}) {
            if (ms != 0)
                worksheet_write_number(sheet, at, column, double(ms) / 86'400'000.0, time);
            ++column;
        }
        if (!row.holder.isEmpty())
            worksheet_write_string(sheet, at, column, row.holder.constData(), nullptr);
        ++at;
    }
    workbook_close(book);
    return watch.cpuSeconds();
}

//! The whole book of dossiers into one XLSX, as the button does it.
void exportXlsx(benchmark::State& state)
{
    const auto queue = Queue::over(state);
    if (!queue)
        return;
    const QTemporaryDir folder;
    QueueFilter all;
    all.tab = QueueTab::All;
    for (auto _ : state) {
        Samples halts;
        QTimer ticks;
        const Stopwatch wall;
        double last = wall.wallSeconds();
        QObject::connect(&ticks, &QTimer::timeout, &ticks, [&] {
            const double now = wall.wallSeconds();
            halts.add((now - last) * 1'000);
            last = now;
        });
        ticks.start(5);
        QEventLoop loop;
        Result<qint64> written = fail(ErrorKind::Timeout, u"never"_s);
        const Stopwatch watch;
        auto* running = services::DossierExport::start(queue->book(), all, folder.filePath(u"ours.xlsx"_s), &loop);
        QObject::connect(running, &services::DossierExport::finished, &loop, [&](const Result<qint64>& rows) {
            written = rows;
            loop.quit();
        });
        loop.exec();
        const double ours = watch.cpuSeconds();
        ticks.stop();
        if (!written) {
            giveUp(state, written.error().code);
            break;
        }
        state.SetIterationTime(watch.wallSeconds());
        std::vector<storage::ExportRow> rows;
        storage::ExportPart part;
        do {
            const auto next = queue->book().exportPart(all, part.next).result();
            if (!next)
                return giveUp(state, next.error().code);
            part = *next;
            rows.insert(rows.end(), part.rows.begin(), part.rows.end());
        } while (part.more);
        const double library = libraryAlone(rows, folder.filePath(u"library.xlsx"_s));
        state.counters["rows"] = double(*written);
        state.counters["client_cpu_s"] = ours;
        state.counters["library_cpu_s"] = library;
        state.counters["of_library"] = library > 0 ? ours / library : 0;
        state.counters["gui_wall_gap_p99_ms"] = halts.at(0.99);
    }
}

} // namespace

void registerLists()
{
    const auto heavy = [](benchmark::internal::Benchmark* benchmark) {
        benchmark->Arg(100'000)->Arg(500'000)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
    };
    heavy(benchmark::RegisterBenchmark("search_prefix", [](benchmark::State& state) {
              search(state, false);
          })->Iterations(1'000));
    heavy(benchmark::RegisterBenchmark("search_marks", [](benchmark::State& state) {
              search(state, true);
          })->Iterations(1'000));
    heavy(benchmark::RegisterBenchmark("queue_page", queuePage)->Iterations(1'000));
    const auto heaviest = [](benchmark::internal::Benchmark* benchmark) { benchmark->Arg(500'000)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime(); };
    for (const char* kind : filterKinds) {
        heaviest(benchmark::RegisterBenchmark((std::string("queue_filter/") + kind).c_str(), [kind](benchmark::State& state) {
                     queueFilter(state, QString::fromLatin1(kind));
                 })->Iterations(200));
    }
    heaviest(benchmark::RegisterBenchmark("queue_filter_window", queueFilterWindow)->Iterations(600));
    benchmark::RegisterBenchmark("export_xlsx", exportXlsx)->Arg(100'000)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(1);
}

} // namespace motcua::bench
