#pragma once

#include "core/dicom/scanning/study_scanner.h"
#include "core/pacs/archive_client.h"
#include "core/pacs/pacs_node.h"
#include "tests/support/orthanc_server.h"
#include "tests/support/phantom_files.h"

#include <QTest>

#include <dcmtk/config/osconfig.h>
// osconfig.h comes first
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcfilefo.h>
#include <dcmtk/dcmdata/dcostrmb.h>
#include <dcmtk/dcmdata/dcwcache.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace foramen::test {

/// All files below a folder, sorted.
inline std::vector<std::filesystem::path> filesBelow(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// All attributes of a file with their values, pixel data included, as bytes in one encoding.
inline std::string datasetBytes(const std::filesystem::path& file)
{
    DcmFileFormat format;
    if (format.loadFile(file.c_str()).bad() || format.loadAllDataIntoMemory().bad())
        return {};
    std::vector<char> buffer(4 << 20);
    DcmOutputBufferStream stream(buffer.data(), static_cast<offile_off_t>(buffer.size()));
    DcmWriteCache cache;
    DcmDataset& data = *format.getDataset();
    data.transferInit();
    if (data.write(stream, EXS_LittleEndianExplicit, EET_ExplicitLength, &cache, EGL_withoutGL)
            .bad())
        return {};
    data.transferEnd();
    void* begin = nullptr;
    offile_off_t length = 0;
    stream.flushBuffer(begin, length);
    return {static_cast<const char*>(begin), static_cast<std::size_t>(length)};
}

/// The files of a folder by SOP Instance UID, as datasetBytes().
inline std::map<std::string, std::string>
datasetsOf(const std::vector<std::filesystem::path>& files)
{
    std::map<std::string, std::string> datasets;
    for (const std::filesystem::path& file : files) {
        DcmFileFormat format;
        OFString uid;
        if (format.loadFile(file.c_str()).good())
            format.getDataset()->findAndGetOFString(DCM_SOPInstanceUID, uid);
        datasets[uid.c_str()] = datasetBytes(file);
    }
    return datasets;
}

/// A generated study on disk, for all functions of a test.
class PhantomStudyFiles {
public:
    void write()
    {
        PhantomRecipe recipe;
        recipe.seed = 5;
        writePhantoms(m_folder.path(), recipe);
        m_files = filesBelow(m_folder.path("train_images"));
        const auto scanned = scanStudies({m_folder.path("train_images")});
        QVERIFY(scanned && scanned->studies.size() == 1);
        m_study = scanned->studies.front();
    }
    [[nodiscard]] const std::vector<std::filesystem::path>& files() const { return m_files; }
    [[nodiscard]] const Study& study() const { return m_study; }
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path("train_images"); }

private:
    TestFolder m_folder;
    std::vector<std::filesystem::path> m_files;
    Study m_study;
};

/// Why a transfer ended, or its first problem; empty where it is complete.
inline QByteArray troubleOf(const Transfer& transfer)
{
    if (!transfer.end)
        return QByteArray::fromStdString(transfer.end.error().message);
    if (!transfer.problems.empty())
        return QByteArray::fromStdString(englishSentence(transfer.problems.front().reason));
    return {};
}

/// The node of an Orthanc by DIMSE.
inline PacsNode dimseNode(int port)
{
    PacsNode node;
    node.host = "localhost";
    node.port = port;
    node.calledAeTitle = "ORTHANC";
    node.callingAeTitle = "FORAMEN";
    return node;
}

} // namespace foramen::test
