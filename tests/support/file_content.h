#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QtGlobal>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace foramen::test {

/// All bytes of a file; none where it cannot be read.
inline std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}
inline QByteArray contentOf(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Writes a whole file in place of what is there, in folders that are made where they are missing.
/// Ends the program where that fails: tests write to temporary folders.
inline void writeText(const std::filesystem::path& file, const std::string& text)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream stream(file, std::ios::binary);
    if (!(stream << text).flush())
        qFatal("cannot write %s", file.c_str());
}
inline void writeText(const QString& name, const QByteArray& text)
{
    writeText(std::filesystem::path(name.toStdString()), text.toStdString());
}

} // namespace foramen::test
