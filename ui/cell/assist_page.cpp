#include "ui/cell/assist_page.h"

#include "domain/calendar.h"
#include "domain/identity.h"
#include "domain/names.h"
#include "services/scan_station.h"
#include "services/when_done.h"
#include "ui/cell/cell_chooser.h"
#include "ui/kit/action_button.h"
#include "ui/kit/card_lens.h"
#include "ui/kit/describe.h"
#include "ui/kit/field.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/toast.h"

#include <QBuffer>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFile>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace motcua::ui {

using domain::MemberRegistration;
using services::ScanStation;
using services::whenDone;

namespace {

constexpr int photoQuality = 92;
constexpr qint64 largestPicture = 20 << 20;

} // namespace

AssistPage::~AssistPage() { stopCamera(); }

QList<KeyHint> AssistPage::keyHints() const
{
    if (m_camera)
        return {{u"F3"_s, tr("Take the photo")}, {u"Esc"_s, tr("Close the camera")}};
    return {{u"F3"_s, tr("Photo by camera")}, {u"F4"_s, tr("Photo from a file")}, {u"Ctrl V"_s, tr("Paste a photo")}, {u"Ctrl Enter"_s, tr("Send")}};
}

void AssistPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_fields[u"fullName"_s]->editor()->setFocus(Qt::OtherFocusReason);
}

void AssistPage::hideEvent(QHideEvent* event)
{
    stopCamera();
    Page::hideEvent(event);
}

void AssistPage::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), color(Token::Window));
}

void AssistPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasImage() || (event->mimeData()->urls().size() == 1 && event->mimeData()->urls().front().isLocalFile()))
        event->acceptProposedAction();
}

void AssistPage::dropEvent(QDropEvent* event)
{
    const QMimeData* dropped = event->mimeData();
    if (!dropped->urls().isEmpty() && dropped->urls().front().isLocalFile()) {
        useFile(dropped->urls().front().toLocalFile());
        return;
    }
    useImage(qvariant_cast<QImage>(dropped->imageData()), "PNG");
}

bool AssistPage::eventFilter(QObject* watched, QEvent* event)
{
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (key && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste)) {
        const QMimeData* pasted = QGuiApplication::clipboard()->mimeData();
        if (pasted && pasted->hasImage() && !pasted->hasText()) {
            event->accept();
            if (event->type() == QEvent::KeyPress)
                useImage(qvariant_cast<QImage>(pasted->imageData()), "PNG");
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void AssistPage::useImage(const QImage& image, const char* format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (buffer.open(QIODevice::WriteOnly) && image.save(&buffer, format, quality))
        usePicture(bytes);
}

void AssistPage::useFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestPicture) {
        m_toast->showMessage(file.isOpen() ? tr("The picture is larger than 20 MB") : tr("The file cannot be opened"), false, Icon::Warning);
        return;
    }
    usePicture(file.readAll());
}

void AssistPage::usePicture(const QByteArray& bytes, bool onlyCompare)
{
    stopCamera();
    m_picture.clear();
    m_inHand = bytes;
    m_state->setGlyph(Icon::Clock);
    m_state->setToken(Token::Text2);
    m_state->setText(tr("Reading the card"));
    whenDone(m_desk.readPicture(bytes), this, [this, bytes, onlyCompare, turn = ++m_turn](const Result<services::CardSuggestion>& card) {
        if (turn != m_turn)
            return;
        m_inHand.clear();
        if (card) {
            m_picture = bytes;
            fill(*card, onlyCompare);
            return;
        }
        // A picture that is none is not sent; one that the machine cannot read is, for a person will.
        static const QStringList hopeless{u"not_an_image"_s,    u"picture_broken"_s,   u"picture_too_large"_s,   u"picture_heic"_s,
                                          u"picture_animated"_s, u"picture_kills_reader"_s};
        const bool keep = !hopeless.contains(card.error().code);
        if (keep) {
            m_picture = bytes;
            m_view->setImage(QImage::fromData(bytes));
        }
        m_state->setGlyph(Icon::Warning);
        m_state->setToken(Token::Warning);
        m_state->setText(keep && card.error().kind != ErrorKind::Invalid ? tr("The machine cannot read it; type the fields from the card") : describe(card.error()));
        m_drop->setVisible(keep);
    });
}

