#pragma once

#include "domain/result.h"

#include <QUrl>

#include <memory>

class QApplication;

namespace motcua::services {
class ScanStation;
class Session;
} // namespace motcua::services

namespace motcua::ui {

class MainWindow;
class UiSettings;

//! The whole client, made in one place: what the screens use is built here and handed down. main.cpp and the tour make it.
//! GUI thread; lives as long as the program.
class Composition
{
public:
    struct Options
    {
        QUrl server;
        QString dataDir; //!< empty = the system's place for this program's data
        QString language;
        QString theme;
        QString camera;
        QString kiosk; //!< a meeting's id
    };

    //! Errors: data_dir, rules_damaged, and those of the device id's file.
    [[nodiscard]] static Result<std::unique_ptr<Composition>> make(QApplication& app, const Options& options);
    ~Composition();

    [[nodiscard]] MainWindow& window() const;
    [[nodiscard]] services::Session& session() const;
    [[nodiscard]] services::ScanStation& station() const;
    [[nodiscard]] UiSettings& settings() const;

    //! Shows the window and takes up the last session where there is one.
    void start();

private:
    struct Parts;
    explicit Composition(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace motcua::ui
