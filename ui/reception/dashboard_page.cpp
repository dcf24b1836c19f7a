#include "ui/reception/dashboard_page.h"

#include "domain/calendar.h"
#include "services/dossier_book.h"
#include "services/office.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/charts.h"
#include "ui/kit/describe.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/panes.h"
#include "ui/kit/segments.h"
#include "ui/reception/form_view.h"
#include "ui/reception/report_model.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QListView>
#include <QStackedWidget>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;
using motcua::domain::ReportPeriod;
using motcua::services::whenDone;

namespace motcua::ui::reception {

namespace {

QString periodText(const ReportPeriod& period)
{
    switch (period.kind) {
    case ReportPeriod::Kind::Week: return DashboardPage::tr("%1 – %2").arg(format::shortDate(period.first), format::date(period.last));
    case ReportPeriod::Kind::Month: return DashboardPage::tr("Month %1").arg(period.first.toString(u"M/yyyy"_s));
    case ReportPeriod::Kind::Quarter: return DashboardPage::tr("Quarter %1/%2").arg((period.first.month() + 2) / 3).arg(period.first.year());
    }
    return {};
}

} // namespace

void DashboardPage::setPeriod(const ReportPeriod& period)
{
    m_period = period;
    m_kinds->setCurrent(int(period.kind));
    m_title->setText(periodText(period));
    m_next->setEnabled(period.after().first <= domain::toLocal(m_context.office.clock().now()).date());
    reload();
}

void DashboardPage::open(const QString&)
{
    if (!m_period.first.isValid())
        setPeriod(ReportPeriod::around(ReportPeriod::Kind::Month, domain::toLocal(m_context.office.clock().now()).date()));
    else
        reload();
    if (m_stack->currentIndex() == 0)
        m_list->setFocus();
}

void DashboardPage::reload()
{
    whenDone(m_book.report(m_period), this, [this, asked = ++m_asked](const Result<domain::DeskReport>& report) {
        if (asked != m_asked)
            return; // another period meanwhile
        if (!report)
            return say(false, describe(report.error()));
        m_said->hide();
        m_officersRead = false;
        fill(*report);
    });
}

// Asked for only where somebody wants it: it opens each dossier of the period.
void DashboardPage::readOfficers(const std::function<void()>& then)
{
    if (m_officersRead)
        return then();
    whenDone(m_book.reportByOfficer(m_period), this, [this, then, asked = m_asked](const Result<domain::OfficerReport>& report) {
        if (asked != m_asked)
            return; // another period meanwhile
        if (!report)
            return say(false, describe(report.error()));
        m_officers = *report;
        m_officersRead = true;
        then();
    });
}

void DashboardPage::fill(const domain::DeskReport& report)
{
    m_report = report;
    const auto& all = report.all;
    m_donut->setShare(all.onTime, all.late, all.resolved > 0 ? tr("in time") : tr("nothing resolved yet"));
    m_onTime->setText(format::number(all.onTime));
    m_late->setText(format::number(all.late));
    m_resolved->setText(format::number(all.resolved));
    m_received.number->setText(format::number(all.received));
    m_received.more->setText(tr("the period before %1").arg(format::number(report.receivedBefore)));
    m_in.number->setText(format::number(report.carriedIn));
    m_in.more->setText(tr("done %1").arg(format::number(report.carriedInDone)));
    m_out.number->setText(format::number(report.carriedOut));
    m_out.more->setText(tr("%1 of them overdue").arg(format::number(report.carriedOutLate)));
    m_out.more->setToken(report.carriedOutLate > 0 ? Token::Warning : Token::Muted);

    const QDate today = domain::toLocal(m_context.office.clock().now()).date();
    QList<DayBars::Day> days;
    int workdays = 0;
    const domain::DeskReport::Day* most = nullptr;
    for (const auto& day : report.days) {
        days.append({day.date, day.received, day.resolved});
        workdays += day.received > 0 && day.date <= today;
        if (!most || day.received > most->received)
            most = &day;
    }
    m_days->setDays(days);
    m_daysNote->setText(workdays > 0 ? tr("Most on %1 (%2), on the average %3 a day with dossiers")
                                           .arg(format::weekday(most->date) + u' ' + format::shortDate(most->date), format::number(most->received),
                                                format::number(all.received / workdays))
                                     : tr("Nothing was received in these days"));
    fillRows();
}

void DashboardPage::fillRows()
{
    const bool procedures = m_by->current() == 0;
    const bool officers = m_by->current() == 2;
    const QString kept = m_list->currentIndex().data(ReportModel::NameRole).toString();
    m_rowsHead->setName(procedures ? tr("Procedure") : officers ? tr("Officer") : tr("Who holds it"));
    if (officers && !m_officersRead) {
        m_rowsNote->setText(tr("Adding up"));
        m_model->setRows({}, false);
        return readOfficers([this] { fillRows(); });
    }
    const auto& rows = procedures ? m_report.procedures : officers ? m_officers.rows : m_report.holders;
    m_model->setRows(rows, !officers);
    m_rowsNote->setText(officers ? tr("%n officer(s)", nullptr, int(rows.size())) : procedures ? tr("%n procedure(s) with dossiers", nullptr, int(rows.size())) : tr("%n holder(s)", nullptr, int(rows.size())));
    int at = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row).name == kept)
            at = row;
    }
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(at));
}

