#pragma once

#include <QString>
#include <QtGlobal>

#include <filesystem>

namespace foramen::test {

/// A file or folder of the real DICOM data in FORAMEN_TEST_DATA, by its path there.
/// @return an empty path where it is missing: a test is skipped then.
inline std::filesystem::path realData(const QString& name)
{
    const QString root = qEnvironmentVariable("FORAMEN_TEST_DATA");
    const std::filesystem::path path = (root + '/' + name).toStdString();
    return root.isEmpty() || !std::filesystem::exists(path) ? std::filesystem::path() : path;
}

} // namespace foramen::test
