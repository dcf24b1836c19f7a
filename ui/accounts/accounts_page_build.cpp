#include "ui/accounts/accounts_page.h"

#include "services/office.h"
#include "ui/accounts/account_form.h"
#include "ui/accounts/citizen_window.h"
#include "ui/accounts/profile_form.h"
#include "ui/kit/action_button.h"
#include "ui/kit/field.h"
#include "ui/kit/labels.h"
#include "ui/kit/panes.h"
#include "ui/kit/toast.h"
#include "ui/reception/card_scan.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

// What the page looks like; what it does stands in accounts_page.cpp.
namespace motcua::ui::accounts {

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

TextLabel* wrapped(TextLabel* label, const QString& name = {})
{
    label->setObjectName(name);
    label->setWordWrap(true);
    return label;
}

ActionButton* button(ButtonKind kind, const QString& words, const char* name, const QString& keys = {})
{
    auto* made = new ActionButton(kind, words);
    made->setObjectName(QString::fromLatin1(name));
    made->setKeyText(keys);
    return made;
}

} // namespace

AccountsPage::AccountsPage(const PageContext& context, QWidget* parent) : Page(parent), m_context(context), m_desk(*context.office.accounts())
{
    setObjectName(u"accountsPage"_s);
    auto* left = makeLeft();
    m_right = new QStackedWidget;
    m_right->addWidget(makeDetails());
    m_right->addWidget(makeTurn());
    m_right->addWidget(makeComplaint());
    m_right->addWidget(makeDone());
    auto* panes = new PaneSplitter;
    panes->addWidget(left);
    panes->addWidget(m_right);
    panes->setChildrenCollapsible(false);
    panes->setDefaultSizes({540, 618});
    left->setMinimumWidth(400);
    m_right->setMinimumWidth(400);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panes);
    m_toast = new Toast(this);
    m_toast->setObjectName(u"toast"_s);

    m_draftSoon.setSingleShot(true);
    m_draftSoon.setInterval(400);
    connect(&m_draftSoon, &QTimer::timeout, this, [this] { m_desk.saveDraft(draft()); });
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &AccountsPage::refreshTurn);
    connect(&m_desk, &services::AccountDesk::turnChanged, this, &AccountsPage::followTurn);
    connect(&context.office, &services::Office::syncStatusChanged, this, [this] {
        if (isOnline() && !m_form->hasMethods())
            readMethods();
        if (isOnline() && m_knownNumber.isEmpty())
            look();
        refresh();
    });
    readMethods();
    enter(Mode::Form);
    followTurn(); // one that was begun before the language changed
}

