// motcua-paper-pictures OUT_DIR: a paper's files, camera, scanner, folder, order of pages, a PDF looked at, papers after reception; in both
// languages and both themes, at 1366×768.
#include "services/dossier_book.h"
#include "services/paper_camera.h"
#include "tests/support/places.h"
#include "tests/ui/reception/paper_samples.h"
#include "tests/ui/shell/desk_fixture.h"
#include "tests/ui/shell/settled.h"
#include "ui/kit/theme.h"
#include "ui/reception/paper_source.h"
#include "ui/shell/desk_frame.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using test::DeskFixture;
using test::waitUntil;
using ui::reception::PaperSource;

namespace {

QWidget* dialog(const char* name)
{
    QWidget* found = nullptr;
    waitUntil([&] {
        for (QWidget* one : QApplication::topLevelWidgets()) {
            if (one->objectName() == QLatin1StringView(name) && one->isVisible())
                found = one;
        }
        return found != nullptr;
    });
    return found;
}

//! Says where it stopped.
bool stopped(int place)
{
    std::fprintf(stderr, "stopped at place %d\n", place);
    return false;
}

struct Shooter
{
    DeskFixture& desk;
    QDir out;
    QString end;
    int taken = 0;

    void take(const char* name, QWidget* widget = nullptr)
    {
        if (!test::settled())
            return;
        taken += (widget ? widget : desk.window.get())->grab().save(out.filePath(QLatin1StringView(name) + u'-' + end + u".png"_s)) ? 1 : 0;
    }
};

bool paperSources(Shooter& shooter)
{
    auto* list = shooter.desk.find<QAbstractItemView>(u"receive.components"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_F4);
    auto* source = qobject_cast<PaperSource*>(dialog("paperSource"));
    if (!source)
        return stopped(1);
    QSignalSpy frames(source->findChild<services::PaperCamera*>(), &services::PaperCamera::preview);
    source->show(PaperSource::Kind::Camera);
    auto* accept = source->findChild<QPushButton*>(u"source.accept"_s);
    if (!waitUntil([&] { return !frames.isEmpty() && !frames.back().back().value<QPolygonF>().isEmpty(); })) // the sheet is seen
        return stopped(12);
    shooter.take("camera", source);
    QTest::keyClick(source, Qt::Key_Space);
    if (!waitUntil([&] { return accept->isVisible(); }))
        return stopped(2);
    shooter.take("camera-held", source);
    QTest::keyClick(source, Qt::Key_Return);
    if (!waitUntil([&] { return source->count() == 1; }))
        return stopped(3);
    source->show(PaperSource::Kind::Scanner);
    waitUntil([&] { return source->findChild<QPushButton*>(u"source.scan"_s)->isEnabled(); }, 8'000);
    shooter.take("scanner", source);
    source->show(PaperSource::Kind::Folder);
    shooter.take("folder", source);
    QTest::keyClick(source, Qt::Key_Return, Qt::ControlModifier);
    auto* files = shooter.desk.find<QListWidget>(u"receive.files"_s);
    if (!waitUntil([&] { return files->count() == 3; }))
        return stopped(4);
    shooter.take("receive");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_P);
    auto* editor = dialog("pageEditor");
    if (!editor || !waitUntil([&] { return editor->findChild<QListWidget*>(u"editor.pages"_s)->count() == 5; }))
        return stopped(5);
    shooter.take("page-editor", editor);
    QTest::keyClick(editor, Qt::Key_Escape);
    Q_EMIT files->itemActivated(files->item(0));
    files->setCurrentRow(0);
    Q_EMIT files->itemActivated(files->item(0));
    auto* viewer = dialog("paperViewer");
    if (!viewer)
        return stopped(6);
    shooter.take("viewer", viewer);
    for (QWidget* one : QApplication::topLevelWidgets()) {
        if (one->objectName() == "paperViewer"_L1)
            one->close();
    }
    return true;
}

bool afterReception(Shooter& shooter)
{
    shooter.desk.window->desk()->show(u"queue"_s);
    auto* queue = shooter.desk.find<QAbstractItemView>(u"queue.list"_s);
    if (!waitUntil([&] { return queue->model()->rowCount() > 3; }))
        return stopped(7);
    queue->setFocus();
    auto* edit = shooter.desk.find<QPushButton>(u"detail.editPapers"_s);
    for (int row = 0; row < queue->model()->rowCount() && !edit->isVisible(); ++row) {
        queue->setCurrentIndex(queue->model()->index(row, 0));
        waitUntil([&] { return edit->isVisible(); }, 400);
    }
    QTest::keyClick(queue, Qt::Key_F4);
    auto* papers = dialog("papersDialog");
    if (!papers)
        return stopped(8);
    papers->findChild<QLineEdit*>(u"papers.other"_s)->setText(u"Giấy ủy quyền của chủ hộ"_s);
    papers->findChild<QLineEdit*>(u"papers.other"_s)->setFocus();
    QTest::keyClick(papers->findChild<QLineEdit*>(u"papers.other"_s), Qt::Key_Return);
    shooter.take("papers", papers);
    QTest::keyClick(papers, Qt::Key_Escape);
    QTest::keyClick(papers, Qt::Key_Escape);
    shooter.take("queue");
    return true;
}

bool shoot(Shooter& shooter)
{
    DeskFixture& desk = shooter.desk;
    desk.window->desk()->show(u"receive"_s);
    desk.type(u"receive.procedure"_s, u"thanh lap ho kinh doanh"_s);
    if (!waitUntil([&] {
            const auto lists = desk.window->findChildren<QAbstractItemView*>(u"suggestions.list"_s);
            return std::any_of(lists.begin(), lists.end(), [](auto* one) { return one->isVisible() && one->currentIndex().isValid(); });
        }))
        return stopped(9);
    QTest::keyClick(desk.find<QLineEdit>(u"receive.procedure"_s), Qt::Key_Return);
    auto* list = desk.find<QAbstractItemView>(u"receive.components"_s);
    if (!waitUntil([&] { return list->model()->rowCount() > 2 && list->visualRect(list->model()->index(0, 0)).height() > 20; }))
        return stopped(10);
    QMimeData given;
    given.setUrls({QUrl::fromLocalFile(desk.dataDir.filePath(u"three.pdf"_s)), QUrl::fromLocalFile(desk.dataDir.filePath(u"table.png"_s))});
    QDragEnterEvent enter(list->visualRect(list->model()->index(0, 0)).center(), Qt::CopyAction, &given, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(list->viewport(), &enter);
    QDropEvent drop(QPointF(list->visualRect(list->model()->index(0, 0)).center()), Qt::CopyAction, &given, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(list->viewport(), &drop);
    if (!waitUntil([&] { return desk.find<QListWidget>(u"receive.files"_s)->count() == 2; })) {
        std::fprintf(stderr, "the files did not come: %s\n", qPrintable(desk.find<QLabel>(u"receive.fileError"_s)->text()));
        return stopped(11);
    }
    const bool fine = paperSources(shooter) && afterReception(shooter);
    desk.window->desk()->show(u"receive"_s);
    desk.click(u"receive.discard"_s);
    return fine;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    ui::Theme theme(app, ui::ThemeMode::Light);
    const QStringList words = QApplication::arguments();
    const QString folder = words.size() > 1 ? words.at(1) : u"screens"_s;
    qputenv("MOTCUA_PAGES", test::programPath("motcua-pages").toUtf8());
    DeskFixture desk({120, 4, 1, 20, 7, {}});
    if (!QDir().mkpath(folder) || !desk.isReady() || !desk.signIn(u"lan.nguyen"_s) || !desk.waitForSync())
        return 1;
    QFile pdf(desk.dataDir.filePath(u"three.pdf"_s));
    if (!test::papers::onTheTable().save(desk.dataDir.filePath(u"table.png"_s)) || !pdf.open(QIODevice::WriteOnly) || pdf.write(test::papers::pdf(3)) <= 0)
        return 1;
    pdf.close();
    desk.station.setCamera(u"file:"_s + desk.dataDir.filePath(u"table.png"_s));
    desk.window->activateWindow();
    Shooter shooter{desk, QDir(folder), {}};
    for (const auto language : {ui::Language::Vietnamese, ui::Language::English}) {
        desk.settings.setLanguage(language);
        if (!test::settled()) // pages are made anew
            return 1;
        for (const auto mode : {ui::ThemeMode::Light, ui::ThemeMode::Dark}) {
            theme.setMode(mode);
            shooter.end = (language == ui::Language::English ? u"en"_s : u"vi"_s) + (mode == ui::ThemeMode::Dark ? u"-dark"_s : u"-light"_s);
            if (!shoot(shooter)) {
                std::fprintf(stderr, "stopped at %s after %d pictures\n", qPrintable(shooter.end), shooter.taken);
                return 1;
            }
        }
    }
    std::printf("%d pictures in %s\n", shooter.taken, qPrintable(folder));
    return 0;
}
