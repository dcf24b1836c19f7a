#pragma once

#include "ui/kit/icons.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QAction;

namespace motcua::ui {

class TextLabel;
enum class FieldState { Normal, Warning, Error };

//! Label above, editor, message below. The editor is any widget (QLineEdit, QComboBox, QPlainTextEdit, SearchBox …) and
//! becomes a child. Room for one message line is kept unless setKeepsMessageRoom(false). The message is the editor's
//! accessible description.
class Field : public QWidget
{
    Q_OBJECT

public:
    Field(const QString& label, QWidget* editor, QWidget* parent = nullptr);

    [[nodiscard]] QWidget* editor() const { return m_editor; }
    //! Null where the editor is no QLineEdit.
    [[nodiscard]] QLineEdit* lineEdit() const;
    void setLabel(const QString& label);
    void setRequired(bool required);
    //! A key cap at the right of the label ("Alt 1").
    void setKeyText(const QString& keys);
    void setState(FieldState state, const QString& message = {});
    void setHint(const QString& message) { setState(FieldState::Normal, message); }
    [[nodiscard]] FieldState state() const { return m_state; }
    [[nodiscard]] QString message() const;
    void setReadOnly(bool readOnly);
    //! A glyph inside the field at the right that says where the value came from (Icon::Card); Icon::Count removes it.
    void setSourceGlyph(Icon icon, const QString& tooltip = {});
    void setKeepsMessageRoom(bool keep);

private:
    void refresh();

    TextLabel* m_label;
    TextLabel* m_star;
    TextLabel* m_keys;
    QWidget* m_editor;
    TextLabel* m_message;
    QAction* m_trailing = nullptr;
    QString m_labelText;
    QString m_sourceTip;
    Icon m_source = Icon::Count;
    FieldState m_state = FieldState::Normal;
    bool m_required = false;
    bool m_keepsRoom = true;
};

} // namespace motcua::ui
