#include "ui/state/study/open_study.h"

#include "core/report/study_identity.h"
#include "core/spine/assessment_merging.h"
#include "ui/state/language/reason_text.h"

#include <QCoreApplication>

#include <utility>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(OpenStudy)
};

/// The finding at its renumbered level; none when it was shifted out.
std::optional<Finding> shifted(Finding finding, int by)
{
    const int level = static_cast<int>(finding.site.level) + by;
    if (level < 0 || level >= static_cast<int>(kLevelCount))
        return std::nullopt;
    finding.site.level = kLevels[static_cast<std::size_t>(level)];
    return finding;
}

} // namespace

OpenStudy::OpenStudy(ScannedStudiesPtr scan, std::size_t studyIndex, ReadingStage begun)
    : scanned(std::move(scan))
    , index(studyIndex)
    , stage(std::move(begun))
    , series(scanned->studies[studyIndex], scanned->roles[studyIndex])
    , assessment(identityOf(scanned->studies[studyIndex]))
{
}

const Study* OpenStudy::study() const
{
    return index ? &scanned->studies[*index] : nullptr;
}

StudyIdentity OpenStudy::statedIdentity() const
{
    return index ? identityOf(scanned->studies[*index]) : assessment.study();
}

bool OpenStudy::hasRolesRead() const
{
    return std::holds_alternative<RolesRead>(stage) || std::holds_alternative<AllRead>(stage);
}

void OpenStudy::takeSeries(const LoadedSeries& loaded)
{
    if (auto* first = std::get_if<FirstSeriesOnly>(&stage))
        first->loaded = loaded;
    series.setLoaded(loaded);
    problems.insert(problems.end(), loaded.problems.begin(), loaded.problems.end());
    if (!loaded.failure.empty())
        problems.push_back({{},
                            Reason::ofText(Words::tr("%1: %2")
                                               .arg(series.entries()[loaded.seriesIndex].title,
                                                    reasonText(loaded.failure))
                                               .toStdString())});
}

void OpenStudy::takeFinding(const Finding& finding, const ModelIdentity& model)
{
    // Findings of two models must not be mixed: a second grading is taken over as a whole.
    auto* streamed = std::get_if<StreamedFindings>(&modelFindings);
    if (!streamed)
        return;
    streamed->findings[siteIndex(finding.site)] = finding;
    if (const auto here = shifted(finding, levelShift)) {
        assessment.setModel(model);
        assessment.setFinding(*here);
    }
}

void OpenStudy::takeGrading(const Grading& whole)
{
    assessment = regraded(assessment, whole, levelShift);
    modelFindings = whole;
}

void OpenStudy::levelsShifted(int by)
{
    levelShift += by;
    if (const auto* whole = std::get_if<Grading>(&modelFindings)) {
        assessment = regraded(assessment, *whole, levelShift);
        return;
    }
    if (const auto* streamed = std::get_if<StreamedFindings>(&modelFindings))
        for (const auto& finding : streamed->findings)
            if (const auto here = finding ? shifted(*finding, levelShift) : std::nullopt)
                assessment.setFinding(*here);
}

} // namespace foramen
