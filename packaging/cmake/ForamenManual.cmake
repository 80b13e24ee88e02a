# foramen_manual_resource(VARIABLE)
# Names a resource file in VARIABLE that holds the manual as it stands in the source tree: its pages, their pictures, and the pages of other folders that they lead to. A
# page is found below :/docs under its own path, so that links between pages work in the program as they do on the web.
function(foramen_manual_resource variable)
    file(GLOB pages CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}
        ${CMAKE_SOURCE_DIR}/resources/manual/*.md ${CMAKE_SOURCE_DIR}/resources/manual/images/*.png
        ${CMAKE_SOURCE_DIR}/resources/help/*.md ${CMAKE_SOURCE_DIR}/models/README.md ${CMAKE_SOURCE_DIR}/models/*/README.md
        ${CMAKE_SOURCE_DIR}/core/ai/README.md)
    list(APPEND pages resources/manual/export_torchscript.py)
    list(TRANSFORM pages REPLACE "(.+)" "        <file alias=\"\\1\">${CMAKE_SOURCE_DIR}/\\1</file>")
    list(JOIN pages "\n" pages)
    file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/manual.qrc CONTENT
        "<RCC>\n    <qresource prefix=\"/docs\">\n${pages}\n    </qresource>\n</RCC>\n" @ONLY)
    set(${variable} ${CMAKE_CURRENT_BINARY_DIR}/manual.qrc PARENT_SCOPE)
endfunction()
