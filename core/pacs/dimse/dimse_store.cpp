#include "core/pacs/dimse/dimse_store.h"

#include "core/dicom/writing/dcmtk_log.h"
#include "core/pacs/dimse/dimse_association.h"
#include "core/pacs/dimse/dimse_reasons.h"
#include "core/pacs/dimse/storage_contexts.h"
#include "core/pacs/instance_identity.h"
#include "core/pacs/uid_name.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcfilefo.h>
#include <dcmtk/dcmnet/dimse.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace foramen {

namespace {

/// Counts what becomes of each file, and tells it.
class Answers {
public:
    Answers(Transfer& transfer, const TakeFileAnswer& told)
        : m_transfer(transfer)
        , m_told(told)
    {
    }
    void stored(const std::filesystem::path& file) { add({file, true, false, {}}); }
    void storedWithWarning(const std::filesystem::path& file, Reason warning)
    {
        add({file, true, false, std::move(warning)});
    }
    void refused(const std::filesystem::path& file, Reason reason, bool isTemporary = false)
    {
        add({file, false, isTemporary, std::move(reason)});
    }

private:
    void add(const FileAnswer& answer)
    {
        if (answer.isStored)
            ++m_transfer.transferred;
        if (!answer.reason.empty())
            m_transfer.problems.push_back(
                {answer.file.string(), answer.reason, answer.isStored, answer.isTemporary});
        if (m_told)
            m_told(answer);
    }

    Transfer& m_transfer;
    const TakeFileAnswer& m_told;
};

/// A file with what is negotiated for it.
struct Outgoing {
    std::filesystem::path file;
    InstanceIdentity identity;
};

/// The files that go over one association.
struct Batch {
    std::vector<ProposedContext> contexts;
    std::vector<Outgoing> files;
};

bool isContextOf(const ProposedContext& context, const InstanceIdentity& identity)
{
    return context.abstractSyntax == identity.sopClassUid
        && context.transferSyntaxes == offeredSyntaxes(identity.transferSyntaxUid);
}

void addTo(std::vector<Batch>& batches, Outgoing outgoing)
{
    const InstanceIdentity& identity = outgoing.identity;
    for (Batch& batch : batches) {
        const bool isKnown =
            std::any_of(batch.contexts.begin(), batch.contexts.end(),
                        [&](const auto& context) { return isContextOf(context, identity); });
        if (!isKnown && batch.contexts.size() == kMostContexts)
            continue;
        if (!isKnown)
            batch.contexts.push_back(
                {identity.sopClassUid, offeredSyntaxes(identity.transferSyntaxUid)});
        batch.files.push_back(std::move(outgoing));
        return;
    }
    Batch batch;
    batch.contexts.push_back({identity.sopClassUid, offeredSyntaxes(identity.transferSyntaxUid)});
    batch.files.push_back(std::move(outgoing));
    batches.push_back(std::move(batch));
}

/// Reads the headers; a file that cannot be sent becomes a problem.
std::vector<Batch> batchesOf(const std::vector<std::filesystem::path>& files, Answers& answers)
{
    std::vector<Batch> batches;
    for (const std::filesystem::path& file : files) {
        auto identity = readInstanceIdentity(file);
        if (!identity)
            answers.refused(file, identity.error().reason);
        else if (!isUid(identity->sopClassUid) || !isUid(identity->sopInstanceUid))
            answers.refused(file, ReasonCode::PacsFileWithoutUids);
        else
            addTo(batches, {file, std::move(*identity)});
    }
    return batches;
}

/// Sends the files of one association.
class StoreRun {
public:
    StoreRun(DimseAssociation& association, Answers& answers)
        : m_association(association)
        , m_answers(answers)
    {
    }

    [[nodiscard]] Result<void> send(const Outgoing& outgoing)
    {
        const auto context = contextOf(outgoing.identity);
        if (!context) {
            m_answers.refused(outgoing.file, ReasonCode::PacsOtherEncoding);
            return {};
        }
        DcmFileFormat format;
        if (const OFCondition loaded = format.loadFile(outgoing.file.c_str()); loaded.bad()) {
            m_answers.refused(outgoing.file,
                              Reason(ReasonCode::FileNotReadableBecause, loaded.text()));
            return {};
        }
        T_DIMSE_C_StoreRQ request{};
        request.MessageID = m_association.nextMessageId();
        request.DataSetType = DIMSE_DATASET_PRESENT;
        request.Priority = DIMSE_PRIORITY_MEDIUM;
        OFStandard::strlcpy(request.AffectedSOPClassUID, outgoing.identity.sopClassUid.c_str(),
                            sizeof(request.AffectedSOPClassUID));
        OFStandard::strlcpy(request.AffectedSOPInstanceUID,
                            outgoing.identity.sopInstanceUid.c_str(),
                            sizeof(request.AffectedSOPInstanceUID));
        T_DIMSE_C_StoreRSP response{};
        DcmDataset* detail = nullptr;
        const OFCondition status = DIMSE_storeUser(&m_association.handle(), *context, &request,
                                                   nullptr, format.getDataset(), nullptr, nullptr,
                                                   DIMSE_BLOCKING, 0, &response, &detail);
        const std::unique_ptr<DcmDataset> owned(detail);
        if (status.bad())
            return tl::make_unexpected(m_association.errorOf(status));
        take(outgoing.file, response.DimseStatus);
        return {};
    }

private:
    std::optional<std::uint8_t> contextOf(const InstanceIdentity& identity)
    {
        for (const std::string& syntax : offeredSyntaxes(identity.transferSyntaxUid))
            if (const auto context = m_association.contextFor(identity.sopClassUid, syntax))
                return context;
        return std::nullopt;
    }

    void take(const std::filesystem::path& file, std::uint16_t status)
    {
        constexpr unsigned highNibble = 0xF000;
        constexpr unsigned warning = 0xB000;
        constexpr std::uint16_t duplicate = 0x0111;
        if (status == STATUS_STORE_Success)
            m_answers.stored(file);
        else if ((status & highNibble) == warning || status == duplicate)
            m_answers.storedWithWarning(file, statusReason(status));
        else
            m_answers.refused(file, statusReason(status), isTemporaryStatus(status));
    }

    DimseAssociation& m_association;
    Answers& m_answers;
};

Result<void> sendBatch(const PacsNode& node, const Batch& batch, Answers& answers, int total,
                       int& done, const Task& task)
{
    auto association = DimseAssociation::request(node, batch.contexts, task);
    if (!association)
        return tl::make_unexpected(association.error());
    StoreRun run(**association, answers);
    for (const Outgoing& outgoing : batch.files) {
        if (task.cancelled())
            return cancelledFailure();
        if (auto sent = run.send(outgoing); !sent)
            return sent;
        (*association)->report(static_cast<double>(++done) / total);
    }
    (*association)->release();
    return {};
}

} // namespace

Transfer storeInstances(const PacsNode& node, const std::vector<std::filesystem::path>& files,
                        const TakeFileAnswer& told, const Task& task)
{
    silenceDcmtk();
    Transfer transfer;
    transfer.total = static_cast<int>(files.size());
    Answers answers(transfer, told);
    const std::vector<Batch> batches = batchesOf(files, answers);
    int done = static_cast<int>(transfer.problems.size());
    for (const Batch& batch : batches) {
        transfer.end = sendBatch(node, batch, answers, transfer.total, done, task);
        if (!transfer.end)
            break;
    }
    return transfer;
}

} // namespace foramen
