#pragma once

#include "core/spine/decision_words.h"
#include "tests/core/report/random_measures.h"
#include "tests/core/report/sample_measurements.h"

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace foramen::test {

/// Makes random reports, of all states and of odd texts. The same seed gives the same reports.
class RandomReports {
public:
    explicit RandomReports(unsigned seed)
        : m_random(seed)
    {
    }

    Report next()
    {
        Report report;
        report.assessment = assessment();
        report.studyId = text();
        addSeries(report);
        if (chance(40))
            addMeasurements(report);
        if (chance(40))
            addSpineMeasurements(report);
        for (ReportMeasurement& one : report.measurements) {
            one.annotation.text = text();
            one.annotation.author = text();
            if (chance(70))
                one.level = kLevels[below(kLevelCount)];
            if (chance(20))
                one.spacing = SpacingKind::Unknown;
            const auto measure = traitsOf(one.annotation.kind).measure;
            if (measure && hasSide(*measure) && chance(80))
                one.side = chance(50) ? Side::Left : Side::Right;
        }
        report.text = chance(50) ? draftText(draftOf(report)) : text() + '\n';
        report.time = time();
        report.readerName = chance(60) ? text() : "";
        report.final = chance(30);
        if (report.final && !report.readerName.empty() && chance(80))
            report.signature = signature();
        return report;
    }

private:
    std::size_t below(std::size_t limit) { return m_random() % limit; }
    bool chance(unsigned percent) { return below(100) < percent; }
    double real(double low, double high)
    {
        return std::uniform_real_distribution<double>(low, high)(m_random);
    }

    std::string text()
    {
        static const std::vector<std::string> texts = {"plain words",
                                                       "",
                                                       "Reader^Ann",
                                                       "=HYPERLINK(\"http://x\")",
                                                       "+1",
                                                       "-2",
                                                       "@cmd",
                                                       "a, b; \"c\"",
                                                       "two\nlines\r\n",
                                                       "<b>&amp;</b>",
                                                       "Ünïcøde 脊柱 \xF0\x9F\xA6\xB4",
                                                       "back\\slash",
                                                       "tab\tand \x01 control",
                                                       "broken \xff\xc3 bytes",
                                                       "  blanks  ",
                                                       "null",
                                                       std::string("zero\0byte", 9)};
        return texts[below(texts.size())];
    }
    std::string time()
    {
        static const std::vector<std::string> times = {
            "2026-11-20T10:30:00+01:00", "2026-11-20T09:30:00Z", "2026-11-20T10:30:00",
            "2026-02-30T10:30:00Z", "yesterday"};
        return times[below(times.size())];
    }
    std::string uid()
    {
        static const std::vector<std::string> uids = {"1.2.3.1", "1.2.3.2", "1.2.3.3", "1.02.3",
                                                      "no uid"};
        return uids[below(uids.size())];
    }
    std::string sha256() { return std::string(64, "0123456789abcdef"[below(16)]); }

    SiteLocation location()
    {
        return {.seriesInstanceUid = uid(),
                .sopInstanceUid = chance(90) ? "1.2.3.9." + std::to_string(below(500)) : uid(),
                .instanceNumber = static_cast<int>(below(400)) - 1,
                .image = {real(-1, 512), real(0, 512)},
                .patient = {real(-100, 100), real(-300, 300), real(-1000, 1000)}};
    }

    Finding finding(Site site)
    {
        Finding made{.site = site};
        made.probabilities = {real(0.001, 1), real(0.001, 1), real(0.001, 1)};
        const double sum = made.probabilities[0] + made.probabilities[1] + made.probabilities[2];
        for (double& probability : made.probabilities)
            probability /= sum;
        if (chance(85))
            made.location = location();
        if (chance(12))
            made.refused = Reason(ReasonCode::NoSeries, ReasonCode::SeriesSagittalT1);
        else if (chance(50))
            made.uncertainty = real(0, 1);
        if (!made.refused && chance(20))
            made.unreliable = Reason::ofText("Not shown to hold on patients.");
        return made;
    }

    ReaderDecision decision(const AssessmentCell& cell)
    {
        ReaderDecision made;
        made.readerName = text();
        made.time = time();
        const auto suggested = cell.suggestion();
        if (suggested && chance(50)) {
            made.severity = suggested;
            made.acceptedFinding = true;
            made.acceptedAt = cell.cutOff;
        } else if (chance(85)) {
            made.severity = kSeverities[below(kSeverityCount)];
        } else if (chance(70)) {
            made.ungradable =
                UngradableReason{kUngradableCauses[below(kUngradableCauses.size())], text()};
        }
        if (made.severity == Severity::NormalMild && chance(40))
            made.refined = chance(50) ? MildGrade::Normal : MildGrade::Mild;
        return made;
    }

    void addReader(Assessment& assessment, Site site)
    {
        if (chance(15)) {
            ImportedLabel label{.source = kChallengeTables, .time = time()};
            if (chance(80))
                label.severity = kSeverities[below(kSeverityCount)];
            if (chance(50))
                label.location = location();
            assessment.setImported(site, label);
        }
        if (chance(50))
            assessment.setDecision(site, decision(assessment.cell(site)));
        CellEdit part = editOf(assessment.cell(site));
        if (chance(20))
            part.comment = CellComment{"note " + text(), text(), time()};
        if (chance(20))
            part.readerLocation = location();
        else
            part.isPointRemoved = chance(5);
        assessment.setReaderPart(site, part);
    }

    Assessment assessment()
    {
        Assessment made({.studyInstanceUid =
                             chance(80) ? "1.2.840.113619." + std::to_string(below(100000)) : uid(),
                         .patientId = text(),
                         .patientName = text(),
                         .patientBirthDate = chance(70) ? "19600229" : text(),
                         .patientSex = chance(70) ? "F" : text(),
                         .studyDate = chance(70) ? "20261120" : "20261399",
                         .studyDescription = text(),
                         .accessionNumber = text()});
        if (chance(30))
            made.setUnreliableGrades(UnreliableGrades::Shown);
        if (chance(30)) {
            OperatingPoints points;
            for (CutOff& cutOff : points)
                if (chance(60))
                    cutOff = {real(0, 1), chance(50) ? std::optional(real(0, 1)) : std::nullopt};
            made.setOperatingPoints(points);
        }
        if (chance(85))
            made.setGrading(grading());
        if (chance(30))
            made.setVariant({.vertebra = kTransitionalVertebrae[below(2)],
                             .discs = kNamedDiscs[below(kNamedDiscs.size())],
                             .readerName = text(),
                             .time = time()});
        if (chance(80))
            for (std::size_t i = 0; i < kSiteCount; ++i)
                addReader(made, siteAt(i));
        return made;
    }

    Grading grading()
    {
        Grading made;
        made.model = {.name = "foramen-lumbar",
                      .version = "1." + std::to_string(below(9)),
                      .sha256 = sha256(),
                      .device = "CPU",
                      .runtime = "LibTorch 1.13.1",
                      .date = time()};
        made.numbering.certain = chance(70);
        if (!made.numbering.certain)
            made.numbering.reason = ReasonCode::LumbosacralOutOfView;
        for (std::size_t i = 0; i < kLevelCount; ++i) {
            made.levels[i].level = kLevels[i];
            made.levels[i].confidence = real(0, 1);
            if (chance(80))
                made.levels[i].discCenter = PatientPoint{real(-9, 9), real(-9, 9), real(-99, 99)};
        }
        for (std::size_t i = 0; i < kSiteCount; ++i)
            made.findings[i] = finding(siteAt(i));
        if (chance(60))
            made.measures = randomMeasures(m_random, uid());
        if (chance(30))
            made.problems.push_back(Reason::ofText("remark " + text()));
        return made;
    }

    void addSeries(Report& report)
    {
        for (const char* series : {"1.2.3.1", "1.2.3.2", "1.2.3.3", "1.2.3.3"}) {
            report.series.push_back({chance(70) ? "Sagittal T1" : "", series, text(),
                                     chance(90) ? "MR" : text(), static_cast<int>(below(60))});
            report.series.back().seriesId = text();
            // Without a model, problems would be nobody's (see readAssessmentJson()).
            if (report.assessment.model() && chance(20))
                report.series.back().problems.push_back(Reason::ofText("cut off " + text()));
        }
        if (!chance(60))
            return;
        ReportLink link{"1.2.3.1", "1.2.3.2", text(), text(), "pictures"};
        if (chance(50))
            link.offset = {real(-9, 9), real(-9, 9), real(-9, 9)};
        else
            link.missing = Reason::ofText("The pictures do not agree.");
        report.links.push_back(std::move(link));
    }

    ReportSignature signature()
    {
        ReportSignature made{.version = 1 + static_cast<int>(below(3)), .sha256 = sha256()};
        if (made.version > 1) {
            made.correctionReason = "because " + text();
            made.previousSha256 = sha256();
        }
        for (std::size_t i = below(3); i > 0; --i)
            made.addenda.push_back({.text = text(),
                                    .reason = text(),
                                    .readerName = "Second^" + text(), // who signs has a name
                                    .time = time(),
                                    .sha256 = sha256()});
        return made;
    }

    std::mt19937 m_random;
};

} // namespace foramen::test
