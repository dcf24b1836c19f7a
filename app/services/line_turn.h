#pragma once

#include <QObject>
#include <QPointer>

#include <utility>

namespace motcua::services {

//! Whose turn it is on a line: what the queues of one kind of data (papers, claims, sealed work) share. A queue has one thing under way at
//! a time; asked meanwhile, it looks once more afterwards; and when the line is cut, answers of the old one are not listened to. A
//! listener may cut the line, so after each signal a queue asks holds(). One thread; lives as long as the queue.
class LineTurn
{
public:
    using Mark = quint64;

    [[nodiscard]] QObject* line() const { return m_line; }
    [[nodiscard]] bool isBusy() const { return m_busy; }

    //! nullptr: there is none. What was under way is forgotten.
    void setLine(QObject* line)
    {
        ++m_mark;
        m_line = line;
        m_busy = false;
    }

    //! True: it was free and is taken now. False: no line, or busy, and then end() will say so.
    bool begin()
    {
        if (!m_line)
            return false;
        m_again = m_busy;
        return !std::exchange(m_busy, true);
    }

    //! True: somebody asked meanwhile.
    bool end()
    {
        m_busy = false;
        return std::exchange(m_again, false);
    }

    [[nodiscard]] Mark mark() const { return m_mark; }
    [[nodiscard]] bool holds(Mark mark) const { return mark == m_mark; }

    //! `fn`, called only while the line is the one of now.
    template<class Fn>
    [[nodiscard]] auto here(Fn fn) const
    {
        return [this, mark = m_mark, fn = std::move(fn)](const auto& result) mutable {
            if (holds(mark))
                fn(result);
        };
    }

private:
    QPointer<QObject> m_line;
    Mark m_mark = 0;
    bool m_busy = false;
    bool m_again = false;
};

} // namespace motcua::services
