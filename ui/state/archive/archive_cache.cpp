#include "ui/state/archive/archive_cache.h"

#include "core/base/files/system_reason.h"
#include "core/base/text/text_file.h"
#include "core/pacs/uid_name.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QStandardPaths>

#include <algorithm>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;

constexpr const char* kStudy = "study";
constexpr const char* kArriving = "arriving";
constexpr const char* kExtension = ".dcm";

tl::unexpected<Error> notWritable(const std::error_code& code)
{
    return failure(ErrorCode::NotWritable,
                   Reason(ReasonCode::FileNotWritten, systemReason(code.value())));
}

std::string nameOf(const std::string& seriesUid)
{
    return seriesUid.empty() ? std::string("all") : uidFileName(seriesUid);
}

bool isImage(const fs::directory_entry& entry)
{
    return entry.path().extension() == kExtension;
}

int imagesBelow(const fs::path& folder)
{
    std::error_code code; // a folder that is not there has none
    int count = 0;
    for (fs::recursive_directory_iterator it(folder, code), end; !code && it != end;
         it.increment(code))
        count += isImage(*it) ? 1 : 0;
    return count;
}

bool isSame(const fs::path& one, const fs::path& other)
{
    std::error_code code;
    if (fs::file_size(one, code) != fs::file_size(other, code) || code)
        return false;
    const auto first = readTextFile(one);
    const auto second = readTextFile(other);
    return first && second && *first == *second;
}

/// Moves a file into a folder under its name, or one with a number where another file has it.
/// @return whether it was new.
Result<bool> moveInto(const fs::path& file, const fs::path& folder)
{
    std::error_code code;
    fs::path target = folder / file.filename();
    for (int number = 2; fs::exists(target, code); ++number) {
        if (isSame(file, target)) {
            fs::remove(file, code);
            if (code)
                return notWritable(code);
            return false;
        }
        target = folder / (file.stem().string() + '-' + std::to_string(number) + kExtension);
    }
    fs::rename(file, target, code);
    if (code)
        return notWritable(code);
    return true;
}

/// Moves all files of a folder. @return how many were new.
Result<int> moveAll(const fs::path& from, const fs::path& to)
{
    std::error_code code;
    std::vector<fs::path> files;
    for (fs::directory_iterator it(from, code), end; !code && it != end; it.increment(code))
        if (isImage(*it))
            files.push_back(it->path());
    if (files.empty())
        return 0; // nothing arrived, or the folder was not made
    fs::create_directories(to, code);
    if (code)
        return notWritable(code);
    int added = 0;
    for (const fs::path& file : files) {
        const auto moved = moveInto(file, to);
        if (!moved)
            return tl::make_unexpected(moved.error());
        added += *moved ? 1 : 0;
    }
    return added;
}

} // namespace

fs::path ArchiveCache::defaultRoot()
{
    return fs::path(QStandardPaths::writableLocation(QStandardPaths::CacheLocation).toStdString())
        / "archive";
}

fs::path ArchiveCache::folderOf(const std::string& studyUid) const
{
    constexpr int letters = 32;
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromStdString(studyUid), QCryptographicHash::Sha256)
            .toHex()
            .left(letters);
    return m_root / hash.toStdString();
}

fs::path ArchiveCache::studyFolder(const std::string& studyUid) const
{
    return folderOf(studyUid) / kStudy;
}

fs::path ArchiveCache::arrivalFolder(const std::string& studyUid,
                                     const std::string& seriesUid) const
{
    return folderOf(studyUid) / kArriving / nameOf(seriesUid);
}

Result<void> ArchiveCache::prepare(const std::string& studyUid) const
{
    std::error_code code;
    fs::create_directories(m_root, code);
    if (!code)
        fs::permissions(m_root, fs::perms::owner_all, code);
    if (!code)
        fs::create_directories(studyFolder(studyUid), code);
    if (code)
        return notWritable(code);
    const fs::path arriving = folderOf(studyUid) / kArriving;
    for (fs::directory_iterator it(arriving, code), end; !code && it != end; it.increment(code)) {
        const auto taken = moveAll(it->path() / uidFileName(studyUid),
                                   studyFolder(studyUid) / it->path().filename());
        if (!taken)
            return tl::make_unexpected(taken.error());
    }
    return {};
}

Result<int> ArchiveCache::takeIn(const std::string& studyUid, const std::string& seriesUid) const
{
    const fs::path arrival = arrivalFolder(studyUid, seriesUid);
    auto added =
        moveAll(arrival / uidFileName(studyUid), studyFolder(studyUid) / nameOf(seriesUid));
    std::error_code ignored; // an empty folder does no harm
    fs::remove_all(arrival, ignored);
    return added;
}

int ArchiveCache::imagesOf(const std::string& studyUid, const std::string& seriesUid) const
{
    return imagesBelow(studyFolder(studyUid) / nameOf(seriesUid));
}

int ArchiveCache::imagesOf(const std::string& studyUid) const
{
    return imagesBelow(studyFolder(studyUid));
}

Result<void> ArchiveCache::clear(const std::vector<fs::path>& keptFolders) const
{
    std::error_code code;
    std::vector<fs::path> studies;
    for (fs::directory_iterator it(m_root, code), end; !code && it != end; it.increment(code))
        studies.push_back(it->path());
    code.clear(); // where there is no such folder, nothing was retrieved
    for (const fs::path& study : studies) {
        const bool isKept =
            std::any_of(keptFolders.begin(), keptFolders.end(), [&](const fs::path& kept) {
                return kept == study || kept.parent_path() == study;
            });
        if (isKept)
            continue;
        fs::remove_all(study, code);
        if (code)
            return notWritable(code);
    }
    return {};
}

} // namespace foramen
