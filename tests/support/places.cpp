#include "tests/support/places.h"

namespace motcua::test {

namespace {

QString under(const QString& folder, const char* path) { return *path ? folder + u'/' + QString::fromUtf8(path) : folder; }

} // namespace

QString sourcePath(const char* fromTop) { return under(QStringLiteral(MOTCUA_SOURCE_DIR), fromTop); }
QString programPath(const char* name) { return under(QStringLiteral(MOTCUA_BIN_DIR), name); }

} // namespace motcua::test
