// A desk that is going to be killed, at one kind of work. kill_child SERVER FOLDER sync|push|blob|migrate: lines on standard output:
// READY (the work begins) · ACK command dossier (the screen has said so).
#include "storage/blob_store.h"
#include "storage/database.h"
#include "storage/migrations.h"
#include "storage/sync_store.h"
#include "services/store_key.h"
#include "tests/services/sync_desk.h"

#include <QGuiApplication>
#include <QRandomGenerator>

#include <cstdio>

using namespace motcua;
using namespace Qt::StringLiterals;
using domain::DossierStatus;
using test::waited;

namespace {

void say(const QByteArray& line)
{
    std::fwrite((line + '\n').constData(), 1, static_cast<size_t>(line.size() + 1), stdout);
    std::fflush(stdout);
}

//! An old file, brought up to date, again and again.
int migrations(const QString& folder)
{
    const auto steps = storage::migrationsOf(domain::Area::Dossiers);
    for (int n = 0;; ++n) {
        auto db = storage::Db::open({folder + u"/old-%1.db"_s.arg(n), QByteArray(32, 'k')});
        if (!db || !storage::migrate(**db, {steps.front()}))
            return 1;
        if (n == 0)
            say("READY");
        if (!storage::migrate(**db, steps))
            return 1;
    }
}

bool pushAll(test::SyncDesk& desk)
{
    for (const auto& row : desk.rows()) {
        if (row.status != DossierStatus::Received && row.status != DossierStatus::Processing)
            continue;
        const auto to = row.status == DossierStatus::Received ? DossierStatus::Processing : DossierStatus::Resolved;
        if (const auto moved = waited(desk.book().transition(row.id, to)))
            say("ACK " + moved->timeline.back().commandId.toLatin1() + ' ' + row.id.toLatin1());
    }
    return desk.idle();
}

//! Pictures go up: their hashes as ACKs.
bool blobs(test::SyncDesk& desk, const QString& folder)
{
    const QString at = services::officialFolder(folder, desk.session.official().id);
    const storage::BlobStore store(at + u"/blobs-dossiers"_s, services::storeKeyFor(desk.session.storeKey(), domain::Area::Dossiers, services::KeyUse::Blobs));
    storage::OpenOptions options{at + u"/dossiers.db"_s, services::storeKeyFor(desk.session.storeKey(), domain::Area::Dossiers, services::KeyUse::Database)};
    auto db = storage::Db::open(options);
    for (int n = 0; db && n < 40; ++n) {
        QByteArray bytes(60'000, '\0');
        QRandomGenerator::global()->fillRange(reinterpret_cast<quint32*>(bytes.data()), bytes.size() / 4);
        bytes.prepend("\x89PNG\r\n\x1a\n");
        const auto hash = store.put(bytes);
        if (!hash || !storage::sync::addBlobJob(**db, *hash, true))
            return false;
        say("ACK " + hash->toLatin1() + " -");
        desk.office->sendNow();
        (void)QTest::qWaitFor([] { return false; }, 3);
    }
    return desk.idle();
}

} // namespace

int main(int argc, char** argv)
{
    QGuiApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 4)
        return 2;
    if (words[3] == "migrate"_L1)
        return migrations(words[2]);
    test::SyncDesk desk(QUrl(words[1]), words[2], u"desk-killed"_s);
    if (!desk.signIn(u"ha.le"_s))
        return 1;
    if (words[3] == "sync"_L1)
        say("READY");
    if (!desk.open() || !desk.start())
        return 1;
    if (words[3] != "sync"_L1)
        say("READY");
    if (words[3] == "push"_L1)
        return pushAll(desk) ? 0 : 1;
    return words[3] == "blob"_L1 && !blobs(desk, words[2]) ? 1 : 0;
}