void AssistPage::fill(const services::CardSuggestion& card, bool onlyCompare)
{
    m_view->setImage(card.image);
    m_drop->setVisible(true);
    int read = 0;
    const auto take = [this, &read, onlyCompare](const QString& key, const domain::PartyCardField& from, const QString& shown) {
        Field* field = m_fields[key];
        if (!from.isRead())
            return;
        ++read;
        const QString typed = field->lineEdit()->text().trimmed();
        const QString sure = format::percent(std::floor(from.confidence * 100), 0);
        if (onlyCompare ? typed == shown : typed.isEmpty()) {
            field->lineEdit()->setText(shown);
            field->setSourceGlyph(Icon::Card, tr("Read from the card"));
            if (from.confidence < domain::surelyReadFrom)
                field->setState(FieldState::Warning, tr("The machine is only %1 sure, look at the card").arg(sure));
            else
                field->setHint({});
        } else if (typed != shown) { // what a person typed stays
            field->setState(FieldState::Warning, tr("On the card the machine reads %1").arg(shown));
        } else {
            field->setSourceGlyph(Icon::Card, tr("Read from the card"));
        }
    };
    const auto& fields = card.fields;
    const QDate born = QDate::fromString(fields.dateOfBirth.text, Qt::ISODate);
    // Cards print capitals; nobody types them.
    QString name = fields.fullName.text;
    if (name == name.toUpper()) {
        QStringList words = name.toLower().split(u' ');
        for (QString& word : words) {
            if (!word.isEmpty())
                word[0] = word[0].toUpper();
        }
        name = words.join(u' ');
    }
    take(u"fullName"_s, fields.fullName, name);
    take(u"cardNumber"_s, fields.cardNumber, fields.cardNumber.text);
    take(u"birthDate"_s, fields.dateOfBirth, born.toString(u"dd/MM/yyyy"_s));
    take(u"homeTown"_s, fields.homeTown, fields.homeTown.text);
    m_state->setGlyph(read > 0 ? Icon::Ok : Icon::Warning);
    m_state->setToken(read > 0 ? Token::Success : Token::Warning);
    m_state->setText(read > 0 ? tr("Read %n of 4 fields, compare them with the card", nullptr, read) : tr("The machine found no field; type them from the card"));
    for (const QString& key : m_order) {
        if (!onlyCompare && m_fields[key]->lineEdit()->text().trimmed().isEmpty() && key != "cvNumber"_L1) {
            m_fields[key]->editor()->setFocus(Qt::OtherFocusReason);
            break;
        }
    }
}

void AssistPage::toggleCamera()
{
    if (m_camera)
        return takePhoto();
    m_camera = true;
    m_station.start();
    m_take->setText(tr("Take the photo"));
    m_state->setGlyph(Icon::Camera);
    m_state->setToken(Token::Text2);
    m_state->setText(tr("Hold the card before the camera so that it fills the picture, then F3"));
    showCameraProblem();
    Q_EMIT keyHintsChanged();
}

void AssistPage::stopCamera()
{
    if (!std::exchange(m_camera, false))
        return;
    m_station.stop();
    m_take->setText(tr("Camera"));
    Q_EMIT keyHintsChanged();
}

void AssistPage::takePhoto()
{
    if (std::exchange(m_taking, true))
        return;
    // Not what the screen shows, which is smaller: small print is read from what the camera has.
    whenDone(m_station.photo(), this, [this](const Result<QImage>& taken) {
        m_taking = false;
        if (!m_camera || !taken)
            return; // closed meanwhile, or nothing in view yet: its words stand there
        stopCamera();
        useImage(*taken, "JPG", photoQuality);
    });
}

void AssistPage::showCameraProblem()
{
    if (!m_camera || m_station.problem() == ScanStation::Problem::None)
        return;
    m_state->setGlyph(Icon::Warning);
    m_state->setToken(Token::Warning);
    m_state->setText(m_station.problem() == ScanStation::Problem::Busy ? tr("Another program uses the camera; close it, or choose a file")
                                                                       : tr("No camera can be used; choose a file"));
}

