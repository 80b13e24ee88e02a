#include "core/report/sr/reading/study_reading.h"

#include "core/dicom/image_point.h"
#include "core/report/study_identity.h"
#include "core/spine/study_owner.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

namespace {

constexpr const char* kComprehensiveSr = "1.2.840.10008.5.1.4.1.1.88.33";

const Instance* imageOf(const Study& study, const SiteLocation& location)
{
    for (const Series& series : study.series) {
        if (series.seriesInstanceUid != location.seriesInstanceUid)
            continue;
        for (const Instance& instance : series.instances)
            if (instance.sopInstanceUid == location.sopInstanceUid)
                return &instance;
    }
    return nullptr;
}

/// The point with its place in the patient; none where the image does not give it.
std::optional<SiteLocation> located(SiteLocation location, const Study& study)
{
    const Instance* image = imageOf(study, location);
    const auto patient = image ? patientFromImage(*image, location.image) : std::nullopt;
    if (!patient)
        return std::nullopt;
    location.instanceNumber = image->instanceNumber;
    location.patient = *patient;
    return location;
}

void locatePoints(Assessment& assessment, const Study& study)
{
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const Site site = siteAt(index);
        if (const auto& point = assessment.cell(site).readerLocation)
            assessment.setReaderLocation(site, located(*point, study));
    }
}

/// The newest one that no other one replaces.
SrReading newestOf(std::vector<SrReading> readings)
{
    const auto isReplaced = [&readings](const SrReading& reading) {
        return std::any_of(readings.begin(), readings.end(), [&](const SrReading& other) {
            return &other != &reading && replaces(other, reading);
        });
    };
    const SrReading* newest = nullptr;
    for (const SrReading& reading : readings)
        if (!isReplaced(reading) && (!newest || newest->time < reading.time))
            newest = &reading;
    return newest ? *newest : readings.back(); // two that name each other: any of them
}

} // namespace

Result<std::optional<SrReading>> readersReportOf(const Study& study, const Task& task)
{
    const std::string owner = studyKeyOf(identityOf(study));
    std::vector<SrReading> readings;
    std::optional<Error> damage;
    for (const Series& series : study.series)
        for (const Instance& instance : series.instances) {
            if (instance.kind != InstanceKind::Other || instance.sopClassUid != kComprehensiveSr)
                continue;
            if (task.cancelled())
                return cancelledFailure();
            auto reading = readSr(instance.path, task);
            if (!reading) {
                if (reading.error().code != ErrorCode::Unsupported) // of another program
                    damage = std::move(reading.error());
            } else if (reading->document == SrDocument::Reader
                       && studyKeyOf(reading->assessment.study()) == owner) {
                readings.push_back(*std::move(reading));
            }
        }
    if (readings.empty()) {
        if (damage)
            return tl::make_unexpected(*std::move(damage));
        return std::optional<SrReading>();
    }
    std::optional<SrReading> newest = newestOf(std::move(readings));
    locatePoints(newest->assessment, study);
    return newest;
}

} // namespace foramen
