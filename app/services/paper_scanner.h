#pragma once

#include "domain/result.h"

#include <QImage>
#include <QList>
#include <QObject>
#include <QStringList>

#include <memory>

namespace motcua::services {

//! A scanner as SANE names it, and as a person does.
struct ScannerDevice
{
    QString name;
    QString label;

    bool operator==(const ScannerDevice&) const = default;
};

//! How a paper is scanned. What a device does not offer is left to it.
struct ScanWish
{
    bool feeder = false; //!< all that lies in it; else one page from the glass
    bool colour = true;
    int dpi = 300;
};

//! Scanners of this machine through `scanimage` (SANE): its drivers are many and of every quality, so they run in a process of their
//! own, which can be ended. Pages come one after the other while the next one is scanned; on the way they lie in a folder of this
//! user's alone (in memory where the system has such a place) and are gone when they were read. GUI thread.
//! Errors (Device): scanner_missing (no scanimage), scanner_busy, scanner_empty (feeder), scanner_jammed, scanner_cover, scanner_denied,
//! scanner_failed; cancelled (Cancelled).
class PaperScanner : public QObject
{
    Q_OBJECT
public:
    //! `extra` arguments go to each scan (tests of the driver's own errors).
    explicit PaperScanner(QObject* parent = nullptr, const QStringList& extra = {});
    ~PaperScanner() override;

    [[nodiscard]] static bool isAvailable();
    //! listed() follows; it may take seconds, for the network is asked, too.
    void list();
    void scan(const QString& device, const ScanWish& wish);
    //! finished() comes at once; the device is let go of in the background. Pages that came stay.
    void cancel();
    [[nodiscard]] bool isScanning() const;

Q_SIGNALS:
    void listed(const QList<motcua::services::ScannerDevice>& devices);
    //! Of the page that is being scanned; the first one is 1.
    void progress(int page, int percent);
    void pageScanned(const QImage& page);
    //! How many pages came.
    void finished(const motcua::Result<int>& pages);

private:
    void run(const QStringList& options);
    void readPage(const QString& path);
    void scanned();
    void end(const Result<int>& pages);

    struct Private;
    std::unique_ptr<Private> d;
};

//! The options of `scanimage -A` for the wish, of those that the device offers.
[[nodiscard]] QStringList scanOptions(const QString& offered, const ScanWish& wish);
//! What SANE's words mean; code of the error.
[[nodiscard]] QString scannerFault(const QString& said);

} // namespace motcua::services
