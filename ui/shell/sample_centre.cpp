#include "ui/shell/sample_centre.h"

#include <QCoreApplication>
#include <QDate>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace motcua::ui {

SampleCentre::SampleCentre(const QString& dataDir, QObject* parent)
    : QObject(parent), m_folder(QDir(dataDir).filePath("sample/"_L1 + QDate::currentDate().toString(Qt::ISODate)))
{
    const QString suffix =
#ifdef Q_OS_WIN
        u".exe"_s;
#else
        QString();
#endif
    m_program = QDir(QCoreApplication::applicationDirPath()).filePath("motcua-backend"_L1 + suffix);
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &SampleCentre::readLine);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(u"sample_program"_s);
    });
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        if (m_step == Step::Seeding) {
            if (code == 0 && status == QProcess::NormalExit && QFile::rename(m_folder + "/filling.db"_L1, m_folder + "/centre.db"_L1))
                serve();
            else
                fail(u"sample_seed"_s);
        } else if (m_step != Step::Failed) {
            fail(u"sample_start"_s);
        }
    });
}

SampleCentre::~SampleCentre()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(3000)) {
        m_process.kill();
        m_process.waitForFinished(1000);
    }
}

void SampleCentre::start()
{
    if (m_step == Step::Seeding || m_step == Step::Starting)
        return;
    if (m_step == Step::Running) {
        Q_EMIT stepChanged();
        return;
    }
    m_error.reset();
    if (!QFile::exists(m_program) || !QDir().mkpath(m_folder)) {
        fail(u"sample_program"_s);
        return;
    }
    if (QFile::exists(m_folder + "/centre.db"_L1)) {
        serve();
        return;
    }
    // Filled under another name, so that an interrupted filling is never taken for a whole one.
    for (const auto& end : {""_L1, "-wal"_L1, "-shm"_L1})
        QFile::remove(m_folder + "/filling.db"_L1 + end);
    setStep(Step::Seeding);
    m_process.start(m_program, {u"seed"_s, u"--database"_s, u"sqlite:%1/filling.db"_s.arg(m_folder), u"--dossiers"_s, u"400"_s,
                                u"--registrations"_s, u"24"_s, u"--meetings"_s, u"3"_s, u"--passes"_s, u"180"_s, u"--seed"_s, u"1"_s});
}

void SampleCentre::serve()
{
    setStep(Step::Starting);
    m_output.clear();
    m_process.start(m_program, {u"serve"_s, u"--database"_s, u"sqlite:%1/centre.db"_s.arg(m_folder), u"--listen"_s, u"127.0.0.1:0"_s,
                                u"--demo"_s, u"--mail-dir"_s, m_folder + "/mail"_L1});
}

void SampleCentre::readLine()
{
    m_output += m_process.readAllStandardOutput();
    const QByteArray mark = "listening on ";
    const qsizetype at = m_output.indexOf(mark);
    const qsizetype end = m_output.indexOf('\n', at);
    if (m_step == Step::Starting && at >= 0 && end > at) {
        m_url = QUrl(QString::fromUtf8(m_output.mid(at + mark.size(), end - at - mark.size()).trimmed()));
        setStep(Step::Running);
    }
    if (m_output.size() > 65536)
        m_output.clear();
}

void SampleCentre::fail(const QString& code)
{
    m_error = Error{ErrorKind::Internal, code, QString::fromUtf8(m_process.readAllStandardError().right(300))};
    setStep(Step::Failed);
}

void SampleCentre::setStep(Step step)
{
    m_step = step;
    Q_EMIT stepChanged();
}

} // namespace motcua::ui
