#include "ui/kit/sounds.h"

#include <QAudioDevice>
#include <QMediaDevices>
#include <QSoundEffect>
#include <QUrl>

namespace motcua::ui {

using namespace Qt::StringLiterals;

SoundPlayer::SoundPlayer(QObject* parent) : QObject(parent) {}

SoundPlayer::~SoundPlayer() = default;

QString SoundPlayer::resourcePath(VerdictSound sound)
{
    static const QStringList names{u"admitted"_s, u"warning"_s, u"refused"_s, u"out"_s};
    return u"/motcua/sounds/"_s + names.at(int(sound)) + u".wav"_s;
}

void SoundPlayer::prepare()
{
    if (m_prepared)
        return;
    m_prepared = true;
    // Without a device QSoundEffect would report an error at each sound; the gate then is silent, the picture says all.
    m_hasDevice = !QMediaDevices::defaultAudioOutput().isNull();
    if (!m_hasDevice)
        return;
    for (size_t i = 0; i < m_effects.size(); ++i) {
        m_effects[i] = new QSoundEffect(this);
        m_effects[i]->setSource(QUrl(u"qrc:"_s + resourcePath(VerdictSound(i))));
    }
}

void SoundPlayer::play(VerdictSound sound)
{
    if (m_muted)
        return;
    prepare();
    QSoundEffect* effect = m_effects[size_t(sound)];
    if (!effect)
        return;
    for (QSoundEffect* other : m_effects) {
        if (other != effect)
            other->stop();
    }
    effect->play();
}

} // namespace motcua::ui
