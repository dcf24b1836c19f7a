#pragma once

#include "services/registration_desk.h"
#include "ui/shell/page.h"

#include <QHash>

class QLineEdit;

namespace motcua::services {
class ScanStation;
}

namespace motcua::ui {

class ActionButton;
class CardView;
class CellChooser;
class Field;
class PaneHeader;
class TextLabel;
class Toast;

//! Registers a member who is at the desk: a photo by webcam, file, paste or drop is read into the fields, a person completes them.
//! What the machine was not sure of is said beside the field. Who keeps several cells says which one it is for. Works without a line: it
//! goes up with its picture later.
class AssistPage : public Page
{
    Q_OBJECT

public:
    //! Desk and station outlive the page; the camera runs only while a photo is being taken.
    AssistPage(services::RegistrationDesk& desk, services::ScanStation& station, std::function<QDateTime()> now, QWidget* parent = nullptr);
    ~AssistPage() override;

    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void open(const QString& argument) override; //!< a line of the list, as MemberWords::argumentOf writes it
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray& state) override;

public Q_SLOTS:
    //! Chosen, dropped, pasted or taken. `onlyCompare`: what stands in the fields is doubted, never changed.
    void usePicture(const QByteArray& bytes, bool onlyCompare = false);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override; //!< a picture is pasted whichever field has the focus

private:
    QWidget* buildPicture();
    QWidget* buildForm();
    void addField(const QString& key, bool required);
    void useFile(const QString& path);
    void useImage(const QImage& image, const char* format, int quality = -1);
    void toggleCamera();
    void stopCamera();
    void takePhoto();
    void showCameraProblem();
    void fill(const services::CardSuggestion& card, bool onlyCompare);
    [[nodiscard]] bool isBlank() const;
    [[nodiscard]] QByteArray inWords() const;
    void takeUp(const QByteArray& words);
    void takeUpAgain(); //!< who was put aside last
    void set(const domain::MemberRegistration& filled);
    [[nodiscard]] domain::MemberRegistration filled() const;
    //! Says beside each field what is wrong; true when it can be sent.
    bool check();
    void submit();
    void clear();

    services::RegistrationDesk& m_desk;
    services::ScanStation& m_station;
    std::function<QDateTime()> m_now;
    QHash<QString, Field*> m_fields;
    QStringList m_order;
    QByteArray m_picture;
    QByteArray m_inHand; //!< being read
    QList<QByteArray> m_aside; //!< half done, while somebody else came from the list
    bool m_taking = false; //!< the camera's picture is on its way
    bool m_camera = false;
    bool m_sending = false;
    quint64 m_turn = 0;

    CardView* m_view = nullptr;
    TextLabel* m_state = nullptr;
    ActionButton* m_shoot = nullptr;
    ActionButton* m_take = nullptr;
    ActionButton* m_drop = nullptr;
    ActionButton* m_send = nullptr;
    QWidget* m_form = nullptr;
    CellChooser* m_cells = nullptr;
    Field* m_cellField = nullptr;
    Toast* m_toast = nullptr;
};

} // namespace motcua::ui
