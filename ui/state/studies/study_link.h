#pragma once

#include <QString>

#include <optional>

namespace foramen {

/// What a link "foramen://open?study=<Study Instance UID>&node=<name>" asks for. Pages of a RIS or
/// an archive have such links.
struct StudyLink {
    QString studyInstanceUid;
    QString node; ///< the archive that has the study; empty: the link names none
};

/// Whether a text is a link of the program, well-formed or not.
[[nodiscard]] bool isLink(const QString& text);

/// None for a link that asks for anything else than a study by its UID (1 to 64 digits and dots):
/// links come from anywhere.
[[nodiscard]] std::optional<StudyLink> studyLinkFrom(const QString& text);

} // namespace foramen
