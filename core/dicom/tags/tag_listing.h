#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dicom/parsing/byte_source.h"
#include "core/dicom/tags/tag_line.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace foramen {

/// All attributes of an object in file order; items follow their sequence.
struct TagListing {
    std::vector<TagLine> lines;
    bool damaged =
        false; ///< the file or its structure ends early; the attributes before that are there
    bool cut = false; ///< the object has more attributes than are listed
};

/// Reads all attributes of a file, private ones and sequences included. Pixel data are listed but
/// not read. Text is converted by the Specific Character Set (0008,0005) of its item.
/// @return NotFound, NotReadable, NotDicom, Corrupt when nothing can be read, or Cancelled.
[[nodiscard]] Result<TagListing> listTags(const std::filesystem::path& path, const Task& task = {});
/// The same from an opened source.
[[nodiscard]] Result<TagListing> listTags(std::unique_ptr<ByteSource> source,
                                          const Task& task = {});

} // namespace foramen
