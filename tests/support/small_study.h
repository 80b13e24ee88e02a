#pragma once

#include "core/imaging/volume.h"
#include "core/spine/measures/spine_measure.h"
#include "ui/state/session/session.h"

#include <QString>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace foramen::test {

/// A lumbar study of small noisy pictures: sagittal T2 and T1 (9 slices), axial T2 (3 blocks of 3
/// slices).
struct SmallStudy {
    std::string studyInstanceUid = "1.2.826.0.1.3680043.10.1.1";
    int size = 64; ///< columns and rows
    bool withAxial = true;
    bool withT2 = true; ///< sagittal
    bool withT1 = true;
    int axialT1Slices = 0; ///< of an axial T1, which has no role; 0: there is none
    std::string t1Frame{}; ///< Frame of Reference UID of the T1; empty: that of the others
    std::string frame{}; ///< Frame of Reference UID; empty: one of its own
    std::string patientId = "TEST";
    std::string patientBirthDate{};
    std::string studyDate = "20260102";
    double shiftMm = 0; ///< how much nearer to the head the body lies; a multiple of 10
};
/// Writes the study into a folder, with one folder for each series. Fails the running test on
/// error.
void writeSmallStudy(const std::filesystem::path& folder, const SmallStudy& study = {});

/// Settings of the fake grader and what it did; shared by the grader and its test.
struct FakeModel {
    std::string sha256 = "a1b2";
    std::chrono::milliseconds perSite{0}; ///< busy time
    std::atomic<int> gradings{0};
    std::atomic<bool> fails{false};
    /// Waits after this many findings until it is cancelled; 25: never.
    std::atomic<int> stallAfter{25};
    std::function<double(Site)> uncertainty; ///< of each grade; empty: not measured
    /// What it measures on the sagittal T2; empty: nothing.
    std::function<std::vector<SpineMeasure>(const VolumePtr& sagittalT2)> measures;
    std::function<bool(Site)> unreliable; ///< whether not reliable on patients; empty: none
};
using FakeModelPtr = std::shared_ptr<FakeModel>;

/// Grades at once: L4/L5 left subarticular Severe, everything else Normal/Mild, canal points in
/// the middle (x 0), left ones at x 15 mm, right ones at -15. Follows SmallStudy::shiftMm.
[[nodiscard]] GraderFactory fakeGraderFactory(FakeModelPtr model);

/// Options with a fake grader and a database of the test's own.
[[nodiscard]] SessionOptions optionsFor(const std::filesystem::path& folder,
                                        const FakeModelPtr& model);

/// Opens and waits until the session settles. @return false when it does not.
[[nodiscard]] bool openAndSettle(Session& session, const std::filesystem::path& folder);
/// What of the open study could not be read, drawn or saved: one sentence each.
[[nodiscard]] QStringList problemsOf(Session& session);

} // namespace foramen::test
