#pragma once

#include "backend/post/carrier.h"

namespace motcua::backend::post {

//! Puts messages as text files into a folder, for demonstrations and tests: TIME-ID-sms.txt, attachments beside it. A message lands
//! in the same file however often it is put there.
class FolderCarrier : public Carrier
{
public:
    explicit FolderCarrier(QString directory) : m_directory(std::move(directory)) {}
    Delivery carry(const store::Claimed& claimed, const std::function<bool()>& handing) override;

private:
    QString m_directory;
};

} // namespace motcua::backend::post
