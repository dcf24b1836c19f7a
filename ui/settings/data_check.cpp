#include "ui/settings/data_check.h"

#include "domain/calendar.h"
#include "services/office.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/progress_line.h"

#include <QBoxLayout>
#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using motcua::services::DigestReport;
using motcua::services::whenDone;

namespace motcua::ui {

namespace {

struct Check
{
    Q_DECLARE_TR_FUNCTIONS(DataCheck)
};

} // namespace

CheckWords checkWords(const Result<std::vector<DigestReport>>& found)
{
    if (!found)
        return {false, describe(found.error())};
    const auto& reports = *found;
    if (std::any_of(reports.begin(), reports.end(), [](const DigestReport& r) { return r.anew; }))
        return {false, Check::tr("Much differed here: these data are being read from the server anew. Work can go on")};
    if (std::any_of(reports.begin(), reports.end(), [](const DigestReport& r) { return !r.checked; }))
        return {false, Check::tr("The data are still being received for the first time; compare them when that is through")};
    qint64 rows = 0;
    int mended = 0;
    bool agrees = true;
    for (const DigestReport& report : reports) {
        rows += report.here;
        mended += report.mended;
        agrees = agrees && report.agrees;
    }
    if (!agrees)
        return {false, Check::tr("Something still differs; it is compared again tonight. Tell the administrator if this comes again")};
    if (mended > 0)
        return {true, Check::tr("%n record(s) differed and were put right; now everything agrees with the server", nullptr, mended)};
    return {true, Check::tr("Everything here agrees with the server: %1 records").arg(format::number(rows))};
}

DataCheck::DataCheck(services::Office& office, QWidget* parent) : QWidget(parent), m_office(office)
{
    setObjectName(u"dataCheck"_s);
    m_last = new FactRow(tr("Last compared"), {}, 140);
    m_last->valueLabel()->setObjectName(u"dataCheck.last"_s);
    m_button = new ActionButton(ButtonKind::Secondary, tr("Compare with the server"));
    m_button->setObjectName(u"dataCheck.start"_s);
    m_button->setGlyph(Icon::SyncOk);
    m_line = new ProgressLine;
    m_line->setObjectName(u"dataCheck.line"_s);
    m_line->setAccessibleName(tr("Comparing with the server"));
    m_words = captionLabel({});
    m_words->setObjectName(u"dataCheck.words"_s);
    m_words->setWordWrap(true);
    m_line->hide();
    m_words->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(sectionTitle(tr("Data on this machine")));
    column->addWidget(m_last);
    auto* about = captionLabel(tr("What lies here is compared with the server each night by itself; what differs is put right. Unsent work is never touched"));
    about->setWordWrap(true);
    column->addWidget(about);
    column->addSpacing(4);
    auto* row = new QHBoxLayout;
    row->addWidget(m_button);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(m_line);
    column->addWidget(m_words);
    connect(m_button, &QAbstractButton::clicked, this, &DataCheck::check);
    connect(&office, &services::Office::dataCheckProgress, this, [this](int done, int scopes) {
        m_line->setRange(0, scopes);
        m_line->setValue(done);
        if (m_running && done < scopes) {
            m_words->setToken(Token::Muted);
            m_words->setGlyph(Icon::Count);
            m_words->setText(tr("Comparing part %1 of %2; work can go on").arg(format::number(done + 1), format::number(scopes)));
        }
    });
}

void DataCheck::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refreshLast();
}

void DataCheck::refreshLast()
{
    whenDone(m_office.lastDataCheck(), this, [this](const Result<QDateTime>& at) {
        if (!at)
            return m_last->setValue(describe(at.error()));
        m_last->setValue(at->isValid() ? format::dateTimeShort(domain::toLocal(*at), domain::toLocal(m_office.clock().now())) : tr("not yet"));
    });
}

void DataCheck::check()
{
    if (m_running)
        return;
    m_running = true;
    m_button->setEnabled(false);
    m_line->setRange(0, 0);
    m_line->show();
    m_words->setToken(Token::Muted);
    m_words->setGlyph(Icon::Count);
    m_words->setText(tr("Comparing with the server"));
    m_words->show();
    whenDone(m_office.checkData(), this, [this](const Result<std::vector<DigestReport>>& found) {
        m_running = false;
        m_button->setEnabled(true);
        m_line->hide();
        const CheckWords words = checkWords(found);
        say(words.good, words.text);
        if (found) // it is being written: not read back at once
            m_last->setValue(format::dateTimeShort(domain::toLocal(m_office.clock().now()), domain::toLocal(m_office.clock().now())));
    });
}

void DataCheck::say(bool good, const QString& text)
{
    m_words->setGlyph(good ? Icon::Ok : Icon::Warning);
    m_words->setToken(good ? Token::Success : Token::Warning);
    m_words->setText(text);
}

} // namespace motcua::ui