void AssistPage::set(const MemberRegistration& r)
{
    if (!r.cell.isEmpty())
        m_cells->setCell(r.cell);
    m_fields[u"fullName"_s]->lineEdit()->setText(r.fullName);
    m_fields[u"cardNumber"_s]->lineEdit()->setText(r.cardNumber);
    m_fields[u"cvNumber"_s]->lineEdit()->setText(r.cvNumber);
    m_fields[u"birthDate"_s]->lineEdit()->setText(r.birthDate.isValid() ? r.birthDate.toString(u"dd/MM/yyyy"_s) : QString());
    m_fields[u"homeTown"_s]->lineEdit()->setText(r.homeTown);
    m_fields[u"phone"_s]->lineEdit()->setText(r.phone);
}

MemberRegistration AssistPage::filled() const
{
    const auto text = [this](const QString& key) { return m_fields[key]->lineEdit()->text().simplified(); };
    MemberRegistration r;
    r.fullName = domain::normalName(text(u"fullName"_s));
    r.cardNumber = domain::parseCardNumber(text(u"cardNumber"_s)).value_or(text(u"cardNumber"_s));
    r.cvNumber = domain::parseCvNumber(text(u"cvNumber"_s)).value_or(text(u"cvNumber"_s));
    r.birthDate = domain::parseDate(text(u"birthDate"_s)).value_or(QDate());
    r.homeTown = text(u"homeTown"_s).normalized(QString::NormalizationForm_C);
    r.phone = domain::parsePhone(text(u"phone"_s)).value_or(text(u"phone"_s));
    r.cell = m_cells->cell();
    return r;
}

bool AssistPage::check()
{
    const QStringList faulty = domain::faultyFields(filled(), domain::toLocal(m_now()).date());
    QString first;
    for (const QString& key : m_order) {
        Field* field = m_fields[key];
        if (!faulty.contains(key)) {
            if (field->state() == FieldState::Error)
                field->setHint({});
            continue;
        }
        if (first.isEmpty())
            first = key;
        const bool empty = field->lineEdit()->text().trimmed().isEmpty();
        if (key == "cardNumber"_L1)
            field->setState(FieldState::Error, empty ? tr("Card number, or the CV number below") : tr("A card number has 8 digits"));
        else if (key == "cvNumber"_L1)
            field->setState(FieldState::Error, tr("A CV number has 6 digits and up to 3 letters"));
        else if (key == "birthDate"_L1)
            field->setState(FieldState::Error, empty ? tr("Needed") : tr("No date of a member of age, dd/mm/yyyy"));
        else if (key == "phone"_L1)
            field->setState(FieldState::Error, empty ? tr("Needed: the member is told there and sets the password there") : tr("A phone number has 10 digits"));
        else
            field->setState(FieldState::Error, tr("Needed"));
    }
    if (!first.isEmpty())
        m_fields[first]->editor()->setFocus(Qt::OtherFocusReason);
    return first.isEmpty();
}

void AssistPage::submit()
{
    if (m_sending || !check())
        return;
    m_sending = true;
    m_send->setEnabled(false);
    const MemberRegistration sent = filled();
    whenDone(m_desk.submit(sent, m_picture), this, [this, name = sent.fullName](const Result<MemberRegistration>& made) {
        m_sending = false;
        m_send->setEnabled(true);
        if (!made) {
            m_toast->showMessage(describe(made.error()), false, Icon::Error);
            return;
        }
        clear();
        takeUpAgain();
        m_toast->showMessage(tr("Registered %1; it waits for review").arg(name));
        m_fields[u"fullName"_s]->editor()->setFocus(Qt::OtherFocusReason);
    });
}

void AssistPage::clear()
{
    ++m_turn;
    m_picture.clear();
    m_inHand.clear();
    m_view->setImage({});
    m_drop->setVisible(false);
    m_state->setGlyph(Icon::Card);
    m_state->setToken(Token::Text2);
    m_state->setText(tr("With a photo of the card the machine fills in what it can read"));
    for (Field* field : std::as_const(m_fields)) {
        field->lineEdit()->clear();
        field->setSourceGlyph(Icon::Count);
        field->setHint({});
    }
}

} // namespace motcua::ui
