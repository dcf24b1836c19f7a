#include "ui/reception/owner_form.h"

#include "domain/calendar.h"
#include "domain/identity.h"
#include "domain/names.h"
#include "domain/organisation.h"
#include "ui/kit/action_button.h"
#include "ui/kit/badges.h"
#include "ui/kit/card_typing.h"
#include "ui/kit/field.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/segments.h"
#include "ui/kit/wrap_row.h"
#include "ui/reception/card_scan.h"
#include "ui/reception/owner_words.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QGridLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using motcua::domain::OwnerKind;
using motcua::domain::Sex;

namespace motcua::ui::reception {

namespace {

QLineEdit* lineEdit(const char* name)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(QString::fromLatin1(name));
    return edit;
}

} // namespace

OwnerForm::OwnerForm(services::ScanStation& station, services::Clock clock, QWidget* parent) : QWidget(parent), m_clock(std::move(clock))
{
    m_kind = new Segments;
    m_kind->setObjectName(u"receive.kind"_s);
    m_kind->addSegment(int(OwnerKind::Person), tr("Person"));
    m_kind->addSegment(int(OwnerKind::Organisation), tr("Organisation"));
    m_orgNumber = new Field(tr("Tax or registration number"), lineEdit("receive.orgNumber"));
    m_orgName = new Field(tr("Name of the organisation"), lineEdit("receive.orgName"));
    m_position = new Field(tr("Position"), lineEdit("receive.position"));
    m_position->lineEdit()->setPlaceholderText(tr("Not required"));
    m_number = new Field(tr("ID number"), lineEdit("receive.number"));
    m_name = new Field(tr("Full name"), lineEdit("receive.name"));
    m_birth = new Field(tr("Date of birth"), lineEdit("receive.birth"));
    m_sexes = new QComboBox;
    m_sexes->setObjectName(u"receive.sex"_s);
    m_sexes->addItem(tr("Not stated"), int(Sex::Unknown));
    m_sexes->addItem(tr("Male"), int(Sex::Male));
    m_sexes->addItem(tr("Female"), int(Sex::Female));
    m_sex = new Field(tr("Sex"), m_sexes);
    m_phone = new Field(tr("Phone"), lineEdit("receive.phone"));
    m_email = new Field(tr("E-mail"), lineEdit("receive.email"));
    m_address = new Field(tr("Address"), lineEdit("receive.address"));
    m_other = new QCheckBox(tr("Somebody else submits"));
    m_other->setObjectName(u"receive.other"_s);
    m_submitter = new Field(tr("Name of who submits"), lineEdit("receive.submitter"));
    m_submitter->hide();
    m_birth->lineEdit()->setPlaceholderText(tr("day/month/year"));
    m_email->lineEdit()->setPlaceholderText(tr("Not required"));
    for (Field* field : {m_orgNumber, m_orgName, m_number, m_name, m_birth, m_phone, m_address, m_submitter})
        field->setRequired(true);
    for (Field* field : {m_orgNumber, m_orgName, m_position, m_number, m_name, m_birth, m_sex, m_phone, m_email, m_address, m_submitter})
        field->setKeepsMessageRoom(false); // the whole form stands on a screen 768 high; a message moves what is below it
    m_all = {m_orgNumber, m_orgName, m_position, m_number, m_name, m_birth, m_phone, m_email, m_address, m_submitter};

    m_scan = new CardScan(station);
    m_scan->hide();
    m_read = new Badge;
    m_read->hide();
    m_scanButton = new ActionButton(ButtonKind::Secondary, tr("Scan the ID card"));
    m_scanButton->setObjectName(u"receive.scan"_s);
    m_scanButton->setGlyph(Icon::QrCode);
    m_scanButton->setKeyText(u"F3"_s);
    m_backButton = new ActionButton(ButtonKind::Plain, tr("Check the back"));
    m_backButton->setObjectName(u"receive.scanBack"_s);
    m_backButton->setGlyph(Icon::Card);
    m_backButton->setFrameHeight(32);
    m_backButton->setKeyText(u"Shift F3"_s);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(sectionTitle(tr("Owner")));
    head->addWidget(keyCap(u"Alt 2"_s));
    head->addSpacing(8);
    head->addWidget(m_kind);
    auto* heads = new WrapRow;
    heads->setLastAtEnd(true);
    heads->addRow(head);
    heads->addWidget(m_scanButton);
    auto* grid = m_grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_orgNumber, 0, 0, Qt::AlignTop);
    grid->addWidget(m_orgName, 0, 1, Qt::AlignTop);
    grid->addWidget(m_number, 1, 0, Qt::AlignTop);
    grid->addWidget(m_name, 1, 1, Qt::AlignTop);
    grid->addWidget(m_birth, 2, 0, Qt::AlignTop);
    grid->addWidget(m_sex, 2, 1, Qt::AlignTop);
    grid->addWidget(m_phone, 3, 0, Qt::AlignTop);
    grid->addWidget(m_email, 3, 1, Qt::AlignTop);
    grid->addWidget(m_position, 4, 0, Qt::AlignTop);
    grid->addWidget(m_address, 5, 0, 1, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 4, 0); // room for the ring of the button at the edge
    column->setSpacing(6);
    column->addLayout(heads);
    column->addWidget(m_read, 0, Qt::AlignLeft); // in the head there is no room for its words
    column->addWidget(m_scan);
    column->addLayout(grid);
    auto* foot = new WrapRow;
    foot->setLastAtEnd(true);
    foot->addWidget(m_other);
    foot->addWidget(m_backButton);
    column->addLayout(foot);
    column->addWidget(m_submitter);

    showKind();
    connect(m_kind, &Segments::currentChanged, this, [this] {
        showKind();
        if (m_filling)
            return;
        focusFirst();
        Q_EMIT changed();
    });
    for (Field* field : std::as_const(m_all)) {
        watch(field->lineEdit());
        connect(field->lineEdit(), &QLineEdit::editingFinished, this, [this, field] { checkField(field, false); });
    }
    connect(m_sexes, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling) {
            checkField(m_number, false);
            m_sex->setState(differenceOf(m_sex).isEmpty() ? FieldState::Normal : FieldState::Warning, differenceOf(m_sex));
        }
        Q_EMIT changed();
    });
    connect(m_other, &QCheckBox::toggled, this, [this](bool on) {
        m_submitter->setVisible(on);
        if (on && !m_filling)
            m_submitter->lineEdit()->setFocus();
        Q_EMIT changed();
    });
    connect(m_scanButton, &QAbstractButton::clicked, this, &OwnerForm::toggleScan);
    connect(m_scan, &CardScan::codeRead, this, [this](const QString& text) {
        if (takeScan(text))
            stopScan();
    });
    connect(m_scan, &CardScan::closeRequested, this, &OwnerForm::stopScan);
    connect(m_scan, &CardScan::backRead, this, [this](const domain::CitizenCard& back) {
        takeBack(back);
        stopScan();
    });
    connect(m_backButton, &QAbstractButton::clicked, this, &OwnerForm::toggleBackScan);
}

