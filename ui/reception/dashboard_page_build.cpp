#include "ui/reception/dashboard_page.h"

#include "services/dossier_book.h"
#include "services/office.h"
#include "ui/kit/action_button.h"
#include "ui/kit/charts.h"
#include "ui/kit/labels.h"
#include "ui/kit/panes.h"
#include "ui/kit/row_delegate.h"
#include "ui/kit/segments.h"
#include "ui/reception/form_view.h"
#include "ui/reception/report_model.h"

#include <QBoxLayout>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QListView>
#include <QStackedWidget>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using motcua::domain::ReportPeriod;

namespace motcua::ui::reception {

DashboardPage::DashboardPage(const PageContext& context, QWidget* parent) : Page(parent), m_context(context), m_book(*context.office.dossiers())
{
    setObjectName(u"dashboardPage"_s);
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(makeFigures());
    column->addWidget(makeCharts(), 1);
    m_stack = new QStackedWidget;
    m_stack->addWidget(whole);
    m_stack->addWidget(makeBook());
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_stack);
    setFocusProxy(m_list);

    // What others do shows a moment later, and not at each row of a first sync.
    m_soon.setSingleShot(true);
    m_soon.setInterval(2'000);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (isVisible() && m_period.first.isValid())
            reload();
    });
    const auto soon = [this] {
        if (isVisible() && !m_soon.isActive())
            m_soon.start();
    };
    connect(&m_book, &services::DossierBook::dossiersChanged, this, soon);
    connect(&m_book, &services::DossierBook::everythingChanged, this, soon);
}

QWidget* DashboardPage::makeHead()
{
    auto* head = new Surface(Token::Base, Qt::BottomEdge);
    m_kinds = new Segments;
    m_kinds->setObjectName(u"dashboard.kinds"_s);
    m_kinds->addSegment(int(ReportPeriod::Kind::Week), tr("Week"));
    m_kinds->addSegment(int(ReportPeriod::Kind::Month), tr("Month"));
    m_kinds->addSegment(int(ReportPeriod::Kind::Quarter), tr("Quarter"));
    m_kinds->setCurrent(int(ReportPeriod::Kind::Month));
    auto* back = new ActionButton(ButtonKind::IconOnly, tr("The period before"));
    back->setObjectName(u"dashboard.before"_s);
    back->setGlyph(Icon::ArrowLeft);
    back->setFlat(true);
    m_next = new ActionButton(ButtonKind::IconOnly, tr("The period after"));
    m_next->setObjectName(u"dashboard.after"_s);
    m_next->setGlyph(Icon::ChevronRight);
    m_next->setFlat(true);
    m_title = bodyLabel({});
    m_title->setObjectName(u"dashboard.period"_s);
    auto* book = new ActionButton(ButtonKind::Plain, tr("Book 07"));
    book->setObjectName(u"dashboard.book"_s);
    book->setGlyph(Icon::Print);
    m_export = new ActionButton(ButtonKind::Secondary, tr("Report file"));
    m_export->setObjectName(u"dashboard.export"_s);
    m_export->setGlyph(Icon::Export);
    m_said = captionLabel({});
    m_said->setObjectName(u"dashboard.said"_s);
    m_said->hide();
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(20, 14, 20, 14);
    row->setSpacing(8);
    row->addWidget(titleLabel(tr("Overview")));
    row->addSpacing(12);
    row->addWidget(m_kinds);
    row->addWidget(back);
    row->addWidget(m_title);
    row->addWidget(m_next);
    row->addStretch(1);
    row->addWidget(m_said);
    row->addWidget(book);
    row->addWidget(m_export);
    connect(m_kinds, &Segments::currentChanged, this, [this](int kind) {
        if (m_period.first.isValid() && kind != int(m_period.kind)) {
            const QDate today = QDate::currentDate();
            // Another width of the same days; today's where they hold it.
            const bool now = m_period.first <= today && today <= m_period.last;
            setPeriod(ReportPeriod::around(ReportPeriod::Kind(kind), now ? today : m_period.last));
        }
    });
    connect(back, &QAbstractButton::clicked, this, [this] { setPeriod(m_period.before()); });
    connect(m_next, &QAbstractButton::clicked, this, [this] { setPeriod(m_period.after()); });
    connect(book, &QAbstractButton::clicked, this, &DashboardPage::showBook);
    connect(m_export, &QAbstractButton::clicked, this, [this] {
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        const QString name = u"bao-cao-%1-%2"_s.arg(m_period.first.toString(u"yyyyMMdd"_s), m_period.last.toString(u"yyyyMMdd"_s));
        QString chosen;
        QString path = QFileDialog::getSaveFileName(window(), tr("Export the report"), QDir(folder).filePath(name + ".xlsx"_L1),
                                                    u"Excel (*.xlsx);;CSV (*.csv);;PDF (*.pdf)"_s, &chosen);
        if (path.isEmpty())
            return;
        if (QFileInfo(path).suffix().isEmpty())
            path += chosen.startsWith("CSV"_L1) ? ".csv"_L1 : chosen.startsWith("PDF"_L1) ? ".pdf"_L1 : ".xlsx"_L1;
        exportTo(path);
    });
    return head;
}

