#include "vision/frame_source.h"

#include <QMediaPlayer>
#include <QUrl>
#include <QVideoSink>

#include <deque>

namespace motcua::vision {

namespace {

constexpr int pauseAbove = 8; // pictures waiting for a step

// Any video that the system can play. In step mode the player runs ahead a few pictures and is held; a player gives no
// exact single step, so a picture may come twice, but none is left out.
class PlayerSource : public FrameSource
{
public:
    explicit PlayerSource(FileOptions options)
        : m_options(std::move(options))
    {
        m_player.setVideoSink(&m_sink);
        if (m_options.loop)
            m_player.setLoops(QMediaPlayer::Infinite);
        // The sink speaks from the player's threads.
        connect(&m_sink, &QVideoSink::videoFrameChanged, this, &PlayerSource::take, Qt::QueuedConnection);
        connect(
            &m_player, &QMediaPlayer::errorOccurred, this,
            [this] { Q_EMIT failed(CameraProblem::Unsupported); }, Qt::QueuedConnection);
        connect(
            &m_player, &QMediaPlayer::mediaStatusChanged, this,
            [this](QMediaPlayer::MediaStatus status) {
                if (status == QMediaPlayer::EndOfMedia) {
                    m_ended = true;
                    pass();
                } else if (status == QMediaPlayer::InvalidMedia) {
                    Q_EMIT failed(CameraProblem::Unsupported);
                }
            },
            Qt::QueuedConnection);
    }
    ~PlayerSource() override
    {
        m_sink.disconnect(this);
        m_player.disconnect(this);
        m_player.stop();
    }

    void start() override
    {
        m_player.setSource(QUrl::fromLocalFile(m_options.path));
        m_player.play();
    }
    void step() override
    {
        if (!m_options.step)
            return;
        m_wanted = true;
        pass();
    }
    [[nodiscard]] bool isLive() const override { return !m_options.step; }

private:
    void take(const QVideoFrame& frame)
    {
        if (!frame.isValid())
            return;
        if (!m_options.step) {
            Q_EMIT arrived(frame, frame.startTime());
            return;
        }
        m_waiting.push_back(frame);
        if (int(m_waiting.size()) >= pauseAbove)
            m_player.pause();
        pass();
    }
    void pass()
    {
        if (m_options.step && m_wanted && !m_waiting.empty()) {
            m_wanted = false;
            const QVideoFrame frame = m_waiting.front();
            m_waiting.pop_front();
            if (m_waiting.size() <= 2 && !m_ended && m_player.playbackState() == QMediaPlayer::PausedState)
                m_player.play();
            Q_EMIT arrived(frame, frame.startTime());
        } else if (m_ended && m_waiting.empty() && (m_wanted || !m_options.step) && !m_told) {
            m_told = true;
            Q_EMIT ended();
        }
    }

    FileOptions m_options;
    QMediaPlayer m_player;
    QVideoSink m_sink;
    std::deque<QVideoFrame> m_waiting;
    bool m_wanted = true;
    bool m_ended = false;
    bool m_told = false;
};

} // namespace

std::unique_ptr<FrameSource> makePlayerSource(const FileOptions& options)
{
    return std::make_unique<PlayerSource>(options);
}

} // namespace motcua::vision
