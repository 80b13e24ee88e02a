#pragma once

#include "core/dicom/study.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace foramen {

/// The other studies of a scan that have the Study Instance UID and the place of one: their files
/// were kept apart because they contradict each other.
[[nodiscard]] std::vector<std::size_t> twinsOf(const std::vector<Study>& studies,
                                               std::size_t index);

/// Names a part of what files call one study: the study id of the second part and further ones
/// ends with "#2", "#3", ...
void numberPart(Study& study, int part);
/// The study id without the number of the part: the folder in an RSNA layout.
[[nodiscard]] std::string_view wholeStudyId(const Study& study);

/// Takes over identifiers that a study lacks.
void fillIdentifiers(Study& study, const Study& other);

/// One study of both: identifiers of the first, where it has them. Parts of one series are one
/// series again.
[[nodiscard]] Study joinedStudy(Study study, const Study& other);

} // namespace foramen
