#include "core/store/signing/signed_report.h"

#include "core/measure/annotation_json.h"
#include "core/spine/assessment_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

namespace foramen {

namespace {

using Json = nlohmann::json; // sorts names

constexpr const char* kReportFormat = "foramen.signed-report/1";
constexpr const char* kAddendumFormat = "foramen.signed-addendum/1";

std::string canonical(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json parsed(const std::string& content, const char* format)
{
    Json json = Json::parse(content);
    if (json.at("format").get<std::string>() != format)
        throw std::invalid_argument("unknown format");
    return json;
}

std::string textIn(const Json& json, const char* name)
{
    return json.at(name).get<std::string>();
}

Json jsonOf(const std::optional<double>& value)
{
    return value ? Json(*value) : Json();
}

std::optional<double> valueOf(const Json& json)
{
    return json.is_null() ? std::optional<double>() : json.get<double>();
}

Json jsonOf(const OperatingPoints& points)
{
    Json json = Json::array();
    for (const CutOff& one : points)
        json.push_back({{"moderate", jsonOf(one.moderate)}, {"severe", jsonOf(one.severe)}});
    return json;
}

OperatingPoints operatingPointsOf(const Json& json)
{
    OperatingPoints points;
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i] = {valueOf(json.at(i).at("moderate")), valueOf(json.at(i).at("severe"))};
    return points;
}

std::vector<std::string> sortedTexts(const std::vector<Annotation>& annotations)
{
    std::vector<std::string> texts;
    texts.reserve(annotations.size());
    for (const Annotation& annotation : annotations)
        texts.push_back(annotationToJson(annotation));
    std::sort(texts.begin(), texts.end());
    return texts;
}

SignedReport reportOf(const Json& json)
{
    auto assessment = assessmentFromJson(json.at("assessment").dump());
    if (!assessment)
        throw std::invalid_argument("unreadable assessment");
    SignedReport report{.version = json.at("version").get<int>(),
                        .readerName = textIn(json, "reader"),
                        .time = textIn(json, "time"),
                        .correctionReason = textIn(json, "correction_reason"),
                        .previousSha256 = textIn(json, "previous_sha256"),
                        .assessment = std::move(*assessment),
                        .annotations = {},
                        .text = textIn(json, "text"),
                        .printedText = textIn(json, "printed_text")};
    const bool shown = json.at("unreliable_grades_shown").get<bool>();
    report.assessment.setUnreliableGrades(shown ? UnreliableGrades::Shown
                                                : UnreliableGrades::Withheld);
    report.assessment.setOperatingPoints(operatingPointsOf(json.at("operating_points")));
    for (const Json& one : json.at("annotations")) {
        auto annotation = annotationFromJson(one.dump());
        if (!annotation)
            throw std::invalid_argument("unreadable annotation");
        report.annotations.push_back(std::move(*annotation));
    }
    return report;
}

} // namespace

std::string signedContent(const SignedReport& report)
{
    Json annotations = Json::array();
    for (const Annotation& annotation : report.annotations)
        annotations.push_back(Json::parse(annotationToJson(annotation)));
    return canonical(
        {{"format", kReportFormat},
         {"version", report.version},
         {"reader", report.readerName},
         {"time", report.time},
         {"correction_reason", report.correctionReason},
         {"previous_sha256", report.previousSha256},
         {"assessment", Json::parse(assessmentToJson(report.assessment, AssessmentUse::Saving))},
         {"unreliable_grades_shown",
          report.assessment.unreliableGrades() == UnreliableGrades::Shown},
         {"operating_points", jsonOf(report.assessment.operatingPoints())},
         {"annotations", std::move(annotations)},
         {"text", report.text},
         {"printed_text", report.printedText}});
}

std::string signedContent(const SignedAddendum& addendum)
{
    return canonical({{"format", kAddendumFormat},
                      {"text", addendum.text},
                      {"reason", addendum.reason},
                      {"reader", addendum.readerName},
                      {"time", addendum.time},
                      {"previous_sha256", addendum.previousSha256}});
}

Result<SignedReport> signedReportOf(const std::string& content)
{
    try {
        return reportOf(parsed(content, kReportFormat));
    } catch (const std::exception&) {
        return failure(ErrorCode::Corrupt, "The signed report cannot be read");
    }
}

Result<SignedAddendum> signedAddendumOf(const std::string& content)
{
    try {
        const Json json = parsed(content, kAddendumFormat);
        return SignedAddendum{.text = textIn(json, "text"),
                              .reason = textIn(json, "reason"),
                              .readerName = textIn(json, "reader"),
                              .time = textIn(json, "time"),
                              .previousSha256 = textIn(json, "previous_sha256")};
    } catch (const std::exception&) {
        return failure(ErrorCode::Corrupt, "The signed addendum cannot be read");
    }
}

Result<std::string> signedSha256(const std::string& content)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(content.data(), content.size(), digest.data(), &size, EVP_sha256(), nullptr)
        != 1)
        return failure(ErrorCode::Internal, ReasonCode::NoSha256);
    std::string text;
    for (unsigned int i = 0; i < size; ++i)
        text += fmt::format("{:02x}", digest[i]);
    return text;
}

bool isWhatWasSigned(const SignedReport& report, const Assessment& assessment,
                     const std::vector<Annotation>& annotations)
{
    Assessment now = assessment;
    now.setStudy(report.assessment.study());
    now.setUnreliableGrades(report.assessment.unreliableGrades());
    return assessmentToJson(now, AssessmentUse::Saving)
        == assessmentToJson(report.assessment, AssessmentUse::Saving)
        && sortedTexts(annotations) == sortedTexts(report.annotations);
}

} // namespace foramen
