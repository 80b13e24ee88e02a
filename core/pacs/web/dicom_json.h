#pragma once

#include "core/base/result.h"
#include "core/pacs/archive_client.h"

#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// The studies of a QIDO-RS answer (DICOM JSON, PS3.18 F). @return Corrupt for other text.
[[nodiscard]] Result<std::vector<StudyMatch>> studiesFromJson(std::string_view text);
/// The series of a QIDO-RS answer. @param studyInstanceUid  for answers that leave it out
[[nodiscard]] Result<std::vector<SeriesMatch>> seriesFromJson(std::string_view text,
                                                              const std::string& studyInstanceUid);

/// The SOP Instance UIDs of a QIDO-RS answer.
[[nodiscard]] Result<std::vector<std::string>> instancesFromJson(std::string_view text);

/// What a STOW-RS answer says of the instances that were sent.
struct StoredInstances {
    struct Instance {
        std::string sopInstanceUid;
        int reason = 0; ///< Failure Reason (0008,1197) or Warning Reason (0008,1196); 0 for none
    };
    std::vector<Instance> stored;
    std::vector<Instance> failed;
};
[[nodiscard]] Result<StoredInstances> storedFromJson(std::string_view text);

} // namespace foramen
