#include "desk_kit.h"

#include "domain/dossier_code.h"

using namespace motcua;
using namespace motcua::services;
using namespace Qt::StringLiterals;
using domain::Area;
using domain::Dossier;
using domain::DossierStatus;
namespace samples = domain::samples;

namespace {

const QString scope = u"agency:H15.50.05.13"_s;
const QString agency = u"H15.50.05.13"_s;

//! What a clerk has typed for a new dossier.
Dossier typed()
{
    Dossier d;
    d.agency = agency;
    d.procedureId = samples::procedure().id;
    d.procedureName = samples::procedure().name;
    d.owner = samples::dossier().owner;
    return d;
}

} // namespace

class TestDossierBook : public QObject
{
    Q_OBJECT
    std::unique_ptr<kit::DeskFile> file;
    std::unique_ptr<DossierBook> book;

    void openBook()
    {
        auto d = std::make_unique<DossierBook::Private>();
        d->desk = file->desk();
        book = std::make_unique<DossierBook>(std::move(d));
    }
    void feed(const std::vector<FeedChange>& changes)
    {
        const auto done = file->now([&, p = file->projection](storage::Db& db) { return p->applyFeed(db, scope, changes); });
        QVERIFY(done.has_value());
        QCOMPARE(done->parked, 0);
    }
    void lend(int first, int last)
    {
        const QDate day = domain::toLocal(*file->clock.at).date();
        QVERIFY(file->now([=](storage::Db& db) -> Result<bool> {
            if (auto done = storage::sync::addNumberBlock(db, agency, day, first, last); !done)
                return tl::unexpected(done.error());
            return true;
        }).has_value());
    }

private Q_SLOTS:
    void init()
    {
        file = std::make_unique<kit::DeskFile>(Area::Dossiers, samples::official());
        openBook();
        domain::Procedure procedure = samples::procedure();
        procedure.limit = {domain::DueEngine::Hours, 2, false};
        feed({kit::upsert(procedure), kit::upsert(kit::received(1))});
    }
    void cleanup()
    {
        book.reset();
        file.reset();
    }

    void aNewDossierTakesANumberOfTheBlock()
    {
        lend(41, 42);
        QSignalSpy changed(book.get(), &DossierBook::dossiersChanged);
        const auto received = kit::wait(book->receive(typed()));
        QVERIFY2(received.has_value(), qPrintable(received ? QString() : received.error().code + received.error().detail));
        QCOMPARE(received->code, u"H15.50.05.13-261120-0041"_s);
        QCOMPARE(received->status, DossierStatus::Received);
        QCOMPARE(received->receivedBy, samples::official().fullName);
        QVERIFY(received->dueAt.isValid());
        QVERIFY(!received->dueRule.isEmpty());
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(*file->pushes, 1);
        QCOMPARE(kit::wait(book->receive(typed()))->code, u"H15.50.05.13-261120-0042"_s);
        const auto third = kit::wait(book->receive(typed())); // no number left: TẠM
        QVERIFY(domain::isProvisionalCode(third->code));
        QCOMPARE(*kit::wait(book->findByCode(u"261120-0041"_s)), received->id);
        QCOMPARE(*kit::wait(book->findByCode(third->code)), third->id);
    }

    // What has not been sent yet is found like anything else, and each row says why.
    void unsentWorkIsFound()
    {
        lend(41, 42);
        const auto received = kit::wait(book->receive(typed()));
        QVERIFY(received.has_value());
        const auto find = [&](const QString& text) {
            services::QueueFilter filter;
            filter.tab = services::QueueTab::All;
            filter.text = text;
            const auto page = kit::wait(book->page(filter));
            const auto row = std::find_if(page->rows.begin(), page->rows.end(), [&](const DossierRow& one) { return one.id == received->id; });
            return row == page->rows.end() ? std::optional<DossierRow>() : *row;
        };
        using services::FoundBy;
        QCOMPARE(find(received->owner.fullName)->foundBy, FoundBy::Owner);
        QCOMPARE(find(u"261120-0041"_s)->foundBy, FoundBy::Code);
        QCOMPARE(find(u"41"_s)->foundBy, FoundBy::Code);
        QVERIFY(!find(u"0987 000 111"_s));
        Dossier edited = *received;
        edited.owner.phone = u"0987000111"_s;
        QVERIFY(kit::wait(book->edit(*received, edited)).has_value());
        const auto byPhone = find(u"0987 000 111"_s);
        QVERIFY(byPhone.has_value());
        QCOMPARE(byPhone->foundBy, FoundBy::Phone);
        QCOMPARE(byPhone->foundIn, u"0987000111"_s);
        QCOMPARE(byPhone->mark, services::SyncMark::Waiting);
        QVERIFY(kit::wait(book->undo(received->id)).has_value());
        QVERIFY(!find(u"0987 000 111"_s));
    }

    void undoGivesTheNumberBack()
    {
        lend(41, 60);
        const auto first = kit::wait(book->receive(typed()));
        QVERIFY(kit::wait(book->undo(first->id)).has_value());
        QCOMPARE(kit::wait(book->detail(first->id)).error().kind, ErrorKind::NotFound);
        QCOMPARE(kit::wait(book->receive(typed()))->code, first->code);
    }

