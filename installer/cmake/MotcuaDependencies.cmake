# Every dependency is asked for here, once. A missing one stops the configuration with the names of all that are missing
# and the one command that installs them on Debian 12 or Ubuntu 24.04.
find_package(PkgConfig QUIET)
set(_missing "")

macro(motcua_need what package)
  if(NOT (${ARGN}))
    string(APPEND _missing "  - ${what}  (Debian package: ${package})\n")
    list(APPEND _missing_packages ${package})
  endif()
endmacro()

macro(motcua_find_pkgconfig target module)
  if(PkgConfig_FOUND)
    pkg_check_modules(${target} QUIET IMPORTED_TARGET ${module})
  endif()
endmacro()

motcua_need("pkg-config" pkg-config PkgConfig_FOUND)

set(_qt_parts Core Gui Widgets Network Multimedia MultimediaWidgets Concurrent PrintSupport Svg Test LinguistTools)
find_package(Qt6 6.4 QUIET OPTIONAL_COMPONENTS ${_qt_parts})
motcua_need("Qt 6.4 base (Core Gui Widgets Network Concurrent PrintSupport Test)" qt6-base-dev
  Qt6Core_FOUND AND Qt6Gui_FOUND AND Qt6Widgets_FOUND AND Qt6Network_FOUND AND Qt6PrintSupport_FOUND)
motcua_need("Qt 6 Multimedia" qt6-multimedia-dev Qt6Multimedia_FOUND AND Qt6MultimediaWidgets_FOUND)
motcua_need("Qt 6 Svg" libqt6svg6-dev Qt6Svg_FOUND)
motcua_need("Qt 6 Linguist tools" "qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools" Qt6LinguistTools_FOUND)

find_package(Qt6Keychain CONFIG QUIET)
motcua_need("QtKeychain for Qt 6" qtkeychain-qt6-dev Qt6Keychain_FOUND)

find_package(tl-expected CONFIG QUIET)
motcua_need("tl::expected" libexpected-dev tl-expected_FOUND)

find_package(ZXing CONFIG QUIET)
motcua_need("ZXing-cpp" libzxing-dev ZXing_FOUND)
motcua_find_pkgconfig(ZBAR zbar)
motcua_need("ZBar" libzbar-dev ZBAR_FOUND)
motcua_find_pkgconfig(TESSERACT tesseract)
motcua_find_pkgconfig(LEPTONICA lept)
motcua_need("Tesseract" "libtesseract-dev libleptonica-dev" TESSERACT_FOUND AND LEPTONICA_FOUND)
motcua_find_pkgconfig(SODIUM libsodium)
motcua_need("libsodium" libsodium-dev SODIUM_FOUND)
find_path(ZINT_INCLUDE_DIR zint.h)
find_library(ZINT_LIBRARY zint)
motcua_need("libzint" libzint-dev ZINT_INCLUDE_DIR AND ZINT_LIBRARY)
find_package(SQLite3 QUIET)
motcua_need("SQLite 3" libsqlite3-dev SQLite3_FOUND)
find_package(Threads QUIET)

if(MOTCUA_BACKEND)
  find_package(Boost 1.74 QUIET)
  motcua_need("Boost (Asio, Beast: headers)" libboost-dev Boost_FOUND)
  find_package(OpenSSL QUIET)
  motcua_need("OpenSSL" libssl-dev OPENSSL_FOUND)
  motcua_find_pkgconfig(LIBPQ libpq)
  motcua_need("libpq (PostgreSQL)" libpq-dev LIBPQ_FOUND)
  find_package(ZLIB QUIET)
  motcua_need("zlib" zlib1g-dev ZLIB_FOUND)
  find_package(CURL 7.85 QUIET)
  motcua_need("libcurl (OpenSSL)" libcurl4-openssl-dev CURL_FOUND)
  find_package(prometheus-cpp CONFIG QUIET COMPONENTS core)
  motcua_need("prometheus-cpp (core)" prometheus-cpp-dev prometheus-cpp_FOUND)
endif()
if(MOTCUA_BENCH)
  find_package(benchmark CONFIG QUIET)
  motcua_need("Google Benchmark" libbenchmark-dev benchmark_FOUND)
endif()

if(_missing)
  list(JOIN _missing_packages " " _apt)
  message(FATAL_ERROR "Một Cửa cannot be configured, these are missing:\n${_missing}"
    "Install them:  apt-get install --no-install-recommends ${_apt}\n"
    "or everything at once:  bash installer/install-packages.sh build")
endif()

if(NOT TARGET zint::zint)
  add_library(zint::zint UNKNOWN IMPORTED)
  set_target_properties(zint::zint PROPERTIES IMPORTED_LOCATION "${ZINT_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${ZINT_INCLUDE_DIR}")
endif()
