# Read by cpack once for each generator.
cmake_policy(SET CMP0057 NEW) # if(IN_LIST)

# foramen_owner(VARIABLE FILE)
# The package of this machine that owns a file which Foramen opens when it runs, so that no linker names it. Its name depends on
# the release of the distribution.
function(foramen_owner variable file)
    execute_process(COMMAND dpkg-query --search "${file}" OUTPUT_VARIABLE found ERROR_QUIET)
    if(NOT found MATCHES "^([a-z0-9][a-z0-9.+-]+)(:[a-z0-9]+)?: ")
        message(FATAL_ERROR "No installed package owns ${file}")
    endif()
    set(${variable} ${CMAKE_MATCH_1} PARENT_SCOPE)
endfunction()

if(CPACK_GENERATOR STREQUAL "DEB")
    # With the reference BLAS, LibTorch takes 60 times as long for a transformer.
    set(CPACK_DEBIAN_COMMON_PACKAGE_DEPENDS libopenblas0-openmp)
    set(fonts "fonts-inter")
    set(CPACK_DEBIAN_CLI_PACKAGE_RECOMMENDS ${fonts})
    if("viewer" IN_LIST CPACK_COMPONENTS_ALL)
        foramen_owner(icons "*/qt6/plugins/iconengines/libqsvgicon.so")
        foramen_owner(translations "*/qt6/translations/qtbase_de.qm")
        string(APPEND CPACK_DEBIAN_VIEWER_PACKAGE_DEPENDS ", ${icons}")
        set(CPACK_DEBIAN_VIEWER_PACKAGE_RECOMMENDS "foramen-cli, ${fonts}, ${translations}, qt6-qpa-plugins, qt6-wayland")
    endif()
endif()
