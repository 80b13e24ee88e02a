#pragma once

#include "core/base/reason.h"
#include "core/dicom/documents/structured_report.h"
#include "core/spine/coded_concept.h"

#include <optional>
#include <string>
#include <string_view>

/// Functions that look into items which were read from an SR; for sr_*.cpp only.
namespace foramen::sr {

/// Whether a code is this one; its meaning is words only.
[[nodiscard]] bool isCode(const ContentCode& code, const CodedConcept& wanted);
[[nodiscard]] bool isNamed(const ContentItem& item, const CodedConcept& name);
/// The first child with this concept name; null for none.
[[nodiscard]] const ContentItem* childOf(const ContentItem& item, const CodedConcept& name);
/// The text of an item; empty where the writer had none to state.
[[nodiscard]] std::string textOf(const ContentItem& item);
/// The value of a number; none for null, another type, or no finite number.
[[nodiscard]] std::optional<double> numberOf(const ContentItem* item);
/// The reason whose English sentence this is, so that the window can word it in its language; one
/// with arguments stays the text.
[[nodiscard]] Reason reasonFromSentence(const std::string& sentence);
/// "2026-11-20T10:00:00+01:00" of "20261120100000+0100" (DT), without fractions of seconds; empty
/// for an empty or another text.
[[nodiscard]] std::string isoTime(std::string_view dateTime);

} // namespace foramen::sr
