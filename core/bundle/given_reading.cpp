#include "core/bundle/given_reading.h"

#include "core/report/build/report_builder.h"
#include "core/report/json/json_reader.h"
#include "core/report/study_identity.h"
#include "core/store/signing/signing_state.h"
#include "core/store/study_database.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;

/// The number behind the prefix of an annotation's UID that readingFromFile() gave.
constexpr std::string_view kPrefix = "measurement ";

std::optional<std::size_t> numberIn(const std::string& uid)
{
    if (!uid.starts_with(kPrefix))
        return std::nullopt;
    std::size_t number = 0;
    const char* last = uid.data() + uid.size();
    const auto read = std::from_chars(uid.data() + kPrefix.size(), last, number);
    return read.ec == std::errc{} && read.ptr == last ? std::optional(number) : std::nullopt;
}

/// The place of a picture as it was found; its Instance Number is that of the file.
void takePlace(const ReportPlace& found, ReportPlace& place)
{
    const int instanceNumber = place.instanceNumber;
    place = found;
    place.instanceNumber = instanceNumber;
}

/// Takes pictures and places of a report that was built into the one that was read.
void takePictures(Report built, Report& report)
{
    report.evidence = std::move(built.evidence);
    report.pictures = std::move(built.pictures);
    for (const ReportMeasurement& one : built.measurements)
        if (const auto number = numberIn(one.annotation.annotationUid);
            number && *number < report.measurements.size()) {
            takePlace(one.place, report.measurements[*number].place);
            report.measurements[*number].crossesItself = one.crossesItself;
        }
    for (ReportKeyImage& one : built.keyImages)
        if (const auto number = numberIn(one.annotation.annotationUid);
            number && *number < report.keyImages.size()) {
            ReportKeyImage& key = report.keyImages[*number];
            takePlace(one.place, key.place);
            key.columns = one.columns;
            key.rows = one.rows;
            key.gray = std::move(one.gray);
            key.marks = std::move(one.marks);
        }
}

} // namespace

Result<Report> readingFromFile(const fs::path& file, const ReadStudy& study)
{
    auto report = readAssessmentJson(file);
    if (!report)
        return report;
    if (report->assessment.study().studyInstanceUid != study.study.studyInstanceUid)
        return failure(ErrorCode::InvalidArgument, ReasonCode::BundleOfOtherStudy);
    // The file has no UIDs of annotations: they are numbered, and each keeps its own.
    std::vector<Annotation> annotations;
    std::size_t number = 0;
    for (ReportMeasurement& one : report->measurements) {
        one.annotation.annotationUid = fmt::format("{}{}", kPrefix, number++);
        annotations.push_back(one.annotation);
    }
    number = 0;
    for (ReportKeyImage& one : report->keyImages) {
        one.annotation.annotationUid = fmt::format("{}{}", kPrefix, number++);
        annotations.push_back(one.annotation);
    }
    takePictures(buildReport({.study = study.study,
                              .series = study.series,
                              .assessment = report->assessment,
                              .annotations = annotations,
                              .text = report->text,
                              .readerName = report->readerName,
                              .spaces = study.spaces}),
                 *report);
    return report;
}

Result<Report> readingFromDatabase(const fs::path& database, const ReadStudy& study)
{
    const auto notFound = [] {
        return failure(ErrorCode::NotFound, ReasonCode::NoSavedReading);
    };
    std::error_code error;
    if (!fs::exists(database, error)) // opening would make one
        return failure(ErrorCode::NotFound, ReasonCode::NoSuchPath, database.string());
    const auto opened = StudyDatabase::open(database);
    if (!opened)
        return tl::make_unexpected(opened.error());
    const StudyIdentity identity = identityOf(study.study);
    const auto record = (*opened)->recordOf(identity);
    if (!record)
        return tl::make_unexpected(record.error());
    auto saved = (*opened)->assessment(*record);
    if (!saved)
        return tl::make_unexpected(saved.error());
    if (!*saved)
        return notFound();
    const auto history = (*opened)->history(*record);
    if (!history)
        return tl::make_unexpected(history.error());
    const SigningState signing = signingOf(*history);
    if (signing.isFinal()) {
        if (!signing.newest()->isWholeIntact())
            return failure(ErrorCode::DatabaseDamaged, ReasonCode::SignedReportChanged);
        return buildSignedReport(*signing.newest(), identity, study);
    }
    const auto annotations = (*opened)->annotations(*record);
    if (!annotations)
        return tl::make_unexpected(annotations.error());
    auto text = (*opened)->reportText(*record);
    if (!text)
        return tl::make_unexpected(text.error());
    Assessment assessment = **std::move(saved);
    assessment.setStudy(identity);
    return buildReport({.study = study.study,
                        .series = study.series,
                        .assessment = assessment,
                        .annotations = annotations->annotations,
                        .text = *std::move(text),
                        .spaces = study.spaces});
}

} // namespace foramen
