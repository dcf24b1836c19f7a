#include "services/paper_scanner.h"

#include "services/when_done.h"

#include <QCoreApplication>
#include <QFile>
#include <QPointer>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>
#include <QtConcurrentRun>

#include <algorithm>

namespace motcua::services {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostPages = 60;
constexpr int longestDetail = 300; // of what scanimage said, for who mends it
constexpr int listPatience = 30'000;
constexpr int letGoPatience = 3'000;
constexpr int faultPatience = 2'000;
constexpr qint64 largestPage = 512LL << 20;

QString program() { return QStandardPaths::findExecutable(u"scanimage"_s); }

void prepare(QProcess& process)
{
    process.setProgram(program());
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s); // its words are read here
    process.setProcessEnvironment(environment);
}

//! Asks it to end; a device that hangs is not waited for.
void letGo(std::unique_ptr<QProcess> process)
{
    if (!process)
        return;
    process->disconnect();
    QProcess* one = process.release();
    if (one->state() == QProcess::NotRunning)
        return one->deleteLater();
    QObject::connect(one, &QProcess::finished, one, &QObject::deleteLater);
    QTimer::singleShot(letGoPatience, one, &QProcess::kill);
    one->terminate();
}

//! The choices of an option: "--source Flatbed|ADF [Flatbed]" → Flatbed, ADF. Inactive ones have none.
QStringList choices(const QString& offered, const QString& option)
{
    const QRegularExpression line(u"^\\s+--%1 (.+) \\[(?!inactive).*\\]\\s*$"_s.arg(option), QRegularExpression::MultilineOption);
    const auto found = line.match(offered);
    return found.hasMatch() ? found.captured(1).split(u'|') : QStringList();
}

QString firstLike(const QStringList& offered, const QStringList& wanted)
{
    for (const QString& want : wanted) {
        for (const QString& one : offered) {
            if (one.contains(want, Qt::CaseInsensitive))
                return one;
        }
    }
    return {};
}

//! "75|150|300dpi" the nearest, "1..1200dpi" within.
QString resolution(const QStringList& offered, int dpi)
{
    static const QRegularExpression range(u"^(\\d+)\\.\\.(\\d+)"_s);
    if (offered.size() == 1) {
        if (const auto found = range.match(offered.first()); found.hasMatch())
            return QString::number(std::clamp(dpi, found.captured(1).toInt(), std::max(found.captured(1).toInt(), found.captured(2).toInt())));
    }
    int best = 0;
    for (QString one : offered) {
        const int value = one.remove(u"dpi"_s).toInt();
        if (value > 0 && (best == 0 || std::abs(value - dpi) < std::abs(best - dpi)))
            best = value;
    }
    return best > 0 ? QString::number(best) : QString();
}

} // namespace

QStringList scanOptions(const QString& offered, const ScanWish& wish)
{
    QStringList options;
    const auto add = [&options](const char* name, const QString& value) {
        if (!value.isEmpty())
            options << QString::fromLatin1(name) << value;
    };
    const QStringList sources = choices(offered, u"source"_s);
    add("--source", wish.feeder ? firstLike(sources, {u"feeder"_s, u"adf"_s}) : firstLike(sources, {u"flatbed"_s, u"normal"_s}));
    add("--mode", wish.colour ? firstLike(choices(offered, u"mode"_s), {u"color"_s, u"colour"_s}) : firstLike(choices(offered, u"mode"_s), {u"gray"_s, u"grey"_s}));
    add("--resolution", resolution(choices(offered, u"resolution"_s), wish.dpi));
    return options;
}

QString scannerFault(const QString& said)
{
    const std::pair<QLatin1StringView, QString> known[] = {{"Device busy"_L1, u"scanner_busy"_s},
                                                           {"out of documents"_L1, u"scanner_empty"_s},
                                                           {"feeder jammed"_L1, u"scanner_jammed"_s},
                                                           {"cover is open"_L1, u"scanner_cover"_s},
                                                           {"denied"_L1, u"scanner_denied"_s}};
    for (const auto& [words, code] : known) {
        if (said.contains(words, Qt::CaseInsensitive))
            return code;
    }
    return u"scanner_failed"_s;
}

