#pragma once

#include "domain/identity.h"

#include <QFuture>
#include <QImage>
#include <QObject>

#include <memory>

namespace motcua::services {

//! Reads the machine-readable zone on the back of a citizen card, from frames of a camera or from a file, in the vision worker's process.
//! Only what holds by its check digits is told; the name comes without marks, and is empty where it was not read beyond doubt. No picture
//! is kept. GUI thread.
class IdBackReader : public QObject
{
    Q_OBJECT

public:
    explicit IdBackReader(QObject* parent = nullptr);
    ~IdBackReader() override;

    //! One frame; passed over while another one is being read. Every other one is turned over, as some cameras give mirrored pictures.
    void look(const QImage& frame);
    //! From now on nothing is told of frames that are being read.
    void stop();
    //! Errors: `file_missing`, `mrz_absent` (no zone, or its check digits do not hold), and those of the picture reader.
    [[nodiscard]] QFuture<Result<domain::CitizenCard>> readFile(const QString& path);

Q_SIGNALS:
    void found(const motcua::domain::CitizenCard& back);
    //! A frame was read and no zone was in it that holds.
    void missed();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua::services
