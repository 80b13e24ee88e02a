#include "core/pacs/web/dicomweb_client.h"

#include "core/pacs/guarded_call.h"
#include "core/pacs/query_check.h"
#include "core/pacs/received_files.h"
#include "core/pacs/web/dicom_json.h"
#include "core/pacs/web/http_exchange.h"
#include "core/pacs/web/instance_upload.h"
#include "core/pacs/web/retrieved_parts.h"

#include <utility>

namespace foramen {

namespace {

constexpr const char* kJson = "application/dicom+json";
constexpr int kNoContent = 204;

/// @return the body of a search; "[]" where nothing was found.
Result<std::string> search(const PacsNode& node, HttpRequest request, const Task& task)
{
    auto exchange = HttpExchange::create(node);
    if (!exchange)
        return tl::make_unexpected(exchange.error());
    request.accept = kJson;
    auto answer = (*exchange)->get(request, task);
    if (!answer)
        return tl::make_unexpected(answer.error());
    if (answer->status == kNoContent || answer->body.empty())
        return std::string("[]");
    return std::move(answer->body);
}

HttpRequest studySearch(const StudyQuery& query)
{
    HttpRequest request;
    request.path = "/studies";
    for (const auto& [key, value] : {
             std::pair{"PatientName", query.patientName},
             std::pair{"PatientID", query.patientId},
             std::pair{"StudyDate", query.studyDate},
             std::pair{"ModalitiesInStudy", query.modality},
             std::pair{"StudyDescription", query.studyDescription},
             std::pair{"AccessionNumber", query.accessionNumber},
             std::pair{"StudyInstanceUID", query.studyInstanceUid},
         })
        if (!value.empty())
            request.parameters.emplace_back(key, value);
    for (const char* field : {"00081030", "00080061", "00201206", "00201208"})
        request.parameters.emplace_back("includefield", field);
    return request;
}

/// Gives each of the matches. @return how many there were.
template <class Match>
Result<int> give(const Result<std::vector<Match>>& matches,
                 const std::function<void(const Match&)>& found)
{
    if (!matches)
        return tl::make_unexpected(matches.error());
    for (const Match& match : *matches)
        found(match);
    return static_cast<int>(matches->size());
}

Result<int> studiesOf(const PacsNode& node, const StudyQuery& query,
                      const std::function<void(const StudyMatch&)>& found, const Task& task)
{
    const auto body = search(node, studySearch(query), task);
    if (!body)
        return tl::make_unexpected(body.error());
    return give(studiesFromJson(*body), found);
}

Result<int> seriesOf(const PacsNode& node, const SeriesQuery& query,
                     const std::function<void(const SeriesMatch&)>& found, const Task& task)
{
    HttpRequest request;
    request.path = "/studies/" + query.studyInstanceUid + "/series";
    if (!query.modality.empty())
        request.parameters.emplace_back("Modality", query.modality);
    for (const char* field : {"0008103E", "00200011", "00201209"})
        request.parameters.emplace_back("includefield", field);
    const auto body = search(node, request, task);
    if (!body)
        return tl::make_unexpected(body.error());
    return give(seriesFromJson(*body, query.studyInstanceUid), found);
}

Result<int> instancesOf(const PacsNode& node, const InstanceQuery& query,
                        const std::function<void(const std::string&)>& found, const Task& task)
{
    HttpRequest request;
    request.path =
        "/studies/" + query.studyInstanceUid + "/series/" + query.seriesInstanceUid + "/instances";
    const auto body = search(node, request, task);
    if (!body)
        return tl::make_unexpected(body.error());
    return give(instancesFromJson(*body), found);
}

Transfer retrieve(const PacsNode& node, const RetrieveRequest& request,
                  const std::filesystem::path& folder, const Task& task)
{
    Transfer transfer;
    const auto fail = [&transfer](const Error& error) {
        transfer.end = tl::make_unexpected(error);
        return transfer;
    };
    auto exchange = HttpExchange::create(node);
    if (!exchange)
        return fail(exchange.error());
    auto files = ReceivedFiles::create(folder, request);
    if (!files)
        return fail(files.error());
    transfer.folder = files->folder();
    double fraction = 0;
    RetrievedParts parts(*files, transfer, [&] {
        if (request.expectedInstances > 0)
            fraction = static_cast<double>(transfer.transferred) / request.expectedInstances;
        task.report(fraction);
    });
    // The exchange reports 0 while it waits, which stays where we are.
    const Task waiting{task.stop, [&](double) {
                           task.report(fraction);
                       }};
    HttpRequest http;
    http.path = "/studies/" + request.studyInstanceUid;
    if (!request.seriesInstanceUid.empty())
        http.path += "/series/" + request.seriesInstanceUid;
    http.accept = R"(multipart/related; type="application/dicom"; transfer-syntax=*)";
    http.sink = [&](const std::string& contentType, std::string_view bytes) -> Result<void> {
        if (task.cancelled())
            return cancelledFailure();
        return parts.feed(contentType, bytes);
    };
    const auto answer = (*exchange)->get(http, waiting);
    transfer.end = answer ? parts.finish() : Result<void>(tl::make_unexpected(answer.error()));
    if (transfer.end)
        task.report(1);
    return transfer;
}

} // namespace

DicomwebClient::DicomwebClient(PacsNode node)
    : m_node(std::move(node))
{
}

Result<void> DicomwebClient::echo(const Task& task) const
{
    return guarded<void>([&]() -> Result<void> {
        HttpRequest request;
        request.path = "/studies";
        request.parameters.emplace_back("limit", "1");
        const auto body = search(m_node, request, task);
        if (!body)
            return tl::make_unexpected(body.error());
        if (const auto studies = studiesFromJson(*body); !studies)
            return tl::make_unexpected(studies.error());
        return {};
    });
}

Result<int> DicomwebClient::findStudies(const StudyQuery& query,
                                        const std::function<void(const StudyMatch&)>& found,
                                        const Task& task) const
{
    const auto checked = checkedQuery(query);
    if (!checked)
        return tl::make_unexpected(checked.error());
    return guarded<int>([&] { return studiesOf(m_node, *checked, found, task); });
}

Result<int> DicomwebClient::findSeries(const SeriesQuery& query,
                                       const std::function<void(const SeriesMatch&)>& found,
                                       const Task& task) const
{
    if (const auto valid = checkUid(query.studyInstanceUid, ReasonCode::QueryStudyUid); !valid)
        return tl::make_unexpected(valid.error());
    return guarded<int>([&] { return seriesOf(m_node, query, found, task); });
}

Result<int>
DicomwebClient::findInstances(const InstanceQuery& query,
                              const std::function<void(const std::string& sopInstanceUid)>& found,
                              const Task& task) const
{
    for (const auto& [uid, otherwise] :
         {std::pair{query.studyInstanceUid, ReasonCode::QueryStudyUid},
          std::pair{query.seriesInstanceUid, ReasonCode::QuerySeriesUid}})
        if (const auto valid = checkUid(uid, otherwise); !valid)
            return tl::make_unexpected(valid.error());
    return guarded<int>([&] { return instancesOf(m_node, query, found, task); });
}

Transfer DicomwebClient::get(const RetrieveRequest& request, const std::filesystem::path& folder,
                             const Task& task) const
{
    if (const auto valid = checkedRequest(request); !valid) {
        Transfer transfer;
        transfer.end = valid;
        return transfer;
    }
    return guardedTransfer([&] { return retrieve(m_node, request, folder, task); });
}

Transfer DicomwebClient::store(const std::vector<std::filesystem::path>& files,
                               const TakeFileAnswer& told, const Task& task) const
{
    return guardedTransfer([&] {
        auto exchange = HttpExchange::create(m_node);
        if (exchange)
            return uploadInstances(**exchange, files, told, task);
        Transfer transfer;
        transfer.end = tl::make_unexpected(exchange.error());
        return transfer;
    });
}

Commitment DicomwebClient::commit(const std::vector<InstanceReference>& /*instances*/,
                                  const Task& /*task*/) const
{
    Commitment commitment;
    commitment.end = failure(ErrorCode::Unsupported, ReasonCode::PacsCommitmentByDimse);
    return commitment;
}

} // namespace foramen
