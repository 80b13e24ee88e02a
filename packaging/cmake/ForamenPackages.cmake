# What cpack makes of an installation; packaging/release.sh calls it.
#   DEB   foramen, foramen-cli, foramen-common (what both need), foramen-cuda: one for each install component
#   TXZ   all of it in one folder that may lie anywhere
# The version is that of project() in the top CMakeLists.txt.

set(FORAMEN_PACKAGE_MAINTAINER "The Foramen developers <packages@foramen.example.org>" CACHE STRING "Who answers for the Debian packages: the default is nobody's address")

cmake_host_system_information(RESULT host QUERY DISTRIB_INFO)
set(CPACK_PACKAGE_NAME foramen)
set(CPACK_PACKAGE_VENDOR "The Foramen developers")
set(CPACK_PACKAGE_CONTACT ${FORAMEN_PACKAGE_MAINTAINER})
set(CPACK_PACKAGE_FILE_NAME foramen-${PROJECT_VERSION}-${host_ID}${host_VERSION_ID}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_GENERATOR DEB TXZ)
set(CPACK_STRIP_FILES ON)
set(CPACK_THREADS 0)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
# Of each generator apart, when cpack runs: what the packages of this machine are called.
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_LIST_DIR}/ForamenPackagesOfMachine.cmake)

# A package links against the libraries of one release of the distribution, which its version therefore names.
set(CPACK_DEBIAN_PACKAGE_RELEASE 1~deb${host_VERSION_ID})
set(package_version ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
# The first line of each description is its package's own.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")

set(research_only "Research use only. Not for diagnosis.")
set(CPACK_COMPONENTS_ALL)

# foramen_package(COMPONENT NAME DESCRIPTION)
# The install rules of COMPONENT become the Debian package NAME. Documents that only a Debian package has are no part of other
# installations; release.sh writes the changelogs.
macro(foramen_package component name description)
    string(TOUPPER ${component} upper)
    list(APPEND CPACK_COMPONENTS_ALL ${component})
    set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${name})
    set(CPACK_DEBIAN_${upper}_DESCRIPTION "${description}\n\n${research_only}")
    install(FILES ${CMAKE_SOURCE_DIR}/packaging/debian/copyright ${CMAKE_BINARY_DIR}/documents/changelog.gz
        ${CMAKE_BINARY_DIR}/documents/changelog.Debian.gz
        DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/${name} COMPONENT ${component} EXCLUDE_FROM_ALL)
endmacro()

foramen_package(common foramen-common "model and LibTorch module of Foramen
What the programs foramen and foramen-cli share: the networks that grade
lumbar-spine MRI, with the card that describes them, and the module that runs
them on the CPU.")

foramen_package(cli foramen-cli "grade lumbar-spine MRI on the command line
Scans folders with DICOM images, grades 25 sites of each lumbar-spine study
(five conditions at five disc levels), and writes tables, JSON, CSV, PDF and
DICOM structured reports. It also evaluates predictions, trains and calibrates
models, and generates synthetic studies. It needs no desktop.")
set(CPACK_DEBIAN_CLI_PACKAGE_DEPENDS "foramen-common (= ${package_version})")
set(CPACK_DEBIAN_CLI_PACKAGE_SUGGESTS foramen-cuda)

if(FORAMEN_BUILD_VIEWER)
    foramen_package(viewer foramen "lumbar-spine MRI viewer with AI assist
Shows MRI studies of the lumbar spine with sagittal and axial series linked,
grades 25 sites (five conditions at five disc levels) in the background, and
lets the reader accept or change each grade by keyboard and export the report
as PDF, DICOM structured report, CSV or JSON.")
    set(CPACK_DEBIAN_VIEWER_PACKAGE_DEPENDS "foramen-common (= ${package_version})")
    set(CPACK_DEBIAN_VIEWER_PACKAGE_SUGGESTS "foramen-cuda, ffmpeg")
endif()

foramen_package(cuda foramen-cuda "how to let Foramen grade on NVIDIA GPUs
Holds no program and fetches nothing. Foramen's CUDA module needs PyTorch's
LibTorch with its CUDA libraries (3 GB), which Debian does not have;
README.Debian says how to get it and how to build the module.")
set(CPACK_DEBIAN_CUDA_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_CUDA_PACKAGE_RECOMMENDS "foramen | foramen-cli")
install(FILES packaging/debian/README.Debian DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/foramen-cuda COMPONENT cuda EXCLUDE_FROM_ALL)
install(PROGRAMS packaging/fetch-cuda-torch.sh DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/foramen-cuda/examples
    COMPONENT cuda EXCLUDE_FROM_ALL)

# Man pages are made from --help by release.sh; an installation without it has none.
install(FILES ${CMAKE_BINARY_DIR}/documents/foramen-cli.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT cli OPTIONAL)
if(FORAMEN_BUILD_VIEWER)
    install(FILES ${CMAKE_BINARY_DIR}/documents/foramen.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT viewer OPTIONAL)
endif()
# Outside of Debian packages, which have their own places for these.
install(FILES LICENSE packaging/CHANGELOG.md resources/manual/installing.md DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/foramen COMPONENT documents)

include(CPack)
