#include "ui/kit/typed_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace motcua::ui {

namespace {

//! The line inside a box that counts or chooses is the box's own.
bool isPartOfAnother(const QWidget* widget)
{
    return qobject_cast<const QAbstractSpinBox*>(widget->parentWidget()) || qobject_cast<const QComboBox*>(widget->parentWidget());
}

QJsonValue valueOf(const QWidget* widget)
{
    if (const auto* line = qobject_cast<const QLineEdit*>(widget))
        return line->echoMode() == QLineEdit::Normal ? QJsonValue(line->text()) : QJsonValue();
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(widget))
        return text->toPlainText();
    if (const auto* number = qobject_cast<const QSpinBox*>(widget))
        return number->value();
    if (const auto* time = qobject_cast<const QDateTimeEdit*>(widget))
        return time->dateTime().toString(Qt::ISODate);
    if (qobject_cast<const QCheckBox*>(widget) || qobject_cast<const QRadioButton*>(widget))
        return static_cast<const QAbstractButton*>(widget)->isChecked();
    if (const auto* choice = qobject_cast<const QComboBox*>(widget)) // other words in another language, at the same place
        return choice->isEditable() ? QJsonValue(choice->currentText()) : QJsonValue(choice->currentIndex());
    return {};
}

void setValue(QWidget* widget, const QJsonValue& value)
{
    if (auto* line = qobject_cast<QLineEdit*>(widget)) {
        if (line->echoMode() == QLineEdit::Normal && line->text() != value.toString())
            line->setText(value.toString());
    } else if (auto* text = qobject_cast<QPlainTextEdit*>(widget)) {
        if (text->toPlainText() != value.toString())
            text->setPlainText(value.toString());
    } else if (auto* number = qobject_cast<QSpinBox*>(widget)) {
        number->setValue(value.toInt(number->value()));
    } else if (auto* time = qobject_cast<QDateTimeEdit*>(widget)) {
        time->setDateTime(QDateTime::fromString(value.toString(), Qt::ISODate));
    } else if (qobject_cast<QCheckBox*>(widget) || qobject_cast<QRadioButton*>(widget)) {
        static_cast<QAbstractButton*>(widget)->setChecked(value.toBool());
    } else if (auto* choice = qobject_cast<QComboBox*>(widget)) {
        if (choice->isEditable())
            choice->setCurrentText(value.toString());
        else if (value.toInt(-1) >= 0 && value.toInt(-1) < choice->count())
            choice->setCurrentIndex(value.toInt());
    }
}

} // namespace

QJsonObject typedWords(const QWidget* part)
{
    QJsonObject words;
    for (const QWidget* one : part->findChildren<QWidget*>()) {
        const QString name = one->objectName();
        if (name.isEmpty() || name.startsWith("qt_"_L1) || isPartOfAnother(one))
            continue;
        if (const QJsonValue value = valueOf(one); !value.isNull())
            words.insert(name, value);
    }
    return words;
}

void typeAgain(QWidget* part, const QJsonObject& words)
{
    for (QWidget* one : part->findChildren<QWidget*>()) {
        if (const auto found = words.find(one->objectName()); found != words.end() && !isPartOfAnother(one))
            setValue(one, *found);
    }
}

} // namespace motcua::ui
