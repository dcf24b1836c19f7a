#include "backend/dossier_notice.h"

#include "backend/store/accounts.h"
#include "backend/store/own_dossiers.h"
#include "domain/addressee.h"
#include "domain/calendar.h"

using namespace Qt::StringLiterals;

namespace motcua::backend {

namespace {

using domain::DossierStatus;

QString words(const domain::Dossier& now, DossierStatus before)
{
    if (before == DossierStatus::WithdrawalRequested && now.status != DossierStatus::Stopped)
        return u"Yêu cầu rút hồ sơ %1 không được chấp nhận; hồ sơ được xử lý tiếp."_s.arg(now.code);
    const QString whose = domain::addressee(now.owner.isOrganisation());
    switch (now.status) {
    case DossierStatus::Received:
        return now.dueAt.isValid()
                   ? u"Hồ sơ %1 đã được tiếp nhận, hẹn trả kết quả ngày %2."_s.arg(now.code, domain::toLocal(now.dueAt).toString(u"dd/MM/yyyy"_s))
                   : u"Hồ sơ %1 đã được tiếp nhận."_s.arg(now.code);
    case DossierStatus::Refused:
        return u"Hồ sơ %1 không được tiếp nhận. Lý do có trong tài khoản của %2."_s.arg(now.code, whose);
    case DossierStatus::SupplementRequested:
        return u"Hồ sơ %1 cần bổ sung giấy tờ. Nội dung có trong tài khoản của %2."_s.arg(now.code, whose);
    case DossierStatus::PaymentRequested:
        return u"Hồ sơ %1 cần thực hiện nghĩa vụ tài chính."_s.arg(now.code);
    case DossierStatus::Stopped:
        return u"Hồ sơ %1 đã dừng xử lý. Lý do có trong tài khoản của %2."_s.arg(now.code, whose);
    case DossierStatus::Resolved:
        return u"Hồ sơ %1 đã xử lý xong, mời nhận kết quả."_s.arg(now.code);
    default:
        return {};
    }
}

} // namespace

DossierNotice noticeOf(store::Db& db, const domain::Dossier& now, DossierStatus before)
{
    if (now.status == before)
        return {};
    const QString text = words(now, before);
    const auto account = text.isEmpty() ? std::nullopt : store::accountOfDossier(db, now.id);
    const auto row = account ? store::findAccountById(db, *account) : std::nullopt;
    return row && row->state == store::AccountState::Active ? DossierNotice{row->phone, text} : DossierNotice{};
}

} // namespace motcua::backend
