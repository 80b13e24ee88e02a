#include "core/report/signed/signed_report_builder.h"

#include "core/report/build/report_builder.h"

namespace foramen {

Report buildSignedReport(const SignedVersion& version, const StudyIdentity& identity,
                         const ReadStudy& study)
{
    const SignedReport& what = version.report;
    Assessment assessment = what.assessment;
    assessment.setStudy(identity); // as the files state the patient now
    Report report = buildReport({.study = study.study,
                                 .series = study.series,
                                 .assessment = assessment,
                                 .annotations = what.annotations,
                                 .text = what.text,
                                 .readerName = what.readerName,
                                 .spaces = study.spaces});
    report.printedText = what.printedText;
    report.time = what.time;
    report.final = true;
    report.signature = ReportSignature{.version = what.version,
                                       .sha256 = version.sha256,
                                       .correctionReason = what.correctionReason,
                                       .previousSha256 = what.previousSha256,
                                       .addenda = {}};
    for (const AddendumEntry& entry : version.addenda)
        report.signature->addenda.push_back({entry.addendum.text, entry.addendum.reason,
                                             entry.addendum.readerName, entry.addendum.time,
                                             entry.sha256});
    return report;
}

} // namespace foramen
