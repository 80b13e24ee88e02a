#pragma once

#include "core/base/patient_space.h"
#include "core/base/reason.h"
#include "core/spine/measures/spine_measure.h"
#include "core/spine/terms.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// Where a site lies: a point on one instance, and the same point in patient space.
struct SiteLocation {
    std::string seriesInstanceUid;
    std::string sopInstanceUid;
    int instanceNumber = 0; ///< Instance Number (0020,0013): a label, never an order
    ImagePoint image; ///< pixels of that instance
    PatientPoint patient; ///< LPS, mm, Frame of Reference of that series
    friend bool operator==(const SiteLocation&, const SiteLocation&) = default;
};

/// Probabilities of NormalMild, Moderate, Severe; they sum to 1.
using Probabilities = std::array<double, kSeverityCount>;

/// The model's result for one site. Immutable once made; never mixed with a reader's decision.
struct Finding {
    Site site;
    Probabilities probabilities{}; ///< the prior of the training data when refused
    std::optional<SiteLocation> location; ///< none when refused for lack of input
    std::optional<Reason> refused; ///< why this site was not graded
    /// Uncertainty of the grade, 0 to 1: entropy of the probabilities of several crops
    /// (core/ai/grading/uncertainty.h). None when it was not measured.
    std::optional<double> uncertainty{};
    /// Why the grade is not reliable on patients: its grader was not shown to hold on them. None
    /// when it was, or when the pictures are generated ones.
    std::optional<Reason> unreliable{};
};

/// The grade with the highest probability.
[[nodiscard]] Severity likeliest(const Probabilities& probabilities);

/// True where the probabilities of the two best grades differ by less than 0.2.
[[nodiscard]] bool isUncertain(const Probabilities& probabilities);
/// True for a grade that is shown as "uncertain" and should be looked at first: its uncertainty is
/// above the limit that separates most wrong grades from right ones in validation, or, without an
/// uncertainty, its probabilities are close. False for a refused site.
[[nodiscard]] bool isUncertain(const Finding& finding);

/// Where a disc lies, according to the model.
struct LevelLocation {
    DiscLevel level = DiscLevel::L1L2;
    std::optional<PatientPoint> discCenter; ///< LPS, mm; none when the disc is not in view
    double confidence = 0; ///< 0 to 1
};

/// Whether the numbering of the levels is certain.
struct Numbering {
    bool certain = false;
    Reason reason; ///< why it is not certain, else empty
};

/// The model that made the findings, and the device that it ran on.
struct ModelIdentity {
    std::string name;
    std::string version;
    std::string sha256; ///< of the weights
    std::string device; ///< "CPU" or "CUDA 0: NVIDIA ..."
    std::string runtime; ///< "LibTorch 1.13.1"
    std::string date; ///< when the grading ran, ISO 8601 with time zone
};

/// The result of a Predictor for one study.
struct Grading {
    ModelIdentity model;
    std::array<LevelLocation, kLevelCount> levels{};
    Numbering numbering;
    std::array<Finding, kSiteCount> findings{}; ///< in the order of siteIndex()
    std::vector<SpineMeasure> measures{}; ///< taken on the segmentation, if the model has one
    std::vector<Reason> problems; ///< remarks for the reader
};

} // namespace foramen