struct PaperScanner::Private
{
    QStringList extra;
    std::unique_ptr<QProcess> lister;
    std::unique_ptr<QProcess> process;
    std::unique_ptr<QTemporaryDir> folder;
    QString device;
    ScanWish wish;
    QByteArray out;   //!< names of pages
    QString said;     //!< on standard error, its end
    QStringList waiting; //!< pages that were scanned and not read yet
    bool reading = false;
    bool over = true;  //!< no scan is under way
    bool done = false; //!< the device has no more
    bool failed = false; //!< it has said what is wrong
    int exitCode = 0;
    int pages = 0;
    quint64 turn = 0;
};

PaperScanner::PaperScanner(QObject* parent, const QStringList& extra) : QObject(parent), d(std::make_unique<Private>()) { d->extra = extra; }

PaperScanner::~PaperScanner()
{
    letGo(std::move(d->lister));
    letGo(std::move(d->process));
}

bool PaperScanner::isAvailable() { return !program().isEmpty(); }
bool PaperScanner::isScanning() const { return !d->over; }

void PaperScanner::list()
{
    if (d->lister)
        return;
    if (!isAvailable()) {
        QMetaObject::invokeMethod(this, [this] { Q_EMIT listed({}); }, Qt::QueuedConnection);
        return;
    }
    d->lister = std::make_unique<QProcess>();
    prepare(*d->lister);
    d->lister->setArguments({u"-f"_s, u"%d|%v %m%n"_s});
    d->lister->setStandardErrorFile(QProcess::nullDevice());
    connect(d->lister.get(), &QProcess::finished, this, [this] {
        QList<ScannerDevice> devices;
        for (const QString& line : QString::fromUtf8(d->lister->readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts)) {
            const qsizetype bar = line.indexOf(u'|');
            if (bar > 0)
                devices.append({line.first(bar), line.sliced(bar + 1).trimmed()});
        }
        d->lister.release()->deleteLater();
        Q_EMIT listed(devices);
    });
    QTimer::singleShot(listPatience, d->lister.get(), &QProcess::kill);
    d->lister->start(QIODevice::ReadOnly);
}

void PaperScanner::scan(const QString& device, const ScanWish& wish)
{
    if (isScanning())
        return;
    d->over = d->done = d->failed = d->reading = false;
    d->pages = 0;
    d->waiting.clear();
    d->out.clear();
    d->said.clear();
    d->device = device;
    d->wish = wish;
    ++d->turn;
    if (!isAvailable()) {
        QMetaObject::invokeMethod(this, [this] { end(fail(ErrorKind::Device, u"scanner_missing"_s)); }, Qt::QueuedConnection);
        return;
    }
    // Each driver has names of its own for the same things: first it is asked for them.
    d->process = std::make_unique<QProcess>();
    prepare(*d->process);
    d->process->setArguments({u"-d"_s, device, u"-A"_s});
    connect(d->process.get(), &QProcess::finished, this, [this](int exitCode) {
        const QString offered = QString::fromUtf8(d->process->readAllStandardOutput());
        const QString said = QString::fromUtf8(d->process->readAllStandardError());
        if (exitCode != 0)
            return end(fail(ErrorKind::Device, scannerFault(said), u"scanimage %1: %2"_s.arg(exitCode).arg(said.trimmed().right(longestDetail))));
        run(scanOptions(offered, d->wish));
    });
    d->process->start(QIODevice::ReadOnly);
}

