#include "core/pacs/query_check.h"

#include "core/base/text/ascii.h"
#include "core/base/text/dicom_date.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace foramen {

namespace {

/// YYYYMMDD from that or from YYYY-MM-DD.
std::optional<std::string> plainDate(std::string_view text)
{
    constexpr std::size_t digits = 8;
    std::string date(text);
    if (date.size() == digits + 2 && date[4] == '-' && date[7] == '-')
        date = date.substr(0, 4) + date.substr(5, 2) + date.substr(8);
    if (!dicomDate(date))
        return std::nullopt;
    return date;
}

std::optional<std::string> range(std::string_view first, std::string_view last)
{
    const auto from = first.empty() ? std::string() : plainDate(first);
    const auto to = last.empty() ? std::string() : plainDate(last);
    if (!from || !to || (from->empty() && to->empty()))
        return std::nullopt;
    if (!from->empty() && !to->empty() && *from > *to)
        return std::nullopt;
    return *from + '-' + *to;
}

std::optional<std::string> datesIn(std::string_view text)
{
    if (auto one = plainDate(text))
        return one;
    if (const auto dots = text.find(".."); dots != std::string_view::npos)
        return range(text.substr(0, dots), text.substr(dots + 2));
    // A hyphen between plain dates; within dates it needs the dots.
    const auto hyphen = text.find('-');
    if (hyphen == std::string_view::npos || text.find('-', hyphen + 1) != std::string_view::npos)
        return std::nullopt;
    return range(text.substr(0, hyphen), text.substr(hyphen + 1));
}

bool isPlainValue(std::string_view text)
{
    constexpr unsigned char firstPrintable = 0x20;
    constexpr unsigned char deleted = 0x7f;
    return std::all_of(text.begin(), text.end(), [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return byte >= firstPrintable && byte != deleted && letter != '\\';
    });
}

bool isAeTitle(std::string_view text)
{
    constexpr std::size_t longest = 16;
    const bool isAscii = std::all_of(text.begin(), text.end(), [](char letter) {
        return static_cast<unsigned char>(letter) < 0x80;
    });
    return isAscii && text.size() <= longest && isPlainValue(text)
        && text.find_first_not_of(' ') != std::string_view::npos;
}

} // namespace

Result<std::string> dicomDates(std::string_view text)
{
    if (text.empty())
        return std::string();
    if (auto dates = datesIn(text))
        return *std::move(dates);
    return failure(ErrorCode::InvalidArgument, ReasonCode::QueryDate);
}

Result<StudyQuery> checkedQuery(StudyQuery query)
{
    for (const std::string* text : {&query.patientName, &query.patientId, &query.modality,
                                    &query.studyDescription, &query.accessionNumber})
        if (!isPlainValue(*text))
            return failure(ErrorCode::InvalidArgument, ReasonCode::QueryText);
    if (!query.studyInstanceUid.empty())
        if (const auto valid = checkUid(query.studyInstanceUid, ReasonCode::QueryStudyUid); !valid)
            return tl::make_unexpected(valid.error());
    auto dates = dicomDates(query.studyDate);
    if (!dates)
        return tl::make_unexpected(dates.error());
    query.studyDate = std::move(*dates);
    return query;
}

Result<void> checkUid(std::string_view uid, ReasonCode otherwise)
{
    // Archives have malformed ones, too; what DICOM or a URL uses for itself is none.
    constexpr std::size_t longest = 64;
    const bool isPlain = std::all_of(uid.begin(), uid.end(), [](char letter) {
        const char small = lowered(letter);
        return (small >= '0' && small <= '9') || (small >= 'a' && small <= 'z') || small == '.'
            || small == '-' || small == '_';
    });
    if (isPlain && !uid.empty() && uid.size() <= longest
        && uid.find_first_not_of('.') != std::string_view::npos)
        return {};
    return failure(ErrorCode::InvalidArgument, otherwise);
}

Result<void> checkedRequest(const RetrieveRequest& request)
{
    if (auto study = checkUid(request.studyInstanceUid, ReasonCode::QueryStudyUid); !study)
        return study;
    return request.seriesInstanceUid.empty()
        ? Result<void>()
        : checkUid(request.seriesInstanceUid, ReasonCode::QuerySeriesUid);
}

Result<void> checkAeTitles(const PacsNode& node)
{
    if (!isAeTitle(node.calledAeTitle))
        return failure(ErrorCode::InvalidArgument, ReasonCode::PacsCalledTitle);
    if (!isAeTitle(node.callingAeTitle))
        return failure(ErrorCode::InvalidArgument, ReasonCode::PacsCallingTitle);
    return {};
}

} // namespace foramen
