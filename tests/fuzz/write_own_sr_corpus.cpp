#include "core/report/sr/sr_writer.h"
#include "tests/core/report/sample_report.h"

#include <cstdio>
#include <filesystem>

/// Writes the seeds of fuzz_own_sr into a folder: the two documents of one study, with short texts.
int main(int argc, char** argv)
{
    using namespace foramen;
    if (argc != 2) {
        std::fprintf(stderr, "write_own_sr_corpus FOLDER\n");
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    Report report = test::sampleReport(test::sampleReadAssessment());
    report.text = "x";
    ModelIdentity model = *report.assessment.model();
    model.sha256 = "a1";
    report.assessment.setModel(model);
    report.assessment.setVariant({.vertebra = TransitionalVertebra::SacralisedL5,
                                  .discs = NamedDiscs::T12L1ToL4L5,
                                  .readerName = "R",
                                  .time = "2026-11-20T10:05:00+01:00"});
    // Refusals are short; one condition keeps its grades.
    for (std::size_t index = kLevelCount; index < kSiteCount; ++index) {
        Finding finding = *report.assessment.cell(siteAt(index)).finding;
        finding.refused = Reason::ofText("No");
        report.assessment.setFinding(finding);
    }
    const bool done = writeModelSr(folder / "model", report).has_value()
        && writeReaderSr(folder / "reader", report).has_value();
    return done ? 0 : 1;
}
