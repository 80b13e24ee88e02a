#pragma once

#include "core/dicom/study.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace foramen {

/// Where a file stands in an RSNA data set: ROOT/train_images/<study>/<series>/<n>.dcm, or the same
/// under test_images.
struct RsnaPlace {
    std::filesystem::path
        imagesFolder; ///< train_images, or the folder that holds the studies' folders
    std::string studyId;
    std::string seriesId;
};

/// @return the place, when the folder names are those of the challenge, or when they are numbers
/// and the file's UIDs are not real ones.
[[nodiscard]] std::optional<RsnaPlace> rsnaPlaceOf(const std::filesystem::path& file,
                                                   const std::string& studyInstanceUid);

/// series_description by study and series, of the tables beside an images folder. A table that
/// cannot be read counts as absent: the description is a hint, and whoever checks data sets reads
/// it with its own errors.
class RsnaDescriptions {
public:
    [[nodiscard]] std::string find(const RsnaPlace& place);

private:
    using Table = std::map<std::pair<std::string, std::string>, std::string>;
    std::map<std::filesystem::path, Table> m_tables; ///< by images folder, read once
};

} // namespace foramen