    void anIncompleteDossierIsRefusedAndTakesNoNumber()
    {
        lend(41, 60);
        Dossier incomplete = typed();
        incomplete.owner.fullName.clear();
        const auto refused = kit::wait(book->receive(incomplete));
        QCOMPARE(refused.error().kind, ErrorKind::Invalid);
        QCOMPARE(refused.error().code, u"field_missing"_s);
        QCOMPARE(*file->pushes, 0);
        QCOMPARE(kit::wait(book->receive(typed()))->code, u"H15.50.05.13-261120-0041"_s);
    }

    void anOnlineDossierIsReceivedWhereItWaits()
    {
        lend(41, 60);
        Dossier online = typed();
        online.id = samples::id(5);
        online.rev = 3;
        online.status = DossierStatus::Registered;
        online.submittedAt = samples::at("2026-11-19T02:00:00Z");
        feed({kit::upsert(online)});
        QCOMPARE(kit::wait(book->counts())->registered, 1);
        const auto received = kit::wait(book->receive(kit::wait(book->detail(online.id))->dossier));
        QVERIFY2(received.has_value(), qPrintable(received ? QString() : received.error().code + received.error().detail));
        QCOMPARE(received->id, online.id);
        QCOMPARE(kit::wait(book->counts())->registered, 0);
        QCOMPARE(kit::wait(book->page({QueueTab::All, QueueSort::Due, {}}))->rows.size(), size_t(2));
    }

    void aTransitionIsOnDiskAndShownWithItsBadge()
    {
        const auto detail = kit::wait(book->detail(samples::id(1)));
        QVERIFY(!detail->actions.empty());
        const auto moved = kit::wait(book->transition(samples::id(1), DossierStatus::SupplementRequested, u"thiếu bản sao"_s));
        QVERIFY(moved.has_value());
        QCOMPARE(moved->status, DossierStatus::SupplementRequested);
        const auto rows = kit::wait(book->page({QueueTab::Supplement, QueueSort::Due, {}}));
        QCOMPARE(rows->rows.size(), size_t(1));
        QCOMPARE(rows->rows.front().mark, SyncMark::Waiting);
        QCOMPARE(kit::wait(book->rows({samples::id(1)}, {QueueTab::Open, QueueSort::Due, {}}))->size(), size_t(1));
        QCOMPARE(kit::wait(book->rows({samples::id(1)}, {QueueTab::ToReturn, QueueSort::Due, {}}))->size(), size_t(0));
        QCOMPARE(kit::wait(book->transition(samples::id(1), DossierStatus::Returned)).error().code, u"not_allowed"_s);
        QCOMPARE(kit::wait(book->transition(u"absent"_s, DossierStatus::Returned)).error().kind, ErrorKind::NotFound);
        // A restart finds it again.
        book.reset();
        file->open(Area::Dossiers);
        openBook();
        QCOMPARE(kit::wait(book->detail(samples::id(1)))->dossier.status, DossierStatus::SupplementRequested);
        QVERIFY(kit::wait(book->undo(samples::id(1))).has_value());
        QCOMPARE(kit::wait(book->detail(samples::id(1)))->dossier.status, DossierStatus::Received);
        QCOMPARE(kit::wait(book->detail(samples::id(1)))->mark, SyncMark::Settled);
    }

    void proceduresAreFoundByTheirWords()
    {
        for (const QString& text : {u""_s, u"ho kinh doanh"_s, u"kinh doanh ho"_s, u"1.0016"_s, u"Đăng ký"_s})
            QCOMPARE(kit::wait(book->procedures(text))->size(), size_t(1));
        QCOMPARE(kit::wait(book->procedures(u"khai sinh"_s))->size(), size_t(0));
    }

    void theReceiptIsTwoCopiesWithPictures()
    {
        const auto receipt = kit::wait(book->form(paper::FormKind::Receipt, samples::id(1)));
        QVERIFY2(receipt.has_value(), qPrintable(receipt ? QString() : receipt.error().code));
        QVERIFY(receipt->pdf.startsWith("%PDF"));
        QVERIFY(receipt->pages.size() >= 2);
    }

    void aDraftOutlivesACrash()
    {
        QVERIFY(kit::wait(book->loadDraft())->isEmpty());
        QVERIFY(kit::wait(book->saveDraft("half a dossier")).has_value());
        book.reset();
        file->open(Area::Dossiers);
        openBook();
        QCOMPARE(*kit::wait(book->loadDraft()), QByteArray("half a dossier"));
    }

    void pagesFollowEachOther()
    {
        std::vector<FeedChange> changes;
        for (int n = 200; n < 425; ++n)
            changes.push_back(kit::upsert(kit::received(n)));
        feed(changes);
        std::optional<PageKey> after;
        QSet<QString> seen;
        int pages = 0;
        do {
            const auto page = kit::wait(book->page({}, after));
            QVERIFY(page.has_value());
            for (const DossierRow& row : page->rows)
                seen << row.id;
            after = page->next;
            ++pages;
        } while (after && pages < 10);
        QCOMPARE(seen.size(), 226);
        QCOMPARE(kit::wait(book->counts())->open, 226);
    }
};

QTEST_MAIN(TestDossierBook)
#include "tst_dossier_book.moc"