QWidget* AccountsPage::makeLeft()
{
    m_caption = captionLabel({});
    m_discard = button(ButtonKind::Link, tr("Empty the form"), "account.discard");
    m_scanButton = button(ButtonKind::Secondary, tr("Scan the ID card"), "account.scan", u"F3"_s);
    m_scanButton->setGlyph(Icon::QrCode);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(20, 14, 16, 8);
    head->setSpacing(12);
    head->addWidget(titleLabel(tr("A citizen's account")), 1);
    head->addWidget(m_caption);
    head->addWidget(m_discard);
    head->addWidget(m_scanButton);
    m_form = new AccountForm;
    setFocusProxy(m_form);
    m_scan = new reception::CardScan(m_context.station);
    m_scan->hide();
    m_offline = wrapped(meaningLabel(Meaning::Warning, tr("No line to the server: an account needs it. What is typed here stays on this machine, codes and passwords never do")),
                        u"account.offline"_s);
    auto* inner = new Surface(Token::Base);
    auto* body = new QVBoxLayout(inner);
    body->setContentsMargins(20, 4, 20, 12);
    body->setSpacing(12);
    body->addWidget(m_offline);
    body->addWidget(m_scan);
    body->addWidget(m_form);
    auto* note = wrapped(captionLabel(tr("The code and the password are typed by the citizen on a window of its own. Nobody at the desk sees them; who helped is recorded")));
    body->addWidget(note);
    body->addStretch(1);

    m_state = wrapped(meaningLabel(Meaning::Warning, {}), u"account.state"_s);
    m_act = button(ButtonKind::Primary, {}, "account.act", u"Ctrl Enter"_s);
    auto* foot = new Surface(Token::Sunken, Qt::TopEdge);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(20, 12, 20, 12);
    row->addWidget(m_state, 1);
    row->addWidget(m_act, 0, Qt::AlignRight);
    auto* pane = new Surface(Token::Base);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(scrolled(inner), 1);
    column->addWidget(foot);

    connect(m_discard, &QAbstractButton::clicked, this, &AccountsPage::startNext);
    connect(m_scanButton, &QAbstractButton::clicked, this, [this] {
        const bool open = !m_scan->isVisible();
        m_scan->setVisible(open);
        open ? m_scan->start() : m_scan->stop();
    });
    connect(m_scan, &reception::CardScan::codeRead, this, &AccountsPage::takeCard);
    connect(m_scan, &reception::CardScan::closeRequested, this, [this] {
        m_scan->stop();
        m_scan->hide();
    });
    connect(m_form, &AccountForm::scanned, this, &AccountsPage::takeCard);
    connect(m_form, &AccountForm::changed, this, &AccountsPage::noteChange);
    connect(m_form, &AccountForm::numberGiven, this, &AccountsPage::look);
    connect(m_act, &QAbstractButton::clicked, this, &AccountsPage::act);
    return pane;
}

QWidget* AccountsPage::makeDetails()
{
    m_knownLabel = wrapped(bodyLabel({}), u"account.known"_s);
    m_knownMore = wrapped(captionLabel({}), u"account.knownMore"_s);
    m_reset = button(ButtonKind::Secondary, tr("Forgot the password"), "account.reset", u"F6"_s);
    m_complain = button(ButtonKind::Secondary, tr("It is not the person's: complain"), "account.complain", u"F7"_s);
    m_openProfile = button(ButtonKind::Secondary, tr("Correct the profile"), "account.openProfile", u"F8"_s);
    m_ways = new QWidget;
    // In two rows: side by side they are wider than the pane.
    auto* ways = new QGridLayout(m_ways);
    ways->setContentsMargins(0, 0, 0, 0);
    ways->setSpacing(8);
    ways->addWidget(m_reset, 0, 0);
    ways->addWidget(m_openProfile, 0, 1);
    ways->addWidget(m_complain, 1, 0, 1, 2, Qt::AlignLeft);
    ways->setColumnStretch(2, 1);
    m_profileTitle = sectionTitle({});
    auto* email = new QLineEdit;
    email->setObjectName(u"profile.email"_s);
    m_email = new Field(tr("E-mail"), email);
    m_email->setKeepsMessageRoom(false);
    m_profile = new ProfileForm;

    auto* top = new QVBoxLayout;
    top->setContentsMargins(20, 16, 20, 14);
    top->setSpacing(8);
    top->addWidget(m_knownLabel);
    top->addWidget(m_knownMore);
    top->addWidget(m_ways);
    auto* lower = new QVBoxLayout;
    lower->setContentsMargins(20, 12, 20, 12);
    lower->setSpacing(8);
    lower->addWidget(m_profileTitle);
    lower->addWidget(m_email);
    lower->addWidget(m_profile);
    lower->addStretch(1);
    auto* inner = new Surface(Token::Base);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(new DividerLine);
    column->addLayout(lower, 1);
    connect(m_reset, &QAbstractButton::clicked, this, [this] { beginFor(services::TurnKind::Reset); });
    connect(m_openProfile, &QAbstractButton::clicked, this, [this] { beginFor(services::TurnKind::Profile); });
    connect(m_complain, &QAbstractButton::clicked, this, [this] { enter(Mode::Complaint); });
    connect(m_profile, &ProfileForm::changed, this, &AccountsPage::noteChange);
    connect(email, &QLineEdit::textChanged, this, [this] {
        m_email->setState(FieldState::Normal);
        noteChange();
    });
    return scrolled(inner);
}

