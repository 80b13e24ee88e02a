#include "core/bundle/bundle_reader.h"

#include "core/base/exception_failure.h"
#include "core/base/text/text_file.h"
#include "core/bundle/content_hash.h"
#include "core/dicom/media/archive.h"
#include "core/report/json/json_reader.h"
#include "core/report/json/json_writer.h"

#include <algorithm>
#include <exception>
#include <set>
#include <string>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestList = std::uintmax_t{64} << 20; ///< bytes of bundle.json

tl::unexpected<Error> changed(Reason what)
{
    return failure(ErrorCode::Corrupt, ReasonCode::BundleChanged, std::move(what));
}

/// The list of a folder.
Result<BundleManifest> manifestIn(const fs::path& folder)
{
    const fs::path file = folder / kBundleManifestFile;
    std::error_code error;
    if (!isUnpackedBundle(folder))
        return failure(ErrorCode::Unsupported, ReasonCode::BundleWithoutList);
    const std::uintmax_t size = fs::file_size(file, error);
    if (error || size > kLargestList)
        return failure(ErrorCode::Corrupt, ReasonCode::BundleListDamaged);
    const auto text = readTextFile(file);
    if (!text)
        return tl::make_unexpected(text.error());
    return bundleManifestFromJson(*text);
}

/// Whether the files of a folder are those of the list. Their names are not repeated in messages
/// but for those of the list, which this program gave.
Result<void> checkNames(const fs::path& folder, const BundleManifest& manifest, const Task& task)
{
    std::set<std::string> listed;
    for (const BundleFile& file : manifest.files)
        listed.insert(file.path);
    std::error_code error;
    fs::recursive_directory_iterator it(folder, error);
    for (const fs::recursive_directory_iterator end; !error && it != end; it.increment(error)) {
        if (task.cancelled())
            return cancelledFailure();
        std::error_code status;
        if (it->is_directory(status) && !it->is_symlink(status))
            continue;
        const std::string name = it->path().lexically_relative(folder).generic_string();
        if (it->is_symlink(status) || !it->is_regular_file(status)
            || (name != kBundleManifestFile && !listed.contains(name)))
            return changed(ReasonCode::BundleUnlistedFile);
        listed.erase(name);
    }
    if (error)
        return failure(ErrorCode::NotReadable, ReasonCode::FolderNotReadable);
    if (!listed.empty())
        return changed(Reason(ReasonCode::BundleFilesMissing, listed.size()));
    return {};
}

Result<void> checkContent(const fs::path& folder, const BundleManifest& manifest, const Task& task)
{
    std::uint64_t total = 1;
    for (const BundleFile& file : manifest.files)
        total += file.bytes;
    std::uint64_t done = 0;
    for (const BundleFile& file : manifest.files) {
        std::error_code error;
        if (fs::file_size(folder / file.path, error) != file.bytes || error)
            return changed({ReasonCode::BundleFileSize, file.path});
        ContentHash hash;
        auto read =
            readInPieces(folder / file.path, task, [&](std::string_view piece) -> Result<void> {
                hash.add(piece);
                done += piece.size();
                task.report(static_cast<double>(done) / static_cast<double>(total));
                return {};
            });
        if (!read)
            return read;
        const auto sha256 = hash.take();
        if (!sha256)
            return tl::make_unexpected(sha256.error());
        if (*sha256 != file.sha256)
            return changed({ReasonCode::BundleFileChecksum, file.path});
    }
    return {};
}

Result<CaseBundle> bundleIn(const fs::path& folder, const Task& task)
{
    auto manifest = manifestIn(folder);
    if (!manifest)
        return tl::make_unexpected(manifest.error());
    if (auto checked = checkNames(folder, *manifest, task); !checked)
        return tl::make_unexpected(checked.error());
    if (!manifest->file(kAssessmentFile))
        return changed(ReasonCode::BundleWithoutAssessment);
    if (auto checked = checkContent(folder, *manifest, task); !checked)
        return tl::make_unexpected(checked.error());
    auto report = readAssessmentJson(folder / kAssessmentFile);
    if (!report)
        return tl::make_unexpected(report.error());
    if (report->assessment.study().studyInstanceUid != manifest->studyInstanceUid)
        return changed(ReasonCode::BundleAssessmentOfOther);
    return CaseBundle{nullptr, folder, *std::move(manifest), *std::move(report)};
}

} // namespace

bool isUnpackedBundle(const fs::path& folder)
{
    std::error_code error;
    return fs::is_regular_file(fs::symlink_status(folder / kBundleManifestFile, error));
}

Result<CaseBundle> readUnpackedBundle(const fs::path& folder, const Task& task)
{
    try {
        auto bundle = bundleIn(folder, task);
        if (bundle)
            task.report(1);
        return bundle;
    } catch (const std::exception&) {
        return tl::make_unexpected(errorOfException());
    }
}

Result<CaseBundle> readBundle(const fs::path& file, const Task& task)
{
    constexpr double unpacking = 0.6; // of the time
    try {
        auto folder = TemporaryFolder::create();
        if (!folder)
            return tl::make_unexpected(folder.error());
        const auto unpacked = unpackArchive(file, (*folder)->path(), {}, task.part(0, unpacking));
        if (!unpacked)
            return tl::make_unexpected(unpacked.error());
        if (!unpacked->problems.empty()) // links, devices, damaged files
            return changed(unpacked->problems.front().reason);
        auto bundle = readUnpackedBundle((*folder)->path(), task.part(unpacking, 1));
        if (bundle)
            bundle->unpacked = *std::move(folder);
        return bundle;
    } catch (const std::exception&) {
        return tl::make_unexpected(errorOfException());
    }
}

} // namespace foramen
