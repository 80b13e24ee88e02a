#pragma once

#include "core/report/report.h"
#include "core/report/sr/sr_codes.h"
#include "core/report/sr/sr_content.h"

#include <string>
#include <string_view>
#include <vector>

/// Functions that make the items of the SR's tree; for sr_*.cpp only.
namespace foramen::sr {

[[nodiscard]] SrItem::Concept conceptOf(const CodedConcept& code);
[[nodiscard]] SrItem item(SrRelation relation, SrType type, const CodedConcept& name);
[[nodiscard]] SrItem container(const CodedConcept& name, const char* templateId = "");
/// @param longest  characters; the rest is cut off. an empty text becomes "not stated".
[[nodiscard]] SrItem text(SrRelation relation, const CodedConcept& name, std::string_view value,
                          std::size_t longest = 1024);
[[nodiscard]] SrItem code(SrRelation relation, const CodedConcept& name, const CodedConcept& value);
[[nodiscard]] SrItem uid(SrRelation relation, const CodedConcept& name, const std::string& value);
[[nodiscard]] SrItem number(const CodedConcept& name, const std::string& value,
                            const CodedConcept& unit);
[[nodiscard]] SrItem image(SrRelation relation, const SrImageReference& reference);
/// Coordinates on an image. @param points  pixels, (0, 0) is the centre of the first.
[[nodiscard]] SrItem coordinates(SrRelation relation, SrGraphic graphic,
                                 const std::vector<ImagePoint>& points,
                                 const SrImageReference& reference);
[[nodiscard]] std::vector<SrItem> personObserver(const std::string& name);
/// The same model is the same observer on any machine.
[[nodiscard]] std::vector<SrItem> deviceObserver(const ModelIdentity& model);
/// TID 4019.
[[nodiscard]] std::vector<SrItem> algorithm(const ModelIdentity& model);
/// An item that the model observed.
[[nodiscard]] SrItem byModel(SrItem item, const ModelIdentity& model);
/// DT of an ISO 8601 time; empty if it is invalid.
[[nodiscard]] std::string observationTime(const std::string& isoTime);

void append(std::vector<SrItem>& items, std::vector<SrItem> more);

/// Whether a picture can be referenced: only with valid UIDs.
[[nodiscard]] bool canBeReferenced(const PictureIdentity& picture);
[[nodiscard]] SrImageReference referenceTo(const PictureIdentity& picture, const Report& report);
/// SOP Class UID of the images of a series.
[[nodiscard]] std::string sopClassUidOf(const std::string& seriesInstanceUid, const Report& report);

} // namespace foramen::sr