// A procedure leads to its open dossiers, a holder to what stands with them, an officer to what they took in or ended in these days.
void DashboardPage::openRow()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const QString name = index.data(ReportModel::NameRole).toString();
    if (m_by->current() == 2) {
        const QStringList ids = m_officers.dossiers.value(name);
        if (!ids.isEmpty())
            Q_EMIT screenRequested(u"queue"_s, u"dossiers:%1, %2\n%3"_s.arg(index.data().toString(), periodText(m_period), ids.join(u',')));
        return;
    }
    Q_EMIT screenRequested(u"queue"_s, (m_by->current() == 0 ? u"procedure:"_s : u"holder:"_s) + name);
}

void DashboardPage::exportTo(const QString& path)
{
    if (!m_officersRead) {
        say(true, tr("Adding up"));
        m_said->setGlyph(Icon::Clock);
    }
    readOfficers([this, path] {
        whenDone(m_book.writeReport(m_report, m_officers.rows, path), this, [this, name = QFileInfo(path).fileName()](const Result<bool>& written) {
            say(written.has_value(), written ? tr("The report is in %1").arg(name) : describe(written.error()));
        });
    });
}

void DashboardPage::showBook()
{
    m_stack->setCurrentIndex(1);
    m_bookHead->setCaption(periodText(m_period));
    m_form->clear();
    whenDone(m_book.book(m_period.first, m_period.last), this, [this](const Result<services::PrintedForm>& form) {
        if (m_stack->currentIndex() != 1)
            return;
        if (!form) {
            closeBook();
            return say(false, describe(form.error()));
        }
        m_form->setForm(*form, u"so-07-%1"_s.arg(m_period.first.toString(u"yyyyMMdd"_s)));
        m_form->focusPrint();
    });
    Q_EMIT keyHintsChanged();
}

void DashboardPage::closeBook()
{
    m_stack->setCurrentIndex(0);
    m_form->clear();
    m_list->setFocus();
    Q_EMIT keyHintsChanged();
}

void DashboardPage::say(bool good, const QString& sentence)
{
    m_said->setGlyph(good ? Icon::Ok : Icon::Error);
    m_said->setToken(good ? Token::Success : Token::Danger);
    m_said->setText(sentence);
    m_said->show();
}

QList<KeyHint> DashboardPage::keyHints() const
{
    if (m_stack->currentIndex() == 1)
        return {{u"Esc"_s, tr("Back")}};
    return {{u"← →"_s, tr("Another period")}, {u"Enter"_s, tr("Open the row's dossiers")}, {u"Ctrl ← →"_s, tr("Group by")}, {u"Ctrl E"_s, tr("Export the report")}, {u"Ctrl P"_s, tr("Book 07")}};
}

void DashboardPage::keyPressEvent(QKeyEvent* event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if (m_stack->currentIndex() == 1) {
        if (event->key() == Qt::Key_Escape)
            return closeBook();
        return Page::keyPressEvent(event);
    }
    if (control && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        m_by->setCurrent((m_by->current() + (event->key() == Qt::Key_Right ? 1 : 2)) % 3);
        return m_list->setFocus();
    }
    switch (event->key()) {
    case Qt::Key_Left: return setPeriod(m_period.before());
    case Qt::Key_Right:
        if (m_next->isEnabled())
            setPeriod(m_period.after());
        return;
    case Qt::Key_E:
        if (control)
            return m_export->click();
        break;
    case Qt::Key_P:
        if (control)
            return showBook();
        break;
    default: break;
    }
    Page::keyPressEvent(event);
}

bool DashboardPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::Resize)
        m_rowsHead->setRowWidth(m_list->viewport()->width());
    if (watched == m_list && event->type() == QEvent::KeyPress) { // the list would scroll sideways, or keep the page's keys
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool ours = key->modifiers() == Qt::ControlModifier && (key->key() == Qt::Key_E || key->key() == Qt::Key_P);
        if (ours || key->key() == Qt::Key_Left || key->key() == Qt::Key_Right) {
            keyPressEvent(static_cast<QKeyEvent*>(event));
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

QByteArray DashboardPage::saveState() const
{
    return QByteArray::number(int(m_period.kind)) + ' ' + m_period.first.toString(Qt::ISODate).toLatin1() + ' ' + QByteArray::number(m_by->current());
}

void DashboardPage::restoreState(const QByteArray& state)
{
    const QList<QByteArray> parts = state.split(' ');
    const QDate first = parts.size() == 3 ? QDate::fromString(QString::fromLatin1(parts[1]), Qt::ISODate) : QDate();
    if (!first.isValid())
        return;
    m_by->setCurrent(std::clamp(parts[2].toInt(), 0, 2));
    setPeriod(ReportPeriod::around(ReportPeriod::Kind(std::clamp(parts[0].toInt(), 0, 2)), first));
}

} // namespace motcua::ui::reception
