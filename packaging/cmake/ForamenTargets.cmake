# The few functions that every folder's CMakeLists.txt uses, and the flags that all targets share.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

find_package(Threads REQUIRED)
find_package(tl-expected REQUIRED)
find_package(fmt REQUIRED)

# Warnings, include root and strictness of our own code.
add_library(foramen_flags INTERFACE)
target_include_directories(foramen_flags INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(foramen_flags INTERFACE -Wall -Wextra -Wpedantic -Wno-missing-field-initializers -Wno-restrict -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<BOOL:${FORAMEN_WARNINGS_AS_ERRORS}>:-Werror>)
target_compile_definitions(foramen_flags INTERFACE QT_NO_KEYWORDS QT_NO_CAST_TO_ASCII QT_DISABLE_DEPRECATED_BEFORE=0x060000)
if(FORAMEN_SANITIZER)
    target_compile_options(foramen_flags INTERFACE -fsanitize=${FORAMEN_SANITIZER} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    target_link_options(foramen_flags INTERFACE -fsanitize=${FORAMEN_SANITIZER})
endif()

# foramen_library(NAME SOURCES ... [PUBLIC targets] [PRIVATE targets])
# A static library foramen_NAME with the alias foramen::NAME.
function(foramen_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(foramen_${name} STATIC ${arg_SOURCES})
    add_library(foramen::${name} ALIAS foramen_${name})
    target_link_libraries(foramen_${name} PUBLIC foramen_flags ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
endfunction()

# foramen_rooms(NAME ROOMS ...)
# foramen::NAME: all the libraries of a folder's rooms at once.
function(foramen_rooms name)
    add_library(foramen_${name} INTERFACE)
    add_library(foramen::${name} ALIAS foramen_${name})
    list(TRANSFORM ARGN PREPEND foramen::)
    target_link_libraries(foramen_${name} INTERFACE ${ARGN})
endfunction()

# foramen_translations(TARGET CODES ...)
# Compiles resources/translations/foramen_CODE.ts of each language and builds them into TARGET as :/foramen/translations/foramen_CODE.qm
# (Q_INIT_RESOURCE(translations)). "cmake --build BUILD --target translations" takes the texts of the sources into those files.
function(foramen_translations target)
    find_package(Qt6 REQUIRED COMPONENTS LinguistTools)
    set(folder ${CMAKE_SOURCE_DIR}/resources/translations)
    set(built ${CMAKE_CURRENT_BINARY_DIR}/translations)
    set(entries)
    set(compiled)
    foreach(code ${ARGN})
        add_custom_command(OUTPUT ${built}/foramen_${code}.qm
            COMMAND Qt6::lrelease -silent ${folder}/foramen_${code}.ts -qm ${built}/foramen_${code}.qm
            DEPENDS ${folder}/foramen_${code}.ts VERBATIM)
        list(APPEND compiled ${built}/foramen_${code}.qm)
        string(APPEND entries "<file>foramen_${code}.qm</file>")
    endforeach()
    file(CONFIGURE OUTPUT ${built}/translations.qrc
        CONTENT "<RCC><qresource prefix=\"/foramen/translations\">${entries}</qresource></RCC>\n")
    add_custom_command(OUTPUT ${built}/qrc_translations.cpp
        COMMAND Qt6::rcc --name translations --output ${built}/qrc_translations.cpp ${built}/translations.qrc
        DEPENDS ${compiled} ${built}/translations.qrc VERBATIM)
    set_source_files_properties(${built}/qrc_translations.cpp PROPERTIES SKIP_AUTOGEN ON)
    target_sources(${target} PRIVATE ${built}/qrc_translations.cpp)
    add_custom_target(translations
        COMMAND ${CMAKE_SOURCE_DIR}/packaging/update-translations.sh ${folder} $<TARGET_FILE:Qt6::lupdate> VERBATIM)
endfunction()

# foramen_test(NAME LABELS labels LIBRARIES targets [SOURCES more sources] [DISPLAY] [ENVIRONMENT VAR=value ...] [TIMEOUT s])
# NAME.cpp in this folder, a QtTest program; NAME may begin with a folder below this one, which the target's name does not show.
# DISPLAY: it needs an X server, and gets a virtual one.
# TIMEOUT: what it may take on a quiet machine. The limit is five times that, so that it finds a hang and not a busy machine; QtTest's
# own limit for one function is as long.
function(foramen_test path)
    cmake_parse_arguments(arg "DISPLAY" "TIMEOUT" "LABELS;LIBRARIES;SOURCES;ENVIRONMENT" ${ARGN})
    if(NOT FORAMEN_BUILD_TESTS)
        return()
    endif()
    get_filename_component(name ${path} NAME)
    add_executable(${name} ${path}.cpp ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_link_libraries(${name} PRIVATE foramen_flags ${arg_LIBRARIES} Qt6::Test)
    set(environment "QT_QPA_PLATFORM=offscreen" "FORAMEN_TEST_DATA=${FORAMEN_TEST_DATA}"
        "FORAMEN_MODULE_PATH=${CMAKE_BINARY_DIR}/bin" "FORAMEN_MODEL=${CMAKE_SOURCE_DIR}/models/foramen-lumbar"
        "FORAMEN_BIN=${CMAKE_BINARY_DIR}/bin"
        "XDG_CONFIG_HOME=${CMAKE_BINARY_DIR}/tests/settings" # not the settings of who runs the tests
        ${arg_ENVIRONMENT})
    set(command ${name})
    if(arg_DISPLAY)
        set(command ${CMAKE_SOURCE_DIR}/packaging/with-display.sh $<TARGET_FILE:${name}>)
        list(REMOVE_ITEM environment "QT_QPA_PLATFORM=offscreen")
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    math(EXPR limit "5 * ${arg_TIMEOUT}")
    list(APPEND environment "QTEST_FUNCTION_TIMEOUT=${limit}000")
    add_test(NAME ${name} COMMAND ${command})
    set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" ENVIRONMENT "${environment}" TIMEOUT ${limit})
endfunction()

function(foramen_report_features)
    message(STATUS "Foramen ${PROJECT_VERSION}: viewer ${FORAMEN_BUILD_VIEWER}, PDF ${FORAMEN_WITH_PDF}, tests ${FORAMEN_BUILD_TESTS}, "
        "benchmarks ${FORAMEN_BUILD_BENCHMARKS}, LibTorch ${FORAMEN_WITH_TORCH}, CUDA ${FORAMEN_WITH_CUDA}, "
        "sanitizer '${FORAMEN_SANITIZER}'")
endfunction()
