#pragma once

#include "core/pacs/archive_client.h"
#include "core/pacs/pacs_node.h"

namespace foramen {

/// Speaks to an archive by DICOMweb: QIDO-RS, WADO-RS and STOW-RS (PS3.18). The caller's thread
/// waits in an event loop of its own; the program needs a QCoreApplication.
class DicomwebClient final : public ArchiveClient {
public:
    explicit DicomwebClient(PacsNode node);

    /// Searches for one study.
    [[nodiscard]] Result<void> echo(const Task& task) const override;
    /// searchStudies of QIDO-RS.
    [[nodiscard]] Result<int> findStudies(const StudyQuery& query,
                                          const std::function<void(const StudyMatch&)>& found,
                                          const Task& task) const override;
    /// searchSeries of QIDO-RS.
    [[nodiscard]] Result<int> findSeries(const SeriesQuery& query,
                                         const std::function<void(const SeriesMatch&)>& found,
                                         const Task& task) const override;
    /// searchInstances of QIDO-RS.
    [[nodiscard]] Result<int>
    findInstances(const InstanceQuery& query,
                  const std::function<void(const std::string& sopInstanceUid)>& found,
                  const Task& task) const override;
    /// retrieveStudy and retrieveSeries of WADO-RS, each file in the encoding that it has.
    [[nodiscard]] Transfer get(const RetrieveRequest& request, const std::filesystem::path& folder,
                               const Task& task) const override;
    /// storeInstances of STOW-RS.
    [[nodiscard]] Transfer store(const std::vector<std::filesystem::path>& files,
                                 const TakeFileAnswer& told, const Task& task) const override;
    /// Unsupported: not by DICOMweb.
    [[nodiscard]] Commitment commit(const std::vector<InstanceReference>& instances,
                                    const Task& task) const override;

private:
    PacsNode m_node;
};

} // namespace foramen
