#include "services/scan_station.h"
#include "ui/cell/assist_page.h"
#include "ui/cell/cell_chooser.h"
#include "ui/cell/review_words.h"
#include "ui/kit/action_button.h"
#include "ui/kit/card_lens.h"
#include "ui/kit/field.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/panes.h"
#include "ui/kit/toast.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QLineEdit>
#include <QScrollArea>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace motcua::ui {

// What the page looks like; what it does stands in assist_page.cpp.

AssistPage::AssistPage(services::RegistrationDesk& desk, services::ScanStation& station, std::function<QDateTime()> now, QWidget* parent)
    : Page(parent), m_desk(desk), m_station(station), m_now(std::move(now))
{
    setObjectName(u"assistPage"_s);
    setAcceptDrops(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto* panes = new PaneSplitter;
    panes->addWidget(buildPicture());
    panes->addWidget(buildForm());
    panes->setDefaultSizes({620, 538});
    panes->resetSizes();
    row->addWidget(panes);
    m_toast = new Toast(this);
    m_toast->setObjectName(u"toast"_s);
    const auto key = [this](const QKeySequence& keys, auto deed) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, deed);
    };
    const auto choose = [this] {
        const QString path = QFileDialog::getOpenFileName(window(), tr("Photo of the card"), {}, tr("Pictures") + u" (*.jpg *.jpeg *.png *.webp *.bmp)"_s);
        if (!path.isEmpty())
            useFile(path);
    };
    key(Qt::Key_F3, [this] { toggleCamera(); });
    key(Qt::Key_F4, choose);
    key(Qt::Key_Escape, [this] { stopCamera(); });
    key(Qt::CTRL | Qt::Key_Return, [this] { submit(); });
    connect(m_take, &ActionButton::clicked, this, &AssistPage::toggleCamera);
    connect(m_toast, &Toast::undoRequested, this, &AssistPage::takeUpAgain);
    connect(m_shoot, &ActionButton::clicked, this, choose);
    connect(m_send, &ActionButton::clicked, this, &AssistPage::submit);
    connect(m_drop, &ActionButton::clicked, this, [this] {
        ++m_turn;
        m_picture.clear();
        m_inHand.clear();
        m_view->setImage({});
        m_drop->setVisible(false);
    });
    connect(&station, &services::ScanStation::preview, this, [this](const QImage& frame) {
        if (m_camera)
            m_view->setImage(frame);
    });
    connect(&station, &services::ScanStation::problemChanged, this, &AssistPage::showCameraProblem);
    clear();
}

QWidget* AssistPage::buildPicture()
{
    auto* pane = new Surface(Token::Sunken, {});
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new PaneHeader(tr("Photo of the card"), false));
    auto* body = new QWidget;
    auto* inner = new QVBoxLayout(body);
    inner->setContentsMargins(metric::panePadding, 20, metric::panePadding, 16);
    inner->setSpacing(12);
    m_view = new CardView;
    m_view->setObjectName(u"assistPicture"_s);
    m_view->setEmptyText(tr("Drop a photo here, or take one"));
    inner->addWidget(m_view);
    m_state = new TextLabel({}, TypeStep::Body, QFont::Normal, Token::Text2);
    m_state->setObjectName(u"assistState"_s);
    m_state->setElided(Qt::ElideRight);
    inner->addWidget(m_state);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    const auto add = [buttons](ButtonKind kind, const QString& words, const QString& key, Icon icon, const QString& object) {
        auto* button = new ActionButton(kind, words);
        button->setKeyText(key);
        button->setGlyph(icon);
        button->setObjectName(object);
        buttons->addWidget(button);
        return button;
    };
    m_take = add(ButtonKind::Secondary, tr("Camera"), u"F3"_s, Icon::Camera, u"assistCamera"_s);
    m_shoot = add(ButtonKind::Secondary, tr("File"), u"F4"_s, Icon::File, u"assistFile"_s);
    m_drop = add(ButtonKind::Plain, tr("Without a photo"), {}, Icon::Delete, u"assistNoPhoto"_s);
    buttons->addStretch(1);
    inner->addLayout(buttons);
    inner->addStretch(1);
    column->addWidget(body, 1);
    return pane;
}

void AssistPage::addField(const QString& key, bool required)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(u"assist_"_s + key);
    edit->setMaxLength(200);
    edit->installEventFilter(this);
    auto* field = new Field(ReviewWords::fieldLabel(key), edit);
    field->setRequired(required);
    m_fields.insert(key, field);
    m_order << key;
    m_form->layout()->addWidget(field);
    connect(edit, &QLineEdit::textEdited, field, [field] {
        field->setSourceGlyph(Icon::Count); // from now on it is a person's
        field->setHint({});
    });
}

QWidget* AssistPage::buildForm()
{
    auto* pane = new Surface(Token::Base, {});
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new PaneHeader(tr("Register for a member")));
    m_form = new Surface(Token::Base, {});
    auto* inner = new QVBoxLayout(m_form);
    inner->setContentsMargins(metric::panePadding, 12, metric::panePadding, 12);
    inner->setSpacing(2);
    m_cells = new CellChooser(m_desk);
    m_cells->setObjectName(u"assistCells"_s);
    m_cellField = new Field(tr("Cell"), m_cells);
    m_cellField->setKeepsMessageRoom(false);
    m_cellField->layout()->setContentsMargins(0, 0, 0, 8);
    m_cellField->hide();
    inner->addWidget(m_cellField);
    connect(m_cells, &CellChooser::cellsKnown, m_cellField, [this] { m_cellField->setVisible(m_cells->count() > 1); });
    addField(u"fullName"_s, true);
    addField(u"cardNumber"_s, false);
    addField(u"cvNumber"_s, false);
    addField(u"birthDate"_s, true);
    addField(u"homeTown"_s, true);
    addField(u"phone"_s, true);
    inner->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_form);
    column->addWidget(scroll, 1);
    auto* foot = new Surface(Token::Sunken, Qt::TopEdge);
    auto* footRow = new QHBoxLayout(foot);
    footRow->setContentsMargins(metric::panePadding, 10, metric::panePadding, 10);
    m_send = new ActionButton(ButtonKind::Primary, tr("Send for review"));
    m_send->setObjectName(u"assistSend"_s);
    m_send->setKeyText(u"Ctrl Enter"_s);
    footRow->addWidget(m_send);
    auto* note = captionLabel(tr("The member sets the password by the phone's code after approval"));
    note->setWordWrap(true);
    footRow->addWidget(note, 1);
    column->addWidget(foot);
    return pane;
}

} // namespace motcua::ui