QWidget* AccountsPage::makeTurn()
{
    m_turnTitle = paneTitle({});
    m_turnTitle->setObjectName(u"account.turn"_s);
    m_turnSent = bodyLabel({});
    m_turnCode = bodyLabel({});
    m_turnCode->setObjectName(u"account.turnCode"_s);
    m_turnPassword = bodyLabel({});
    m_turnNote = wrapped(meaningLabel(Meaning::Warning, {}), u"account.turnNote"_s);
    m_showWindow = button(ButtonKind::Secondary, tr("Show the citizen's window"), "account.showWindow", u"F4"_s);
    m_moveWindow = button(ButtonKind::Plain, tr("To the other screen"), "account.moveWindow");
    m_cancel = button(ButtonKind::Plain, tr("Break off"), "account.cancel", u"Esc"_s);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_showWindow);
    buttons->addWidget(m_moveWindow);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    m_turnHead = new QWidget;
    auto* head = new QVBoxLayout(m_turnHead);
    head->setContentsMargins(20, 16, 20, 12);
    head->setSpacing(6);
    for (QWidget* one : std::initializer_list<QWidget*>{m_turnTitle, m_turnSent, m_turnCode, m_turnPassword, m_turnNote})
        head->addWidget(one);
    head->addLayout(buttons);
    auto* pane = new Surface(Token::Sunken);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_turnHead);
    column->addStretch(1); // on one screen the citizen's window stands here
    connect(m_showWindow, &QAbstractButton::clicked, this, &AccountsPage::showWindow);
    connect(m_moveWindow, &QAbstractButton::clicked, this, [this] {
        if (m_window)
            m_window->moveOn(this, citizenRoom());
    });
    connect(m_cancel, &QAbstractButton::clicked, this, &AccountsPage::back);
    return pane;
}

QWidget* AccountsPage::makeComplaint()
{
    m_words = new QPlainTextEdit;
    m_words->setObjectName(u"account.words"_s);
    m_words->setTabChangesFocus(true);
    m_wordsField = new Field(tr("What the person says"), m_words);
    m_wordsField->setRequired(true);
    auto* note = wrapped(captionLabel(tr("The administrator looks at it with the person's papers. If it is right, the account is closed and the number is free; the person is told on the phone written at the left")));
    auto* back = button(ButtonKind::Plain, tr("Back"), "account.noComplaint", u"Esc"_s);
    auto* pane = new Surface(Token::Base);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(20, 16, 20, 12);
    column->setSpacing(8);
    column->addWidget(paneTitle(tr("Complaint: this account is not the person's")));
    column->addWidget(note);
    column->addWidget(m_wordsField, 1);
    column->addWidget(back, 0, Qt::AlignLeft);
    connect(back, &QAbstractButton::clicked, this, &AccountsPage::back);
    connect(m_words, &QPlainTextEdit::textChanged, this, [this] {
        m_wordsField->setState(FieldState::Normal);
        noteChange();
    });
    return pane;
}

QWidget* AccountsPage::makeDone()
{
    m_doneTitle = titleLabel({});
    m_doneTitle->setGlyph(Icon::Ok);
    m_doneTitle->setToken(Token::Success);
    wrapped(m_doneTitle, u"account.done"_s);
    m_doneNote = wrapped(bodyLabel({}), u"account.doneNote"_s);
    auto* pane = new Surface(Token::Base);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(8);
    column->addWidget(m_doneTitle);
    column->addWidget(m_doneNote);
    column->addStretch(1);
    return pane;
}

} // namespace motcua::ui::accounts
