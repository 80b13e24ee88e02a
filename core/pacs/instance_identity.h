#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace foramen {

/// What an archive must be told of an instance, from its header.
struct InstanceIdentity {
    std::string sopClassUid;
    std::string sopInstanceUid;
    std::string studyInstanceUid;
    std::string seriesInstanceUid;
    std::string transferSyntaxUid;
};

/// Reads the header of a file. Absent values are empty. @return as openFileSource(), readHeader().
[[nodiscard]] Result<InstanceIdentity> readInstanceIdentity(const std::filesystem::path& file);

} // namespace foramen
