#include "services/dossier_book.h"
#include "services/office.h"
#include "tests/e2e/tour/tour.h"
#include "tests/ui/shell/settled.h"
#include "ui/reception/dossier_queue_model.h"
#include "ui/shell/desk_frame.h"
#include "ui/shell/main_window.h"

#include <QFile>
#include <QJsonDocument>
#include <QLabel>
#include <QListView>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace motcua::tour {

namespace {

template<class T>
Result<T> wait(const QFuture<Result<T>>& future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20000) || future.resultCount() == 0)
        return fail(ErrorKind::Timeout, u"no_answer"_s);
    return future.result();
}

QString labelText(Tour& tour, const QString& name)
{
    auto* label = tour.find(name);
    if (!label)
        return {};
    const QString text = label->property("text").toString();
    return text.isEmpty() ? label->accessibleName() : text;
}

//! Our own reader on the printed page.
QStringList codesOnPaper(Tour& tour, const QString& pdf)
{
    const QString stem = tour.path(u"receipt-page"_s);
    if (QProcess::execute(u"pdftoppm"_s, {u"-r"_s, u"200"_s, u"-png"_s, pdf, stem}) != 0)
        return {};
    QProcess reader;
    reader.start(tour.program(u"motcua-cli"_s), {u"read-barcodes"_s, stem + u"-2.png"_s});
    if (!reader.waitForFinished(60000) || reader.exitCode() != 0)
        return {};
    QStringList codes;
    for (const QByteArray& line : reader.readAllStandardOutput().split('\n')) {
        const QJsonArray results = QJsonDocument::fromJson(line).object()[u"results"_s].toArray();
        for (const QJsonValue& result : results)
            codes << result[u"text"_s].toString();
    }
    return codes;
}

} // namespace

bool desk(Tour& tour)
{
    QString token;
    QString code;
    tour.step(u"clerk signs in"_s, [&] { return tour.signIn(u"lan.nguyen"_s); });
    tour.step(u"work queue shows the desk's dossiers"_s, [&]() -> QString {
        token = tour.centre().signIn(u"lan.nguyen"_s, u"tour-reader"_s);
        if (token.isEmpty())
            return u"the reader cannot sign in"_s;
        QString why = Tour::until([&] {
            auto* list = tour.find<QListView>(u"queue.list"_s);
            return list && list->model()->rowCount() > 5;
        }, u"rows in the queue"_s);
        if (!why.isEmpty())
            return why;
        auto* list = tour.find<QListView>(u"queue.list"_s);
        list->setFocus();
        tour.key(Qt::Key_Down);
        (void)test::settled();
        tour.note(u"rows"_s, list->model()->rowCount());
        tour.pictureBoth(u"queue"_s);
        tour.pictureDark(u"queue"_s);
        return {};
    });
    tour.step(u"a dossier is received from a scanned citizen card"_s, [&]() -> QString {
        tour.find<QListView>(u"queue.list"_s)->setFocus();
        tour.key(Qt::Key_F2);
        if (QString why = Tour::until([&] { return tour.find(u"receive.procedure"_s) != nullptr; }, u"the receive page"_s); !why.isEmpty())
            return why;
        tour.find(u"receive.procedure"_s)->setFocus();
        tour.type(u"thanh lap ho kinh doanh"_s);
        (void)test::settled(); // the procedures that fit stand below
        tour.key(Qt::Key_Return);
        (void)test::settled();
        tour.find(u"receive.number"_s)->setFocus();
        tour.type(u"066192008314||Nguyễn Thị Quỳnh Như|14021992|Nữ|Số 18, tổ 4, phường An Hòa, Đắk Lắk|20052022"_s); // a scanner types so
        tour.key(Qt::Key_Return);
        (void)test::settled();
        tour.find(u"receive.phone"_s)->setFocus();
        tour.type(u"0941447208"_s);
        auto* papers = tour.find<QAbstractItemView>(u"receive.components"_s);
        if (!papers || papers->model()->rowCount() < 2)
            return u"no papers listed"_s;
        papers->setFocus();
        for (int row = 0; row < 3; ++row) {
            papers->setCurrentIndex(papers->model()->index(row, 0));
            tour.key(Qt::Key_Space);
        }
        (void)test::settled();
        tour.pictureBoth(u"receive"_s);
        tour.key(Qt::Key_Return, Qt::ControlModifier);
        if (QString why = Tour::until([&] { return !labelText(tour, u"receive.code"_s).isEmpty(); }, u"the number of the dossier"_s); !why.isEmpty())
            return why;
        (void)test::settled();
        tour.picture(u"received"_s);
        code = labelText(tour, u"receive.code"_s).trimmed();
        tour.note(u"code"_s, code);
        return {};
    });
    tour.step(u"the centre has the dossier"_s, [&]() -> QString {
        QJsonObject found;
        QString why = Tour::until([&] {
            found = tour.centre().get(u"/v1/dossiers?code="_s + code, token).json();
            return !found.isEmpty() && !found.contains(u"status"_s) ? true : found[u"owner"_s].isObject();
        }, u"the dossier over HTTP"_s);
        if (!why.isEmpty())
            return why;
        if (found[u"items"_s].isArray())
            found = found[u"items"_s].toArray().first().toObject();
        tour.note(u"centre"_s, QJsonObject{{u"code"_s, found[u"code"_s]}, {u"status"_s, found[u"status"_s]}});
        if (found[u"code"_s].toString() != code)
            return u"the centre has another code: "_s + found[u"code"_s].toString();
        if (found[u"owner"_s].toObject()[u"fullName"_s].toString() != u"Nguyễn Thị Quỳnh Như"_s)
            return u"the centre has another owner"_s;
        return {};
    });
    tour.step(u"its receipt's codes read back as its code"_s, [&]() -> QString {
        auto* book = tour.main().office()->dossiers();
        const auto id = wait(book->findByCode(code));
        if (!id)
            return u"not found by its code: "_s + id.error().code;
        const auto receipt = wait(book->form(paper::FormKind::Receipt, *id));
        if (!receipt)
            return u"no receipt: "_s + receipt.error().code;
        QFile pdf(tour.path(u"receipt.pdf"_s));
        if (!pdf.open(QIODevice::WriteOnly) || pdf.write(receipt->pdf) != receipt->pdf.size())
            return u"cannot write receipt.pdf"_s;
        pdf.close();
        const QStringList codes = codesOnPaper(tour, pdf.fileName());
        tour.note(u"read"_s, QJsonArray::fromStringList(codes));
        if (codes.size() < 2)
            return u"the reader found %1 codes on the receipt"_s.arg(codes.size());
        for (const QString& read : codes) {
            if (read != code)
                return u"a code on the receipt reads "_s + read;
        }
        return {};
    });
    tour.step(u"the clerk signs out"_s, [&] { return tour.signOut(); });
    return tour.step(u"the desk is done"_s, [] { return QString(); });
}

} // namespace motcua::tour
