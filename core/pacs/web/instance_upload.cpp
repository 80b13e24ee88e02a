#include "core/pacs/web/instance_upload.h"

#include "core/pacs/instance_identity.h"
#include "core/pacs/uid_name.h"
#include "core/pacs/web/dicom_json.h"
#include "core/pacs/web/http_reasons.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

/// The files of one request.
struct UploadBatch {
    std::vector<std::filesystem::path> files;
    std::multimap<std::string, std::filesystem::path> byUid; ///< SOP Instance UID
    std::uintmax_t bytes = 0;
};

constexpr std::size_t kMostFiles = 32;
constexpr std::uintmax_t kMostBytes = 32U << 20; ///< many servers refuse 100 MB

/// Counts what becomes of a file, and tells it.
void add(const FileAnswer& answer, Transfer& transfer, const TakeFileAnswer& told)
{
    if (answer.isStored)
        ++transfer.transferred;
    if (!answer.reason.empty())
        transfer.problems.push_back(
            {answer.file.string(), answer.reason, answer.isStored, answer.isTemporary});
    if (told)
        told(answer);
}

std::vector<UploadBatch> uploadBatches(const std::vector<std::filesystem::path>& files,
                                       Transfer& transfer, const TakeFileAnswer& told)
{
    std::vector<UploadBatch> batches;
    for (const std::filesystem::path& file : files) {
        const auto identity = readInstanceIdentity(file);
        if (!identity) {
            add({file, false, false, identity.error().reason}, transfer, told);
            continue;
        }
        if (!isUid(identity->sopClassUid) || !isUid(identity->sopInstanceUid)) {
            add({file, false, false, ReasonCode::PacsFileWithoutUids}, transfer, told);
            continue;
        }
        std::error_code code;
        const std::uintmax_t size = std::filesystem::file_size(file, code);
        if (batches.empty() || batches.back().files.size() == kMostFiles
            || batches.back().bytes + size > kMostBytes)
            batches.emplace_back();
        UploadBatch& batch = batches.back();
        batch.files.push_back(file);
        batch.byUid.emplace(identity->sopInstanceUid, file);
        batch.bytes += size;
    }
    return batches;
}

/// Takes what the archive says of each file of a batch.
void addOutcome(UploadBatch batch, const StoredInstances& said, Transfer& transfer,
                const TakeFileAnswer& told)
{
    const auto taken = [&batch](const std::string& uid) {
        const auto found = batch.byUid.find(uid);
        std::filesystem::path file;
        if (found != batch.byUid.end()) {
            file = found->second;
            batch.byUid.erase(found);
        }
        return file;
    };
    for (const StoredInstances::Instance& instance : said.failed)
        if (const auto file = taken(instance.sopInstanceUid); !file.empty())
            add({file, isDuplicateReason(instance.reason), isTemporaryReason(instance.reason),
                 storeFailureReason(instance.reason)},
                transfer, told);
    for (const StoredInstances::Instance& instance : said.stored)
        if (const auto file = taken(instance.sopInstanceUid); !file.empty())
            add({file, true, false,
                 instance.reason == 0 ? Reason() : storeFailureReason(instance.reason)},
                transfer, told);
    // Nobody is told of these: they may be stored or not.
    for (const auto& [uid, file] : batch.byUid)
        transfer.problems.push_back({file.string(), ReasonCode::PacsNotConfirmed, false, true});
}

Result<void> upload(HttpExchange& exchange, const UploadBatch& batch, Transfer& transfer,
                    const TakeFileAnswer& told, const Task& task)
{
    HttpRequest request;
    request.path = "/studies";
    request.accept = "application/dicom+json";
    request.files = batch.files;
    auto answer = exchange.post(request, task);
    if (!answer)
        return tl::make_unexpected(answer.error());
    const auto said = storedFromJson(answer->body);
    if (!said)
        return tl::make_unexpected(said.error());
    addOutcome(batch, *said, transfer, told);
    return {};
}

} // namespace

Transfer uploadInstances(HttpExchange& exchange, const std::vector<std::filesystem::path>& files,
                         const TakeFileAnswer& told, const Task& task)
{
    Transfer transfer;
    transfer.total = static_cast<int>(files.size());
    const std::vector<UploadBatch> batches = uploadBatches(files, transfer, told);
    const auto fraction = [&](std::size_t done) {
        return static_cast<double>(done) / static_cast<double>(files.size());
    };
    std::size_t done = transfer.problems.size();
    for (const UploadBatch& batch : batches) {
        if (task.cancelled()) {
            transfer.end = cancelledFailure();
            break;
        }
        const Task part = task.part(fraction(done), fraction(done + batch.files.size()));
        transfer.end = upload(exchange, batch, transfer, told, part);
        if (!transfer.end)
            break;
        done += batch.files.size();
        task.report(fraction(done));
    }
    return transfer;
}

} // namespace foramen
