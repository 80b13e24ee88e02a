#pragma once

#include "core/bundle/identifying_text.h"
#include "core/deidentify/pseudonyms.h"
#include "core/dicom/study.h"
#include "core/report/report.h"

#include <map>
#include <string>

namespace foramen {

/// Which series of a de-identified study was which, for references to it.
class NewReferences {
public:
    /// @param before  the study as it was
    /// @param after  its de-identified images, as they were scanned
    NewReferences(const Study& before, const Study& after, const Pseudonyms& pseudonyms);

    /// The UID of a picture, a series and so on; the empty text stays empty.
    [[nodiscard]] std::string object(const std::string& uid) const;
    /// The Series Instance UID of a series, also of one that is not among the images.
    [[nodiscard]] std::string series(const std::string& uid) const;
    /// See Series::seriesId.
    [[nodiscard]] std::string seriesId(const std::string& id) const;
    /// A de-identified series by its new UID; null where it is not among the images.
    [[nodiscard]] const Series* find(const std::string& newUid) const;
    /// Whether a picture is among the images. @param newUid  SOP Instance UID
    [[nodiscard]] bool holds(const std::string& newUid) const;
    [[nodiscard]] const Study& study() const { return m_after; }

private:
    const Study& m_after;
    const Pseudonyms& m_pseudonyms;
    std::map<std::string, std::string> m_series;
    std::map<std::string, std::string> m_ids;
    std::map<std::string, const Series*> m_pictures; ///< by new SOP Instance UID
};

/// The report of a study as the report of its de-identified images: it refers to them, its days are
/// theirs, and a text that names the patient is replaced line by line (IdentifyingText). A draft
/// that nobody edited is made anew. Readers keep their names, unless these hold one of the
/// patient's. The signature goes, for it is of another text; addenda are appended to the text.
/// Pictures of what is not among the images go.
/// @param days  by which dates are moved into the past
[[nodiscard]] Report deidentifiedReport(const Report& report, const NewReferences& references,
                                        const IdentifyingText& words, int days);

/// A time (ISO 8601) moved by days into the past; empty for what is none.
[[nodiscard]] std::string earlierTime(const std::string& time, int days);

} // namespace foramen
