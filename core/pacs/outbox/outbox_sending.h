#pragma once

#include "core/base/task.h"
#include "core/pacs/archive_client.h"
#include "core/pacs/outbox/outbox_claim.h"

namespace foramen {

/// Makes one attempt to send a job: what the archive has not said to have. Notes on the disk what
/// is about to be sent before it is sent, and each answer when it comes, so that no object that
/// the archive has is sent again, wherever the process is killed. What may be there is asked for
/// first (C-FIND or QIDO-RS at the level of instances); an archive that answers no such questions
/// gets it again, which DICOM takes for the same instance.
///
/// Afterwards the job is sent (its files are deleted), refused, or waits for its next attempt; see
/// its reason. A cancel counts as no attempt. @param wantsCommitment  the job is sent only when the
/// archive has said that it keeps the objects (storage commitment)
/// @return NotWritable where the outbox cannot be written: nothing is lost by that.
[[nodiscard]] Result<void> sendJob(OutboxClaim& claim, const ArchiveClient& client,
                                   bool wantsCommitment, const Task& task);

} // namespace foramen
