#include "core/report/build/report_builder.h"

#include "core/base/clock.h"
#include "core/imaging/spaces/series_links.h"
#include "core/report/build/evidence.h"
#include "core/report/build/picture_windows.h"
#include "core/report/build/report_measurements.h"
#include "core/report/build/report_pictures.h"
#include "core/report/draft/draft.h"
#include "core/report/draft/draft_text.h"

#include <algorithm>
#include <string>
#include <utility>

namespace foramen {

std::vector<ReportSeries> reportSeriesOf(const Study& study,
                                         const std::vector<SeriesPictures>& series)
{
    std::vector<ReportSeries> list;
    for (const SeriesPictures& one : series) {
        const Series& header = study.series[one.seriesIndex];
        list.push_back({.role = one.chosen && one.role ? nameOf(*one.role) : std::string(),
                        .seriesInstanceUid = header.seriesInstanceUid,
                        .seriesDescription = header.seriesDescription,
                        .modality = header.modality,
                        .imageCount = pictureCount(header)});
        if (!header.instances.empty() && !header.instances.front().sopClassUid.empty())
            list.back().sopClassUid = header.instances.front().sopClassUid;
        list.back().seriesId = header.seriesId;
        if (one.chosen)
            for (const InputProblem& problem : one.problems)
                list.back().problems.push_back(problem.reason);
    }
    std::stable_partition(list.begin(), list.end(),
                          [](const ReportSeries& one) { return !one.role.empty(); });
    return list;
}

namespace {

std::vector<ReportLink> reportLinksOf(const ReportInput& input)
{
    std::vector<ReportLink> list;
    for (const SeriesLink& one : linksOf(input.series, input.spaces)) {
        const Series& first = input.study.series[input.series[one.first].seriesIndex];
        const Series& second = input.study.series[input.series[one.second].seriesIndex];
        list.push_back({first.seriesInstanceUid, second.seriesInstanceUid, first.seriesId,
                        second.seriesId, std::string(keyOf(one.link.basis)), one.link.toSecond(),
                        one.missing});
    }
    return list;
}

} // namespace

Report buildReport(const ReportInput& input)
{
    Report report;
    report.assessment = input.assessment;
    report.series = reportSeriesOf(input.study, input.series);
    report.links = reportLinksOf(input);
    report.readerName = input.readerName;
    report.time = timeNow();
    PictureWindows windows(input.assessment, input.series, input.spaces);
    report.evidence = evidenceOf(input.assessment, input.series, windows);
    report.measurements = reportMeasurementsOf(input.annotations, input.assessment.levels(),
                                               input.study, input.series, input.spaces);
    report.text = input.text ? *input.text : draftText(draftOf(report));
    report.keyImages =
        reportKeyImagesOf(input.annotations, input.assessment, input.study, input.series, windows);
    report.pictures =
        reportPicturesOf(input.assessment, report.measurements, input.study, input.series, windows);
    report.studyId = input.study.studyId;
    return report;
}

} // namespace foramen