void PaperScanner::run(const QStringList& options)
{
    const QString place = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    d->folder = std::make_unique<QTemporaryDir>(place.isEmpty() ? QString() : place + u"/motcua-scan-XXXXXX"_s);
    if (!d->folder->isValid())
        d->folder = std::make_unique<QTemporaryDir>();
    if (!d->folder->isValid())
        return end(fail(ErrorKind::Device, u"scanner_failed"_s, u"folder"_s));
    QProcess* old = d->process.release();
    old->disconnect(this);
    old->deleteLater();
    d->process = std::make_unique<QProcess>();
    prepare(*d->process);
    d->process->setArguments(QStringList{u"-d"_s, d->device, u"--format=pnm"_s, u"--progress"_s, u"--batch=%1/p%d.pnm"_s.arg(d->folder->path()), u"--batch-print"_s,
                                         u"--batch-count=%1"_s.arg(d->wish.feeder ? mostPages : 1)} +
                             options + d->extra);
    connect(d->process.get(), &QProcess::readyReadStandardError, this, [this] {
        const QString words = QString::fromUtf8(d->process->readAllStandardError());
        d->said = (d->said + words).right(4'000);
        // SANE's drivers may lock themselves up while they let go of a device that failed (libsane 1.1.1: pthread_cancel in malloc): what is
        // wrong has been said by then, and nobody waits for the rest.
        static const QRegularExpression failed(u"(^|[\\r\\n])\\S*scanimage: sane_(start|read): "_s); // after "Progress: 0.0%\\r", too
        if (failed.match(d->said).hasMatch() && !std::exchange(d->failed, true)) {
            QTimer::singleShot(faultPatience, d->process.get(), [this] {
                d->done = true;
                d->exitCode = 1;
                scanned();
            });
        }
        static const QRegularExpression percent(u"Progress: (\\d+)"_s);
        int last = -1;
        for (auto it = percent.globalMatch(words); it.hasNext();)
            last = it.next().captured(1).toInt();
        if (last >= 0)
            Q_EMIT progress(d->pages + int(d->waiting.size()) + 1, std::min(last, 100));
    });
    const auto takeNames = [this] {
        d->out += d->process->readAllStandardOutput();
        for (qsizetype end = d->out.indexOf('\n'); end >= 0; end = d->out.indexOf('\n')) {
            const QString name = QString::fromUtf8(d->out.first(end)).trimmed();
            d->out.remove(0, end + 1);
            if (!name.isEmpty())
                readPage(name);
        }
    };
    connect(d->process.get(), &QProcess::readyReadStandardOutput, this, takeNames);
    connect(d->process.get(), &QProcess::finished, this, [this, takeNames](int exitCode) {
        takeNames();
        d->said = (d->said + QString::fromUtf8(d->process->readAllStandardError())).right(4'000);
        d->done = true;
        d->exitCode = exitCode;
        scanned();
    });
    d->process->start(QIODevice::ReadOnly);
}

//! One after the other, so that pages keep their order; decoding is done in a thread.
void PaperScanner::readPage(const QString& path)
{
    if (!path.isEmpty())
        d->waiting.append(path);
    if (d->reading || d->waiting.isEmpty())
        return;
    d->reading = true;
    const auto read = QtConcurrent::run([path = d->waiting.takeFirst()] {
        QFile file(path);
        QImage page;
        if (file.size() <= largestPage)
            page.load(path, "PPM");
        file.remove();
        return page;
    });
    whenDone(read, this, [this, turn = d->turn](const QImage& page) {
        if (turn != d->turn || d->over)
            return;
        d->reading = false;
        if (!page.isNull()) {
            ++d->pages;
            Q_EMIT pageScanned(page);
        }
        readPage({});
        scanned();
    });
}

void PaperScanner::scanned()
{
    if (d->over || !d->done || d->reading || !d->waiting.isEmpty())
        return;
    // An empty feeder ends a stack of pages and begins none.
    const QString fault = scannerFault(d->said);
    const bool ranOut = d->pages > 0 && fault == "scanner_empty"_L1;
    if ((d->exitCode != 0 && !ranOut) || d->pages == 0)
        return end(fail(ErrorKind::Device, fault, u"scanimage %1: %2"_s.arg(d->exitCode).arg(d->said.trimmed().right(longestDetail))));
    end(d->pages);
}

void PaperScanner::cancel()
{
    if (isScanning())
        end(fail(ErrorKind::Cancelled, u"cancelled"_s));
}

void PaperScanner::end(const Result<int>& pages)
{
    if (std::exchange(d->over, true))
        return;
    // The folder goes when nobody writes into it any more.
    if (d->process && d->process->state() != QProcess::NotRunning && d->folder) {
        auto folder = std::shared_ptr<QTemporaryDir>(std::move(d->folder));
        connect(d->process.get(), &QObject::destroyed, qApp, [folder] {});
    }
    letGo(std::move(d->process));
    d->folder.reset();
    Q_EMIT finished(pages);
}

} // namespace motcua::services
