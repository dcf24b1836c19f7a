#include "ui/reception/owner_words.h"

#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QCoreApplication>
#include <QPainter>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace motcua::ui::reception {

namespace {

struct Identity
{
    Q_DECLARE_TR_FUNCTIONS(Identity)
};

class KeyCap : public QWidget
{
public:
    explicit KeyCap(QString keys) : m_keys(std::move(keys)) { setFixedSize(keyCapWidth(m_keys), 20); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintKeyCap(&painter, QRectF(0, 1, width(), metric::keyCap), m_keys);
    }

private:
    QString m_keys;
};

} // namespace

QWidget* keyCap(const QString& keys)
{
    return new KeyCap(keys);
}

QString identityErrorText(const QString& code)
{
    if (code == "tax_check"_L1)
        return Identity::tr("A digit of the tax code is wrong, better compare");
    if (code == "tax_none"_L1)
        return Identity::tr("No tax code of 10 or 13 digits, kept as a registration number");
    if (code == "org_number_long"_L1)
        return Identity::tr("Too long for a number");
    if (code == "id_length"_L1)
        return Identity::tr("An ID number has 12 digits, an old one 9");
    if (code == "id_not_digits"_L1)
        return Identity::tr("An ID number has digits only");
    if (code == "id_birth_year"_L1)
        return Identity::tr("The number says another year of birth, better compare");
    if (code == "id_sex"_L1)
        return Identity::tr("The number says the other sex, better compare");
    if (code == "phone_shape"_L1)
        return Identity::tr("A phone has 10 digits and begins with 03, 05, 07, 08 or 09");
    if (code == "date_absent"_L1)
        return Identity::tr("There is no such day");
    if (code == "date_shape"_L1)
        return Identity::tr("Write the day like 14/02/1992");
    return Identity::tr("Still missing");
}

QString cardErrorText(const QString& code)
{
    if (code == "qr_mangled"_L1)
        return Identity::tr("The scanner mangled the card: switch the Vietnamese input off, scan again");
    if (code == "qr_not_cccd"_L1)
        return Identity::tr("This is not the code of an ID card");
    return Identity::tr("The card could not be read whole, scan again");
}

} // namespace motcua::ui::reception
