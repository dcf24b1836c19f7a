#include "tests/services/desk_kit.h"
#include "ui/cell/field_row.h"
#include "ui/cell/review_page.h"
#include "ui/kit/labels.h"
#include "ui/kit/toast.h"

#include <QAbstractButton>
#include <QListView>
#include <QPlainTextEdit>

using namespace motcua;
using namespace motcua::services;
using namespace Qt::StringLiterals;
using domain::RegistrationStatus;
namespace samples = motcua::domain::samples;

//! The page over the real desk and a real file: a decision on the screen is a command on the disk.
class ReviewDeskTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<kit::DeskFile> m_file;
    std::unique_ptr<RegistrationDesk> m_desk;
    std::unique_ptr<ui::ReviewPage> m_page;

    static domain::MemberRegistration request(int n)
    {
        domain::MemberRegistration r = samples::registration();
        r.id = samples::id(n);
        r.rev = 1;
        r.fullName = u"Phạm Văn %1"_s.arg(QChar(u'A' + n));
        r.cardNumber = QString::number(10'000'000 + n);
        r.cvNumber.clear();
        r.birthDate = QDate(1980, 1, n);
        r.phone = u"09123%1"_s.arg(n, 5, 10, QLatin1Char('0'));
        r.officialId.clear();
        r.photo.clear();
        r.status = RegistrationStatus::Waiting;
        r.submittedAt = samples::at("2026-11-20T01:00:00Z").addSecs(n);
        return r;
    }
    void feed(const std::vector<FeedChange>& changes)
    {
        const auto done = m_file->now([&](storage::Db& db) { return m_file->projection->applyFeed(db, u"cell:CB04"_s, changes); });
        QVERIFY(done.has_value());
        QCOMPARE(done->parked, 0);
    }
    QListView* list() const { return m_page->findChild<QListView*>(u"reviewQueue"_s); }
    bool canApprove() const { return m_page->findChild<QAbstractButton*>(u"approve"_s)->isEnabled(); }
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : m_page.get(), k, modifiers);
    }
    RegistrationStatus statusOf(int n) { return kit::wait(m_desk->detail(samples::id(n)))->registration.status; }

private Q_SLOTS:
    void init()
    {
        domain::Official secretary = samples::official({domain::Role::CellSecretary});
        secretary.scopes = {{u"cell:CB04"_s}};
        m_file = std::make_unique<kit::DeskFile>(domain::Area::Party, secretary);
        auto d = std::make_unique<RegistrationDesk::Private>();
        d->desk = m_file->desk();
        m_desk = std::make_unique<RegistrationDesk>(std::move(d));
        auto own = request(3);
        own.officialId = secretary.id;
        feed({kit::upsert(request(1)), kit::upsert(request(2)), kit::upsert(own)});
        m_page = std::make_unique<ui::ReviewPage>(ui::reviewSource(*m_desk, m_file->clock.clock()));
        connect(m_desk.get(), &RegistrationDesk::registrationsChanged, m_page.get(), &ui::ReviewPage::registrationsChanged);
        m_page->resize(1158, 684);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTRY_COMPARE(list()->model()->rowCount(), 3);
        m_page->open(samples::id(1));
        QTRY_VERIFY(canApprove());
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
        m_file.reset();
    }

    void approvedIsOnDiskAndCanBeTakenBack()
    {
        key(Qt::Key_Return);
        QTRY_COMPARE(statusOf(1), RegistrationStatus::Approved);
        QTRY_COMPARE(list()->model()->rowCount(), 2);
        QTRY_COMPARE(m_page->currentId(), samples::id(2));
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(statusOf(1), RegistrationStatus::Waiting);
        QTRY_COMPARE(list()->model()->rowCount(), 3);
    }

    void refusedWithItsReason()
    {
        key(Qt::Key_R);
        auto* reason = m_page->findChild<QPlainTextEdit*>(u"reason"_s);
        QTRY_VERIFY(reason->hasFocus());
        reason->setPlainText(u"Không thuộc chi bộ"_s);
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(statusOf(1), RegistrationStatus::Refused);
        QCOMPARE(kit::wait(m_desk->detail(samples::id(1)))->registration.reason, u"Không thuộc chi bộ"_s);
    }

    void nobodyApprovesTheirOwn()
    {
        m_page->open(samples::id(3));
        QTRY_VERIFY(m_page->findChild<ui::TextLabel*>(u"approveReason"_s)->text().contains(u"your own"_s));
        key(Qt::Key_Return);
        key(Qt::Key_C);
        QVERIFY(!m_page->findChild<QPlainTextEdit*>(u"reason"_s)->isVisible());
        QCOMPARE(statusOf(3), RegistrationStatus::Waiting);
    }

    void whatTheFeedDecidesLeavesTheQueue()
    {
        auto decided = request(1);
        decided.rev = 2;
        decided.status = RegistrationStatus::Returned;
        decided.reason = u"Thiếu ngày sinh"_s;
        feed({kit::upsert(decided)});
        Q_EMIT m_desk->registrationsChanged({decided.id});
        QTRY_COMPARE(list()->model()->rowCount(), 2);
        QTRY_COMPARE(m_page->currentId(), samples::id(2));
    }
};

QTEST_MAIN(ReviewDeskTest)
#include "tst_review_desk.moc"