// A field that loses the focus while the form goes says so; nobody is there to look at it.
OwnerForm::~OwnerForm()
{
    for (Field* field : std::as_const(m_all))
        field->lineEdit()->disconnect(this);
}

void OwnerForm::watch(QLineEdit* edit)
{
    connect(new CardTyping(edit), &CardTyping::typed, this, &OwnerForm::takeScan);
    connect(edit, &QLineEdit::textChanged, this, [this, edit] {
        for (Field* field : std::as_const(m_all)) {
            if (field->lineEdit() == edit && field->state() != FieldState::Normal)
                field->setState(FieldState::Normal);
        }
        if (!m_filling)
            Q_EMIT changed();
    });
}

bool OwnerForm::takeScan(const QString& text)
{
    const auto card = domain::parseCccdQr(text.trimmed());
    if (card) {
        fillFromCard(*card);
        return true;
    }
    m_read->setLook(meaningLook(Meaning::Warning, Icon::Warning, cardErrorText(card.error().code), true));
    m_read->show();
    return false;
}

void OwnerForm::fillFromCard(const domain::CitizenCard& card)
{
    m_filling = true;
    const auto put = [](Field* field, const QString& text) {
        if (text.isEmpty())
            return;
        field->lineEdit()->setText(text);
        field->lineEdit()->setCursorPosition(0);
        field->setSourceGlyph(Icon::Card, OwnerForm::tr("From the ID card"));
    };
    put(m_number, format::idNumber(card.number));
    put(m_name, card.fullName);
    put(m_birth, format::date(card.birthDate));
    if (!isOrganisation()) // who stands for one lives elsewhere
        put(m_address, card.residence);
    if (card.sex != Sex::Unknown)
        m_sexes->setCurrentIndex(m_sexes->findData(int(card.sex)));
    m_filling = false;
    for (Field* field : {m_number, m_name, m_birth, m_address})
        checkField(field, false);
    bool repaired = false;
    for (const domain::Warning& warning : card.warnings)
        repaired = repaired || warning.code == "qr_repaired"_L1;
    const QString time = format::time(now().time());
    if (repaired)
        m_read->setLook(meaningLook(Meaning::Warning, Icon::Warning, tr("ID card read at %1, marks repaired: compare").arg(time), true));
    else
        m_read->setLook(meaningLook(Meaning::Success, Icon::Ok, tr("ID card read at %1").arg(time), true));
    m_read->show();
    m_scanButton->setText(tr("Scan again"));
    if (m_back)
        showBack();
    m_phone->lineEdit()->setFocus();
    Q_EMIT changed();
}

