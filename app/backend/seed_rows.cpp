#include "backend/seed_rows.h"

#include "domain/dossier_code.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::backend {

using domain::DossierStatus;

namespace {

//! "d0000042" as the record id that the contract asks for; the same row, the same id.
QString recordId(const QString& given)
{
    QString digits;
    for (const QChar c : given) {
        if (c >= u'0' && c <= u'9')
            digits += c;
    }
    return u"019a0000-0000-7000-8000-"_s + digits.right(12).rightJustified(12, u'0');
}

} // namespace

RowReader::RowReader(QString agency, const std::vector<domain::Procedure>& procedures) : m_agency(std::move(agency)), m_procedures(procedures) {}

Result<domain::Dossier> RowReader::read(const QByteArray& line)
{
    const QJsonObject row = QJsonDocument::fromJson(line).object();
    const auto text = [&row](const char16_t* key) { return row.value(QString::fromUtf16(key)).toString(); };
    const QDateTime changed = QDateTime::fromString(text(u"cap_nhat"), Qt::ISODate).toUTC();
    if (text(u"id").isEmpty() || !changed.isValid())
        return fail(ErrorKind::Invalid, u"row_json"_s);
    const int version = row.value(u"phien_ban"_s).toInt();
    const domain::Procedure& procedure = m_procedures[size_t(version) % m_procedures.size()];

    domain::Dossier d;
    d.id = recordId(text(u"id"));
    d.agency = m_agency;
    d.code = domain::makeDossierCode(m_agency, changed.date(), ++m_orders[changed.date()]);
    d.procedureId = procedure.id;
    d.procedureName = procedure.name;
    d.owner.fullName = text(u"ho_ten");
    d.owner.idNumber = text(u"so_dinh_danh");
    d.owner.birthDate = QDate::fromString(text(u"ngay_sinh"), Qt::ISODate);
    d.owner.sex = text(u"gioi_tinh") == "Nam"_L1 ? domain::Sex::Male : domain::Sex::Female;
    d.owner.phone = text(u"dien_thoai");
    d.owner.email = text(u"email");
    d.owner.address = text(u"thuong_tru");
    d.submittedAt = d.receivedAt = changed;
    d.dueAt = changed.addDays(10);
    d.holder = text(u"chi_bo");
    // A third of a province's rows is under way, at every step; the others are over.
    static constexpr DossierStatus steps[] = {DossierStatus::Received,   DossierStatus::Processing,          DossierStatus::Processing, DossierStatus::Processing,
                                              DossierStatus::Resolved,   DossierStatus::SupplementRequested, DossierStatus::Registered};
    d.status = text(u"trang_thai") == "dang_sinh_hoat"_L1 ? steps[version % 7] : DossierStatus::Returned;
    if (isEnd(d.status))
        d.finishedAt = changed;
    QStringList rest;
    for (const char16_t* key : {u"so_ho_so", u"so_the", u"que_quan", u"chuc_vu", u"ngay_vao", u"chinh_thuc", u"trinh_do", u"dan_toc", u"ton_giao", u"ghi_chu"}) {
        if (const QString value = text(key); !value.isEmpty())
            rest << value;
    }
    d.note = rest.join(u" · "_s);
    return d;
}

} // namespace motcua::backend
