#include "ui/reception/receive_page.h"

#include "services/office.h"
#include "ui/kit/action_button.h"
#include "ui/kit/due_strip.h"
#include "ui/kit/field.h"
#include "ui/kit/labels.h"
#include "ui/kit/panes.h"
#include "ui/kit/wrap_row.h"
#include "ui/reception/account_hint.h"
#include "ui/reception/component_list.h"
#include "ui/reception/component_pane.h"
#include "ui/reception/earlier_dossiers.h"
#include "ui/reception/owner_form.h"
#include "ui/reception/owner_words.h"
#include "ui/reception/procedure_picker.h"
#include "ui/reception/form_view.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::ui::reception {

namespace {

QScrollArea* scrolled(QWidget* inner)
{
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inner);
    return scroll;
}

} // namespace

ReceivePage::ReceivePage(const PageContext& context, QWidget* parent) : Page(parent), m_context(context), m_book(*context.office.dossiers())
{
    setObjectName(u"receivePage"_s);
    auto* form = scrolled(makeForm());
    auto* right = makeRight();
    auto* splitter = new PaneSplitter;
    splitter->addWidget(form);
    splitter->addWidget(right);
    splitter->setChildrenCollapsible(false);
    // As wide as the language asks for, where there is room; beside the tray its rows go on in the next line.
    const int wide = std::max(520, form->widget()->sizeHint().width() + form->verticalScrollBar()->sizeHint().width() + 4);
    splitter->setDefaultSizes({wide, 1158 - wide});
    form->setMinimumWidth(400);
    right->setMinimumWidth(360);
    m_stack = new QStackedWidget;
    m_stack->addWidget(splitter);
    m_stack->addWidget(makeDone());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);

    const auto section = [this](const char* keys, auto focus) {
        auto* shortcut = new QShortcut(QKeySequence(QString::fromLatin1(keys)), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, focus);
    };
    section("Alt+1", [this] { m_picker->focusEdit(); });
    section("Alt+2", [this] { m_owner->focusFirst(); });
    section("Alt+T", [this] { m_owner->toggleKind(); });
    section("Alt+3", [this] { m_components->setFocus(); });
    section("Alt+4", [this] { (m_post->isChecked() ? m_post : m_counter)->setFocus(); });

    m_draftSoon.setSingleShot(true);
    m_draftSoon.setInterval(400);
    connect(&m_draftSoon, &QTimer::timeout, this, [this] { m_book.saveDraft(draft()); });
    m_minute.setInterval(30'000); // the due date moves on while the clerk talks
    connect(&m_minute, &QTimer::timeout, this, &ReceivePage::refreshDue);
    connect(&m_context.office, &services::Office::rulesChanged, this, &ReceivePage::refreshDue);
    m_minute.start();
    refreshDue();
    refreshState();
}

QWidget* ReceivePage::makeForm()
{
    auto* title = titleLabel(tr("Receive a dossier"));
    m_caption = captionLabel(m_context.office.official().title);
    m_discard = new ActionButton(ButtonKind::Link, tr("Empty the form"));
    m_discard->setObjectName(u"receive.discard"_s);
    auto* head = new WrapRow(12);
    head->setContentsMargins(20, 10, 20, 8);
    head->setLastAtEnd(true);
    head->addWidget(title);
    head->addWidget(m_discard);
    head->addWidget(m_caption);

    m_picker = new ProcedurePicker(m_book);
    setFocusProxy(m_picker);
    m_owner = new OwnerForm(m_context.station, m_context.office.clock());
    m_earlier = new EarlierDossiers(m_book);
    m_account = new AccountHint(m_context.office);
    const auto padded = [](QWidget* widget, int top, int bottom) {
        auto* row = new QHBoxLayout;
        row->setContentsMargins(20, top, 20, bottom);
        row->addWidget(widget);
        return row;
    };
    auto* part = new Surface(Token::Base);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(padded(m_picker, 0, 4));
    column->addWidget(new DividerLine);
    auto* ownerRow = padded(m_owner, 6, 2); // the form keeps 4 above and at the right for the ring of its button
    ownerRow->setContentsMargins(20, 6, 16, 2);
    column->addLayout(ownerRow);
    column->addLayout(padded(m_earlier, 0, 4));
    column->addLayout(padded(m_account, 0, 4));
    column->addWidget(new DividerLine);
    column->addLayout(padded(makeDelivery(), 8, 8));
    column->addStretch(1);

    connect(m_discard, &QAbstractButton::clicked, this, &ReceivePage::startNext);
    connect(m_picker, &ProcedurePicker::chosen, this, [this](const domain::Procedure& procedure) {
        takeProcedure(procedure);
        m_owner->focusFirst();
    });
    connect(m_owner, &OwnerForm::changed, this, &ReceivePage::noteChange);
    connect(m_earlier, &EarlierDossiers::openRequested, this, [this](const QString& id) { Q_EMIT screenRequested(u"queue"_s, id); });
    connect(m_account, &AccountHint::openRequested, this, [this](const QString& person) { Q_EMIT screenRequested(u"accounts"_s, person); });
    connect(m_earlier, &EarlierDossiers::fillRequested, m_owner, &OwnerForm::fillEmpty);
    return part;
}