void OwnerForm::fillEmpty(const domain::Person& person)
{
    const auto put = [](Field* field, const QString& text) {
        if (field->lineEdit()->text().simplified().isEmpty())
            field->lineEdit()->setText(text);
    };
    if (person.isOrganisation() != isOrganisation() && m_orgNumber->lineEdit()->text().isEmpty() && m_number->lineEdit()->text().isEmpty())
        m_kind->setCurrent(int(person.kind));
    if (person.isOrganisation()) {
        put(m_orgNumber, person.idNumber);
        put(m_orgName, person.fullName);
        put(m_position, person.position);
    }
    put(m_number, format::idNumber(person.isOrganisation() ? person.representativeId : person.idNumber));
    put(m_name, person.isOrganisation() ? person.representative : person.fullName);
    put(m_birth, format::date(person.birthDate));
    put(m_phone, format::phone(person.phone));
    put(m_email, person.email);
    put(m_address, person.address);
    if (Sex(m_sexes->currentData().toInt()) == Sex::Unknown)
        m_sexes->setCurrentIndex(m_sexes->findData(int(person.sex)));
    for (Field* field : std::as_const(m_all))
        checkField(field, false);
    Q_EMIT changed();
}

void OwnerForm::focusFirst()
{
    Field* first = isOrganisation() ? m_orgNumber : m_number;
    first->lineEdit()->setFocus();
    first->lineEdit()->selectAll();
}

bool OwnerForm::isOrganisation() const { return m_kind->current() == int(OwnerKind::Organisation); }

bool OwnerForm::isAsked(const Field* field) const
{
    if (field == m_orgNumber || field == m_orgName || field == m_position)
        return isOrganisation();
    return field != m_birth || !isOrganisation();
}

void OwnerForm::toggleKind() { m_kind->setCurrent(int(isOrganisation() ? OwnerKind::Person : OwnerKind::Organisation)); }

//! The form is as high for one as for the other: who stands for an organisation has no birthday here, but a position.
void OwnerForm::showKind()
{
    const bool organisation = isOrganisation();
    for (Field* field : {m_orgNumber, m_orgName, m_position})
        field->setVisible(organisation);
    for (Field* field : {m_birth, m_sex})
        field->setVisible(!organisation);
    m_number->setLabel(organisation ? tr("Representative's ID number") : tr("ID number"));
    m_name->setLabel(organisation ? tr("Who stands for it") : tr("Full name"));
    m_address->setLabel(organisation ? tr("Organisation's address") : tr("Address"));
    m_grid->removeWidget(m_address);
    if (organisation)
        m_grid->addWidget(m_address, 4, 1, Qt::AlignTop);
    else
        m_grid->addWidget(m_address, 5, 0, 1, 2);
}

QDateTime OwnerForm::now() const
{
    return domain::toLocal(m_clock.now());
}

domain::Person OwnerForm::person() const
{
    domain::Person out;
    out.kind = isOrganisation() ? OwnerKind::Organisation : OwnerKind::Person;
    const auto text = [](const Field* field) { return field->lineEdit()->text().simplified(); };
    const auto number = domain::parseCitizenNumber(text(m_number));
    const auto birth = domain::parseDate(text(m_birth));
    const auto phone = domain::parsePhone(text(m_phone));
    out.idNumber = number ? number->digits : text(m_number);
    out.fullName = domain::normalName(text(m_name));
    out.birthDate = birth ? *birth : QDate();
    out.sex = Sex(m_sexes->currentData().toInt());
    out.phone = phone ? *phone : text(m_phone);
    out.email = text(m_email);
    out.address = text(m_address).normalized(QString::NormalizationForm_C);
    if (out.isOrganisation()) {
        const auto code = domain::parseOrganisationNumber(text(m_orgNumber));
        out.representative = out.fullName;
        out.representativeId = out.idNumber;
        out.position = domain::normalName(text(m_position));
        out.fullName = domain::normalName(text(m_orgName));
        out.idNumber = code ? code->text : text(m_orgNumber);
        out.birthDate = {};
        out.sex = Sex::Unknown;
    }
    return out;
}

QString OwnerForm::submitter() const
{
    return m_other->isChecked() ? domain::normalName(m_submitter->lineEdit()->text()) : QString();
}

void OwnerForm::setPerson(const domain::Person& person, const QString& submitter)
{
    m_back.reset();
    m_sex->setState(FieldState::Normal);
    m_filling = true;
    m_kind->setCurrent(int(person.kind));
    m_orgNumber->lineEdit()->setText(person.isOrganisation() ? person.idNumber : QString());
    m_orgName->lineEdit()->setText(person.isOrganisation() ? person.fullName : QString());
    m_position->lineEdit()->setText(person.position);
    m_number->lineEdit()->setText(format::idNumber(person.isOrganisation() ? person.representativeId : person.idNumber));
    m_name->lineEdit()->setText(person.isOrganisation() ? person.representative : person.fullName);
    m_birth->lineEdit()->setText(format::date(person.birthDate));
    m_sexes->setCurrentIndex(m_sexes->findData(int(person.sex)));
    m_phone->lineEdit()->setText(format::phone(person.phone));
    m_email->lineEdit()->setText(person.email);
    m_address->lineEdit()->setText(person.address);
    m_other->setChecked(!submitter.isEmpty());
    m_submitter->setVisible(!submitter.isEmpty());
    m_submitter->lineEdit()->setText(submitter);
    m_filling = false;
    m_read->hide();
    m_scanButton->setText(tr("Scan the ID card"));
    for (Field* field : std::as_const(m_all)) {
        field->setSourceGlyph(Icon::Count);
        checkField(field, false);
    }
}

} // namespace motcua::ui::reception
