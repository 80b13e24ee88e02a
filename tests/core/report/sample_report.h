#pragma once

#include "core/report/draft/draft.h"
#include "core/report/draft/draft_text.h"
#include "core/report/report.h"

#include <string>

namespace foramen::test {

inline SiteLocation sampleLocation(Site site)
{
    const double shift = static_cast<double>(siteIndex(site));
    return {.seriesInstanceUid = isForaminal(site.condition) ? "1.2.3.1"
                : isSubarticular(site.condition)             ? "1.2.3.2"
                                                             : "1.2.3.3",
            .sopInstanceUid = "1.2.3.9." + std::to_string(1 + siteIndex(site)),
            .instanceNumber = 5000 + static_cast<int>(siteIndex(site)),
            .image = {100.125 + shift, 200.5},
            .patient = {shift, -20, 30}};
}

/// A study with all sites graded by the model: Severe only on the left, canal L4/L5 uncertain, left
/// foramen L5/S1 refused.
inline Assessment sampleAssessment()
{
    Assessment assessment({.studyInstanceUid = "1.2.840.113619.7",
                           .patientId = "P-7",
                           .patientName = "Phantom^Åsa",
                           .patientBirthDate = "19600101",
                           .patientSex = "F",
                           .studyDate = "20261120",
                           .studyDescription = "MR lumbar spine",
                           .accessionNumber = "A-1"});
    Grading grading;
    grading.model = {.name = "foramen-lumbar",
                     .version = "1.0",
                     .sha256 = std::string(64, 'a'),
                     .device = "CPU",
                     .runtime = "LibTorch 1.13.1",
                     .date = "2026-11-20T10:00:00+01:00"};
    grading.numbering.certain = true;
    for (std::size_t i = 0; i < kLevelCount; ++i)
        grading.levels[i] = {kLevels[i], PatientPoint{0, -30, -34.0 * static_cast<double>(i)},
                             0.98};
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const Site site = siteAt(i);
        const bool left = sideOf(site.condition) == Side::Left;
        grading.findings[i] = {.site = site,
                               .probabilities = left ? Probabilities{0.05, 0.15, 0.8}
                                                     : Probabilities{0.9, 0.07, 0.03},
                               .location = sampleLocation(site),
                               .refused = std::nullopt};
    }
    grading.findings[siteIndex({Condition::SpinalCanalStenosis, DiscLevel::L4L5})].probabilities = {
        0.07, 0.48, 0.45};
    Finding& refused =
        grading.findings[siteIndex({Condition::LeftNeuralForaminalNarrowing, DiscLevel::L5S1})];
    refused.refused = Reason::ofText("No sagittal T1 slice through the left foramen");
    refused.probabilities = {0.7, 0.2, 0.1};
    refused.location.reset();
    assessment.setGrading(grading);
    return assessment;
}

/// The same after a reader accepted, changed, moved and marked as ungradable one site each.
inline Assessment sampleReadAssessment()
{
    Assessment assessment = sampleAssessment();
    const std::string name = "Reader^Ann";
    const std::string time = "2026-11-20T10:05:00+01:00";
    assessment.setDecision({Condition::LeftSubarticularStenosis, DiscLevel::L4L5},
                           ReaderDecision{Severity::Severe, true, name, time});
    assessment.setDecision({Condition::SpinalCanalStenosis, DiscLevel::L4L5},
                           ReaderDecision{Severity::Severe, false, name, time});
    assessment.setComment({Condition::SpinalCanalStenosis, DiscLevel::L4L5},
                          CellComment{"roots \"crowded\", no fluid", name, time});
    assessment.setDecision({Condition::RightSubarticularStenosis, DiscLevel::L1L2},
                           ReaderDecision{std::nullopt, false, name, time});
    assessment.setDecision({Condition::LeftNeuralForaminalNarrowing, DiscLevel::L5S1},
                           ReaderDecision{Severity::Moderate, false, name, time});
    SiteLocation moved = sampleLocation({Condition::LeftSubarticularStenosis, DiscLevel::L4L5});
    moved.image = {301.25, 199.75};
    assessment.setReaderLocation({Condition::LeftSubarticularStenosis, DiscLevel::L4L5}, moved);
    return assessment;
}

inline Report sampleReport(Assessment assessment)
{
    Report report;
    report.series = {{"Sagittal T1", "1.2.3.1", "t1_tse_sag", "MR", 17},
                     {"Axial T2", "1.2.3.2", "t2_tse_tra", "MR", 35},
                     {"Sagittal T2/STIR", "1.2.3.3", "t2_tse_sag", "MR", 17},
                     {"", "1.2.3.4", "localizer", "MR", 9}};
    report.text = draftText(draftOf(assessment, report.series));
    report.time = "2026-11-20T10:30:00+01:00";
    report.assessment = std::move(assessment);
    return report;
}

/// A report that a reader signed as version 2, with an addendum of another reader.
inline Report sampleSignedReport()
{
    Report report = sampleReport(sampleReadAssessment());
    report.final = true;
    report.readerName = "Reader^Ann";
    report.signature = ReportSignature{.version = 2,
                                       .sha256 = std::string(64, 'b'),
                                       .correctionReason = "wrong side",
                                       .previousSha256 = std::string(64, 'c'),
                                       .addenda = {{.text = "Seen with the surgeon.",
                                                    .reason = "discussion",
                                                    .readerName = "Second^Bo",
                                                    .time = "2026-11-21T09:15:00+01:00",
                                                    .sha256 = std::string(64, 'd')}}};
    return report;
}

} // namespace foramen::test
