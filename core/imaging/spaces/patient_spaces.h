#pragma once

#include "core/base/patient_space.h"
#include "core/base/reason.h"
#include "core/base/task.h"
#include "core/imaging/volume.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace foramen {

/// How it is known whether points of two series can be compared.
enum class SpaceBasis {
    FrameOfReference, ///< both name the same Frame of Reference
    Pictures, ///< their pictures show the same anatomy at the same place
    Reader, ///< a reader said so, whatever the pictures show
    None,
};

/// Why two series are not in one patient space.
enum class SpaceRefusal {
    None,
    NoGeometry, ///< one of them has no position and orientation
    TooLittleInCommon, ///< their slices neither cross nor overlap enough to be compared
    PicturesDisagree, ///< another place, another patient, or pictures that cannot be compared
    Moved, ///< they would agree after a shift that is too large to be trusted
    Reader, ///< a reader said so, whatever frames and pictures say
};

struct SpaceLink {
    SpaceBasis basis = SpaceBasis::None;
    SpaceRefusal refusal = SpaceRefusal::None;
    PatientVector offset; ///< at which the pictures agree best: of the second series, LPS, mm
    double likeness = 0; ///< there: a correlation of crossing slices, or nats of parallel ones

    [[nodiscard]] bool isLinked() const { return basis != SpaceBasis::None; }
    /// What to add to a point of the first series for the same place in the second, mm: nothing
    /// where the offset is not more than what the comparison may be wrong by.
    [[nodiscard]] PatientVector toSecond() const;
};

/// Compares the pictures of two series of one study, whatever their Frames of Reference say: along
/// the lines where their slices cross, or by the mutual information of parallel stacks.
[[nodiscard]] SpaceLink compareByPictures(std::span<const VolumePtr> a,
                                          std::span<const VolumePtr> b);

/// Which series of one study share a patient space, and why. Series of one Frame of Reference do;
/// where Frames differ or are missing, as anonymisers leave them, the pictures decide. Never made
/// of series of two studies.
class PatientSpaces {
public:
    /// @param series  the blocks of each series; empty ones are passed over.
    [[nodiscard]] static PatientSpaces of(const std::vector<std::vector<VolumePtr>>& series,
                                          const Task& task = {});

    /// The link between the series of two volumes, directly or over other series. A volume that was
    /// not among those compared is linked by an equal Frame of Reference alone.
    [[nodiscard]] SpaceLink between(const Volume& a, const Volume& b) const;
    /// A reader links a series with all others of its study, or with none; none: as frames and
    /// pictures say.
    void overrule(const std::string& seriesInstanceUid, const std::string& seriesId,
                  std::optional<bool> isLinked);
    void overruleAs(const PatientSpaces& other) { m_overruled = other.m_overruled; }
    [[nodiscard]] std::optional<bool> overruled(const std::string& seriesInstanceUid,
                                                const std::string& seriesId) const;
    /// Whether the series of a volume was among those compared.
    [[nodiscard]] bool covers(const Volume& volume) const
    {
        return indexOf(volume) < m_members.size();
    }
    /// Why two volumes are not linked; empty when they are.
    [[nodiscard]] Reason missingLinkReason(const Volume& a, const Volume& b) const;

private:
    struct Member {
        std::string seriesInstanceUid;
        std::string seriesId;
    };
    struct Overruled {
        Member series;
        bool isLinked = false;
    };
    [[nodiscard]] std::size_t indexOf(const Volume& volume) const;
    [[nodiscard]] SpaceLink found(const Volume& a, const Volume& b) const;
    [[nodiscard]] const SpaceLink& direct(std::size_t a, std::size_t b) const;

    std::vector<Member> m_members;
    std::vector<SpaceLink> m_links; ///< row by row, members x members; from the lower to the higher
    std::vector<std::size_t> m_space; ///< of each member; equal: linked
    std::vector<Overruled> m_overruled;
    std::vector<PatientVector> m_shift; ///< to add to a member's points for those of its space
};

} // namespace foramen
