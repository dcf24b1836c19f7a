// Papers after reception: two desks add to one dossier, with and without a line; pages from several files become one PDF.
#include "domain/dossier_papers.h"
#include "tests/domain/samples.h"
#include "tests/services/agreement_kit.h"
#include "tests/support/places.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

using namespace motcua;
using namespace Qt::StringLiterals;
using domain::DossierStatus;
using test::SyncDesk;
using test::waited;

namespace {

QImage page(const QColor& colour)
{
    QImage image(900, 1'200, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.fillRect(100, 100, 700, 500, colour);
    for (int line = 0; line < 12; ++line)
        painter.fillRect(100, 650 + line * 40, 600, 6, Qt::black);
    return image;
}

QByteArray pdf(int pages)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(72);
    QPainter painter(&writer);
    for (int i = 0; i < pages; ++i) {
        if (i > 0)
            writer.newPage();
        painter.fillRect(50, 50, 300, 30 + 10 * i, Qt::black);
    }
    painter.end();
    return bytes;
}

} // namespace

class TestDossierPapers : public QObject
{
    Q_OBJECT
private:
    test::BackendProcess m_backend;
    std::unique_ptr<QTemporaryDir> m_dir;

    std::unique_ptr<SyncDesk> machine(const QUrl& server, const QString& name) { return std::make_unique<SyncDesk>(server, m_dir->filePath(name), name); }
    static domain::Dossier with(domain::Dossier dossier, const QString& hash)
    {
        dossier.components.front().blobs.append(hash);
        dossier.components.front().received = true;
        return dossier;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("MOTCUA_PAGES", test::programPath("motcua-pages").toUtf8());
        test::SeedSize size;
        size.dossiers = 120;
        QVERIFY2(m_backend.seed(size), qPrintable(m_backend.problem()));
        QVERIFY2(m_backend.start(), qPrintable(m_backend.problem()));
    }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void twoDesksAddToOneDossier()
    {
        auto lan = machine(m_backend.url(), u"lan"_s);
        auto ha = machine(m_backend.url(), u"ha"_s);
        QVERIFY(lan->signInAndStart() && ha->signInAndStart(u"ha.le"_s));
        const auto ids = lan->withStatus(DossierStatus::Processing);
        const auto id = *std::find_if(ids.begin(), ids.end(), [&](const domain::Id& one) { return !lan->dossier(one).components.empty(); });
        const auto seen = lan->dossier(id);
        const auto before = seen.components.front();

        lan->office->setOnline(false);
        const auto hers = waited(lan->book().keepPaper(page(Qt::blue)));
        QVERIFY(hers.has_value() && hers->doubt == services::PaperDoubt::None);
        auto wanted = with(seen, hers->hash).components;
        wanted.push_back({u"other-1"_s, u"Giấy ủy quyền"_s, 1, 0, false, true, false, {}});
        const auto done = waited(lan->book().changePapers(id, seen.components, wanted));
        QVERIFY2(done.has_value(), qPrintable(done ? QString() : done.error().code));
        QCOMPARE(lan->dossier(id).components, wanted); // on her screen at once
        QCOMPARE(lan->mark(id), services::SyncMark::Waiting);

        const auto theirs = waited(ha->book().keepPaper(page(Qt::red)));
        const auto seenByHa = ha->dossier(id);
        QVERIFY(waited(ha->book().changePapers(id, seenByHa.components, with(seenByHa, theirs->hash).components)).has_value());
        QVERIFY(ha->idle());

        lan->office->setOnline(true);
        QTRY_COMPARE_WITH_TIMEOUT(lan->mark(id), services::SyncMark::Settled, 20'000);
        QVERIFY(lan->needsLook().empty()); // nobody had to choose
        QTRY_COMPARE_WITH_TIMEOUT(ha->dossier(id).components.size(), wanted.size(), 20'000);
        for (SyncDesk* desk : {lan.get(), ha.get()}) {
            const auto dossier = desk->dossier(id);
            QCOMPARE(dossier.components.front().blobs, before.blobs + QStringList({theirs->hash, hers->hash}));
            QCOMPARE(dossier.components.back().name, u"Giấy ủy quyền"_s);
            QCOMPARE(dossier.status, seen.status);
            int steps = 0;
            for (const auto& event : dossier.timeline)
                steps += !event.changes.empty() && event.changes.front().field == QLatin1StringView(domain::paperField);
            QCOMPARE(steps, 2); // each with its name and time
        }
        const auto there = waited(ha->book().paper(hers->hash)); // fetched from the centre
        QVERIFY2(there.has_value() && !there->thumbnail.isNull(), "her page is at the other desk");

        // What was taken away stays in history, and can be seen.
        const auto now = ha->dossier(id);
        auto less = now.components;
        less.front().blobs.removeAll(hers->hash);
        QVERIFY(waited(ha->book().changePapers(id, now.components, less)).has_value());
        QVERIFY(ha->idle());
        QTRY_VERIFY_WITH_TIMEOUT(!lan->dossier(id).components.front().blobs.contains(hers->hash), 20'000);
        QVERIFY(domain::componentFromJson(lan->dossier(id).timeline.back().changes.front().from)->blobs.contains(hers->hash));
        QVERIFY(waited(lan->book().paperBytes(hers->hash)).has_value());
        QCOMPARE(waited(ha->book().changePapers(id, less, less)).error().code, u"nothing_changed"_s);
    }

    void notAfterTheEnd()
    {
        auto lan = machine(m_backend.url(), u"lan"_s);
        QVERIFY(lan->signInAndStart());
        for (const auto status : {DossierStatus::Returned, DossierStatus::Registered}) {
            const auto ids = lan->withStatus(status);
            if (ids.empty())
                continue;
            const auto seen = lan->dossier(ids.front());
            auto wanted = seen.components;
            wanted.push_back({u"other-1"_s, u"Giấy ủy quyền"_s, 1, 0, false, true, false, {}});
            QCOMPARE(waited(lan->book().changePapers(seen.id, seen.components, wanted)).error().code, u"not_allowed"_s);
        }
    }

    void pagesOfSeveralFiles()
    {
        auto lan = machine(m_backend.url(), u"lan"_s);
        QVERIFY(lan->signInAndStart());
        auto& book = lan->book();
        QFile file(m_dir->filePath(u"three.pdf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(pdf(3)) > 0);
        file.close();
        const auto three = waited(book.keepPaper(file.fileName()));
        QVERIFY(three.has_value() && three->document);
        QCOMPARE(three->pages, 3);
        QVERIFY(!three->thumbnail.isNull());
        const auto photo = waited(book.keepPaper(page(Qt::green)));
        const auto pages = waited(book.pages({three->hash, photo->hash}));
        QVERIFY(pages.has_value());
        QCOMPARE(pages->size(), size_t(4));
        const auto joined = waited(book.joinPages({{photo->hash, 0, 0}, {three->hash, 2, 1}, {three->hash, 0, 0}}));
        QVERIFY2(joined.has_value(), qPrintable(joined ? QString() : joined.error().code));
        QCOMPARE(joined->pages, 3);
        const auto turned = waited(book.pageImage(joined->hash, 1, 400));
        QVERIFY(turned.has_value() && turned->width() > turned->height());
        // Pages of a camera: one is a picture, several a document.
        const QByteArray jpeg = services::packedPage(page(Qt::red));
        QCOMPARE(waited(book.keepPages({jpeg}))->document, false);
        const auto several = waited(book.keepPages({jpeg, services::packedPage(QImage(page(Qt::red)).mirrored())}));
        QVERIFY(several.has_value() && several->document);
        QCOMPARE(several->pages, 2);
    }

    void papersThatAreNone()
    {
        auto lan = machine(m_backend.url(), u"lan"_s);
        QVERIFY(lan->signInAndStart());
        const auto kept = [&](const QByteArray& bytes) {
            QFile file(m_dir->filePath(u"x.pdf"_s));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && (file.close(), true) ? waited(lan->book().keepPaper(file.fileName()))
                                                                                                                  : Result<services::PaperFile>(fail(ErrorKind::Internal, u"test"_s));
        };
        QCOMPARE(kept("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n").error().code, u"paper_cut"_s);
        QCOMPARE(kept(pdf(2).first(600)).error().code, u"paper_cut"_s);
        QByteArray blank;
        {
            QBuffer buffer(&blank);
            buffer.open(QIODevice::WriteOnly);
            QPdfWriter writer(&buffer);
            QPainter painter(&writer);
            writer.newPage();
        }
        QCOMPARE(kept(blank)->doubt, services::PaperDoubt::Blank);
        qputenv("MOTCUA_PAGES", "/nowhere");
        const auto unseen = kept(pdf(2)); // taken all the same
        qputenv("MOTCUA_PAGES", test::programPath("motcua-pages").toUtf8());
        QVERIFY(unseen.has_value() && unseen->document && unseen->thumbnail.isNull());
    }
};

QTEST_MAIN(TestDossierPapers)
#include "tst_dossier_papers.moc"
