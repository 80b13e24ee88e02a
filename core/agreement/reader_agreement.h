#pragma once

#include "core/agreement/reader_grades.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/evaluation/agreement.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// The options of a comparison of readers.
struct AgreementOptions {
    std::size_t resamples = 1000; ///< for the intervals; 0 for none
    std::uint64_t seed = 2024;
};

/// Counts of sites by the first reader's answer, then by the second's; see answerOf().
using AnswerTable = std::array<std::array<std::size_t, kAnswerCount>, kAnswerCount>;

/// How well two readers agree on a group of sites, in the studies that both have.
struct PairFigures {
    std::string name; ///< "All sites", "Spinal Canal Stenosis", "L4/L5"
    AnswerTable answers{};
    std::size_t count = 0; ///< sites that both graded: what the figures are of
    std::size_t studies = 0; ///< studies with such a site
    Estimate agreement; ///< share of equal grades
    Estimate kappa; ///< Cohen's, without weights
    Estimate linearKappa;
    Estimate quadraticKappa;
    Estimate ac1; ///< Gwet's
};

/// Two readers.
struct ReaderPair {
    std::size_t first = 0; ///< index of the reader
    std::size_t second = 0;
    std::size_t studies = 0; ///< that both have
    std::size_t onlyFirst = 0; ///< studies that the second reader does not have
    std::size_t onlySecond = 0;
    PairFigures all;
    std::array<PairFigures, kConditionCount> conditions;
    std::array<PairFigures, kLevelCount> levels; ///< all conditions of a level
    std::array<PairFigures, kSiteCount> sites; ///< by siteIndex()
};

/// How well more than two readers agree on a group of sites.
struct JointFigures {
    std::string name;
    std::size_t complete = 0; ///< sites that all graded: what Fleiss' kappa is of
    std::size_t several = 0; ///< sites that two or more graded: what alpha is of
    std::size_t studies = 0; ///< studies with such a site
    Estimate fleissKappa;
    Estimate alpha; ///< Krippendorff's, for ordered grades
};

/// All readers together.
struct JointAgreement {
    JointFigures all;
    std::array<JointFigures, kConditionCount> conditions;
    std::array<JointFigures, kLevelCount> levels;
};

/// What one reader did.
struct ReaderTotals {
    std::string name;
    ReaderKind kind = ReaderKind::Labels;
    std::size_t studies = 0;
    std::array<std::size_t, kAnswerCount> answers{}; ///< sites of these studies, by answer
    std::size_t accepted = 0; ///< as of ReaderGrades
};

/// A site that readers graded differently, or that one graded and another called ungradable.
struct Disagreement {
    std::string studyId;
    Site site;
    std::vector<ReaderGrade> grades; ///< of each reader
    std::optional<int> distance; ///< between the least and the worst grade; none for fewer than 2
};

/// How well readers agree: everything that its outputs print.
struct ReaderAgreement {
    std::vector<ReaderTotals> readers;
    std::size_t studies = 0; ///< of at least one reader
    std::size_t commonStudies = 0; ///< of all readers
    std::vector<ReaderPair> pairs; ///< each pair once, in the order of the readers
    std::optional<JointAgreement> joint; ///< none for two readers
    std::vector<Disagreement> disagreements; ///< the widest first, then by study and site
    AgreementOptions options;
};

/// Compares the grades of each two readers, and of all together. Only sites that both graded count
/// for the figures; the others are counted.
/// @return InvalidArgument for fewer than two readers, and where no site is graded by two;
/// Cancelled.
[[nodiscard]] Result<ReaderAgreement> readerAgreement(const std::vector<ReaderGrades>& readers,
                                                      const AgreementOptions& options = {},
                                                      const Task& task = {});

} // namespace foramen
