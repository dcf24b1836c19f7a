#pragma once

#include "domain/dossier.h"
#include "domain/procedure.h"

#include <QByteArray>
#include <QHash>

#include <vector>

namespace motcua::backend {

//! Dossiers out of flat rows, one JSON object a line, as the measuring scripts of other programs load them (so_ho_so, ho_ten,
//! ngay_sinh, so_dinh_danh, dien_thoai, trang_thai, cap_nhat …): every value finds its place, codes are given in order of day.
class RowReader
{
public:
    RowReader(QString agency, const std::vector<domain::Procedure>& procedures);
    //! Errors (Invalid): row_json.
    [[nodiscard]] Result<domain::Dossier> read(const QByteArray& line);

private:
    QString m_agency;
    const std::vector<domain::Procedure>& m_procedures;
    QHash<QDate, int> m_orders;
};

} // namespace motcua::backend
