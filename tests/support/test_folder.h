#pragma once

#include <QString>
#include <QTemporaryDir>
#include <QtGlobal>

#include <filesystem>
#include <memory>

namespace foramen::test {

/// Owns one temporary folder, and gives paths in it as the standard library and as Qt write them.
/// Ends the program where a folder cannot be made.
class TestFolder {
public:
    TestFolder() { renew(); }

    /// Removes the folder and makes an empty one, as before each test.
    void renew()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        if (!m_folder->isValid())
            qFatal("no temporary folder: %s", qPrintable(m_folder->errorString()));
    }

    [[nodiscard]] std::filesystem::path path() const { return m_folder->path().toStdString(); }
    [[nodiscard]] std::filesystem::path path(const QString& name) const
    {
        return filePath(name).toStdString();
    }
    [[nodiscard]] QString folder() const { return m_folder->path(); }
    [[nodiscard]] QString filePath(const QString& name) const { return m_folder->filePath(name); }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace foramen::test
