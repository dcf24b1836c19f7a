#pragma once

#include <QObject>

#include <array>

class QSoundEffect;

namespace motcua::ui {

enum class VerdictSound { Admitted, Warning, Refused, Out };

//! Plays the four short sounds of the gate from resources. Silent and harmless where there is no audio device. GUI
//! thread; effects are loaded at the first call of prepare() or play().
class SoundPlayer : public QObject
{
    Q_OBJECT

public:
    explicit SoundPlayer(QObject* parent = nullptr);
    ~SoundPlayer() override;

    void prepare();
    void play(VerdictSound sound);
    void setMuted(bool muted) { m_muted = muted; }
    [[nodiscard]] bool isMuted() const { return m_muted; }
    //! False where nothing can be heard.
    [[nodiscard]] bool hasDevice() const { return m_hasDevice; }

    [[nodiscard]] static QString resourcePath(VerdictSound sound);

private:
    std::array<QSoundEffect*, 4> m_effects{};
    bool m_prepared = false;
    bool m_hasDevice = false;
    bool m_muted = false;
};

} // namespace motcua::ui
