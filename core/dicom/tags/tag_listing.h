#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dicom/parsing/byte_source.h"
#include "core/dicom/tags/tag_line.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace foramen {

/// All attributes of an object in file order, those of sequences behind their sequence.
struct TagListing {
    std::vector<TagLine> lines;
    bool damaged = false; ///< the file breaks off or its structure does: what came before is there
    bool cut = false; ///< there is more than can be listed
};

/// Reads all tags of a file, private ones and sequences too; pixel data are named but not read.
/// Texts are converted by the Specific Character Set (0008,0005) that holds where they stand.
/// @return NotFound, NotReadable, NotDicom, Corrupt when nothing can be read, or Cancelled.
[[nodiscard]] Result<TagListing> listTags(const std::filesystem::path& path, const Task& task = {});
/// The same from bytes that were opened already.
[[nodiscard]] Result<TagListing> listTags(std::unique_ptr<ByteSource> source,
                                          const Task& task = {});

} // namespace foramen