QWidget* ReceivePage::makeDelivery()
{
    auto* part = new QWidget;
    m_counter = new QRadioButton(tr("At the counter"));
    m_counter->setObjectName(u"receive.counter"_s);
    m_counter->setChecked(true);
    m_post = new QRadioButton(tr("By post, to the door"));
    m_post->setObjectName(u"receive.post"_s);
    m_electronic = new QCheckBox(tr("Also as a file"));
    m_electronic->setObjectName(u"receive.electronic"_s);
    auto* address = new QLineEdit;
    address->setObjectName(u"receive.postAddress"_s);
    m_postAddress = new Field(tr("Address for the post"), address);
    m_postAddress->setRequired(true);
    m_postAddress->hide();
    auto* note = new QLineEdit;
    note->setObjectName(u"receive.note"_s);
    note->setMaxLength(500);
    note->setPlaceholderText(tr("Not required"));
    m_note = new Field(tr("Note"), note);
    m_note->setKeepsMessageRoom(false);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(sectionTitle(tr("Result")));
    head->addWidget(keyCap(u"Alt 4"_s));
    head->addStretch(1);
    auto* ways = new WrapRow(24);
    ways->addWidget(m_counter);
    ways->addWidget(m_post);
    ways->addWidget(m_electronic);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addLayout(ways);
    column->addWidget(m_postAddress);
    column->addWidget(m_note);
    connect(m_post, &QRadioButton::toggled, this, [this](bool on) {
        m_postAddress->setVisible(on);
        if (on && m_postAddress->lineEdit()->text().isEmpty())
            m_postAddress->lineEdit()->setText(m_owner->person().address);
        noteChange();
    });
    connect(m_electronic, &QCheckBox::toggled, this, &ReceivePage::noteChange);
    connect(address, &QLineEdit::textChanged, this, [this] {
        m_postAddress->setState(FieldState::Normal);
        noteChange();
    });
    connect(note, &QLineEdit::textChanged, this, &ReceivePage::noteChange);
    return part;
}

