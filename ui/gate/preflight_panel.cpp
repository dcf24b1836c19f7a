#include "ui/gate/preflight_panel.h"

#include "domain/calendar.h"
#include "services/when_done.h"
#include "ui/gate/gate_list_model.h"
#include "ui/gate/gate_row_delegate.h"
#include "ui/gate/gate_words.h"
#include "ui/kit/action_button.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/row_delegate.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QListView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::ui {

namespace {

constexpr qint64 longSinceMs = 12 * 3'600'000LL;
constexpr qint64 offsetShownMs = 30'000;
constexpr qint64 littleDisk = 500'000'000;
constexpr qint64 noDisk = 50'000'000;

enum class Light { Green, Amber, Red };

GateRow line(const QString& id, Light light, const QString& first, const QString& second, const QString& right = {})
{
    GateRow row;
    row.id = id;
    row.first = first;
    row.second = second;
    row.right = right;
    row.glyph = light == Light::Green ? Icon::Ok : light == Light::Amber ? Icon::Warning : Icon::Error;
    row.token = light == Light::Green ? Token::Success : light == Light::Amber ? Token::Warning : Token::Danger;
    return row;
}

} // namespace

PreflightPanel::PreflightPanel(GateSource source, QWidget* parent)
    : ToolPanel(tr("Before the doors open"), parent)
    , m_source(std::move(source))
    , m_sum(boldLabel({}))
    , m_scanner(new QComboBox)
    , m_list(new QListView)
    , m_model(new GateListModel(this))
{
    m_sum->setObjectName(u"preflightSum"_s);
    body()->addWidget(m_sum);
    prepareRowView(m_list);
    m_list->setObjectName(u"preflight"_s);
    m_list->setAccessibleName(tr("Before the doors open"));
    auto* delegate = new GateRowDelegate(m_list);
    delegate->setPadding(8);
    delegate->setGlyphSize(20);
    m_list->setItemDelegate(delegate);
    m_list->setModel(m_model);
    m_list->setAttribute(Qt::WA_InputMethodEnabled, false);
    body()->addWidget(m_list, 1);
    body()->addWidget(captionLabel(tr("While this is open codes are only tried: nobody is recorded")));
    m_scanner->setObjectName(u"preflightScanner"_s);
    m_scanner->setAccessibleName(tr("Hand scanner"));
    m_scanner->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    body()->addWidget(m_scanner);
    connect(m_scanner, &QComboBox::activated, this, [this] {
        m_source.setScanner(m_scanner->currentData().toString());
        fill();
    });
    auto* row = new QHBoxLayout;
    auto* sound = new ActionButton(ButtonKind::Secondary, tr("Play the sounds"));
    sound->setObjectName(u"preflightSound"_s);
    row->addWidget(sound);
    m_network = new ActionButton(ButtonKind::Secondary);
    m_network->setObjectName(u"preflightNetwork"_s);
    row->addWidget(m_network);
    auto* done = new ActionButton(ButtonKind::Primary, tr("Begin"));
    done->setObjectName(u"preflightDone"_s);
    done->setKeyText(u"Esc"_s);
    row->addWidget(done);
    row->addStretch(1);
    body()->addLayout(row);
    connect(sound, &ActionButton::clicked, this, &PreflightPanel::soundWanted);
    connect(done, &ActionButton::clicked, this, &PreflightPanel::closed);
    connect(m_network, &ActionButton::clicked, this, [this] {
        m_source.setNetwork(!m_source.network().on);
        fill();
    });
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (!isVisible()) {
            m_second.stop();
            return;
        }
        m_frames = std::exchange(m_framesNow, 0);
        fill();
    });
}

void PreflightPanel::start(bool sound)
{
    m_sound = sound;
    m_cameraTry.clear();
    m_scannerTry.clear();
    m_second.start();
    listPorts();
    refresh();
    m_list->setFocus(Qt::OtherFocusReason);
}

