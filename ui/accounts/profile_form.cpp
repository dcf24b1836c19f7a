#include "ui/accounts/profile_form.h"

#include "domain/names.h"
#include "ui/kit/field.h"
#include "ui/kit/format.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using motcua::domain::CitizenProfile;
using motcua::domain::Sex;

namespace motcua::ui::accounts {

namespace {

struct Text
{
    const char* name;
    QString CitizenProfile::*value;
};

constexpr Text texts[] = {
    {"paperNumber", &CitizenProfile::paperNumber}, {"issuedAt", &CitizenProfile::issuedAt},
    {"nationality", &CitizenProfile::nationality}, {"ethnicity", &CitizenProfile::ethnicity},
    {"religion", &CitizenProfile::religion},       {"maritalStatus", &CitizenProfile::maritalStatus},
    {"landline", &CitizenProfile::landline},       {"province", &CitizenProfile::province},
    {"ward", &CitizenProfile::ward},               {"street", &CitizenProfile::street},
};

} // namespace

ProfileForm::ProfileForm(QWidget* parent) : QWidget(parent)
{
    const QHash<QString, QString> labels{{u"paperNumber"_s, tr("Number of the paper")}, {u"issuedOn"_s, tr("Issued on")},
                                         {u"issuedAt"_s, tr("Issued by")},             {u"nationality"_s, tr("Nationality")},
                                         {u"ethnicity"_s, tr("Ethnicity")},            {u"religion"_s, tr("Religion")},
                                         {u"maritalStatus"_s, tr("Marital status")},   {u"landline"_s, tr("Landline")},
                                         {u"province"_s, tr("Province")},              {u"ward"_s, tr("Ward or commune")},
                                         {u"street"_s, tr("House number, street")}};
    m_sex = new QComboBox;
    m_sex->setObjectName(u"profile.sex"_s);
    m_sex->addItem(tr("Not stated"), int(Sex::Unknown));
    m_sex->addItem(tr("Male"), int(Sex::Male));
    m_sex->addItem(tr("Female"), int(Sex::Female));
    m_paper = new QComboBox;
    m_paper->setObjectName(u"profile.paperKind"_s);
    m_paper->addItem(tr("Not stated"), QString());
    m_paper->addItem(tr("ID card"), u"cccd"_s);
    m_paper->addItem(tr("Old ID card"), u"cmnd"_s);
    m_paper->addItem(tr("Passport"), u"passport"_s);
    m_paper->addItem(tr("Business licence"), u"business_licence"_s);
    m_fields.insert(u"sex"_s, new Field(tr("Sex"), m_sex));
    m_fields.insert(u"paperKind"_s, new Field(tr("Paper"), m_paper));
    for (auto it = labels.cbegin(); it != labels.cend(); ++it) {
        auto* edit = new QLineEdit;
        edit->setObjectName("profile."_L1 + it.key());
        edit->setMaxLength(200);
        m_fields.insert(it.key(), new Field(it.value(), edit));
        connect(edit, &QLineEdit::textChanged, this, [this, name = it.key()] {
            m_fields[name]->setState(FieldState::Normal);
            if (!m_filling)
                Q_EMIT changed();
        });
    }
    m_fields[u"issuedOn"_s]->lineEdit()->setPlaceholderText(tr("day/month/year"));
    for (Field* field : std::as_const(m_fields))
        field->setKeepsMessageRoom(false);
    for (QComboBox* box : {m_sex, m_paper}) {
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            if (!m_filling)
                Q_EMIT changed();
        });
    }
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
    const char* const places[] = {"sex", "paperKind", "paperNumber", "issuedOn", "issuedAt", "nationality", "ethnicity", "religion", "maritalStatus", "landline", "province", "ward"};
    int at = 0;
    QWidget* before = nullptr;
    for (const char* name : places) {
        Field* field = m_fields[QString::fromLatin1(name)];
        grid->addWidget(field, at / 3, at % 3, Qt::AlignTop);
        if (before)
            setTabOrder(before, field->editor());
        before = field->editor();
        ++at;
    }
    grid->addWidget(m_fields[u"street"_s], at / 3, 0, 1, 3);
    setTabOrder(before, m_fields[u"street"_s]->editor());
}

CitizenProfile ProfileForm::profile() const
{
    CitizenProfile out;
    out.birthDate = m_birthDate;
    out.sex = Sex(m_sex->currentData().toInt());
    out.paperKind = m_paper->currentData().toString();
    out.issuedOn = domain::parseDate(m_fields[u"issuedOn"_s]->lineEdit()->text()).value_or(QDate());
    for (const Text& text : texts)
        out.*text.value = domain::normalName(m_fields[QString::fromLatin1(text.name)]->lineEdit()->text());
    return out;
}

void ProfileForm::set(const CitizenProfile& profile)
{
    m_filling = true;
    m_birthDate = profile.birthDate;
    m_sex->setCurrentIndex(m_sex->findData(int(profile.sex)));
    if (m_paper->findData(profile.paperKind) < 0)
        m_paper->addItem(profile.paperKind, profile.paperKind); // of another program
    m_paper->setCurrentIndex(m_paper->findData(profile.paperKind));
    m_fields[u"issuedOn"_s]->lineEdit()->setText(format::date(profile.issuedOn));
    for (const Text& text : texts)
        m_fields[QString::fromLatin1(text.name)]->lineEdit()->setText(profile.*text.value);
    m_filling = false;
    Q_EMIT changed();
}

void ProfileForm::fillFromCard(const domain::CitizenCard& card)
{
    CitizenProfile filled = profile();
    filled.sex = card.sex != Sex::Unknown ? card.sex : filled.sex;
    filled.paperKind = u"cccd"_s;
    filled.paperNumber = card.number;
    filled.issuedOn = card.issued.isValid() ? card.issued : filled.issuedOn;
    if (filled.street.isEmpty())
        filled.street = card.residence;
    if (filled.nationality.isEmpty())
        filled.nationality = u"Việt Nam"_s; // only citizens have this card
    set(filled);
}

void ProfileForm::setReadOnly(bool readOnly)
{
    for (Field* field : std::as_const(m_fields)) {
        if (field->lineEdit())
            field->setReadOnly(readOnly);
        else
            field->editor()->setEnabled(!readOnly);
    }
}

bool ProfileForm::check()
{
    Field* field = m_fields[u"issuedOn"_s];
    const bool good = field->lineEdit()->text().simplified().isEmpty() || domain::parseDate(field->lineEdit()->text());
    field->setState(good ? FieldState::Normal : FieldState::Error, good ? QString() : tr("Write the day like 14/02/1992"));
    if (!good)
        field->lineEdit()->setFocus();
    return good;
}

} // namespace motcua::ui::accounts
