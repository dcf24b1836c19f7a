#pragma once

#include "backend/store/db.h"
#include "domain/result.h"

#include <QCommandLineParser>

#include <memory>

//! Inside the console only: one function a command; each gives the exit code.
namespace motcua::backend::console {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kUsage = 2;

void say(const QString& words); //!< stderr
void print(const QByteArray& line); //!< stdout, flushed
int failed(const Error& error);

//! What Db::open takes, of `--database sqlite:FILE | postgresql://…` and --blobs; says what is wrong otherwise (exit code as error).
[[nodiscard]] tl::expected<QString, int> databaseFile(const QCommandLineParser& parser);

//! The same, opened and brought to this version.
[[nodiscard]] tl::expected<std::unique_ptr<store::Db>, int> migratedDatabase(const QCommandLineParser& parser);

int serve(const QCommandLineParser& parser);
int migrate(const QCommandLineParser& parser);
int seed(const QCommandLineParser& parser);
int official(const QCommandLineParser& parser, const QStringList& words);
//! What printed papers say of an agency, from a day on.
int agency(const QCommandLineParser& parser, const QStringList& words);
//! Days off that due dates are reckoned with.
int calendar(const QCommandLineParser& parser, const QStringList& words);
//! What is printed on passes: a JSON line each, with the signed text of the QR.
int passes(const QCommandLineParser& parser);
//! Keys that passes are signed with: list, rotate, prune.
int keys(const QCommandLineParser& parser, const QStringList& words);
//! A whole copy of an SQLite centre that may be serving meanwhile, opened and checked, in a folder that appears when it is complete.
int backup(const QCommandLineParser& parser);
int audit(const QCommandLineParser& parser, const QStringList& words);
int routes(bool withAccess); //!< a line each; with a tab and who may use it

} // namespace motcua::backend::console
