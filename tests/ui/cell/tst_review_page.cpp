#include "fake_reviews.h"
#include "ui/cell/card_pane.h"
#include "ui/cell/field_row.h"
#include "ui/cell/review_page.h"
#include "ui/cell/review_words.h"
#include "ui/kit/labels.h"
#include "ui/kit/toast.h"

#include <QAbstractButton>
#include <QLayout>
#include <QListView>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using namespace motcua::ui;
using domain::RegistrationStatus;
using services::FieldMatch;

class ReviewPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::FakeReviews> m_desk;
    std::unique_ptr<ReviewPage> m_page;

    QListView* list() const { return m_page->findChild<QListView*>(u"reviewQueue"_s); }
    QAbstractButton* button(const QString& name) const { return m_page->findChild<QAbstractButton*>(name); }
    FieldRow* field(const QString& key) const
    {
        const auto rows = m_page->findChildren<FieldRow*>();
        for (FieldRow* row : rows) {
            if (row->isVisibleTo(m_page.get()) && row->field().key == key)
                return row;
        }
        return nullptr;
    }
    QString why() const { return m_page->findChild<TextLabel*>(u"approveReason"_s)->text(); }
    QString toast() const { return m_page->findChild<Toast*>(u"toast"_s)->message(); }
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : m_page.get(), k, modifiers);
    }
    void open()
    {
        m_page = std::make_unique<ReviewPage>(m_desk->source());
        m_page->resize(1158, 684);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->open({});
    }
    void ready(const QString& id)
    {
        QTRY_COMPARE(m_page->currentId(), id);
        QTRY_VERIFY(field(u"fullName"_s) && field(u"fullName"_s)->field().stand != FieldStand::Waiting);
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::FakeReviews>();
        m_desk->add(u"a"_s, u"Phạm Thị Ngọc Hạnh"_s, u"07318642"_s, QDate(1984, 3, 12));
        m_desk->add(u"b"_s, u"Trịnh Công Thành"_s, u"07318643"_s, QDate(1979, 5, 1));
        m_desk->add(u"c"_s, u"Lương Thị Kiều Oanh"_s, u"07318644"_s, QDate(1990, 7, 30));
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
    }

    void enterApprovesWhatMatches()
    {
        open();
        ready(u"a"_s);
        QTRY_VERIFY(button(u"approve"_s)->isEnabled());
        key(Qt::Key_Return);
        QTRY_COMPARE(m_desk->decisions.size(), 1u);
        QCOMPARE(m_desk->decisions[0].id, u"a"_s);
        QCOMPARE(m_desk->decisions[0].decision, RegistrationStatus::Approved);
        QVERIFY(m_desk->decisions[0].viewed.contains(u"birthDate"_s));
        ready(u"b"_s); // the next one opens by itself
        QTRY_COMPARE(list()->model()->rowCount(), 2);
        QVERIFY(!toast().isEmpty());
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_desk->undone, QStringList{u"a"_s});
        ready(u"a"_s);
        QCOMPARE(list()->model()->rowCount(), 3);
    }

    void aDoubtfulFieldIsConfirmedFirst()
    {
        m_desk->readAs(u"a"_s, u"birthDate"_s, u"1984-08-12"_s, FieldMatch::Differs);
        open();
        ready(u"a"_s);
        QTRY_COMPARE(field(u"birthDate"_s)->field().stand, FieldStand::Doubtful);
        QVERIFY(!button(u"approve"_s)->isEnabled());
        QVERIFY(why().contains(u"date of birth"_s));
        key(Qt::Key_Return);
        QCOMPARE(m_desk->decisions.size(), 0u);
        key(Qt::Key_Space);
        QCOMPARE(field(u"birthDate"_s)->field().stand, FieldStand::Confirmed);
        QVERIFY(why().isEmpty());
        key(Qt::Key_Return);
        QTRY_COMPARE(m_desk->decisions.size(), 1u);
    }

    void aKeyHeldDownApprovesNothing()
    {
        open();
        ready(u"a"_s);
        QTRY_VERIFY(button(u"approve"_s)->isEnabled());
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, true);
        QCoreApplication::sendEvent(list(), &held);
        QCOMPARE(m_desk->decisions.size(), 0u);
    }

    void cardSaysOtherwiseLeadsToReturning()
    {
        m_desk->readAs(u"a"_s, u"birthDate"_s, u"1984-08-12"_s, FieldMatch::Differs);
        open();
        ready(u"a"_s);
        QTRY_COMPARE(field(u"birthDate"_s)->field().stand, FieldStand::Doubtful);
        key(Qt::Key_X);
        auto* reason = m_page->findChild<QPlainTextEdit*>(u"reason"_s);
        QTRY_VERIFY(reason->hasFocus());
        QVERIFY(reason->toPlainText().contains(u"date of birth"_s));
        QTest::keyClicks(reason, u" rc"_s); // letters are letters in an editor
        QVERIFY(reason->toPlainText().endsWith(u" rc"_s));
        QCOMPARE(m_desk->decisions.size(), 0u);
        QTest::keyClick(reason, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_desk->decisions.size(), 1u);
        QCOMPARE(m_desk->decisions[0].decision, RegistrationStatus::Returned);
        QVERIFY(m_desk->decisions[0].reason.endsWith(u"rc"_s));
    }

    //! A long sentence under the lens makes the pane no wider than there is room.
    void theCardIsNeverCut()
    {
        m_desk->readAs(u"a"_s, u"fullName"_s, {}, FieldMatch::NotRead, 0);
        open();
        ready(u"a"_s);
        auto* note = m_page->findChild<TextLabel*>(u"lensNote"_s);
        QTRY_VERIFY(note->isVisible() && !note->text().isEmpty());
        note->setText(note->text().repeated(3)); // in whatever language and type
        auto* card = m_page->findChild<QWidget*>(u"cardView"_s);
        const auto* viewport = card->parentWidget()->parentWidget();
        QVERIFY(card->parentWidget()->layout()->minimumSize().width() <= viewport->width());
        QTRY_VERIFY(card->mapTo(viewport, card->rect().topRight()).x() < viewport->width());
    }

    //! A page in another language is another page: what was looked at and half written is there again.
    void anotherLanguageLosesNothing()
    {
        m_desk->readAs(u"b"_s, u"birthDate"_s, u"1979-06-01"_s, FieldMatch::Differs);
        open();
        ready(u"a"_s);
        key(Qt::Key_R);
        auto* reason = m_page->findChild<QPlainTextEdit*>(u"reason"_s);
        QTRY_VERIFY(reason->hasFocus());
        QTest::keyClicks(reason, u"not of this cell"_s);
        list()->setCurrentIndex(list()->model()->index(1, 0)); // by mouse
        ready(u"b"_s);
        QVERIFY(!reason->isVisible());
        QTRY_COMPARE(field(u"birthDate"_s)->field().stand, FieldStand::Doubtful);
        key(Qt::Key_X);
        QTRY_VERIFY(reason->hasFocus());
        QTest::keyClicks(reason, u" half"_s);
        const QString begun = reason->toPlainText();
        const QByteArray state = m_page->saveState();

        m_page = std::make_unique<ReviewPage>(m_desk->source());
        m_page->resize(1158, 684);
        m_page->restoreState(state);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        ready(u"b"_s);
        reason = m_page->findChild<QPlainTextEdit*>(u"reason"_s);
        QTRY_VERIFY(reason->isVisible());
        QCOMPARE(reason->toPlainText(), begun);
        QTRY_COMPARE(field(u"birthDate"_s)->field().stand, FieldStand::CardOtherwise);
        m_page->open({});
        QTRY_VERIFY(reason->hasFocus());
        key(Qt::Key_Escape);
        list()->setCurrentIndex(list()->model()->index(0, 0));
        ready(u"a"_s);
        key(Qt::Key_C);
        QTRY_VERIFY(reason->isVisible());
        QCOMPARE(reason->toPlainText(), QString()); // that one was to be refused
        key(Qt::Key_Escape);
        key(Qt::Key_R);
        QTRY_VERIFY(reason->isVisible());
        QCOMPARE(reason->toPlainText(), u"not of this cell"_s);
        key(Qt::Key_Escape);
        key(Qt::Key_R);
        QTRY_VERIFY(reason->isVisible());
        QCOMPARE(reason->toPlainText(), QString()); // Esc gave it up
    }

    //! What could not be written down is not typed twice.
    void aReasonOutlivesAFailure()
    {
        m_desk->decideError = Error{ErrorKind::Storage, u"disk_full"_s};
        open();
        ready(u"a"_s);
        key(Qt::Key_R);
        auto* reason = m_page->findChild<QPlainTextEdit*>(u"reason"_s);
        QTRY_VERIFY(reason->hasFocus());
        QTest::keyClicks(reason, u"somebody else's card"_s);
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!toast().isEmpty());
        QTRY_VERIFY(button(u"refuse"_s)->isEnabled());
        m_desk->decideError.reset();
        key(Qt::Key_R);
        QTRY_COMPARE(reason->toPlainText(), u"somebody else's card"_s);
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_desk->decisions.size(), 1u);
        QCOMPARE(m_desk->decisions[0].reason, u"somebody else's card"_s);
    }

    void refusingNeedsAReason()
    {
        open();
        ready(u"a"_s);
        key(Qt::Key_R);
        auto* reason = m_page->findChild<QPlainTextEdit*>(u"reason"_s);
        QTRY_VERIFY(reason->hasFocus());
        QTest::keyClick(reason, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!m_page->findChild<TextLabel*>(u"reasonMessage"_s)->text().isEmpty());
        QCOMPARE(m_desk->decisions.size(), 0u);
        QTest::keyClick(reason, Qt::Key_Escape);
        QVERIFY(!reason->isVisible());
        key(Qt::Key_C);
        QTRY_VERIFY(reason->hasFocus());
        QVERIFY(reason->toPlainText().isEmpty());
    }

    void anEarlierAnswerNeverShowsBesideALaterRegistration()
    {
        m_desk->readAs(u"a"_s, u"birthDate"_s, u"1984-08-12"_s, FieldMatch::Differs);
        m_desk->hold(u"a"_s);
        open();
        QTRY_COMPARE(m_page->currentId(), u"a"_s);
        QVERIFY(!button(u"approve"_s)->isEnabled());
        key(Qt::Key_Return); // nothing is known yet
        key(Qt::Key_Down);
        ready(u"b"_s);
        m_desk->release(u"a"_s); // the answers about "a" arrive now
        QTRY_COMPARE(list()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"differ"_s), true);
        QCOMPARE(m_page->currentId(), u"b"_s);
        QCOMPARE(field(u"fullName"_s)->field().typed, u"Trịnh Công Thành"_s);
        QCOMPARE(field(u"birthDate"_s)->field().stand, FieldStand::Matches);
        QCOMPARE(m_desk->decisions.size(), 0u);
        key(Qt::Key_Return);
        QTRY_COMPARE(m_desk->decisions.size(), 1u);
        QCOMPARE(m_desk->decisions[0].id, u"b"_s);
    }

    //! Neither of the two is here yet when the first one's picture comes: the second one's place stays empty.
    void aLatePictureIsNotTheNextOnes()
    {
        m_desk->hold(u"a"_s);
        m_desk->hold(u"b"_s);
        open();
        QTRY_COMPARE(m_page->currentId(), u"a"_s);
        key(Qt::Key_Down);
        QCOMPARE(m_page->currentId(), u"b"_s);
        m_desk->release(u"a"_s);
        QTRY_VERIFY(list()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"match"_s)); // what was read of the first stands in its row
        QVERIFY(m_page->findChild<CardPane*>()->image().isNull());
        QVERIFY(!field(u"fullName"_s));
        m_desk->release(u"b"_s);
        ready(u"b"_s);
        QCOMPARE(m_page->findChild<CardPane*>()->image(), m_desk->pictures.value(u"b"_s));
    }

    void whileLoadingNothingOfTheLastOneStays()
    {
        open();
        ready(u"a"_s);
        m_desk->hold(u"b"_s);
        key(Qt::Key_Down);
        QCOMPARE(m_page->currentId(), u"b"_s);
        QVERIFY(!field(u"fullName"_s));
        QVERIFY(!button(u"approve"_s)->isEnabled());
        QVERIFY(!button(u"return"_s)->isEnabled());
        m_desk->release(u"b"_s);
        ready(u"b"_s);
    }

    void changedValuesAreShownAndConfirmedAnew()
    {
        m_desk->readAs(u"a"_s, u"birthDate"_s, u"1984-08-12"_s, FieldMatch::Differs);
        open();
        ready(u"a"_s);
        QTRY_COMPARE(field(u"birthDate"_s)->field().stand, FieldStand::Doubtful);
        key(Qt::Key_Space);
        QVERIFY(button(u"approve"_s)->isEnabled());
        m_desk->people.at(u"a"_s).birthDate = QDate(1984, 3, 21);
        m_page->registrationsChanged({u"a"_s});
        QTRY_COMPARE(field(u"birthDate"_s)->field().typed, u"21/03/1984"_s);
        QTRY_COMPARE(field(u"birthDate"_s)->field().stand, FieldStand::Doubtful);
        QVERIFY(!button(u"approve"_s)->isEnabled());
    }

    void decidedElsewhereOpensTheNext()
    {
        open();
        ready(u"a"_s);
        m_desk->people.at(u"a"_s).status = RegistrationStatus::Refused;
        m_page->registrationsChanged({u"a"_s});
        ready(u"b"_s);
        QCOMPARE(list()->currentIndex().row(), 0);
        m_desk->people.at(u"b"_s).status = RegistrationStatus::Refused;
        m_desk->people.at(u"c"_s).status = RegistrationStatus::Refused;
        m_page->registrationsChanged({u"b"_s, u"c"_s});
        QTRY_COMPARE(list()->model()->rowCount(), 0);
        QVERIFY(m_page->currentId().isEmpty());
        QVERIFY(!button(u"approve"_s)->isEnabled());
    }

    void ownRegistrationSaysWhy()
    {
        m_desk->blocked.insert(u"a"_s, u"own_registration"_s);
        open();
        ready(u"a"_s);
        QVERIFY(why().contains(u"your own"_s));
        for (const QString& name : {u"approve"_s, u"return"_s, u"refuse"_s})
            QVERIFY(!button(name)->isEnabled());
        key(Qt::Key_Return);
        key(Qt::Key_R);
        QVERIFY(!m_page->findChild<QPlainTextEdit*>(u"reason"_s)->isVisible());
        QCOMPARE(m_desk->decisions.size(), 0u);
    }

    //! Somebody with an account by CV number now has a card: offered, never refused, and never done unasked.
    void aMergeIsAskedBeforeApproving()
    {
        auto& earlier = m_desk->add(u"z"_s, u"Phạm Thị Ngọc Hạnh"_s, {}, QDate(1984, 3, 12), false);
        earlier.cvNumber = u"123456DB"_s;
        earlier.status = RegistrationStatus::Approved;
        m_desk->duplicates.insert(u"a"_s, {u"z"_s});
        open();
        ready(u"a"_s);
        QTRY_VERIFY(why().contains(u"same person"_s));
        key(Qt::Key_Return);
        QCOMPARE(m_desk->decisions.size(), 0u);
        QVERIFY(m_page->findChild<QWidget*>(u"duplicate"_s)); // both, side by side
        QCOMPARE(m_page->findChild<TextLabel*>(u"duplicateWhy"_s)->text(), u"Same phone, same name and date of birth"_s);
        key(Qt::Key_N);
        QVERIFY(why().isEmpty());
        key(Qt::Key_M);
        key(Qt::Key_Return);
        QTRY_COMPARE(m_desk->decisions.size(), 1u);
        QCOMPARE(m_desk->decisions[0].mergeWith, u"z"_s);
        QCOMPARE(m_desk->decisions[0].values, domain::valuesHash(m_desk->people.at(u"a"_s)));
    }

    void whatTheCellsListSays()
    {
        m_desk->roster = {{2, u"Phạm Thị Ngọc Hạnh"_s, u"07318642"_s, {}, QDate(1984, 3, 13), {}, {}, {}},
                          {3, u"Trịnh Công Thành"_s, u"07318643"_s, {}, {}, {}, {}, {}}};
        open();
        ready(u"a"_s);
        const auto fact = [this] { return m_page->findChild<TextLabel*>(u"rosterFact"_s)->text(); };
        QCOMPARE(fact(), u"The cell's list has another date of birth"_s);
        key(Qt::Key_Down);
        ready(u"b"_s);
        QCOMPARE(fact(), u"On the cell's list, same card number, full name"_s);
        key(Qt::Key_Down);
        ready(u"c"_s);
        QCOMPARE(fact(), u"Not on the cell's list"_s);
    }

    void whoMayNotDecideIsTold()
    {
        for (const auto& [code, words] : {std::pair(u"not_allowed"_s, u"may not decide"_s), std::pair(u"outside_cell"_s, u"another cell"_s)}) {
            m_desk->blocked.insert(u"a"_s, code);
            open();
            ready(u"a"_s);
            QVERIFY2(why().contains(words), qPrintable(why()));
            for (const QString& name : {u"approve"_s, u"return"_s, u"refuse"_s})
                QVERIFY(!button(name)->isEnabled());
            QCOMPARE(button(u"approve"_s)->toolTip(), why()); // the button itself says it
        }
    }

    void aBlurredPictureIsComparedByEye()
    {
        m_desk->readable = false;
        open();
        ready(u"a"_s);
        QTRY_COMPARE(field(u"fullName"_s)->field().stand, FieldStand::Doubtful);
        for (int i = 0; i < 4; ++i) {
            QVERIFY(!button(u"approve"_s)->isEnabled());
            key(Qt::Key_Space);
        }
        QVERIFY(button(u"approve"_s)->isEnabled());
    }

    void noPictureNoApproval()
    {
        m_desk->photoError = Error{ErrorKind::Network, u"offline"_s};
        m_desk->readError = Error{ErrorKind::Network, u"offline"_s};
        open();
        ready(u"a"_s);
        QTRY_VERIFY(button(u"retryPhoto"_s)->isVisible());
        QVERIFY(!button(u"approve"_s)->isEnabled());
        QVERIFY(button(u"return"_s)->isEnabled());
        m_desk->photoError.reset();
        m_desk->readError.reset();
        QTest::mouseClick(button(u"retryPhoto"_s), Qt::LeftButton, {}, button(u"retryPhoto"_s)->rect().center());
        QTRY_VERIFY(button(u"approve"_s)->isEnabled());
    }

    void aFailedWriteLeavesEverythingAsItWas()
    {
        m_desk->decideError = Error{ErrorKind::DiskFull, u"disk_full"_s};
        open();
        ready(u"a"_s);
        QTRY_VERIFY(button(u"approve"_s)->isEnabled());
        key(Qt::Key_Return);
        QTRY_VERIFY(!toast().isEmpty());
        QVERIFY(!toast().contains(u"Approved"_s));
        QCOMPARE(m_page->currentId(), u"a"_s);
        QTRY_VERIFY(button(u"approve"_s)->isEnabled());
        m_desk->decideError.reset();
        key(Qt::Key_Return);
        QTRY_COMPARE(m_desk->decisions.size(), 1u);
    }

    void tooLateToUndo()
    {
        m_desk->undoError = Error{ErrorKind::Conflict, u"already_sent"_s};
        open();
        ready(u"a"_s);
        QTRY_VERIFY(button(u"approve"_s)->isEnabled());
        key(Qt::Key_Return);
        ready(u"b"_s);
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(toast().contains(u"sent"_s));
        QCOMPARE(m_page->currentId(), u"b"_s);
    }

    void tabWalksFieldsAndEnterOnAButtonIsTheButtons()
    {
        m_desk->readAs(u"a"_s, u"birthDate"_s, u"1984-08-12"_s, FieldMatch::Differs);
        open();
        ready(u"a"_s);
        QTRY_COMPARE(field(u"birthDate"_s)->field().stand, FieldStand::Doubtful);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Tab);
        QTRY_VERIFY(qobject_cast<FieldRow*>(QApplication::focusWidget()));
        key(Qt::Key_Space);
        QTRY_VERIFY(button(u"approve"_s)->isEnabled());
        button(u"refuse"_s)->setFocus();
        key(Qt::Key_Return);
        QCOMPARE(m_desk->decisions.size(), 0u);
    }

    // An evening's work: fifty, of which five are not what their card says. Keys only.
    void fiftyRegistrationsFiveOfThemWrong()
    {
        m_desk = std::make_unique<test::FakeReviews>();
        static const QStringList given{u"An"_s, u"Bích"_s, u"Chiến"_s, u"Duyên"_s, u"Giang"_s, u"Hòa"_s, u"Khánh"_s, u"Lợi"_s, u"Mận"_s, u"Nghĩa"_s};
        static const QStringList families{u"Nguyễn Thị"_s, u"Trần Văn"_s, u"Phạm Ngọc"_s, u"Lò Văn"_s, u"Đỗ Thị Thu"_s};
        const auto field = [](const QString& text) { return domain::PartyCardField{text, text, 0.95, {}}; };
        enum Plant { OneDigit = 7, OneTone = 18, SwappedDate = 23, OtherPerson = 36, Unreadable = 44 };
        for (int i = 0; i < 50; ++i) {
            const QString id = u"p%1"_s.arg(i, 2, 10, QChar(u'0'));
            const QString name = families[i / 10] + u' ' + given[i % 10];
            const QString number = QString::number(31204000 + i * 37);
            const QDate born = QDate(1960, 1, 2).addMonths(i * 7).addDays(i % 11);
            m_desk->add(id, name, number, born);
            domain::PartyCardFields card;
            card.fullName = field(name.toUpper());
            card.cardNumber = field(number);
            card.dateOfBirth = field(born.toString(Qt::ISODate));
            card.homeTown = field(u"Xã Hòa Thắng, tỉnh Đắk Lắk"_s);
            if (i == OneDigit)
                card.cardNumber = field(number.left(7) + (number.endsWith(u'1') ? u'7' : u'1'));
            if (i == OneTone)
                card.fullName = field(u"TRẦN VĂN MẪN"_s);
            if (i == SwappedDate)
                card.dateOfBirth = field(QDate(born.year(), born.day(), born.month()).toString(Qt::ISODate));
            if (i == OtherPerson) {
                card.fullName = field(u"QUÁCH THẾ VƯỢNG"_s);
                card.cardNumber = field(u"88120455"_s);
            }
            if (i == Unreadable)
                card = {};
            m_desk->cardSays(id, card);
        }
        m_desk->people.at(u"p18"_s).fullName = u"Trần Văn Mận"_s;
        open();
        QSet<int> marked;
        int keys = 0;
        for (int i = 0; i < 50; ++i) {
            const QString id = u"p%1"_s.arg(i, 2, 10, QChar(u'0'));
            ready(id);
            // Picture and fields are of the same registration.
            QCOMPARE(this->field(u"fullName"_s)->field().typed, m_desk->people.at(id).fullName);
            QCOMPARE(m_page->findChild<CardPane*>()->image(), m_desk->pictures.value(id));
            const bool open = !button(u"approve"_s)->isEnabled();
            if (!open) {
                key(Qt::Key_Return);
                ++keys;
                QTRY_COMPARE(m_desk->decisions.size(), size_t(i) + 1);
                continue;
            }
            marked.insert(i); // said before any key
            const QString key1 = i == OneDigit ? u"cardNumber"_s : i == SwappedDate ? u"birthDate"_s : u"fullName"_s;
            QCOMPARE(this->field(key1)->field().stand, FieldStand::Doubtful);
            QVERIFY(!why().isEmpty());
            if (i == SwappedDate)
                QCOMPARE(ReviewWords::fieldRemark(this->field(key1)->field()).text, u"Day and month swapped?"_s);
            key(Qt::Key_Return);
            QCOMPARE(m_desk->decisions.size(), size_t(i)); // Enter does not slip past it
            key(Qt::Key_C);
            auto* reason = m_page->findChild<QPlainTextEdit*>(u"reason"_s);
            QTRY_VERIFY(reason->hasFocus());
            QTest::keyClicks(reason, u"see the card"_s);
            QTest::keyClick(reason, Qt::Key_Return, Qt::ControlModifier);
            QTRY_COMPARE(m_desk->decisions.size(), size_t(i) + 1);
        }
        QCOMPARE(marked, (QSet<int>{OneDigit, OneTone, SwappedDate, OtherPerson, Unreadable}));
        QCOMPARE(keys, 45); // one for each clean one
        for (int i = 0; i < 50; ++i)
            QCOMPARE(m_desk->decisions[size_t(i)].decision, marked.contains(i) ? RegistrationStatus::Returned : RegistrationStatus::Approved);
    }
};

QTEST_MAIN(ReviewPageTest)
#include "tst_review_page.moc"
