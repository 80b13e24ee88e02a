#pragma once

#include "core/dicom/parsing/dicom_tag.h"

#include <cstdint>
#include <string>

namespace foramen {

/// The kind of value of a tag.
enum class TagContent {
    Text, ///< value is readable text: strings, numbers, UIDs
    Binary, ///< value is the first bytes in hexadecimal
    Sequence, ///< its items follow, one level deeper
    Item, ///< its attributes follow, one level deeper
    Pixels ///< pixel data: listed, never read
};

/// One attribute of a DICOM object, with its name and its value as text.
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
    std::string meaning; ///< name of a well-known UID; may be empty
    bool cut = false; ///< the value in the file is longer than value
};

} // namespace foramen
