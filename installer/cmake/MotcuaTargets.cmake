# The flags of the whole house, and the few functions that make its targets.
add_library(motcua_options INTERFACE)
target_compile_features(motcua_options INTERFACE cxx_std_20)
target_compile_definitions(motcua_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_KEYWORDS
  QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_MESSAGELOGCONTEXT)
target_compile_options(motcua_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wconversion
  -Wno-sign-conversion
  # GCC 12's optimizer guesses wrongly at these inside Qt's inline code: shown, never fatal.
  -Wno-error=stringop-overread -Wno-error=stringop-overflow -Wno-error=array-bounds -Wno-error=maybe-uninitialized -Wno-error=restrict
  $<$<BOOL:${MOTCUA_WERROR}>:-Werror>)
target_include_directories(motcua_options INTERFACE "${CMAKE_SOURCE_DIR}/app" "${CMAKE_SOURCE_DIR}")
if(MOTCUA_SANITIZE)
  target_compile_options(motcua_options INTERFACE -fsanitize=${MOTCUA_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(motcua_options INTERFACE -fsanitize=${MOTCUA_SANITIZE})
endif()

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
find_program(MOTCUA_LLD ld.lld)
if(MOTCUA_LLD AND NOT WIN32)
  add_link_options(-fuse-ld=lld) # links several times faster than bfd; bfd is used where it is absent
endif()
find_program(MOTCUA_CCACHE ccache)
if(MOTCUA_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${MOTCUA_CCACHE}")
  set(CMAKE_C_COMPILER_LAUNCHER "${MOTCUA_CCACHE}")
endif()

# A library of one room: all sources of its folder (EXCLUDE for a main.cpp), and what it may link. A folder is a room, so the
# list is the folder itself: a new file needs no line here.
function(motcua_library name)
  cmake_parse_arguments(A "RECURSE" "" "EXCLUDE;LINKS;PRIVATE_LINKS" ${ARGN})
  if(A_RECURSE)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.h *.cpp)
  else()
    file(GLOB sources CONFIGURE_DEPENDS *.h *.cpp)
  endif()
  foreach(name_ IN LISTS A_EXCLUDE)
    list(FILTER sources EXCLUDE REGEX "/${name_}$")
  endforeach()
  add_library(${name} STATIC ${sources})
  target_link_libraries(${name} PUBLIC motcua_options ${A_LINKS} PRIVATE ${A_PRIVATE_LINKS})
endfunction()

function(motcua_executable name)
  cmake_parse_arguments(A "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${A_SOURCES})
  target_link_libraries(${name} PRIVATE motcua_options ${A_LINKS})
endfunction()

# The longest ones begin first, or one of them is left over at the end and the other processor waits for it.
set(motcua_long_tests tst_sync_hostile tst_kill_client tst_sync_stories tst_backend_process tst_backend_databases tst_forms tst_hand_over
  tst_claims tst_cell_flow tst_random_schedules tst_readers tst_worn_frames tst_photographs fuzz_pictures)

# motcua_test(tst_name SOURCES … LINKS … [LABELS …] [TIMEOUT s] [ARGS …] [PROCESS]): a QtTest or plain program, run offscreen.
function(motcua_test name)
  cmake_parse_arguments(A "" "TIMEOUT" "SOURCES;LINKS;LABELS;ARGS;ENVIRONMENT" ${ARGN})
  if(NOT A_SOURCES)
    set(A_SOURCES ${name}.cpp)
  endif()
  if(NOT A_TIMEOUT)
    set(A_TIMEOUT 240) # fsync on a busy disk
  endif()
  # What the sanitizers run over: the rooms' own tests, without those that need other programs or minutes of reading.
  file(RELATIVE_PATH room "${CMAKE_SOURCE_DIR}/tests" "${CMAKE_CURRENT_SOURCE_DIR}")
  list(GET A_SOURCES 0 first)
  file(STRINGS "${first}" asks_a_program REGEX "BackendProcess|programPath|cell_place.h" LIMIT_COUNT 1)
  if(room MATCHES "^(domain|storage|paper|remote|services|vision)$" AND NOT asks_a_program AND NOT name MATCHES "tst_(sync_hostile|text|read_commands|worker)$")
    list(APPEND A_LABELS unit)
    list(REMOVE_DUPLICATES A_LABELS)
    if(NOT TARGET motcua_unit_tests)
      add_custom_target(motcua_unit_tests)
    endif()
    add_dependencies(motcua_unit_tests ${name})
  endif()
  add_executable(${name} ${A_SOURCES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  target_link_libraries(${name} PRIVATE motcua_options motcua_test_places Qt6::Test ${A_LINKS})
  add_test(NAME ${name} COMMAND ${name} ${A_ARGS})
  if(name IN_LIST motcua_long_tests)
    set_tests_properties(${name} PROPERTIES COST 100)
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${A_TIMEOUT} LABELS "${A_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QTEST_DISABLE_STACK_DUMP=1;LC_ALL=C.UTF-8;OMP_THREAD_LIMIT=1;ASAN_OPTIONS=detect_leaks=1;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0;${A_ENVIRONMENT}")
endfunction()