QWidget* DashboardPage::makeFigures()
{
    auto* part = new Surface(Token::Base, Qt::BottomEdge);
    m_donut = new Donut;
    m_donut->setFixedSize(170, 170);
    auto* legend = new QGridLayout;
    legend->setHorizontalSpacing(32);
    legend->setVerticalSpacing(8);
    const auto line = [&legend](int row, const QString& words, Icon icon, Token token) {
        auto* name = bodyLabel(words);
        if (icon != Icon::Count) {
            name->setGlyph(icon);
            name->setToken(token);
        }
        auto* number = icon == Icon::Count ? bodyLabel({}) : boldLabel({});
        number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        legend->addWidget(name, row, 0);
        legend->addWidget(number, row, 1);
        return number;
    };
    m_onTime = line(0, tr("In time"), Icon::Ok, Token::Success);
    m_onTime->setObjectName(u"dashboard.onTime"_s);
    m_late = line(1, tr("Overdue"), Icon::DueLate, Token::Danger);
    m_late->setObjectName(u"dashboard.late"_s);
    legend->addWidget(new DividerLine, 2, 0, 1, 2);
    m_resolved = line(3, tr("Resolved"), Icon::Count, Token::Text2);
    m_resolved->setObjectName(u"dashboard.resolved"_s);
    auto* row = new QHBoxLayout(part);
    row->setContentsMargins(36, 24, 20, 24);
    row->setSpacing(0);
    row->addWidget(m_donut);
    row->addSpacing(32);
    auto* middle = new QVBoxLayout;
    middle->addStretch(1);
    middle->addLayout(legend);
    middle->addStretch(1);
    row->addLayout(middle);
    row->addSpacing(24);
    const auto figure = [&row](const QString& name, const char* object) {
        auto* edge = new DividerLine(Qt::Vertical);
        edge->setFixedHeight(80);
        row->addWidget(edge, 0, Qt::AlignVCenter);
        row->addSpacing(20);
        Figure one;
        auto* words = bodyLabel(name);
        words->setToken(Token::Text2);
        one.number = new TextLabel({}, TypeStep::Figure, QFont::DemiBold, Token::Text);
        one.number->setObjectName(QString::fromLatin1(object));
        one.more = captionLabel({});
        auto* column = new QVBoxLayout;
        column->setSpacing(0);
        column->addStretch(1);
        for (QWidget* each : {static_cast<QWidget*>(words), static_cast<QWidget*>(one.number), static_cast<QWidget*>(one.more)})
            column->addWidget(each);
        column->addStretch(1);
        row->addLayout(column, 1);
        return one;
    };
    m_received = figure(tr("Taken in"), "dashboard.received");
    m_in = figure(tr("Carried in"), "dashboard.carriedIn");
    m_out = figure(tr("Carried on"), "dashboard.carriedOut");
    return part;
}

QWidget* DashboardPage::makeCharts()
{
    auto* left = new Surface(Token::Base);
    left->setMinimumWidth(300);
    m_days = new DayBars;
    m_days->setNames(tr("Taken in"), tr("Resolved"));
    m_daysNote = captionLabel({});
    m_daysNote->setWordWrap(true);
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(20, 12, 20, 12);
    leftColumn->addWidget(sectionTitle(tr("By day")));
    leftColumn->addWidget(m_days, 1);
    leftColumn->addWidget(m_daysNote);

    auto* right = new Surface(Token::Base);
    right->setMinimumWidth(440);
    m_by = new Segments;
    m_by->setObjectName(u"dashboard.by"_s);
    m_by->addSegment(0, tr("By procedure"));
    m_by->addSegment(1, tr("By holder"));
    m_by->addSegment(2, tr("By officer"));
    m_by->setCurrent(0);
    m_rowsNote = captionLabel({});
    m_rowsHead = new ReportHead;
    m_model = new ReportModel(this);
    m_list = new QListView;
    m_list->setObjectName(u"dashboard.rows"_s);
    m_list->setAccessibleName(tr("By procedure, holder or officer"));
    prepareRowView(m_list);
    m_list->setItemDelegate(new ReportDelegate(m_list));
    m_list->setModel(m_model);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    auto* rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 8, 0, 0);
    rightColumn->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(20, 0, 20, 0);
    head->addWidget(m_by);
    head->addStretch(1);
    head->addWidget(m_rowsNote);
    rightColumn->addLayout(head);
    rightColumn->addWidget(m_rowsHead);
    rightColumn->addWidget(m_list, 1);
    connect(m_by, &Segments::currentChanged, this, &DashboardPage::fillRows);
    connect(m_list, &QAbstractItemView::activated, this, &DashboardPage::openRow);

    auto* splitter = new PaneSplitter;
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setChildrenCollapsible(false);
    splitter->setDefaultSizes({520, 640});
    return splitter;
}

QWidget* DashboardPage::makeBook()
{
    auto* part = new Surface(Token::Base);
    m_bookHead = new PaneHeader(tr("Book of dossiers"), false);
    auto* back = new ActionButton(ButtonKind::Plain, tr("Back to the overview"));
    back->setObjectName(u"dashboard.bookClose"_s);
    back->setGlyph(Icon::ArrowLeft);
    back->setKeyText(u"Esc"_s);
    m_bookHead->addRight(back);
    m_form = new FormView;
    m_form->setObjectName(u"dashboard.form"_s);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bookHead);
    column->addWidget(m_form, 1);
    connect(back, &QAbstractButton::clicked, this, &DashboardPage::closeBook);
    return part;
}

} // namespace motcua::ui::reception
