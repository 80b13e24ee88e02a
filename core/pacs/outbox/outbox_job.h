#pragma once

#include "core/base/clock.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace foramen {

/// Whether an archive has an object of a job.
enum class ObjectState {
    Waiting, ///< it was never sent, or the archive refused it for now: it is not there
    Uncertain, ///< it was being sent when an attempt ended without an answer: ask before sending
    Sent, ///< the archive said that it has it: never sent again
    Refused, ///< the archive does not want it
};

/// A file of a job.
struct OutboxObject {
    std::string file; ///< its name in the job's folder
    std::string sha256; ///< of the file, 64 hexadecimal digits
    std::string sopClassUid;
    std::string sopInstanceUid;
    std::string studyInstanceUid;
    std::string seriesInstanceUid;
    ObjectState state = ObjectState::Waiting;
    std::string remark; ///< of the archive, in English: why it is refused, or a warning
    bool isCommitted = false; ///< the archive said that it keeps it (storage commitment)
};

/// How a job stands.
enum class JobState {
    Waiting, ///< for its next attempt
    Sending, ///< or the program that sent it was killed
    Sent, ///< the archive has all objects
    Refused, ///< no attempt is made before somebody asks for one
    GivenUp, ///< by the user: nothing more is sent
};

/// To whom a job goes. No secrets.
struct OutboxTarget {
    std::string nodeId; ///< of the settings
    std::string name; ///< for the user
    /// Where it was when the user agreed: another place needs a new consent. See placeOf().
    std::string place;
    friend bool operator==(const OutboxTarget&, const OutboxTarget&) = default;
};

/// What is to be sent, beside the files. Texts are UTF-8.
struct OutboxDraft {
    OutboxTarget target;
    std::string patientName; ///< as DICOM has it; for the list alone
    std::string patientId;
    std::string studyDate; ///< YYYYMMDD, or as the study has it
};

/// Files that go to one archive, and how far that is.
struct OutboxJob {
    std::string id; ///< the name of its folder: time and a random number
    OutboxDraft draft;
    TimePoint created;
    TimePoint changed; ///< its state
    JobState state = JobState::Waiting;
    std::string reason; ///< why it waits or is refused, in English; empty for nothing to say
    int attempts = 0; ///< without success since somebody last asked for one
    TimePoint nextTry;
    std::vector<OutboxObject> objects;

    [[nodiscard]] std::size_t sentCount() const;
    /// Whether nothing more is to be done: sent or given up.
    [[nodiscard]] bool isFinished() const;
};

/// How long to wait after so many failed attempts: 5 s, 15 s, 1 min, 5 min, 15 min, then 1 h.
[[nodiscard]] std::chrono::seconds retryDelay(int attempts);

} // namespace foramen
