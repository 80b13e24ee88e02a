#pragma once

#include "core/pacs/archive_client.h"
#include "core/pacs/pacs_node.h"

namespace foramen {

/// Speaks to an archive by DIMSE: C-ECHO, C-FIND, C-GET or C-MOVE, C-STORE and storage commitment,
/// each over an association of its own.
class DimseClient final : public ArchiveClient {
public:
    explicit DimseClient(PacsNode node);

    [[nodiscard]] Result<void> echo(const Task& task) const override;
    [[nodiscard]] Result<int> findStudies(const StudyQuery& query,
                                          const std::function<void(const StudyMatch&)>& found,
                                          const Task& task) const override;
    [[nodiscard]] Result<int> findSeries(const SeriesQuery& query,
                                         const std::function<void(const SeriesMatch&)>& found,
                                         const Task& task) const override;
    [[nodiscard]] Result<int>
    findInstances(const InstanceQuery& query,
                  const std::function<void(const std::string& sopInstanceUid)>& found,
                  const Task& task) const override;
    [[nodiscard]] Transfer get(const RetrieveRequest& request, const std::filesystem::path& folder,
                               const Task& task) const override;
    [[nodiscard]] Transfer store(const std::vector<std::filesystem::path>& files,
                                 const TakeFileAnswer& told, const Task& task) const override;
    [[nodiscard]] Commitment commit(const std::vector<InstanceReference>& instances,
                                    const Task& task) const override;

private:
    PacsNode m_node;
};

} // namespace foramen