void PreflightPanel::refresh()
{
    services::whenDone(m_source.readiness(), this, [this](const Result<services::GateReadiness>& ready) {
        m_known = ready.has_value();
        if (ready)
            m_ready = *ready;
        fill();
    });
}

// Where nothing is plugged into a serial port and none was chosen there is nothing to choose.
void PreflightPanel::listPorts()
{
    const SerialScanner scanner = m_source.scanner();
    m_scanner->clear();
    m_scanner->addItem(tr("The hand scanner types like a keyboard"), QString());
    for (const QString& port : scanner.ports)
        m_scanner->addItem(tr("Hand scanner on the serial port %1").arg(port), port);
    if (!scanner.port.isEmpty() && !scanner.ports.contains(scanner.port))
        m_scanner->addItem(tr("Hand scanner on the serial port %1").arg(scanner.port), scanner.port);
    m_scanner->setCurrentIndex(std::max(0, m_scanner->findData(scanner.port)));
    m_scanner->setVisible(m_source.setScanner && !scanner.managed && m_scanner->count() > 1);
}

void PreflightPanel::frameSeen()
{
    ++m_framesNow;
    m_lastFrame.start();
}

void PreflightPanel::setCamera(services::ScanStation::Problem problem)
{
    m_problem = problem;
    if (isVisible())
        fill();
}

void PreflightPanel::showTry(domain::ScanSource source, const services::GateVerdict& verdict)
{
    const QString word = GateWords::shortText(verdict);
    (source == domain::ScanSource::Camera ? m_cameraTry : m_scannerTry) = tr("test read: %1").arg(word);
    fill();
}

bool PreflightPanel::stops(const services::GateReadiness& ready)
{
    const bool listMissing = std::any_of(ready.also.begin(), ready.also.end(), [](const services::MeetingHeld& other) { return other.passes == 0; });
    return ready.passes == 0 || listMissing || !ready.clockTrusted;
}

// Gates that hear each other know at once who has come in, also while the centre is out of reach.
void PreflightPanel::showNetwork(std::vector<GateRow>& rows)
{
    const GateNetwork network = m_source.network();
    m_network->setVisible(bool(m_source.setNetwork) && !network.managed);
    m_network->setText(network.on ? tr("No longer tell other gates") : tr("Tell other gates"));
    m_network->setToolTip(tr("Gates of this hall in the same network tell each other who has come in, without names"));
    if (!network.on)
        return;
    const QString id = u"network"_s;
    if (!network.hasKeys)
        rows.push_back(line(id, Light::Amber, tr("Other gates are not told yet"), tr("The key for it comes from the centre; connect to the network once")));
    else if (!network.problem.isEmpty())
        rows.push_back(line(id, Light::Amber, tr("Other gates cannot be reached"), tr("This network does not let gates find each other; the centre still tells")));
    else if (network.neighbours == 0)
        rows.push_back(line(id, Light::Amber, tr("No other gate is heard"), tr("Switch it on at the other gates, too")));
    else
        rows.push_back(line(id, Light::Green, tr("%n other gate(s) heard", nullptr, network.neighbours), tr("They know at once who has come in")));
}

