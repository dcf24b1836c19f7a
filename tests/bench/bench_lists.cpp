#include "domain/names.h"
#include "services/dossier_book_p.h"
#include "services/dossier_export.h"
#include "services/rule_files.h"
#include "storage/dossier_export.h"
#include "synced_desk.h"

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

    [[nodiscard]] DossierBook& book() { return *m_book; }

    struct Known
    {
        QString owner;
        QString code;
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
                                       auto one = db.one(u"SELECT owner, code FROM dossier WHERE row >= ? LIMIT 1"_s,
                                                         {random.bounded(*last) + 1}, [](const storage::Row& row) {
                                                             return Known{row.text(0), row.text(1)};
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
    benchmark::RegisterBenchmark("export_xlsx", exportXlsx)->Arg(100'000)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(1);
}

} // namespace motcua::bench
