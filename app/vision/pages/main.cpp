// motcua-pages: opens one document for the client, in a process that may die: pages as pictures, or pages put together. Started by it
// alone: the question on standard input, the answer on standard output, then it ends.
#include "vision/pages/page_joiner.h"
#include "vision/pages/page_painter.h"
#include "vision/worker_confinement.h"

#include <QCoreApplication>
#include <QImageReader>

#include <cerrno>
#include <cstring>
#include <new>
#include <unistd.h>

using namespace motcua::vision;

namespace {

bool readAll(QByteArray& bytes)
{
    QByteArray piece(1 << 20, Qt::Uninitialized);
    for (;;) {
        const ssize_t got = ::read(STDIN_FILENO, piece.data(), size_t(piece.size()));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 || bytes.size() + got > mostQuestionBytes)
            return false;
        if (got == 0)
            return true;
        bytes.append(piece.constData(), got);
    }
}

bool writeAll(const QByteArray& bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t wrote = ::write(STDOUT_FILENO, bytes.constData() + done, size_t(bytes.size() - done));
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return false;
        done += wrote;
    }
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    confine();
    if (argc != 2 || std::strcmp(argv[1], "--once") != 0) {
        static constexpr char words[] = "motcua-pages is started by Mot Cua itself\n";
        return ::write(STDERR_FILENO, words, sizeof words - 1) < 0 ? 3 : 2;
    }
    const QCoreApplication application(argc, argv); // for the picture format plugins
    QImageReader::supportedImageFormats();          // which are loaded now
    forbidCalls();
    try {
        QByteArray bytes;
        if (!readAll(bytes))
            return 1;
        const auto question = pagesQuestion(bytes);
        bytes.clear();
        if (!question)
            return 1;
        const PagesAnswer answer = question->kind == PagesQuestion::Kind::Join ? joinPicked(*question) : paintPages(*question);
        return writeAll(encode(answer)) ? 0 : 1;
    } catch (const std::bad_alloc&) {
        return 1;
    }
}