QWidget* ReceivePage::makeRight()
{
    m_componentsCount = captionLabel({});
    m_componentsCount->setToken(Token::Text2);
    auto* headTitle = new QHBoxLayout;
    headTitle->setSpacing(8);
    headTitle->addWidget(sectionTitle(tr("Components")));
    headTitle->addWidget(keyCap(u"Alt 3"_s));
    auto* head = new WrapRow;
    head->setContentsMargins(20, 18, 20, 16);
    head->setLastAtEnd(true);
    head->addRow(headTitle);
    head->addWidget(m_componentsCount);
    m_components = new ComponentList;
    m_components->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_papers = new ComponentPane({m_book, m_context.station, m_context.settings}, *m_components);

    m_dueTitle = paneTitle({});
    m_dueTitle->setObjectName(u"receive.due"_s);
    m_dueRule = captionLabel({});
    m_dueRule->setToken(Token::Text2);
    m_strip = new DueStrip;
    m_fee = bodyLabel({});
    m_fee->setToken(Token::Text2);
    m_fee->setWordWrap(true);
    auto* dueHead = new WrapRow;
    dueHead->setLastAtEnd(true);
    dueHead->addWidget(m_dueTitle);
    dueHead->addWidget(m_dueRule);
    auto* due = new QVBoxLayout;
    due->setContentsMargins(20, 14, 20, 12);
    due->setSpacing(8);
    due->addLayout(dueHead);
    due->addWidget(m_strip);
    due->addWidget(m_fee);

    m_state = meaningLabel(Meaning::Warning, {});
    m_state->setObjectName(u"receive.state"_s);
    m_state->setElided(Qt::ElideRight);
    m_receive = new ActionButton(ButtonKind::Primary, tr("Receive and print 2 copies"));
    m_receive->setObjectName(u"receive.finish"_s);
    m_receive->setGlyph(Icon::Print);
    m_receive->setKeyText(u"Ctrl Enter"_s);
    auto* foot = new Surface(Token::Sunken, Qt::TopEdge);
    auto* footRow = new QHBoxLayout(foot);
    footRow->setContentsMargins(20, 12, 20, 12);
    footRow->addWidget(m_state, 1);
    footRow->addWidget(m_receive);

    auto* inner = new Surface(Token::Base);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new DividerLine);
    column->addWidget(m_components);
    column->addWidget(m_papers);
    m_componentsLine = new DividerLine;
    column->addWidget(m_componentsLine);
    column->addLayout(due);
    column->addStretch(1);
    auto* part = new QWidget;
    auto* all = new QVBoxLayout(part);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(scrolled(inner), 1);
    all->addWidget(foot);
    connect(m_components, &ComponentList::changed, this, &ReceivePage::noteChange);
    wire(*m_components, *m_papers);
    connect(m_papers, &ComponentPane::cameraWanted, m_owner, &OwnerForm::stopScan);
    connect(m_papers, &ComponentPane::busyChanged, this, &ReceivePage::refreshState);
    connect(m_receive, &QAbstractButton::clicked, this, &ReceivePage::receive);
    return part;
}

QWidget* ReceivePage::makeDone()
{
    m_doneTitle = titleLabel(tr("Received"));
    m_doneTitle->setGlyph(Icon::Ok);
    m_doneCode = new TextLabel({}, TypeStep::Figure, QFont::DemiBold, Token::Text);
    m_doneCode->setObjectName(u"receive.code"_s);
    m_doneCode->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_doneCode->setWordWrap(true);
    m_doneNote = meaningLabel(Meaning::Warning, {});
    m_doneNote->setWordWrap(true);
    m_doneDue = bodyLabel({});
    m_doneDue->setToken(Token::Text2);
    m_doneDue->setWordWrap(true);
    m_next = new ActionButton(ButtonKind::Primary, tr("Next dossier"));
    m_next->setObjectName(u"receive.next"_s);
    m_next->setKeyText(u"Ctrl Enter"_s);
    auto* toQueue = new ActionButton(ButtonKind::Secondary, tr("To the queue"));
    toQueue->setObjectName(u"receive.toQueue"_s);
    toQueue->setKeyText(u"Esc"_s);
    auto* left = new Surface(Token::Base);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(8);
    column->addWidget(m_doneTitle);
    column->addWidget(m_doneCode);
    column->addWidget(m_doneNote);
    column->addWidget(m_doneDue);
    column->addSpacing(12);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_next);
    buttons->addWidget(toQueue);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addStretch(1);
    m_receipt = new FormView;
    auto* splitter = new PaneSplitter;
    splitter->addWidget(left);
    splitter->addWidget(m_receipt);
    splitter->setDefaultSizes({440, 718});
    connect(m_next, &QAbstractButton::clicked, this, &ReceivePage::startNext);
    connect(toQueue, &QAbstractButton::clicked, this, [this] {
        startNext();
        Q_EMIT screenRequested(u"queue"_s, {});
    });
    return splitter;
}

} // namespace motcua::ui::reception
