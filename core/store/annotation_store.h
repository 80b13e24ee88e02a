#pragma once

#include "core/base/result.h"
#include "core/spine/annotation.h"
#include "core/store/assessment_store.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace foramen {

/// What is saved of a study's annotations.
struct SavedAnnotations {
    std::vector<Annotation> annotations; ///< in the order of their placing
    int unreadable = 0; ///< rows that a newer version wrote, or that are damaged: kept as they are
};

/// The readers' annotations in the same file as their grades (see AssessmentStore): one row each,
/// and for each change a row of the append-only history in the same transaction. Opened, used and
/// closed on one thread.
class AnnotationStore {
public:
    /// Opens or creates the database and brings its schema up to date.
    /// @return DatabaseLocked, DatabaseNewer, DatabaseDamaged, NotWritable, or Unsupported for
    /// another program's database. Moving a damaged file aside is AssessmentStore's business.
    [[nodiscard]] static Result<std::unique_ptr<AnnotationStore>>
    open(const std::filesystem::path& file);
    ~AnnotationStore();

    [[nodiscard]] Result<SavedAnnotations> load(const std::string& studyInstanceUid) const;
    /// Writes a new annotation, or the changed one over what it was.
    /// @return InvalidArgument for a study without Study Instance UID.
    [[nodiscard]] Result<void> save(const std::string& studyInstanceUid,
                                    const Annotation& annotation, const HistoryEntry& entry);
    [[nodiscard]] Result<void> remove(const std::string& studyInstanceUid,
                                      const std::string& annotationUid, const HistoryEntry& entry);

private:
    struct Private;
    explicit AnnotationStore(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace foramen
