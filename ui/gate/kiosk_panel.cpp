#include "ui/gate/kiosk_panel.h"

#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/field.h"
#include "ui/kit/labels.h"

#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace motcua::ui {

KioskPanel::KioskPanel(GateSource source, QWidget* parent)
    : ToolPanel(tr("Locked screen"), parent)
    , m_source(std::move(source))
    , m_words(bodyLabel({}))
    , m_code(new QLineEdit)
    , m_again(new QLineEdit)
{
    m_words->setWordWrap(true);
    body()->addWidget(m_words);
    const auto add = [this](QLineEdit* edit, const QString& label, const QString& name) {
        edit->setEchoMode(QLineEdit::Password);
        edit->setObjectName(name);
        edit->setMaxLength(64);
        edit->setAttribute(Qt::WA_InputMethodEnabled, false);
        auto* field = new Field(label, edit);
        body()->addWidget(field);
        connect(edit, &QLineEdit::returnPressed, this, &KioskPanel::give);
        connect(edit, &QLineEdit::textEdited, field, [field] { field->setState(FieldState::Normal); });
        return field;
    };
    m_codeField = add(m_code, tr("Supervisor's code"), u"kioskCode"_s);
    m_againField = add(m_again, tr("The same code again"), u"kioskAgain"_s);
    auto* row = new QHBoxLayout;
    m_button = new ActionButton(ButtonKind::Primary, QString());
    m_button->setKeyText(tr("Enter"));
    m_button->setObjectName(u"kioskNow"_s);
    row->addWidget(m_button);
    row->addStretch(1);
    body()->addLayout(row);
    body()->addStretch(1);
    connect(m_button, &ActionButton::clicked, this, &KioskPanel::give);
}

void KioskPanel::start()
{
    const bool on = m_source.kiosk();
    m_words->setText(on ? tr("This machine is locked to the gate. The supervisor's code lets out.")
                        : tr("Until the code is typed nobody gets away from this screen: no other screen, no file, no sign-out. A restart comes back to it."));
    m_againField->setVisible(!on);
    m_button->setText(on ? tr("Unlock the screen") : tr("Lock to this screen"));
    m_code->clear();
    m_again->clear();
    m_codeField->setState(FieldState::Normal);
    m_againField->setState(FieldState::Normal);
    m_code->setFocus(Qt::OtherFocusReason);
}

void KioskPanel::give()
{
    if (!m_busy)
        m_source.kiosk() ? leave() : enter();
}

void KioskPanel::enter()
{
    const QString code = m_code->text();
    if (code.size() < shortestCode) {
        m_codeField->setState(FieldState::Error, tr("At least %n character(s)", nullptr, shortestCode));
        m_code->setFocus();
        return;
    }
    if (code != m_again->text()) {
        if (!m_again->text().isEmpty())
            m_againField->setState(FieldState::Error, tr("The two differ"));
        m_again->setFocus();
        return;
    }
    m_busy = true;
    services::whenDone(m_source.setKioskCode(code), this, [this](const Result<bool>& set) {
        m_busy = false;
        m_code->clear();
        m_again->clear();
        if (!set) {
            m_codeField->setState(FieldState::Error, describe(set.error()));
            return;
        }
        m_source.setKiosk(true);
        Q_EMIT turned(true);
    });
}

void KioskPanel::leave()
{
    m_busy = true;
    services::whenDone(m_source.opensKiosk(m_code->text()), this, [this](const Result<bool>& opens) {
        m_code->clear();
        if (opens && *opens) {
            m_busy = false;
            m_wrong = 0;
            m_source.setKiosk(false);
            Q_EMIT turned(false);
            return;
        }
        const bool tooMany = ++m_wrong % mostTries == 0;
        m_codeField->setState(FieldState::Error, tooMany ? tr("Wrong too often; wait half a minute") : tr("This is not the code"));
        m_code->setFocus();
        if (!tooMany) {
            m_busy = false;
            return;
        }
        m_code->setEnabled(false);
        QTimer::singleShot(waitMs, this, [this] {
            m_busy = false;
            m_code->setEnabled(true);
            m_codeField->setState(FieldState::Normal);
        });
    });
}

KioskGuard::KioskGuard(QWidget* page, std::function<bool()> on)
    : QObject(page)
    , m_page(page)
    , m_on(std::move(on))
{
    qApp->installEventFilter(this);
}

bool KioskGuard::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Close:
        if (watched == m_page->window() && m_page->isVisible() && m_on()) {
            event->ignore();
            return true;
        }
        return false;
    case QEvent::Shortcut:
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress: break;
    default: return false;
    }
    if (!m_page->isVisible() || !m_on())
        return false;
    if (event->type() == QEvent::Shortcut) // the page's own are F keys without Ctrl or Alt
        return !(watched == m_page || watched->parent() == m_page) && watched->inherits("QShortcut");
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool edits = key->matches(QKeySequence::Copy) || key->matches(QKeySequence::Paste) || key->matches(QKeySequence::SelectAll);
    const bool leads = key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier) || key->key() == Qt::Key_F11;
    if (!leads || edits)
        return false;
    event->accept(); // taken, so that it becomes nobody's shortcut
    return true;
}

} // namespace motcua::ui
