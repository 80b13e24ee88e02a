#include "tests/support/sample_object.h"

#include <cstdio>
#include <filesystem>

/// Writes the seeds of fuzz_sr into a folder: small reports and documents.
int main(int argc, char** argv)
{
    using namespace foramen::test;
    if (argc != 2) {
        std::fprintf(stderr, "write_sr_corpus FOLDER\n");
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    SampleObject object;
    object.patientName = "Phantom^Jörg";
    writeReport(folder / "report", sampleReport(), object);
    writeReport(folder / "nested", nestedReport(24), object);
    SampleContent odd{"", "CONTAINER", {"X-1", "99PRIVATE", ""}};
    SampleContent link;
    link.relationship = "INFERRED FROM";
    link.target = {1, 3, 2};
    odd.children = {{"CONTAINS", "HOLOGRAM", {"X-2", "99PRIVATE", "new"}, "text"}, link, {}};
    object.sopClassUid = "1.2.840.10008.5.1.4.1.1.88.59";
    object.modality = "KO";
    writeReport(folder / "odd", odd, object);
    object.sopClassUid = "1.2.840.10008.5.1.4.1.1.104.1";
    object.modality = "DOC";
    writeDocument(folder / "pdf", samplePdf(), "application/pdf", object);
    return 0;
}
