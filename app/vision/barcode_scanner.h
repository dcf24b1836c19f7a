#pragma once

#include "vision/decoder.h"
#include "vision/frame.h"
#include "vision/scanned_code.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace motcua::vision {

//! Turns frames into "a new code is here". GUI thread. One frame is in work, those that come meanwhile are dropped. The
//! same code held in front of the lens is one scan: it counts as new again only after it was out of sight for 1.5 s and
//! 8 read frames. Several codes in view by turns are one scan each. A 1-D code needs two equal readings in different
//! frames, unless the validator accepts its check character. Two things shown at once are none: severalCodes().
class BarcodeScanner : public QObject
{
    Q_OBJECT

public:
    struct Statistics
    {
        quint64 arrived = 0;     //!< frames pushed
        quint64 read = 0;        //!< of these, looked at
        quint64 dropped = 0;     //!< came while one was in work
        quint64 withCode = 0;    //!< showed a code
        quint64 failed = 0;      //!< could not be read at all (worker lost, broken)
        double lastMilliseconds = 0;
        double meanMilliseconds = 0; //!< frame arrived → result, running mean
    };

    explicit BarcodeScanner(std::unique_ptr<Decoder> decoder, QObject* parent = nullptr);
    ~BarcodeScanner() override;

    void setFormats(CodeFormats formats) { m_formats = formats; }
    //! What a text stands for (a pass's number), the same for every symbol of one thing; empty: a foreign code, which is no rival.
    //! Must be pure and quick. Without it no two codes are rivals.
    void setIdentity(std::function<QString(const QString&)> identity) { m_identity = std::move(identity); }
    //! Says whether a 1-D text is certainly right (check character, shape); must be pure and quick.
    void setValidator(std::function<bool(const QString&)> validator) { m_validator = std::move(validator); }
    //! False: frames are ignored and everything in view is forgotten.
    void setActive(bool active);
    [[nodiscard]] bool isActive() const { return m_active; }
    [[nodiscard]] Statistics statistics() const { return m_statistics; }

public Q_SLOTS:
    void push(const motcua::vision::Frame& frame);
    //! Forgets what is in view, so that the code in front of the lens counts as new at once.
    void rearm();

Q_SIGNALS:
    //! A new code. Connect this to the desk.
    void codeSeen(const motcua::vision::ScannedCode& code);
    //! Codes that stand for different things came into view together: none of them is told by codeSeen until it is alone.
    void severalCodes(const QStringList& texts);
    //! A code already told is still there, perhaps elsewhere: for the outline over the preview.
    void codeMoved(const motcua::vision::ScannedCode& code);
    //! It has left the view and is armed again.
    void codeLost(const QString& text);
    //! Something was seen and not accepted (`code_too_long`), or a frame could not be read (kind Device).
    void refused(const motcua::domain::Error& error);
    //! Done with the last frame: connect to CameraFeed::requestNext for ?step.
    void ready();

private:
    struct InView
    {
        QString text;
        CodeFormat format;
        qint64 lastSeen;      // microseconds of the frame clock
        quint64 lastSeenRead; // number of the read frame
        int readings;
        bool told;
        bool contested; // told as one of several
        ScannedCode last;
    };

    void take(const Frame& frame, const Result<Reply>& reply, double milliseconds);
    void see(const FoundCode& code, const Frame& frame, QSize size, double milliseconds);
    void tellNew();
    void forgetLost(const Frame& frame);

    std::unique_ptr<Decoder> m_decoder;
    std::function<bool(const QString&)> m_validator;
    std::function<QString(const QString&)> m_identity;
    std::vector<InView> m_inView;
    Statistics m_statistics;
    CodeFormats m_formats = usualFormats;
    QRect m_lastRegion;
    quint64 m_generation = 0;
    int m_rung = 0;
    bool m_busy = false;
    bool m_active = true;
    bool m_refusedLast = false;
};

} // namespace motcua::vision
