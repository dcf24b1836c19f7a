#pragma once

#include "backend/store/row.h"

#include <libpq-fe.h>

namespace motcua::backend::store::postgresql {

//! The only row of a result in PostgreSQL's binary form: whole numbers, floats, booleans, texts, bytes, and the NUMERIC of a sum.
class BinaryRow final : public Row
{
public:
    explicit BinaryRow(const PGresult* result) : m_result(result) {}

    Value value(int column) const override;
    int size() const override { return PQnfields(m_result); }

private:
    const PGresult* m_result;
};

} // namespace motcua::backend::store::postgresql
