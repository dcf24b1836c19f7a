#include "backend/post/folder_carrier.h"

#include <QDateTime>
#include <QDir>
#include <QRegularExpression>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace motcua::backend::post {

namespace {

bool put(const QString& name, const QByteArray& bytes)
{
    QSaveFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

QString harmless(QString name)
{
    static const QRegularExpression odd(u"[^\\w.-]"_s, QRegularExpression::UseUnicodePropertiesOption);
    return name.replace(odd, u"_"_s).left(80);
}

} // namespace

Delivery FolderCarrier::carry(const store::Claimed& claimed, const std::function<bool()>& handing)
{
    const store::Message& message = claimed.message;
    const QString stem = u"%1/%2-%3"_s.arg(m_directory).arg(claimed.queuedAt).arg(claimed.id.first(12));
    if (!QDir().mkpath(m_directory))
        return {Delivery::Fate::TryAgain, u"folder"_s};
    int place = 0;
    for (const store::Attachment& attachment : message.attachments) {
        if (!put(u"%1-%2-%3"_s.arg(stem).arg(++place).arg(harmless(attachment.name)), attachment.body))
            return {Delivery::Fate::TryAgain, u"folder"_s};
    }
    QString head = u"To: %1\nDate: %2\n"_s.arg(message.address, QDateTime::fromMSecsSinceEpoch(claimed.queuedAt, Qt::UTC).toString(Qt::ISODateWithMs));
    if (!message.subject.isEmpty())
        head += u"Subject: %1\n"_s.arg(message.subject);
    (void)handing; // the same file again does no harm: nothing here is final
    if (!put(u"%1-%2.txt"_s.arg(stem, message.channel), (head + u'\n' + message.text + u'\n').toUtf8()))
        return {Delivery::Fate::TryAgain, u"folder"_s};
    return {Delivery::Fate::Sent, {}};
}

} // namespace motcua::backend::post
