// Papers by camera, scanner and folder, their pages put in order, and papers after reception: the real window at the real centre, keys only.
#include "domain/dossier_code.h"
#include "services/dossier_book.h"
#include "services/paper_scanner.h"
#include "tests/support/places.h"
#include "tests/ui/reception/paper_samples.h"
#include "tests/ui/shell/desk_fixture.h"
#include "ui/reception/detail_pane.h"
#include "ui/reception/paper_source.h"
#include "ui/shell/desk_frame.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using test::DeskFixture;
using test::waitUntil;
namespace samples = test::papers;

class tst_PapersFlow : public QObject
{
    Q_OBJECT

    std::unique_ptr<DeskFixture> m_desk;
    QTemporaryDir m_folder;
    QTemporaryDir m_sane;
    QString m_token;

    template<class T>
    T* find(const char* name)
    {
        return m_desk->find<T>(QString::fromLatin1(name));
    }
    static void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : QApplication::activeWindow(), Qt::Key(key), modifiers);
    }
    QAbstractItemModel* strip() { return find<QAbstractItemView>("receive.files")->model(); }
    void picture(const char* name, QWidget* widget = nullptr)
    {
        if (const QString folder = qEnvironmentVariable("MOTCUA_PICTURES"); !folder.isEmpty())
            QVERIFY((widget ? widget : m_desk->window.get())->grab().save(folder + u'/' + QString::fromLatin1(name) + u".png"_s));
    }
    //! The window that came up, with the focus.
    template<class T = QWidget>
    T* dialog(const char* name)
    {
        T* found = nullptr;
        const bool there = waitUntil([&] {
            for (QWidget* one : QApplication::topLevelWidgets()) {
                if (one->objectName() == QLatin1StringView(name) && one->isVisible())
                    found = qobject_cast<T*>(one);
            }
            return found != nullptr;
        });
        return there ? found : nullptr;
    }
    //! It closed, and what lay under it has the keys again (no window manager does that here).
    bool gone(const char* name)
    {
        const bool closed = waitUntil([&] {
            const auto all = QApplication::topLevelWidgets();
            return std::none_of(all.begin(), all.end(), [&](QWidget* one) { return one->objectName() == QLatin1StringView(name) && one->isVisible(); });
        });
        QWidget* under = QApplication::activeModalWidget() ? QApplication::activeModalWidget() : m_desk->window.get();
        under->activateWindow();
        return closed && QTest::qWaitForWindowActive(under) && waitUntil([] { return QApplication::focusWidget() != nullptr; });
    }
    QJsonObject centreHas(const QString& code)
    {
        const auto items = m_desk->backend.get("/v1/dossiers?code="_L1 + code, m_token).json().value(u"items"_s).toArray();
        return items.isEmpty() ? QJsonObject() : items.first().toObject();
    }
    bool write(const QString& name, const QByteArray& bytes)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("MOTCUA_PAGES", test::programPath("motcua-pages").toUtf8());
        qputenv("SANE_CONFIG_DIR", m_sane.path().toUtf8());
        const std::pair<QString, QByteArray> scanners[] = {{u"dll.conf"_s, "test\n"}, {u"test.conf"_s, "number_of_devices 1\nmode Gray\nresolution 50\n"}};
        for (const auto& [name, text] : scanners) {
            QFile file(m_sane.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        }
        m_desk = std::make_unique<DeskFixture>(test::SeedSize{60, 2, 1, 6, 7, {}});
        QVERIFY(m_desk->isReady());
        QVERIFY(m_desk->signIn(u"lan.nguyen"_s));
        QVERIFY(m_desk->waitForSync());
        m_token = m_desk->backend.signIn(u"ha.le"_s, u"another-device"_s);
        QVERIFY(samples::onTheTable().save(m_folder.filePath(u"table.png"_s)));
        m_desk->station.setCamera(u"file:"_s + m_folder.filePath(u"table.png"_s));
        m_desk->window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
        m_desk->window->desk()->show(u"receive"_s);
        auto* procedure = find<QLineEdit>("receive.procedure");
        m_desk->type(u"receive.procedure"_s, u"thanh lap ho kinh doanh"_s);
        QVERIFY(waitUntil([&] {
            const auto lists = m_desk->window->findChildren<QAbstractItemView*>(u"suggestions.list"_s);
            return std::any_of(lists.begin(), lists.end(), [](auto* one) { return one->isVisible() && one->model()->rowCount() > 0 && one->currentIndex().isValid(); });
        }));
        QTest::keyClick(procedure, Qt::Key_Return);
        auto* list = find<QAbstractItemView>("receive.components");
        QTRY_VERIFY(list->isVisible() && list->model()->rowCount() >= 3);
        list->setFocus();
        QTRY_VERIFY(list->hasFocus());
    }
    void cleanupTestCase() { m_desk.reset(); }

    void pagesByCamera()
    {
        press(Qt::Key_F4);
        auto* source = dialog<ui::reception::PaperSource>("paperSource");
        QVERIFY(source);
        auto* state = source->findChild<QLabel*>(u"source.cameraState"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(state->text().contains(u"Đã thấy tờ giấy"_s), qPrintable(state->text()), 15'000);
        picture("capture-live", source);
        auto* accept = source->findChild<QPushButton*>(u"source.accept"_s);
        for (int page = 1; page <= 2; ++page) {
            press(Qt::Key_Space);
            QTRY_VERIFY(accept->isVisible());
            if (page == 1)
                picture("capture-held", source);
            press(Qt::Key_3); // the corner at the right below, a little inwards and back
            press(Qt::Key_Left, Qt::ShiftModifier);
            press(Qt::Key_Right, Qt::ShiftModifier);
            press(Qt::Key_Return);
            QTRY_COMPARE(source->count(), page);
        }
        // One was a mistake, and leaving by mistake costs nothing.
        press(Qt::Key_Escape);
        QVERIFY(source->isVisible());
        QVERIFY(source->findChild<QLabel*>(u"source.state"_s)->text().contains(u"Sẽ mất 2 trang"_s));
        picture("capture-two", source);
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(gone("paperSource"));
        QTRY_COMPARE_WITH_TIMEOUT(strip()->rowCount(), 1, 15'000);
        QVERIFY2(strip()->index(0, 0).data().toString().startsWith(u"PDF, 2 trang"_s), qPrintable(strip()->index(0, 0).data().toString()));
        picture("receive-captured");
    }

    void pagesByScanner()
    {
        if (!services::PaperScanner::isAvailable())
            QSKIP("scanimage is not installed");
        auto* list = find<QAbstractItemView>("receive.components");
        list->setCurrentIndex(list->model()->index(1, 0));
        press(Qt::Key_F4);
        auto* source = dialog<ui::reception::PaperSource>("paperSource");
        QVERIFY(source);
        source->show(ui::reception::PaperSource::Kind::Scanner);
        auto* state = source->findChild<QLabel*>(u"source.scannerState"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(state->text().contains(u"Đặt giấy vào"_s), qPrintable(state->text()), 30'000);
        source->setFocus();
        press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(source->count(), 1, 30'000);
        picture("capture-scanner", source);
        QTRY_VERIFY(source->findChild<QPushButton*>(u"source.finish"_s)->isEnabled());
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(gone("paperSource"));
        QTRY_COMPARE_WITH_TIMEOUT(strip()->rowCount(), 1, 15'000);
    }

    void filesOfAFolder()
    {
        const QTemporaryDir folder;
        m_desk->settings.setPaperFolder(folder.path());
        auto* list = find<QAbstractItemView>("receive.components");
        list->setCurrentIndex(list->model()->index(2, 0));
        press(Qt::Key_F4);
        auto* source = dialog<ui::reception::PaperSource>("paperSource");
        QVERIFY(source);
        source->show(ui::reception::PaperSource::Kind::Folder);
        QFile file(folder.filePath(u"scan-001.pdf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(samples::pdf(4)) > 0);
        file.close();
        QTRY_COMPARE_WITH_TIMEOUT(source->count(), 1, 15'000);
        picture("capture-folder", source);
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(gone("paperSource"));
        QTRY_VERIFY_WITH_TIMEOUT(strip()->rowCount() == 1 && strip()->index(0, 0).data().toString().startsWith(u"PDF, 4 trang"_s), 15'000);
        QVERIFY(file.exists());
    }

    void pagesInOrder()
    {
        find<QAbstractItemView>("receive.components")->setFocus();
        press(Qt::Key_P);
        auto* editor = dialog("pageEditor");
        QVERIFY(editor);
        auto* pages = editor->findChild<QListWidget*>(u"editor.pages"_s);
        QTRY_COMPARE_WITH_TIMEOUT(pages->count(), 4, 15'000);
        QTRY_VERIFY(pages->hasFocus());
        picture("page-editor", editor);
        // By the mouse: the first one behind the third; let go where it lay; given up with Esc; and taken back.
        const auto looks = [pages] {
            QList<QImage> all;
            for (int i = 0; i < pages->count(); ++i)
                all.append(pages->item(i)->icon().pixmap(pages->iconSize()).toImage());
            return all;
        };
        const QList<QImage> before = looks();
        QVERIFY(before[0] != before[1] && before[1] != before[2]);
        const auto middle = [pages](int row) { return pages->visualItemRect(pages->item(row)).center(); };
        const auto drag = [&](const QPoint& from, const QPoint& to, bool givesUp = false) {
            auto* paper = pages->viewport();
            QTest::mousePress(paper, Qt::LeftButton, {}, from);
            QTest::mouseMove(paper, (from + to) / 2);
            QTest::mouseMove(paper, to);
            if (givesUp)
                QTest::keyClick(pages, Qt::Key_Escape);
            QTest::mouseRelease(paper, Qt::LeftButton, {}, to);
        };
        drag(middle(0), middle(2) + QPoint(20, 0));
        QCOMPARE(looks(), QList<QImage>({before[1], before[2], before[0], before[3]}));
        QCOMPARE(pages->currentRow(), 2);
        drag(middle(3), middle(0) - QPoint(20, 0));
        QCOMPARE(looks(), QList<QImage>({before[3], before[1], before[2], before[0]}));
        QCOMPARE(pages->currentRow(), 0);
        press(Qt::Key_Z, Qt::ControlModifier);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(looks(), before);
        drag(middle(1), middle(1) + QPoint(30, 10));
        drag(middle(1), middle(0) - QPoint(20, 0), true);
        QVERIFY(dialog("pageEditor") == editor); // Esc ended the dragging only
        QCOMPARE(looks(), before);
        pages->setCurrentRow(0);
        press(Qt::Key_Right, Qt::ControlModifier); // the first page becomes the second one
        QCOMPARE(pages->currentRow(), 1);
        press(Qt::Key_R);
        press(Qt::Key_Right);
        press(Qt::Key_Delete);
        QCOMPARE(pages->count(), 3);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(pages->count(), 4);
        press(Qt::Key_Delete);
        QCOMPARE(pages->count(), 3);
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(gone("pageEditor"));
        QTRY_VERIFY2_WITH_TIMEOUT(strip()->rowCount() == 1 && strip()->index(0, 0).data().toString().startsWith(u"PDF, 3 trang"_s),
                                  qPrintable(strip()->index(0, 0).data().toString()), 15'000);
        // Looked at, page by page.
        auto* files = find<QAbstractItemView>("receive.files");
        files->setFocus();
        files->setCurrentIndex(strip()->index(0, 0));
        Q_EMIT qobject_cast<QListWidget*>(files)->itemActivated(qobject_cast<QListWidget*>(files)->item(0));
        auto* viewer = dialog("paperViewer");
        QVERIFY(viewer);
        auto* state = viewer->findChild<QLabel*>(u"viewer.state"_s);
        QTRY_COMPARE_WITH_TIMEOUT(state->text(), u"Trang 1 trong 3"_s, 15'000);
        QTest::keyClick(viewer, Qt::Key_PageDown);
        QTRY_COMPARE(state->text(), u"Trang 2 trong 3"_s);
        picture("paper-viewer", viewer);
        QTest::keyClick(viewer, Qt::Key_Escape);
        QVERIFY(gone("paperViewer"));
    }

    void afterReception()
    {
        for (const auto& [name, text] : {std::pair("receive.number", u"066192008314"_s), {"receive.name", u"Nguyễn Thị Quỳnh Như"_s},
                                         {"receive.birth", u"14/02/1992"_s}, {"receive.phone", u"0941258947"_s}, {"receive.address", u"Số 18, tổ 4"_s}})
            m_desk->type(QString::fromLatin1(name), text);
        auto* list = find<QAbstractItemView>("receive.components");
        for (int row = 3; row < list->model()->rowCount(); ++row)
            list->model()->setData(list->model()->index(row, 0), Qt::Checked, Qt::CheckStateRole);
        QTest::keyClick(find<QLineEdit>("receive.phone"), Qt::Key_Return, Qt::ControlModifier);
        auto* code = find<QLabel>("receive.code");
        QTRY_VERIFY(code->isVisible() && domain::parseDossierCode(code->text()));
        const QString number = code->text();
        QTRY_VERIFY_WITH_TIMEOUT(!centreHas(number).isEmpty(), 20'000);

        m_desk->window->desk()->show(u"queue"_s);
        auto* queue = find<QAbstractItemView>("queue.list");
        m_desk->type(u"queue.filter"_s, number);
        QTRY_COMPARE_WITH_TIMEOUT(queue->model()->rowCount(), 1, 10'000);
        queue->setFocus();
        queue->setCurrentIndex(queue->model()->index(0, 0));
        auto* edit = find<QPushButton>("detail.editPapers");
        const auto* pane = find<ui::reception::DetailPane>("detail");
        QTRY_VERIFY(pane->detail() && pane->detail()->dossier.code == number && edit->isVisible());
        press(Qt::Key_F4);
        auto* papers = dialog("papersDialog");
        QVERIFY(papers);
        papers->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(papers));
        auto* other = papers->findChild<QLineEdit*>(u"papers.other"_s);
        other->setFocus();
        other->setText(u"Giấy ủy quyền của chủ hộ"_s);
        QTest::keyClick(other, Qt::Key_Return);
        auto* rows = papers->findChild<QAbstractItemView*>(u"papers.components"_s);
        QTRY_VERIFY2(rows->hasFocus() && rows->currentIndex().row() == rows->model()->rowCount() - 1,
                     qPrintable(u"%1 %2 of %3, focus: %4"_s.arg(rows->hasFocus()).arg(rows->currentIndex().row()).arg(rows->model()->rowCount()).arg(QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString())));
        press(Qt::Key_F4);
        auto* source = dialog<ui::reception::PaperSource>("paperSource");
        QVERIFY(source);
        source->show(ui::reception::PaperSource::Kind::Camera);
        auto* seen = source->findChild<QLabel*>(u"source.cameraState"_s);
        QTRY_VERIFY_WITH_TIMEOUT(seen->text().contains(u"Đã thấy tờ giấy"_s), 15'000);
        QTest::keyClick(source, Qt::Key_Space);
        QTRY_VERIFY(source->findChild<QPushButton*>(u"source.accept"_s)->isVisible());
        QTest::keyClick(source, Qt::Key_Return);
        QTRY_COMPARE(source->count(), 1);
        QTest::keyClick(source, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(gone("paperSource"));
        auto* save = papers->findChild<QPushButton*>(u"papers.save"_s);
        QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled() && papers->findChild<QLabel*>(u"papers.state"_s)->text().contains(u"1 giấy tờ"_s), 15'000);
        picture("papers-dialog", papers);
        QTest::keyClick(papers, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(gone("papersDialog"));
        QTRY_VERIFY_WITH_TIMEOUT(centreHas(number).value(u"components"_s).toArray().last().toObject().value(u"name"_s).toString() == u"Giấy ủy quyền của chủ hộ"_s, 20'000);
        const QJsonObject there = centreHas(number);
        const QJsonObject paper = there.value(u"components"_s).toArray().last().toObject();
        QCOMPARE(paper.value(u"blobs"_s).toArray().size(), 1);
        const QByteArray bytes = m_desk->backend.get("/v1/blobs/"_L1 + paper.value(u"blobs"_s).toArray().first().toString(), m_token).body;
        QImage page;
        QVERIFY(page.loadFromData(bytes));
        QVERIFY2(page.height() > page.width() && std::abs(double(page.height()) / page.width() - 1.414) < 0.08, "cut out of the table and laid straight");
        picture("queue-papers");
    }
};

QTEST_MAIN(tst_PapersFlow)
#include "tst_papers_flow.moc"
