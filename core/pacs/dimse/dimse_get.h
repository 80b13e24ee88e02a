#pragma once

#include "core/pacs/archive_client.h"
#include "core/pacs/dimse/dimse_association.h"
#include "core/pacs/received_files.h"

namespace foramen {

/// The SOP class of C-GET by study (Study Root Query/Retrieve Information Model - GET).
inline constexpr const char* kStudyRootGet = "1.2.840.10008.5.1.4.1.2.2.3";

/// Retrieves by C-GET over an association that proposed kStudyRootGet and receivingContexts().
/// Each data set is written as it comes, without being understood. Adds to @p transfer.
void getInstances(DimseAssociation& association, const RetrieveRequest& request,
                  ReceivedFiles& files, Transfer& transfer);

} // namespace foramen
