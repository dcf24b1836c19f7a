# SQLite with its cipher (SQLite3 Multiple Ciphers, MIT; SQLite itself is in the public domain): Debian 12's own libsqlcipher
# holds SQLite 3.15 without FTS5, UPSERT and window functions. The one-file source comes by name, version and checksum out of
# an npm package that carries it unchanged, or from a folder: -DMOTCUA_SQLITE3MC_DIR=… (holding sqlite3.c and sqlite3.h).
set(MOTCUA_SQLITE3MC_DIR "" CACHE PATH "Folder with sqlite3.c and sqlite3.h of SQLite3 Multiple Ciphers; empty = fetched by npm")
set(_package better-sqlite3-multiple-ciphers)
set(_version 12.11.1)
set(_sha256 01388c78f46ce63c6aec021f67b364cc67bd637edba64f7add0c0230ce5f777a)

set(_source "${MOTCUA_SQLITE3MC_DIR}")
if(NOT _source)
  set(_folder "${CMAKE_BINARY_DIR}/sqlite3mc")
  set(_source "${_folder}/package/deps/sqlite3")
  set(_archive "${_folder}/${_package}-${_version}.tgz")
  if(NOT EXISTS "${_source}/sqlite3.c")
    file(MAKE_DIRECTORY "${_folder}")
    find_program(MOTCUA_NPM npm)
    if(NOT MOTCUA_NPM)
      message(FATAL_ERROR "The encrypted store needs the source of SQLite3 Multiple Ciphers. Install npm (apt-get install npm), "
        "which fetches it, or give its folder: -DMOTCUA_SQLITE3MC_DIR=…")
    endif()
    foreach(try RANGE 1 3)
      execute_process(COMMAND "${MOTCUA_NPM}" pack --silent "${_package}@${_version}" WORKING_DIRECTORY "${_folder}"
        RESULT_VARIABLE _failed OUTPUT_QUIET ERROR_VARIABLE _why)
      if(NOT _failed)
        break()
      endif()
    endforeach()
    if(_failed)
      message(FATAL_ERROR "npm could not fetch ${_package} ${_version}:\n${_why}\nOr give a folder: -DMOTCUA_SQLITE3MC_DIR=…")
    endif()
    file(SHA256 "${_archive}" _found)
    if(NOT _found STREQUAL _sha256)
      file(REMOVE "${_archive}")
      message(FATAL_ERROR "${_package} ${_version} is not what it was: SHA-256 ${_found}, expected ${_sha256}")
    endif()
    file(ARCHIVE_EXTRACT INPUT "${_archive}" DESTINATION "${_folder}" PATTERNS package/deps/sqlite3/* package/LICENSE)
  endif()
endif()
if(NOT EXISTS "${_source}/sqlite3.c")
  message(FATAL_ERROR "No sqlite3.c in ${_source}")
endif()

# Its layer under SQLite forgets that a read has failed: a log whose head could not be read then counts as empty, and what was
# committed is gone (tests/faults/tst_broken_store shows it). Where the source still does so, the error is passed on.
set(_careful "${CMAKE_BINARY_DIR}/sqlite3mc/careful/sqlite3.c")
if("${_source}/sqlite3.c" IS_NEWER_THAN "${_careful}" OR "${CMAKE_CURRENT_LIST_FILE}" IS_NEWER_THAN "${_careful}")
  file(READ "${_source}/sqlite3.c" _text)
  string(REPLACE "xRead(REALFILE(pFile), buffer, count, offset);\n  if (rc == SQLITE_IOERR_SHORT_READ)"
    "xRead(REALFILE(pFile), buffer, count, offset);\n  if (rc != SQLITE_OK)" _careful_text "${_text}")
  string(REPLACE "xRead(REALFILE(pFile), pageBuffer, pageSize, prevOffset);\n      if (rc == SQLITE_IOERR_SHORT_READ)"
    "xRead(REALFILE(pFile), pageBuffer, pageSize, prevOffset);\n      if (rc != SQLITE_OK)" _careful_text "${_careful_text}")
  # FTS5 likewise takes the sums of its index for read when the disk failed to give them, and writes zeros back (SQLite 3.53).
  string(REPLACE "    p->bTotalsValid = bCache;" "    p->bTotalsValid = (rc==SQLITE_OK ? bCache : 0);" _careful_text "${_careful_text}")
  if(_careful_text STREQUAL _text)
    message(STATUS "SQLite3 Multiple Ciphers: nothing to mend in this version")
  endif()
  file(WRITE "${_careful}" "${_careful_text}")
endif()

add_library(motcua_sqlite STATIC "${_careful}")
target_include_directories(motcua_sqlite SYSTEM PUBLIC "${_source}")
set_target_properties(motcua_sqlite PROPERTIES AUTOMOC OFF AUTORCC OFF POSITION_INDEPENDENT_CODE ON C_VISIBILITY_PRESET hidden)
target_compile_definitions(motcua_sqlite PRIVATE
  SQLITE_ENABLE_FTS5 SQLITE_THREADSAFE=2 SQLITE_DEFAULT_MEMSTATUS=0 SQLITE_DQS=0 SQLITE_TEMP_STORE=3 SQLITE_SECURE_DELETE
  SQLITE_MAX_EXPR_DEPTH=0 SQLITE_LIKE_DOESNT_MATCH_BLOBS SQLITE_OMIT_DEPRECATED SQLITE_OMIT_LOAD_EXTENSION SQLITE_OMIT_SHARED_CACHE
  SQLITE_ENABLE_DBPAGE_VTAB SQLITE_DEFAULT_WAL_SYNCHRONOUS=2
  # One scheme is enough; fewer lines that could be wrong.
  CODEC_TYPE=CODEC_TYPE_AEGIS HAVE_CIPHER_AES_128_CBC=0 HAVE_CIPHER_AES_256_CBC=0 HAVE_CIPHER_RC4=0 HAVE_CIPHER_SQLCIPHER=0
  HAVE_CIPHER_ASCON128=0 SQLITE3MC_SECURE_MEMORY=1 SQLITE_USE_URI=0)
target_compile_options(motcua_sqlite PRIVATE -w -O2)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  target_compile_options(motcua_sqlite PRIVATE -msse4.2 -maes)
endif()
if(MOTCUA_SANITIZE)
  target_compile_options(motcua_sqlite PRIVATE -fsanitize=address -fno-omit-frame-pointer)
endif()
target_link_libraries(motcua_sqlite PUBLIC Threads::Threads m)
