#include "ui/settings/settings_page.h"

#include "services/scan_station.h"
#include "services/session.h"
#include "ui/kit/field.h"
#include "ui/kit/labels.h"
#include "ui/kit/panes.h"
#include "ui/settings/data_check.h"
#include "ui/settings/ui_settings.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QResizeEvent>
#include <QScrollArea>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace motcua::ui {

namespace {

QComboBox* comboBox(const char* name)
{
    auto* box = new QComboBox;
    box->setObjectName(QString::fromLatin1(name));
    return box;
}

} // namespace

SettingsPage::SettingsPage(UiSettings& settings, services::Session& session, services::ScanStation& station, services::Office& office, QWidget* parent)
    : QWidget(parent), m_settings(settings), m_station(station)
{
    setObjectName(u"settingsPage"_s);
    auto* languages = comboBox("settings.language");
    languages->addItem(u"Tiếng Việt"_s, int(Language::Vietnamese));
    languages->addItem(u"English"_s, int(Language::English));
    languages->setCurrentIndex(languages->findData(int(settings.language())));
    auto* themes = comboBox("settings.theme");
    themes->addItem(tr("As the system"), int(ThemeMode::System));
    themes->addItem(tr("Light"), int(ThemeMode::Light));
    themes->addItem(tr("Dark"), int(ThemeMode::Dark));
    themes->setCurrentIndex(themes->findData(int(settings.theme())));
    m_cameras = comboBox("settings.camera");
    auto* locks = comboBox("settings.lock");
    for (const int minutes : {5, 10, 20, 60})
        locks->addItem(tr("After %n minute(s) without a touch", nullptr, minutes), minutes);
    locks->addItem(tr("Never by itself"), 0);
    if (locks->findData(settings.lockAfterMinutes()) < 0)
        locks->addItem(tr("After %n minute(s) without a touch", nullptr, settings.lockAfterMinutes()), settings.lockAfterMinutes());
    locks->setCurrentIndex(locks->findData(settings.lockAfterMinutes()));

    auto* column = new QVBoxLayout;
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(4);
    const auto add = [&](const QString& label, QComboBox* box, const QString& key) {
        auto* field = new Field(label, box);
        field->setMaximumWidth(440);
        if (settings.isManaged(key)) {
            box->setEnabled(false);
            field->setHint(tr("Set by the administrator"));
        }
        column->addWidget(field);
        return field;
    };
    add(tr("Language"), languages, u"language"_s);
    add(tr("Colours"), themes, u"theme"_s);
    column->addWidget(new DividerLine);
    column->addSpacing(12);
    add(tr("Camera"), m_cameras, u"camera"_s);
    add(tr("Lock the screen"), locks, u"lockAfterMinutes"_s);
    column->addWidget(new DividerLine);
    column->addSpacing(12);
    column->addWidget(sectionTitle(tr("Server")));
    column->addWidget(new FactRow(tr("Address"), session.server().toString()));
    column->addWidget(new FactRow(tr("Account"), session.official().userName));
    auto* keyring = session.keyringAvailable()
                        ? captionLabel(tr("The sign-in is kept in the keyring of this machine; another server is chosen at sign-in"))
                        : meaningLabel(Meaning::Warning, tr("This machine has no keyring: each start asks for the password again"));
    keyring->setWordWrap(true);
    column->addWidget(keyring);
    column->addSpacing(12);
    column->addWidget(new DividerLine);
    column->addSpacing(12);
    auto* check = new DataCheck(office);
    column->addWidget(check);
    column->addStretch(1);

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    auto* back = new Surface(Token::Base);
    back->setLayout(column);
    all->addWidget(new PaneHeader(tr("Settings")));
    // On a low screen the page scrolls rather than make the window higher; what the keyboard comes to is brought into view.
    auto* scroll = new QScrollArea;
    scroll->setObjectName(u"settings.scroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(back);
    m_back = back;
    scroll->viewport()->installEventFilter(this);
    all->addWidget(scroll, 1);

    connect(languages, &QComboBox::activated, this, [this, languages] {
        const auto language = Language(languages->currentData().toInt());
        // Later: this page is made anew in the other language.
        QMetaObject::invokeMethod(&m_settings, [&settings = m_settings, language] { settings.setLanguage(language); }, Qt::QueuedConnection);
    });
    connect(themes, &QComboBox::activated, this, [this, themes] { m_settings.setTheme(ThemeMode(themes->currentData().toInt())); });
    connect(m_cameras, &QComboBox::activated, this, [this] { m_settings.setCamera(m_cameras->currentData().toString()); });
    connect(locks, &QComboBox::activated, this, [this, locks] { m_settings.setLockAfterMinutes(locks->currentData().toInt()); });
    connect(&station, &services::ScanStation::camerasChanged, this, &SettingsPage::fillCameras, Qt::QueuedConnection);
}

void SettingsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    QTimer::singleShot(0, this, &SettingsPage::fillCameras);
}

// A scroll area asks for the least height at no width in particular; wrapped lines need theirs at this one.
bool SettingsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        m_back->setMinimumHeight(m_back->layout()->totalHeightForWidth(static_cast<QResizeEvent*>(event)->size().width()));
    return QWidget::eventFilter(watched, event);
}

void SettingsPage::fillCameras()
{
    m_cameras->clear();
    m_cameras->addItem(tr("The first one found"), QString());
    for (const QString& name : m_station.cameras())
        m_cameras->addItem(name, name);
    const QString chosen = m_settings.camera();
    if (!chosen.isEmpty() && m_cameras->findData(chosen) < 0)
        m_cameras->addItem(tr("%1 (not connected)").arg(chosen), chosen);
    m_cameras->setCurrentIndex(m_cameras->findData(chosen));
}

} // namespace motcua::ui
