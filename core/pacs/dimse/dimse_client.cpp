#include "core/pacs/dimse/dimse_client.h"

#include "core/pacs/dimse/dimse_association.h"
#include "core/pacs/dimse/dimse_get.h"
#include "core/pacs/dimse/dimse_reasons.h"
#include "core/pacs/dimse/dimse_store.h"
#include "core/pacs/dimse/find_identifiers.h"
#include "core/pacs/dimse/listening/dimse_move.h"
#include "core/pacs/dimse/listening/storage_commitment.h"
#include "core/pacs/dimse/storage_contexts.h"
#include "core/pacs/guarded_call.h"
#include "core/pacs/query_check.h"
#include "core/pacs/received_files.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmnet/dimse.h>
#include <dcmtk/dcmnet/diutil.h>

#include <memory>
#include <utility>

namespace foramen {

namespace {

constexpr const char* kVerification = "1.2.840.10008.1.1";
/// Study Root Query/Retrieve Information Model - FIND.
constexpr const char* kStudyRootFind = "1.2.840.10008.5.1.4.1.2.2.1";

const std::vector<std::string>& plainSyntaxes()
{
    static const std::vector<std::string> syntaxes = offeredSyntaxes("1.2.840.10008.1.2.1");
    return syntaxes;
}

/// What DCMTK calls back with each response.
struct FindResponses {
    std::function<void(DcmDataset&)> each;
    DimseAssociation& association;
    int count = 0;
};

void onResponse(void* data, T_DIMSE_C_FindRQ*, int, T_DIMSE_C_FindRSP*, DcmDataset* identifier)
{
    auto& responses = *static_cast<FindResponses*>(data);
    if (!identifier || responses.association.cancelled())
        return;
    ++responses.count;
    responses.each(*identifier);
    responses.association.report(0); // how many come is not known
}

/// Sends an identifier by C-FIND and gives each response.
Result<int> find(const PacsNode& node, DcmDataset& identifier,
                 std::function<void(DcmDataset&)> each, const Task& task)
{
    auto association = DimseAssociation::request(node, {{kStudyRootFind, plainSyntaxes()}}, task);
    if (!association)
        return tl::make_unexpected(association.error());
    FindResponses responses{std::move(each), **association};
    T_DIMSE_C_FindRQ request{};
    request.MessageID = (*association)->nextMessageId();
    OFStandard::strlcpy(request.AffectedSOPClassUID, kStudyRootFind,
                        sizeof(request.AffectedSOPClassUID));
    request.DataSetType = DIMSE_DATASET_PRESENT;
    request.Priority = DIMSE_PRIORITY_MEDIUM;
    T_DIMSE_C_FindRSP response{};
    DcmDataset* detail = nullptr;
    int count = 0;
    const auto context = (*association)->contextFor(kStudyRootFind);
    const OFCondition status =
        DIMSE_findUser(&(*association)->handle(), context.value_or(0), &request, &identifier, count,
                       onResponse, &responses, DIMSE_BLOCKING, 0, &response, &detail);
    const std::unique_ptr<DcmDataset> owned(detail);
    if (task.cancelled())
        return cancelledFailure();
    if (status.bad())
        return tl::make_unexpected((*association)->errorOf(status));
    if (response.DimseStatus != STATUS_Success)
        return failure(isTemporaryStatus(response.DimseStatus) ? ErrorCode::NotReadable
                                                               : ErrorCode::Unsupported,
                       statusReason(response.DimseStatus));
    (*association)->release();
    return responses.count;
}

Result<void> echoOnce(const PacsNode& node, const Task& task)
{
    auto association = DimseAssociation::request(node, {{kVerification, plainSyntaxes()}}, task);
    if (!association)
        return tl::make_unexpected(association.error());
    DIC_US answer = STATUS_Success;
    DcmDataset* detail = nullptr;
    const OFCondition status =
        DIMSE_echoUser(&(*association)->handle(), (*association)->nextMessageId(), DIMSE_BLOCKING,
                       0, &answer, &detail);
    const std::unique_ptr<DcmDataset> owned(detail);
    if (status.bad())
        return tl::make_unexpected((*association)->errorOf(status));
    if (answer != STATUS_Success)
        return failure(ErrorCode::NotReadable, statusReason(answer));
    (*association)->release();
    return {};
}

Transfer retrieve(const PacsNode& node, const RetrieveRequest& request,
                  const std::filesystem::path& folder, const Task& task)
{
    Transfer transfer;
    const auto fail = [&transfer](const Error& error) {
        transfer.end = tl::make_unexpected(error);
        return transfer;
    };
    auto files = ReceivedFiles::create(folder, request);
    if (!files)
        return fail(files.error());
    transfer.folder = files->folder();
    if (node.retrievesByMove) {
        moveInstances(node, request, *files, transfer, task);
        return transfer;
    }
    std::vector<ProposedContext> contexts = receivingContexts();
    contexts.insert(contexts.begin(), {kStudyRootGet, plainSyntaxes()});
    auto association = DimseAssociation::request(node, contexts, task);
    if (!association)
        return fail(association.error());
    getInstances(**association, request, *files, transfer);
    if (transfer.end)
        (*association)->release();
    return transfer;
}

} // namespace

DimseClient::DimseClient(PacsNode node)
    : m_node(std::move(node))
{
}

Result<void> DimseClient::echo(const Task& task) const
{
    return guarded<void>([&] { return echoOnce(m_node, task); });
}

Result<int> DimseClient::findStudies(const StudyQuery& query,
                                     const std::function<void(const StudyMatch&)>& found,
                                     const Task& task) const
{
    const auto checked = checkedQuery(query);
    if (!checked)
        return tl::make_unexpected(checked.error());
    return guarded<int>([&] {
        DcmDataset identifier;
        putStudyQuery(identifier, *checked);
        return find(
            m_node, identifier, [&found](DcmDataset& response) { found(studyMatchFrom(response)); },
            task);
    });
}

Result<int> DimseClient::findSeries(const SeriesQuery& query,
                                    const std::function<void(const SeriesMatch&)>& found,
                                    const Task& task) const
{
    if (const auto valid = checkUid(query.studyInstanceUid, ReasonCode::QueryStudyUid); !valid)
        return tl::make_unexpected(valid.error());
    return guarded<int>([&] {
        DcmDataset identifier;
        putSeriesQuery(identifier, query);
        return find(
            m_node, identifier,
            [&found](DcmDataset& response) { found(seriesMatchFrom(response)); }, task);
    });
}

Result<int>
DimseClient::findInstances(const InstanceQuery& query,
                           const std::function<void(const std::string& sopInstanceUid)>& found,
                           const Task& task) const
{
    for (const auto& [uid, otherwise] :
         {std::pair{query.studyInstanceUid, ReasonCode::QueryStudyUid},
          std::pair{query.seriesInstanceUid, ReasonCode::QuerySeriesUid}})
        if (const auto valid = checkUid(uid, otherwise); !valid)
            return tl::make_unexpected(valid.error());
    return guarded<int>([&] {
        DcmDataset identifier;
        putInstanceQuery(identifier, query);
        return find(
            m_node, identifier, [&found](DcmDataset& response) { found(instanceFrom(response)); },
            task);
    });
}

Transfer DimseClient::get(const RetrieveRequest& request, const std::filesystem::path& folder,
                          const Task& task) const
{
    if (const auto valid = checkedRequest(request); !valid) {
        Transfer transfer;
        transfer.end = valid;
        return transfer;
    }
    return guardedTransfer([&] { return retrieve(m_node, request, folder, task); });
}

Transfer DimseClient::store(const std::vector<std::filesystem::path>& files,
                            const TakeFileAnswer& told, const Task& task) const
{
    return guardedTransfer([&] { return storeInstances(m_node, files, told, task); });
}

Commitment DimseClient::commit(const std::vector<InstanceReference>& instances,
                               const Task& task) const
{
    Commitment commitment;
    if (const auto asked = guarded<void>([&]() -> Result<void> {
            commitment = requestCommitment(m_node, instances, task);
            return {};
        });
        !asked)
        commitment.end = asked;
    return commitment;
}

} // namespace foramen
