#include "cli/read_commands.h"

#include "cli/id_reading.h"
#include "vision/decoder.h"
#include "vision/ocr_reader.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFutureWatcher>
#include <QJsonArray>

#include <cmath>
#include <memory>
#include <optional>

namespace motcua::cli {

using namespace Qt::StringLiterals;
using vision::Picture;

namespace {

double rounded(double value, double step)
{
    return std::round(value / step) * step;
}

Result<Picture> load(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, u"file_unreadable"_s);
    const Picture picture = Picture::fromBytes(file.read(vision::maxPictureBytes + 1));
    if (const auto checked = vision::checkPicture(picture); !checked)
        return tl::unexpected(checked.error());
    return picture;
}

// Goes through the files one after the other and prints a line for each. Deletes itself at the end.
class FileWalk : public QObject
{
public:
    using LineResult = Result<QJsonObject>;
    using Read = std::function<void(FileWalk&, Picture)>;

    FileWalk(QStringList files, Read read, Finish finish)
        : m_files(std::move(files))
        , m_read(std::move(read))
        , m_finish(std::move(finish))
    {
        next();
    }

    // Made when first asked for: most commands need one of them, and a process that nobody asks costs as much as half a card.
    [[nodiscard]] vision::Decoder& codes()
    {
        if (!m_codes)
            m_codes = vision::makeDecoder(vision::Spare::None);
        return *m_codes;
    }
    [[nodiscard]] vision::OcrReader& text()
    {
        if (!m_text)
            m_text.emplace(vision::makeDecoder(vision::Spare::None));
        return *m_text;
    }

    template<class T, class Use>
    void whenRead(const QFuture<T>& future, Use use)
    {
        auto* watcher = new QFutureWatcher<T>(this);
        connect(watcher, &QFutureWatcher<T>::finished, this, [watcher, use] {
            watcher->deleteLater();
            if (watcher->future().resultCount() > 0)
                use(watcher->future().result());
        });
        watcher->setFuture(future);
    }

    void tell(LineResult line)
    {
        QJsonObject object{{u"file"_s, m_file}};
        if (line) {
            for (auto it = line->constBegin(); it != line->constEnd(); ++it)
                object.insert(it.key(), it.value());
            if (!object.contains(u"warnings"_s))
                object.insert(u"ms"_s, rounded(double(m_timer.nsecsElapsed()) / 1e6, 0.1));
        } else {
            object.insert(u"error"_s, line.error().code);
            printWords(u"%1: %2"_s.arg(m_file, line.error().code));
            m_exitCode = Failed;
        }
        printLine(object);
        next();
    }

private:
    void next()
    {
        // Through the event loop: a thousand unreadable files are no thousand nested calls.
        QMetaObject::invokeMethod(this, [this] { readNext(); }, Qt::QueuedConnection);
    }

    void readNext()
    {
        if (m_files.isEmpty()) {
            m_finish(m_exitCode);
            deleteLater();
            return;
        }
        m_file = m_files.takeFirst();
        m_timer.start();
        auto picture = load(m_file);
        if (picture)
            m_read(*this, std::move(*picture));
        else
            tell(tl::unexpected(picture.error()));
    }

    QStringList m_files;
    QString m_file;
    Read m_read;
    Finish m_finish;
    std::unique_ptr<vision::Decoder> m_codes;
    std::optional<vision::OcrReader> m_text;
    QElapsedTimer m_timer;
    int m_exitCode = Done;
};

void walk(const QStringList& arguments, const Finish& finish, FileWalk::Read read)
{
    QStringList files = arguments;
    const bool plain = !files.isEmpty() && files.first() == "--"_L1;
    if (plain)
        files.removeFirst();
    const bool option = !plain && std::any_of(files.begin(), files.end(), [](const QString& f) { return f.startsWith(u'-'); });
    if (files.isEmpty() || option)
        return finish(WrongUsage);
    new FileWalk(files, std::move(read), finish); // NOLINT: deletes itself
}

QJsonArray jsonCorners(const QPolygonF& corners)
{
    QJsonArray array;
    for (const QPointF& point : corners)
        array << QJsonArray{rounded(point.x(), 0.5), rounded(point.y(), 0.5)};
    return array;
}

void readBarcodes(const QStringList& arguments, Finish finish)
{
    walk(arguments, finish, [](FileWalk& files, Picture picture) {
        files.whenRead(vision::readStill(files.codes(), std::move(picture)),
                       [&files](const Result<vision::StillReading>& reading) {
                           files.tell(reading.map([](const vision::StillReading& still) {
                               QJsonArray results;
                               for (const auto& code : still.codes)
                                   results << QJsonObject{{u"format"_s, vision::formatName(code.format)},
                                                          {u"text"_s, code.text},
                                                          {u"corners"_s, jsonCorners(code.corners)}};
                               return QJsonObject{{u"results"_s, results}};
                           }));
                       });
    });
}

QJsonObject jsonCard(const domain::PartyCardFields& card)
{
    QJsonObject fields;
    QJsonObject confidence;
    QJsonArray doubtful;
    const auto add = [&](const QString& name, const domain::PartyCardField& field) {
        fields.insert(name, field.isRead() ? QJsonValue(field.text) : QJsonValue());
        confidence.insert(name, field.isRead() ? QJsonValue(rounded(field.confidence, 0.001)) : QJsonValue());
        if (field.isRead() && field.confidence < domain::surelyReadFrom)
            doubtful << name;
    };
    add(u"cardNumber"_s, card.cardNumber);
    add(u"fullName"_s, card.fullName);
    add(u"dateOfBirth"_s, card.dateOfBirth);
    add(u"homeTown"_s, card.homeTown);
    return {{u"kind"_s, u"party-card"_s}, {u"fields"_s, fields}, {u"confidence"_s, confidence}, {u"doubtful"_s, doubtful}};
}

void readCard(const QStringList& arguments, Finish finish)
{
    walk(arguments, finish, [](FileWalk& files, Picture picture) {
        files.whenRead(files.text().readPartyCard(std::move(picture)),
                       [&files](const Result<vision::CardReading>& reading) {
                           files.tell(reading.map([](const vision::CardReading& card) { return jsonCard(card.fields); }));
                       });
    });
}

void readId(const QStringList& arguments, Finish finish)
{
    walk(arguments, finish, [](FileWalk& files, const Picture& picture) {
        files.whenRead(vision::readStill(files.codes(), picture, vision::CodeFormat::QrCode),
                       [&files, picture](const Result<vision::StillReading>& codes) {
                           if (!codes)
                               return files.tell(tl::unexpected(codes.error()));
                           files.whenRead(files.text().readMrz(picture),
                                          [&files, found = codes->codes](const Result<vision::OcrPage>& page) {
                                              files.tell(idLine(found, page));
                                          });
                       });
    });
}

} // namespace

std::vector<CliCommand> readCommands()
{
    return {
        {u"read-barcodes"_s, u"FILE…"_s, readBarcodes},
        {u"read-card"_s, u"FILE…"_s, readCard},
        {u"read-id"_s, u"FILE…"_s, readId},
    };
}

} // namespace motcua::cli
