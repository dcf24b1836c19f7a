#include "ui/shell/sign_in_page.h"

#include "services/session.h"
#include "ui/kit/action_button.h"
#include "ui/kit/key_line.h"
#include "ui/kit/metrics.h"
#include "ui/kit/panes.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/devices_pane.h"
#include "ui/shell/sign_in_code.h"
#include "ui/shell/sign_in_credentials.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QScrollArea>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace motcua::ui {

SignInPage::SignInPage(services::Session& session, UiSettings& settings, services::ScanStation& station, SampleCentre& sample, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"signIn"_s);
    m_devices = new DevicesPane(session, station);
    m_first = new CredentialsStep(session, settings, sample);
    m_second = new CodeStep(session);
    m_steps = new QStackedWidget;
    m_steps->addWidget(m_first);
    m_steps->addWidget(m_second);
    m_steps->setFixedWidth(408);
    m_keys = new KeyLine;

    auto* languages = new QComboBox;
    languages->setObjectName(u"signIn.language"_s);
    languages->setAccessibleName(tr("Language"));
    languages->addItem(u"Tiếng Việt"_s, int(Language::Vietnamese));
    languages->addItem(u"English"_s, int(Language::English));
    languages->setCurrentIndex(languages->findData(int(settings.language())));
    languages->setEnabled(!settings.isManaged(u"language"_s));
    connect(languages, &QComboBox::activated, this, [languages, &settings] {
        // Later: the page that owns this combo box is made anew in the other language.
        const auto language = Language(languages->currentData().toInt());
        QMetaObject::invokeMethod(&settings, [&settings, language] { settings.setLanguage(language); }, Qt::QueuedConnection);
    });

    auto* left = new Surface(Token::Window, Qt::RightEdge);
    left->setMinimumWidth(320);
    left->setMaximumWidth(520);
    auto* leftRow = new QVBoxLayout(left);
    leftRow->setContentsMargins(56, 56, 56, 40);
    leftRow->addWidget(m_devices);

    auto* inner = new Surface(Token::Base);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(20, 12, 36, 12);
    column->setSpacing(0);
    column->addWidget(languages, 0, Qt::AlignRight);
    column->addStretch(1);
    column->addWidget(m_steps, 0, Qt::AlignHCenter);
    column->addStretch(2);
    column->addWidget(m_first->samplePart(), 0, Qt::AlignHCenter);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inner);

    auto* panes = new QHBoxLayout;
    panes->setSpacing(0);
    panes->addWidget(left, 38);
    panes->addWidget(scroll, 62);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addLayout(panes, 1);
    rows->addWidget(m_keys);

    connect(m_first, &CredentialsStep::challenged, this, &SignInPage::showCode);
    connect(m_first, &CredentialsStep::laterRequested, this, &SignInPage::laterRequested);
    connect(m_first, &CredentialsStep::centreChecked, m_devices, &DevicesPane::showCentre);
    connect(m_second, &CodeStep::backRequested, this, [this] {
        showStep(m_first);
        m_first->startAgain();
    });
    showStep(m_first);
}

void SignInPage::showStep(QWidget* step)
{
    // The stack is as high as the step that shows, so that each stands at the same height of the page.
    for (QWidget* one : {static_cast<QWidget*>(m_first), static_cast<QWidget*>(m_second)})
        one->setSizePolicy(QSizePolicy::Preferred, one == step ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    m_steps->setCurrentWidget(step);
    m_first->samplePart()->setVisible(step == m_first);
    refreshHints();
}

void SignInPage::showCode(const services::OtpChallenge& challenge, const QString& userName)
{
    m_second->start(challenge, userName);
    showStep(m_second);
    m_second->setFocus();
}

void SignInPage::askAgain(const QString& userName)
{
    m_first->askAgain(userName);
    refreshHints();
}

void SignInPage::showError(const Error& error)
{
    showStep(m_first);
    m_first->showError(error);
}

void SignInPage::refreshHints()
{
    if (m_steps->currentWidget() == m_second)
        m_keys->setHints({{u"← →"_s, tr("Move between boxes")}, {u"Ctrl V"_s, tr("Paste the code")}, {u"Enter"_s, tr("Sign in")}, {u"Esc"_s, tr("Back")}});
    else
        m_keys->setHints({{u"Tab"_s, tr("Next field")}, {u"Enter"_s, tr("Continue")}});
}

} // namespace motcua::ui
