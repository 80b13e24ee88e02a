// The sentences of the report's draft (core/report/draft/draft_text.cpp, comparison.cpp), as
// patterns. See core_words.h; a test looks whether the draft has others.
#include "ui/state/language/core_words.h"

#include <QtGlobal>

namespace foramen {

const std::vector<CorePattern>& draftPatterns()
{
    static const std::vector<CorePattern> all = {
        {QT_TRANSLATE_NOOP("ReportDraft",
                           "MR LUMBAR SPINE: DEGENERATIVE STENOSIS, L1/L2 TO L5/S1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "TECHNIQUE")},
        {QT_TRANSLATE_NOOP("ReportDraft", "COMPARISON")},
        {QT_TRANSLATE_NOOP("ReportDraft", "FINDINGS")},
        {QT_TRANSLATE_NOOP("ReportDraft", "IMPRESSION")},
        {QT_TRANSLATE_NOOP("ReportDraft", "NOT GRADED")},
        {QT_TRANSLATE_NOOP("ReportDraft", "WHO GRADED")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Study of %1, %2")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Study of %1")},
        {QT_TRANSLATE_NOOP(
            "ReportDraft",
            "Provisional: %1 of %2 grades are the model's and were not reviewed by a reader")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Series graded: %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 (%2 images)")},
        {QT_TRANSLATE_NOOP("ReportDraft", "No series could be used for grading")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Not used: %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Model: %1, on CPU, %2 threads, %3, %4")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Model: %1, on %2")},
        {QT_TRANSLATE_NOOP("ReportDraft", "No model was used")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Limitation: %1")},
        {QT_TRANSLATE_NOOP("ReportDraft",
                           "The level numbering is not certain (%1) and has to be checked")},
        {QT_TRANSLATE_NOOP("ReportDraft",
                           "The level numbering is not certain and has to be checked")},
        //: Before a feminine noun: "moderate stenosis"
        {QT_TRANSLATE_NOOP("ReportDraft", "moderate")},
        //: Before a feminine noun: "severe stenosis"
        {QT_TRANSLATE_NOOP("ReportDraft", "severe")},
        //: Within a sentence
        {QT_TRANSLATE_NOOP("ReportDraft", "Normal/Mild")},
        //: Of a site, within a sentence
        {QT_TRANSLATE_NOOP("ReportDraft", "not graded")},
        {QT_TRANSLATE_NOOP("ReportDraft",
                           "No moderate or severe stenosis; spinal canal, subarticular zones and "
                           "neural foramina graded %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Spinal canal %1"), true},
        {QT_TRANSLATE_NOOP("ReportDraft", "spinal canal: %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 spinal canal stenosis"), true},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 spinal canal stenosis at %2")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Both neural foramina %1"), true},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 bilateral neural foraminal narrowing"), true},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 left and %2 right neural foraminal narrowing"), true},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 left neural foraminal narrowing"), true},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 left neural foraminal narrowing at %2")},
        {QT_TRANSLATE_NOOP("ReportDraft", "left neural foramen %1"), true},
        {QT_TRANSLATE_NOOP("ReportDraft", "left neural foramen at %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "left neural foramen: %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 right neural foraminal narrowing"), true},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 right neural foraminal narrowing at %2")},
        {QT_TRANSLATE_NOOP("ReportDraft", "right neural foramen %1"), true},
        {QT_TRANSLATE_NOOP("ReportDraft", "right neural foramen at %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "right neural foramen: %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Both subarticular zones %1"), true},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 bilateral subarticular stenosis"), true},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 left and %2 right subarticular stenosis"), true},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 left subarticular stenosis"), true},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 left subarticular stenosis at %2")},
        {QT_TRANSLATE_NOOP("ReportDraft", "left subarticular zone %1"), true},
        {QT_TRANSLATE_NOOP("ReportDraft", "left subarticular zone at %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "left subarticular zone: %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 right subarticular stenosis"), true},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 right subarticular stenosis at %2")},
        {QT_TRANSLATE_NOOP("ReportDraft", "right subarticular zone %1"), true},
        {QT_TRANSLATE_NOOP("ReportDraft", "right subarticular zone at %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "right subarticular zone: %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "spinal canal at %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1; %2"), true},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1, %2"), true},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 (the model is not sure)")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 (the model is not sure at %2)")},
        {QT_TRANSLATE_NOOP(
            "ReportDraft",
            "No moderate or severe stenosis among the %1 graded sites: all are Normal/Mild")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 of the %2 graded sites are Normal/Mild")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Nothing was graded")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1: %2"), true},
        {QT_TRANSLATE_NOOP("ReportDraft", "Not gradable, says the reader")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Neither the model nor a reader has graded")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Changed by the reader:")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1: Normal/Mild (the model said Moderate)")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1: Normal/Mild (the model said Severe)")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1: Moderate (the model said Normal/Mild)")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1: Moderate (the model said Severe)")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1: Severe (the model said Normal/Mild)")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1: Severe (the model said Moderate)")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Graded or accepted by a reader (%1): %2 of 25 sites")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Graded or accepted by a reader: %1 of 25 sites")},
        {QT_TRANSLATE_NOOP("ReportDraft",
                           "Graded by the model alone: %1 of 25 sites, provisional, not reviewed "
                           "by a reader (marked *)")},
        {QT_TRANSLATE_NOOP(
            "ReportDraft",
            "Graded by the model alone: %1 of 25 sites, provisional, not reviewed by a reader")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Not graded: %1 of 25 sites")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Model weights: SHA-256 %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Research use only. Not for diagnosis")},
        {QT_TRANSLATE_NOOP(
            "ReportDraft",
            "Compared with the study of %1, graded by a reader (%2), by disc level")},
        {QT_TRANSLATE_NOOP("ReportDraft",
                           "Compared with the study of %1, graded by a reader, by disc level")},
        //: After "the study of"
        {QT_TRANSLATE_NOOP("ReportDraft", "an unknown date")},
        {QT_TRANSLATE_NOOP("ReportDraft",
                           "Attention: patient ID or birth date of that study differ from this "
                           "one's, or are missing")},
        {QT_TRANSLATE_NOOP("ReportDraft", "No site was graded by a reader in both studies")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Worse: %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "Better: %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 (Normal/Mild, now Moderate)")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 (Normal/Mild, now Severe)")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 (Moderate, now Normal/Mild)")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 (Moderate, now Severe)")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 (Severe, now Normal/Mild)")},
        {QT_TRANSLATE_NOOP("ReportDraft", "%1 (Severe, now Moderate)")},
        {QT_TRANSLATE_NOOP("ReportDraft", "spinal canal stenosis at %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "left neural foraminal narrowing at %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "right neural foraminal narrowing at %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "left subarticular stenosis at %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "right subarticular stenosis at %1")},
        {QT_TRANSLATE_NOOP("ReportDraft", "The level numbering of that study is not certain")},
        {QT_TRANSLATE_NOOP("ReportDraft",
                           "Unchanged: %1 of the %2 sites that readers graded in both studies")},
    };
    return all;
}

} // namespace foramen
