#pragma once

#include "core/base/result.h"
#include "core/base/task.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace foramen {

/// Which studies are searched for. Texts are UTF-8 and may have the wildcards * and ?; an empty
/// one matches everything.
struct StudyQuery {
    std::string patientName; ///< "Miller^*"
    std::string patientId;
    std::string studyDate; ///< YYYYMMDD, or a range: "20260101-20261231", "20260101-", "-20261231"
    std::string modality; ///< of one of the study's series: "MR"
    std::string studyDescription;
    std::string accessionNumber;
    std::string studyInstanceUid;
};

/// A study that an archive has. Texts are UTF-8 as the archive gives them.
struct StudyMatch {
    std::string studyInstanceUid;
    std::string patientName;
    std::string patientId;
    std::string patientBirthDate; ///< YYYYMMDD
    std::string patientSex;
    std::string studyDate; ///< YYYYMMDD
    std::string studyTime;
    std::string studyDescription;
    std::string accessionNumber;
    std::string modalities; ///< of its series, with backslashes between them
    int seriesCount = -1; ///< -1: the archive does not say
    int instanceCount = -1; ///< -1: the archive does not say
};

/// Which series of a study are searched for.
struct SeriesQuery {
    std::string studyInstanceUid;
    std::string modality; ///< empty for all
};

/// A series that an archive has.
struct SeriesMatch {
    std::string studyInstanceUid;
    std::string seriesInstanceUid;
    std::string modality;
    std::string seriesNumber;
    std::string seriesDescription; ///< UTF-8
    int instanceCount = -1; ///< -1: the archive does not say
};

/// Which instances are asked for: those of one series.
struct InstanceQuery {
    std::string studyInstanceUid;
    std::string seriesInstanceUid;
};

/// What is retrieved: a study, or one of its series.
struct RetrieveRequest {
    std::string studyInstanceUid;
    std::string seriesInstanceUid; ///< empty for the whole study
    /// As a search said, for the progress of DICOMweb, which does not say it itself; 0: not known.
    int expectedInstances = 0;
};

/// An instance that was not transferred, or with a warning, and why.
struct TransferProblem {
    std::string instance; ///< SOP Instance UID, or the path that the user gave; may be empty
    Reason reason;
    bool isWarning = false; ///< it was transferred nevertheless
    bool isTemporary = false; ///< the same may work later: the archive is out of resources
};

/// What becomes of one file that is sent.
struct FileAnswer {
    std::filesystem::path file;
    bool isStored = false; ///< the archive has it, perhaps from before
    bool isTemporary = false; ///< it is not stored, and the same may work later
    Reason reason; ///< why it is not stored, or a warning; else empty
};

/// Is told of each file as soon as the archive has answered.
using TakeFileAnswer = std::function<void(const FileAnswer&)>;

/// Whether the other side, or our own settings, are against it, so that the same again is of no
/// use before something is changed; else the network or the archive fails, and a later try may
/// work.
[[nodiscard]] inline bool isRefusal(const Error& error)
{
    return error.code == ErrorCode::Unsupported || error.code == ErrorCode::InvalidArgument;
}

/// How a transfer of instances went. What arrived before a failure is kept.
struct Transfer {
    std::filesystem::path folder; ///< of a retrieval: what scanStudies() takes
    int transferred = 0; ///< instances, those with a warning included
    int total = 0; ///< instances that were to be sent; 0 for a retrieval
    std::vector<TransferProblem> problems;
    Result<void> end; ///< why it ended too early

    [[nodiscard]] bool isComplete() const { return end.has_value() && problems.empty(); }
};

/// An instance by its UIDs.
struct InstanceReference {
    std::string sopClassUid;
    std::string sopInstanceUid;
};

/// What an archive says of keeping instances (storage commitment, PS3.4 J).
struct Commitment {
    /// An instance that it does not keep.
    struct Failure {
        std::string sopInstanceUid;
        bool isAbsent = false; ///< the archive does not have it at all
        Reason reason;
    };
    std::vector<std::string> kept; ///< SOP Instance UIDs
    std::vector<Failure> failed;
    Result<void> end; ///< why there is no answer, or not yet
};

/// Speaks to one archive. The functions block, on the caller's thread; each makes connections of
/// its own. They stop within 100 ms of a cancel, but may take a second while they connect.
class ArchiveClient {
public:
    virtual ~ArchiveClient() = default;
    ArchiveClient() = default;
    ArchiveClient(const ArchiveClient&) = delete;
    ArchiveClient& operator=(const ArchiveClient&) = delete;

    /// Whether the archive answers and lets us in. @return otherwise what is wrong, in words.
    [[nodiscard]] virtual Result<void> echo(const Task& task) const = 0;
    /// Gives each study as it arrives. @return how many there were; InvalidArgument for a query
    /// that DICOM cannot ask.
    [[nodiscard]] virtual Result<int>
    findStudies(const StudyQuery& query, const std::function<void(const StudyMatch&)>& found,
                const Task& task) const = 0;
    /// Gives each series as it arrives. @return how many there were.
    [[nodiscard]] virtual Result<int>
    findSeries(const SeriesQuery& query, const std::function<void(const SeriesMatch&)>& found,
               const Task& task) const = 0;
    /// Gives the SOP Instance UID of each instance as it arrives. @return how many there were.
    [[nodiscard]] virtual Result<int>
    findInstances(const InstanceQuery& query,
                  const std::function<void(const std::string& sopInstanceUid)>& found,
                  const Task& task) const = 0;
    /// Writes the instances into a folder below @p folder, under names of UIDs alone. Instances of
    /// another study or series than was asked for are problems and are not kept.
    [[nodiscard]] virtual Transfer get(const RetrieveRequest& request,
                                       const std::filesystem::path& folder,
                                       const Task& task) const = 0;
    /// Sends files as they are. @param told  of each file; may be empty. A file of which it is not
    /// told when this ends may be stored or not.
    [[nodiscard]] virtual Transfer store(const std::vector<std::filesystem::path>& files,
                                         const TakeFileAnswer& told, const Task& task) const = 0;
    /// Asks the archive to keep instances that it has, and waits for its answer.
    [[nodiscard]] virtual Commitment commit(const std::vector<InstanceReference>& instances,
                                            const Task& task) const = 0;
    /// store(), where the whole is enough.
    [[nodiscard]] Transfer send(const std::vector<std::filesystem::path>& files,
                                const Task& task) const
    {
        return store(files, {}, task);
    }
};

} // namespace foramen
