#pragma once

#include "domain/result.h"

#include <QObject>
#include <QProcess>
#include <QUrl>

namespace motcua::ui {

//! "Try with sample data": fills and starts the embedded motcua-backend as a child process on a free loopback port, in demo
//! mode. One fresh centre a day, because its meeting is today; everything lies in dataDir/sample/<date>. Ends with us. GUI
//! thread. Errors: sample_program (not installed), sample_seed, sample_start.
class SampleCentre : public QObject
{
    Q_OBJECT

public:
    enum class Step { Idle, Seeding, Starting, Running, Failed };

    explicit SampleCentre(const QString& dataDir, QObject* parent = nullptr);
    ~SampleCentre() override;

    void start();
    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] std::optional<Error> error() const { return m_error; }

Q_SIGNALS:
    void stepChanged();

private:
    void serve();
    void readLine();
    void fail(const QString& code);
    void setStep(Step step);

    QString m_folder;
    QString m_program;
    QProcess m_process;
    QByteArray m_output;
    QUrl m_url;
    Step m_step = Step::Idle;
    std::optional<Error> m_error;
};

} // namespace motcua::ui
