#include "ui/gate/attendance_panel.h"

#include "domain/calendar.h"
#include "services/when_done.h"
#include "ui/gate/gate_list_model.h"
#include "ui/gate/gate_row_delegate.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/row_delegate.h"
#include "ui/kit/search_box.h"
#include "ui/kit/segments.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDir>
#include <QListView>
#include <QPrinter>
#include <QPrinterInfo>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::ui {

namespace {

constexpr int most = 5000;

QString timeOf(const QDateTime& utc)
{
    return format::time(domain::toLocal(utc).time());
}

} // namespace

AttendancePanel::AttendancePanel(GateSource source, QWidget* parent)
    : ToolPanel(tr("Attendance list"), parent)
    , m_source(std::move(source))
    , m_meeting(new QComboBox)
    , m_box(new SearchBox)
    , m_show(new Segments)
    , m_count(captionLabel({}))
    , m_list(new QListView)
    , m_model(new GateListModel(this))
{
    m_meeting->setObjectName(u"attendanceMeeting"_s);
    m_meeting->setAccessibleName(tr("Meeting"));
    m_meeting->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // a long title must not widen the half
    body()->addWidget(m_meeting);
    auto* row = new QHBoxLayout;
    m_box->setPlaceholderText(tr("Name or unit"));
    m_box->setAccessibleName(tr("Name or unit"));
    m_box->setObjectName(u"attendanceFilter"_s);
    m_box->setAttribute(Qt::WA_InputMethodEnabled, false);
    row->addWidget(m_box, 1);
    m_show->setObjectName(u"attendanceShow"_s);
    m_show->addSegment(All, tr("All"));
    m_show->addSegment(Came, tr("Came"));
    m_show->addSegment(Missing, tr("Not yet"));
    m_show->setCurrent(Came);
    row->addWidget(m_show);
    body()->addLayout(row);
    m_count->setObjectName(u"attendanceCount"_s);
    body()->addWidget(m_count);
    prepareRowView(m_list);
    m_list->setObjectName(u"attendanceList"_s);
    m_list->setAccessibleName(tr("Attendance list"));
    auto* delegate = new GateRowDelegate(m_list);
    delegate->setPadding(8);
    delegate->setGlyphSize(20);
    m_list->setItemDelegate(delegate);
    m_list->setModel(m_model);
    m_list->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_stack = new ListStack(m_list);
    body()->addWidget(m_stack, 1);
    m_exports = new QWidget;
    auto* exports = new QHBoxLayout(m_exports);
    exports->setContentsMargins(0, 0, 0, 0);
    exports->setSpacing(8);
    exports->addWidget(captionLabel(tr("Write to a file:")));
    const auto addExport = [&](const QString& words, const QString& name, auto deed) {
        auto* button = new ActionButton(ButtonKind::Secondary, words);
        button->setObjectName(name);
        button->setFrameHeight(metric::controlSmall);
        exports->addWidget(button);
        connect(button, &ActionButton::clicked, this, deed);
    };
    addExport(tr("Excel"), u"exportXlsx"_s, [this] { exportAs(services::ListFormat::Xlsx); });
    addExport(tr("CSV"), u"exportCsv"_s, [this] { exportAs(services::ListFormat::Csv); });
    addExport(tr("PDF"), u"exportPdf"_s, [this] { exportAs(services::ListFormat::Pdf); });
    addExport(tr("Print"), u"printList"_s, [this] { print(); });
    exports->addStretch(1);
    body()->addWidget(m_exports);
    m_soon.setSingleShot(true);
    m_soon.setInterval(200);
    connect(&m_soon, &QTimer::timeout, this, &AttendancePanel::look);
    connect(m_box, &QLineEdit::textChanged, this, &AttendancePanel::look);
    connect(m_box, &SearchBox::left, this, &AttendancePanel::closed);
    connect(m_box, &SearchBox::resultsWanted, m_list, [this] { m_list->setFocus(); });
    connect(m_show, &Segments::currentChanged, this, &AttendancePanel::fill);
    connect(m_meeting, &QComboBox::activated, this, &AttendancePanel::look);
}

domain::Meeting AttendancePanel::meeting() const
{
    const auto row = size_t(std::max(0, m_meeting->currentIndex()));
    return row < m_meetings.size() ? m_meetings[row] : m_source.meeting();
}

void AttendancePanel::start()
{
    m_meetings = m_source.doorMeetings();
    m_meeting->clear();
    for (const domain::Meeting& meeting : m_meetings)
        m_meeting->addItem(meeting.title);
    m_meeting->setVisible(m_meetings.size() > 1); // one list a meeting, as it goes to whoever invited
    m_box->clear();
    look();
    m_box->setFocus(Qt::OtherFocusReason);
}

