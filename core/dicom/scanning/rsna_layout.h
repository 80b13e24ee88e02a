#pragma once

#include "core/dicom/study.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace foramen {

/// The place of a file in an RSNA data set: ROOT/train_images/<study>/<series>/<n>.dcm, or the same
/// under test_images.
struct RsnaPlace {
    std::filesystem::path
        imagesFolder; ///< train_images, or the folder with the folders of the studies
    std::string studyId;
    std::string seriesId;
};

/// @return the place, where the folder names are those of the challenge, or are numbers and the
/// UIDs of the file are not valid.
[[nodiscard]] std::optional<RsnaPlace> rsnaPlaceOf(const std::filesystem::path& file,
                                                   const std::string& studyInstanceUid);

/// The series_description of each series, from the tables beside an images folder. An unreadable
/// table counts as absent: the description is a hint, and core/dataset reports the errors of
/// tables.
class RsnaDescriptions {
public:
    [[nodiscard]] std::string find(const RsnaPlace& place);

private:
    using Table = std::map<std::pair<std::string, std::string>, std::string>;
    std::map<std::filesystem::path, Table> m_tables; ///< by images folder, read once
};

} // namespace foramen
