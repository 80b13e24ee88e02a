#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dicom/parsing/byte_source.h"
#include "core/dicom/tags/tag_line.h"

#include <cstddef>
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

/// Bytes of a text that a list shows; the rest is cut off.
inline constexpr std::size_t kLongestListedText = 16384;

/// Reads all attributes of a file, private ones and sequences included. Pixel data are listed but
/// not read. Text is converted by the Specific Character Set (0008,0005) of its item.
/// @param longestText  bytes of a text that are listed; the rest is cut off
/// @return NotFound, NotReadable, NotDicom, Corrupt when nothing can be read, or Cancelled.
[[nodiscard]] Result<TagListing> listTags(const std::filesystem::path& path, const Task& task = {},
                                          std::size_t longestText = kLongestListedText);
/// The same from an opened source.
[[nodiscard]] Result<TagListing> listTags(std::unique_ptr<ByteSource> source, const Task& task = {},
                                          std::size_t longestText = kLongestListedText);

} // namespace foramen