void PreflightPanel::fill()
{
    if (!m_known)
        return;
    std::vector<GateRow> rows;
    const services::GateReadiness& r = m_ready;
    const auto codes = [](const QString& id, const QString& title, int passes, int expected, int invitations) {
        GateRow row = passes == 0 ? line(id, Light::Red, tr("0 codes on this machine"), tr("Connect to the network and wait for the list; signed codes can be judged"))
                      : expected > passes
                          ? line(id, Light::Amber, tr("%n code(s) on this machine", nullptr, passes), tr("%1 are expected; the rest may still be on its way").arg(format::number(expected)))
                          : line(id, Light::Green, tr("%n code(s) on this machine", nullptr, passes), tr("%n invitation(s)", nullptr, invitations));
        if (!title.isEmpty()) // of several meetings behind one door each is named
            row.first = title + u": "_s + row.first;
        return row;
    };
    rows.push_back(codes(u"passes"_s, r.also.empty() ? QString() : m_source.meeting().title, r.passes, r.expected, r.invitations));
    for (const services::MeetingHeld& other : r.also)
        rows.push_back(codes(u"passes "_s + other.title, other.title, other.passes, other.expected, other.invitations));
    rows.push_back(r.keys == 0 ? line(u"keys"_s, Light::Red, tr("No key of the centre"), tr("Signed codes cannot be judged; connect to the network once"))
                               : line(u"keys"_s, Light::Green, tr("Signatures can be checked"), tr("%n key(s)", nullptr, r.keys)));
    const QString time = format::dateTimeLong(domain::toLocal(r.now));
    rows.push_back(!r.clockTrusted ? line(u"clock"_s, Light::Red, tr("This machine's clock is wrong"), tr("Set it, or connect to the network"), time)
                   : std::abs(r.clockOffsetMs) > offsetShownMs
                       ? line(u"clock"_s, Light::Amber, tr("This machine's clock is %n second(s) off", nullptr, int(std::abs(r.clockOffsetMs) / 1000)), tr("The gate reckons with it; setting the clock is better"), time)
                       : line(u"clock"_s, Light::Green, tr("The clock agrees with the centre"), {}, time));
    const QString seen = r.centreSeen.isValid() ? format::dateTimeLong(domain::toLocal(r.centreSeen)) : QString();
    rows.push_back(seen.isEmpty() ? line(u"centre"_s, Light::Amber, tr("The centre has not been seen yet"), tr("Later changes to the list are not known here"))
                   : r.centreSeen.msecsTo(r.now) > longSinceMs
                       ? line(u"centre"_s, Light::Amber, tr("The centre was last seen %1").arg(seen), tr("Later changes to the list are not known here"))
                       : line(u"centre"_s, Light::Green, tr("The centre was last seen %1").arg(seen), r.waiting > 0 ? tr("%n scan(s) wait to be sent", nullptr, r.waiting) : QString()));
    showNetwork(rows);
    rows.push_back(m_problem != services::ScanStation::Problem::None
                       ? line(u"camera"_s, Light::Amber, tr("No picture from the camera"), tr("The hand scanner and F5 still work"))
                       : line(u"camera"_s, m_frames > 0 ? Light::Green : Light::Amber, tr("Camera: %n picture(s) a second", nullptr, m_frames),
                              m_cameraTry.isEmpty() ? tr("Hold any code in front of it") : m_cameraTry));
    const SerialScanner scanner = m_source.scanner();
    if (!scanner.port.isEmpty() && !scanner.connected)
        rows.push_back(line(u"scanner"_s, Light::Amber, tr("No scanner on the serial port %1").arg(scanner.port), tr("Plug it in, or choose another port below; it is tried again by itself")));
    else
        rows.push_back(line(u"scanner"_s, m_scannerTry.isEmpty() ? Light::Amber : Light::Green, m_scannerTry.isEmpty() ? tr("Hand scanner not tried") : tr("The hand scanner works"),
                        m_scannerTry.isEmpty() ? tr("Scan any code with it, if there is one") : m_scannerTry));
    rows.push_back(m_sound ? line(u"sound"_s, Light::Green, tr("Sound"), tr("Play it and listen whether it is loud enough"))
                           : line(u"sound"_s, Light::Amber, tr("No sound on this machine"), tr("The colour and the word still tell")));
    if (r.diskFree >= 0)
        rows.push_back(line(u"disk"_s, r.diskFree < noDisk ? Light::Red : r.diskFree < littleDisk ? Light::Amber : Light::Green, tr("Disk"),
                            tr("%1 MB free").arg(format::number(int(std::min<qint64>(r.diskFree / 1'000'000, 999'999'999))))));
    m_reds = 0;
    for (const GateRow& row : rows)
        m_reds += row.token == Token::Danger ? 1 : 0;
    m_sum->setText(m_reds > 0 ? tr("Not ready yet") : tr("Ready to open the doors"));
    m_model->setRows(std::move(rows));
}

} // namespace motcua::ui
