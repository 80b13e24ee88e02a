#pragma once

#include "core/spine/assessment.h"
#include "core/spine/decision_words.h"
#include "tests/core/report/random_measures.h"

#include <array>
#include <random>
#include <string>

namespace foramen::test {

/// Makes assessments with everything that a model and readers can say, of a seed.
class RandomAssessment {
public:
    explicit RandomAssessment(unsigned seed)
        : m_random(seed)
    {
    }

    Assessment make()
    {
        Assessment assessment(
            {.studyInstanceUid = "1.2.840.113619." + std::to_string(1 + any(9999)),
             .patientId = "P-" + std::to_string(any(999)),
             .patientName = name(),
             .patientBirthDate = "19600101",
             .patientSex = one<std::string>({"F", "M", "O", ""}),
             .studyDate = "20261120",
             .studyDescription = "MR lumbar spine",
             .accessionNumber = "A-1"});
        if (chance(0.9))
            assessment.setGrading(grading());
        if (chance(0.2))
            assessment.setRevealMode(RevealMode::OnDemand);
        if (chance(0.2))
            assessment.setUnreliableGrades(UnreliableGrades::Shown);
        for (std::size_t index = 0; index < kSiteCount; ++index)
            assessment.setReaderPart(siteAt(index), part(siteAt(index), assessment));
        if (chance(0.3))
            assessment.setVariant(
                {.vertebra = one<std::optional<TransitionalVertebra>>(
                     {std::nullopt, TransitionalVertebra::SacralisedL5,
                      TransitionalVertebra::LumbarisedS1}),
                 .discs = one<NamedDiscs>(
                     {NamedDiscs::L1L2ToL5S1, NamedDiscs::T12L1ToL4L5, NamedDiscs::L2L3ToL6S1}),
                 .readerName = name(),
                 .time = time()});
        if (assessment.variant().isUsual()) // nobody says so
            assessment.setVariant({});
        return assessment;
    }

private:
    bool chance(double share) { return real() < share; }
    double real() { return std::uniform_real_distribution<double>()(m_random); }
    std::size_t any(std::size_t count) { return m_random() % count; }
    template <class Value> Value one(std::initializer_list<Value> values)
    {
        return *(values.begin() + static_cast<std::ptrdiff_t>(any(values.size())));
    }
    std::string name()
    {
        return one<std::string>({"Reader^Ann", "Müller^Jörg^^Dr.", "Second^Bo", "山田^太郎", ""});
    }
    std::string time()
    {
        return one<std::string>({"2026-11-20T10:05:00+01:00", "2026-11-20T23:59:59-05:30",
                                 "2024-02-29T00:00:00+00:00", "2026-11-20T10:05:07"});
    }
    std::string words()
    {
        return one<std::string>({"roots \"crowded\", no fluid", "zwei\nZeilen: größer als 2 cm²",
                                 "Not gradable", "Numbering by a reader: L5 is sacralised.",
                                 "Not decided by a reader", "The point was placed by a reader",
                                 "The model's grade, Severe, was accepted", "a\\b",
                                 std::string(3000, 'x'), "Motion artefact", "x"});
    }
    SiteLocation location(Site site)
    {
        const std::string series = isForaminal(site.condition) ? "1.2.3.1" : "1.2.3.2";
        return {.seriesInstanceUid = series,
                .sopInstanceUid = series + '.' + std::to_string(1 + any(20)),
                .instanceNumber = static_cast<int>(any(30)),
                .image = {real() * 500, real() * 500},
                .patient = {real() * 100, real() * 100, real() * 100}};
    }
    Finding finding(Site site)
    {
        Finding made;
        made.site = site;
        const double a = 0.01 + real();
        const double b = 0.01 + real();
        const double c = chance(0.1) ? 1e-7 : 0.01 + real();
        made.probabilities = {a / (a + b + c), b / (a + b + c), c / (a + b + c)};
        if (chance(0.9))
            made.location = location(site);
        if (chance(0.5))
            made.uncertainty = real();
        if (chance(0.1))
            made.refused = one<Reason>({ReasonCode::NoPointGiven,
                                        Reason(ReasonCode::LevelOutOfView,
                                               ReasonCode::SeriesSagittalT1, nameOf(site.level)),
                                        Reason::ofText("No sagittal T1 slice")});
        else if (chance(0.15))
            made.unreliable = one<Reason>(
                {ReasonCode::PatientsNotMeasured, Reason(ReasonCode::PatientsTooFew, 12, 50)});
        return made;
    }
    Grading grading()
    {
        Grading made;
        made.model = {.name = "foramen-lumbar",
                      .version = one<std::string>({"1.0", "2.1 beta"}),
                      .sha256 = std::string(64, 'a'),
                      .device = one<std::string>({"CPU, bf16", "CUDA 0: NVIDIA; H200"}),
                      .runtime = "LibTorch 1.13.1",
                      .date = "2026-11-20T10:00:00+01:00"};
        for (std::size_t i = 0; i < kLevelCount; ++i) {
            made.levels[i] = {kLevels[i], std::nullopt, real()};
            if (chance(0.9))
                made.levels[i].discCenter =
                    PatientPoint{real() * 100 - 50, real() * 100 - 50, real() * 900 - 450};
        }
        made.numbering.certain = chance(0.7);
        if (!made.numbering.certain)
            made.numbering.reason = one<Reason>(
                {ReasonCode::OtherNumberingFits, Reason::ofText("Counted from the sacrum")});
        for (std::size_t i = any(3); i > 0; --i)
            made.problems.push_back(
                one<Reason>({ReasonCode::NoLumbarDisc, Reason(ReasonCode::SliceMissing, 3, 5)}));
        for (std::size_t i = 0; i < kSiteCount; ++i)
            made.findings[i] = finding(siteAt(i));
        if (chance(0.6))
            made.measures = randomMeasures(m_random, "1.2.3.3");
        return made;
    }
    ReaderDecision decision(Site site, const Assessment& assessment)
    {
        ReaderDecision made{.severity = std::nullopt, .readerName = name(), .time = time()};
        const Finding* model = assessment.cell(site).modelFinding();
        if (chance(0.15)) {
            if (chance(0.7))
                made.ungradable = UngradableReason{kUngradableCauses[any(kUngradableCauses.size())],
                                                   one<std::string>({"", "could not lie still"})};
            return made;
        }
        made.severity = kSeverities[any(kSeverities.size())];
        if (model && !model->refused && chance(0.5)) {
            made.acceptedFinding = true;
            if (chance(0.3))
                made.acceptedAt = {.moderate = 0.3, .severe = std::nullopt};
            if (chance(0.3))
                made.acceptedAt.severe = 0.55;
            made.severity = gradeAt(model->probabilities, made.acceptedAt);
        } else if (made.severity == Severity::NormalMild && chance(0.5)) {
            made.refined = one<MildGrade>({MildGrade::Normal, MildGrade::Mild});
        }
        return made;
    }
    CellEdit part(Site site, const Assessment& assessment)
    {
        CellEdit made;
        if (chance(0.5))
            made.decision = decision(site, assessment);
        if (chance(0.2))
            made.comment = CellComment{words(), name(), time()};
        if (chance(0.2))
            made.readerLocation = location(site);
        else if (chance(0.05))
            made.isPointRemoved = true;
        return made;
    }

    std::mt19937 m_random;
};

} // namespace foramen::test
