#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dicom/parsing/dataset.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace foramen {

/// What stands behind a tag.
enum class TagContent {
    Text, ///< value is readable text: strings, numbers, UIDs
    Binary, ///< value is the first bytes in hexadecimal
    Sequence, ///< items follow, one level deeper
    Item, ///< its attributes follow, one level deeper
    Pixels ///< pixel data: named, never read
};

/// One attribute of a DICOM object, as a reader looks it up.
struct TagLine {
    int depth = 0; ///< 0: an attribute of the object itself
    DicomTag tag = 0;
    TagContent content = TagContent::Text;
    std::string vr; ///< two letters, of the file or else of the dictionary; empty for items
    std::string keyword; ///< "EchoTime"; of private tags the dictionary's; empty when unknown
    std::string name; ///< "Echo Time"
    std::uint32_t length = 0; ///< bytes in the file; may be kUndefinedLength
    int multiplicity = 0; ///< values; of a sequence its items, of an item its 1-based number
    std::string value; ///< UTF-8, values separated by backslashes
    std::string meaning; ///< what a well-known UID stands for; may be empty
    bool cut = false; ///< the value in the file is longer than value
};

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

/// "(0018,0081)", hexadecimal digits in capitals.
[[nodiscard]] std::string textOf(DicomTag tag);

} // namespace foramen
