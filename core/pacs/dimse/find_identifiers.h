#pragma once

#include "core/pacs/archive_client.h"

class DcmItem;

namespace foramen {

/// Puts what a study must match, and what the archive is to return of it, into the identifier of a
/// C-FIND. Texts beyond ASCII are sent as UTF-8 (ISO_IR 192).
void putStudyQuery(DcmItem& identifier, const StudyQuery& query);
void putSeriesQuery(DcmItem& identifier, const SeriesQuery& query);
void putInstanceQuery(DcmItem& identifier, const InstanceQuery& query);
/// Puts what is retrieved into the identifier of a C-GET.
void putRetrieveRequest(DcmItem& identifier, const RetrieveRequest& request);

/// One response of an archive.
[[nodiscard]] StudyMatch studyMatchFrom(DcmItem& identifier);
[[nodiscard]] SeriesMatch seriesMatchFrom(DcmItem& identifier);
/// SOP Instance UID (0008,0018) of one response.
[[nodiscard]] std::string instanceFrom(DcmItem& identifier);
/// Failed SOP Instance UID List (0008,0058) of a C-GET response.
[[nodiscard]] std::vector<std::string> failedInstances(DcmItem& identifier);

} // namespace foramen