void AttendancePanel::refresh()
{
    if (isVisible() && !m_soon.isActive())
        m_soon.start();
}

void AttendancePanel::setExports(bool allowed)
{
    m_exports->setVisible(allowed);
}

void AttendancePanel::exportAs(services::ListFormat format)
{
    const QString ending = format == services::ListFormat::Xlsx ? u"xlsx"_s : format == services::ListFormat::Csv ? u"csv"_s : u"pdf"_s;
    const QString day = domain::toLocal(meeting().startsAt).date().toString(u"yyyy-MM-dd"_s);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QString path = m_source.askPath(this, u"%1/diem-danh-%2.%3"_s.arg(folder, day, ending), u"*."_s + ending);
    if (path.isEmpty())
        return;
    if (!path.endsWith(u'.' + ending, Qt::CaseInsensitive))
        path += u'.' + ending;
    services::whenDone(m_source.writeList(path, format, meeting().id), this, [this, path](const Result<int>& written) {
        Q_EMIT said(written ? tr("%n person(s) written to %1", nullptr, *written).arg(QDir::toNativeSeparators(path)) : describe(written.error()), written.has_value());
    });
}

void AttendancePanel::print()
{
    if (QPrinterInfo::defaultPrinter().isNull()) {
        Q_EMIT said(describe({ErrorKind::Device, u"printer_none"_s}), false);
        return;
    }
    auto printer = std::make_shared<QPrinter>(QPrinterInfo::defaultPrinter(), QPrinter::HighResolution);
    printer->setDocName(tr("Attendance list"));
    printer->setPageSize(QPageSize(QPageSize::A4));
    printer->setFullPage(true);
    services::whenDone(m_source.printList(printer, meeting().id), this, [this](const Result<int>& printed) {
        Q_EMIT said(printed ? tr("%n person(s) printed", nullptr, *printed) : describe(printed.error()), printed.has_value());
    });
}

void AttendancePanel::look()
{
    const quint64 turn = ++m_turn;
    services::whenDone(m_source.attendance(m_box->text().trimmed(), most, meeting().id), this,
                       [this, turn](const Result<std::vector<services::AttendanceRow>>& rows) {
                           if (turn != m_turn)
                               return;
                           if (!rows) {
                               m_stack->showState(EmptyState::Kind::Error, tr("The list could not be opened"), describe(rows.error()));
                               return;
                           }
                           m_rows = *rows;
                           fill();
                       });
}

void AttendancePanel::fill()
{
    std::vector<GateRow> rows;
    int number = 0;
    for (const services::AttendanceRow& person : m_rows) {
        ++number;
        const bool came = person.firstIn.isValid();
        if ((m_show->current() == Came && !came) || (m_show->current() == Missing && came))
            continue;
        GateRow row;
        row.id = person.pass.id.isEmpty() ? u"walk-in "_s + QString::number(number) : person.pass.id;
        row.first = person.name.isEmpty() ? tr("Name not told yet") : person.name; // a neighbour's word, before the centre's
        row.second = person.pass.position.isEmpty() || person.pass.unit.isEmpty() ? person.pass.position + person.pass.unit
                                                                                 : person.pass.position + u", "_s + person.pass.unit;
        if (person.pass.id.isEmpty())
            row.second = row.second.isEmpty() ? tr("registered at the gate") : tr("%1, registered at the gate").arg(row.second);
        if (!came) {
            row.glyph = Icon::Status1;
            row.token = Token::Text2;
            row.rightSecond = tr("not come yet");
        } else {
            row.right = timeOf(person.firstIn);
            row.glyph = person.incident ? Icon::Warning : person.inside ? Icon::Ok : Icon::ArrowLeft;
            row.token = person.incident ? Token::Warning : person.inside ? Token::Success : Token::Text2;
            row.rightSecond = person.incident ? tr("let in twice")
                              : person.inside ? tr("inside")
                                              : tr("left %1").arg(timeOf(person.lastOut));
        }
        rows.push_back(row);
    }
    m_count->setText(tr("%n person(s)", nullptr, int(rows.size())));
    const QString kept = m_list->currentIndex().data(GateListModel::IdRole).toString();
    const bool empty = rows.empty();
    m_model->setRows(std::move(rows));
    const int row = m_model->rowOf(kept);
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
    if (empty)
        m_stack->showState(EmptyState::Kind::Empty, tr("Nobody in this list"), {});
    else
        m_stack->showList();
}

} // namespace motcua::ui
