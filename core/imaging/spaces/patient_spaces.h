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

/// Why points of two series can be compared.
enum class SpaceBasis {
    FrameOfReference, ///< both state the same Frame of Reference UID
    Pictures, ///< their pictures show the same anatomy at the same position
    Reader, ///< a reader decided so
    None,
};

/// Why two series are not in one patient space.
enum class SpaceRefusal {
    None,
    NoGeometry, ///< one of them has no position and orientation
    TooLittleInCommon, ///< their slices neither cross nor overlap enough to be compared
    PicturesDisagree, ///< other anatomy, another patient, or contrasts that cannot be compared
    Mirrored, ///< they agree as well or better with one of them mirrored from left to right
    Moved, ///< they agree only after a shift that is too large to be trusted
    Reader, ///< a reader decided so
};

/// Whether and why two series share a patient space, and with what offset.
struct SpaceLink {
    SpaceBasis basis = SpaceBasis::None;
    SpaceRefusal refusal = SpaceRefusal::None;
    PatientVector offset; ///< of the second series where the pictures agree best, LPS, mm
    double likeness = 0; ///< at that offset: correlation, or nats of parallel stacks

    [[nodiscard]] bool isLinked() const { return basis != SpaceBasis::None; }
    /// Vector from a point of the first series to the same anatomy in the second, LPS, mm. Zero
    /// where the offset is within the error of the comparison.
    [[nodiscard]] PatientVector toSecond() const;
};

/// Compares the pictures of two series of one study, whatever their Frames of Reference say: along
/// the lines where their slices cross, or by the mutual information of parallel stacks.
[[nodiscard]] SpaceLink compareByPictures(std::span<const VolumePtr> a,
                                          std::span<const VolumePtr> b);

/// Which series of one study share a patient space, and why. Series with one Frame of Reference UID
/// do; where the UIDs differ or are missing (anonymisers replace them), the pictures decide. Never
/// made of series of two studies.
class PatientSpaces {
public:
    /// @param series  the blocks of each series; series without blocks are ignored.
    [[nodiscard]] static PatientSpaces of(const std::vector<std::vector<VolumePtr>>& series,
                                          const Task& task = {});

    /// The link between the series of two volumes, direct or through other series. A volume of a
    /// series that was not compared is linked by an equal Frame of Reference UID only.
    [[nodiscard]] SpaceLink between(const Volume& a, const Volume& b) const;
    /// Sets the decision of a reader: the series is linked with all others (true) or with none
    /// (false); no value removes the decision.
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
    /// Whether a series of one space was found to be mirrored against one of the other.
    [[nodiscard]] bool isMirrored(std::size_t space, std::size_t other) const;
    [[nodiscard]] const SpaceLink& direct(std::size_t a, std::size_t b) const;

    std::vector<Member> m_members;
    std::vector<SpaceLink> m_links; ///< members x members; from the lower to the higher index
    std::vector<std::size_t> m_space; ///< of each member; members with equal numbers are linked
    std::vector<Overruled> m_overruled;
    std::vector<PatientVector> m_shift; ///< from the points of a member to those of its space, mm
};

} // namespace foramen
