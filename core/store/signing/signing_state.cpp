#include "core/store/signing/signing_state.h"

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

bool hasSha256(const std::string& content, const std::string& sha256)
{
    const auto computed = signedSha256(content);
    return computed && *computed == sha256;
}

SignedVersion versionOf(const ReportSigned& event, const HistoryRecord& record,
                        const SigningState& before)
{
    SignedVersion version;
    version.sha256 = event.sha256;
    const std::string previous =
        before.versions.empty() ? std::string() : before.versions.back().lastSha256();
    if (auto report = signedReportOf(event.content)) {
        version.report = std::move(*report);
        version.isIntact = hasSha256(event.content, event.sha256)
            && version.report.readerName == record.author && version.report.time == record.time
            && version.report.previousSha256 == previous;
    }
    version.report.version = static_cast<int>(before.versions.size()) + 1;
    version.report.readerName = record.author;
    version.report.time = record.time;
    return version;
}

AddendumEntry addendumOf(const AddendumSigned& event, const HistoryRecord& record,
                         const SignedVersion& version)
{
    AddendumEntry entry;
    entry.sha256 = event.sha256;
    if (auto addendum = signedAddendumOf(event.content)) {
        entry.addendum = std::move(*addendum);
        entry.isIntact = hasSha256(event.content, event.sha256)
            && entry.addendum.readerName == record.author && entry.addendum.time == record.time
            && entry.addendum.previousSha256 == version.lastSha256();
    }
    entry.addendum.readerName = record.author;
    entry.addendum.time = record.time;
    return entry;
}

tl::unexpected<Error> refused(const char* why)
{
    return failure(ErrorCode::InvalidArgument, why);
}

} // namespace

bool SignedVersion::isWholeIntact() const
{
    return isIntact && std::all_of(addenda.begin(), addenda.end(), [](const AddendumEntry& one) {
               return one.isIntact;
           });
}

const std::string& SignedVersion::lastSha256() const
{
    return addenda.empty() ? sha256 : addenda.back().sha256;
}

const SignedVersion* SigningState::newest() const
{
    return versions.empty() ? nullptr : &versions.back();
}

void SigningState::take(const HistoryRecord& record)
{
    if (const auto* report = std::get_if<ReportSigned>(&record.event)) {
        SignedVersion version = versionOf(*report, record, *this);
        versions.push_back(std::move(version));
        correction.reset();
    } else if (const auto* addendum = std::get_if<AddendumSigned>(&record.event);
               addendum && !versions.empty()) {
        AddendumEntry entry = addendumOf(*addendum, record, versions.back());
        versions.back().addenda.push_back(std::move(entry));
    } else if (const auto* begun = std::get_if<CorrectionBegun>(&record.event);
               begun && !versions.empty()) {
        correction = Correction{begun->reason, record.author, record.time};
    }
}

SigningState signingOf(const std::vector<HistoryRecord>& history)
{
    SigningState state;
    for (const HistoryRecord& record : history)
        state.take(record);
    return state;
}

Result<HistoryRecord> signingRecord(const SigningState& state, SignedReport report)
{
    if (state.isFinal())
        return refused("The report is signed already");
    if (report.readerName.empty() || report.time.empty())
        return refused("A signature needs a name and a time");
    report.version = static_cast<int>(state.versions.size()) + 1;
    report.correctionReason = state.correction ? state.correction->reason : std::string();
    report.previousSha256 = state.newest() ? state.newest()->lastSha256() : std::string();
    std::string content = signedContent(report);
    auto sha256 = signedSha256(content);
    if (!sha256)
        return tl::make_unexpected(sha256.error());
    return HistoryRecord{report.time, report.readerName, EditStep::Done,
                         ReportSigned{std::move(content), std::move(*sha256)}};
}

Result<HistoryRecord> addendumRecord(const SigningState& state, SignedAddendum addendum)
{
    if (!state.isFinal())
        return refused("Only a signed report has addenda");
    if (addendum.text.empty() || addendum.reason.empty() || addendum.readerName.empty()
        || addendum.time.empty())
        return refused("An addendum needs text, reason, name and time");
    addendum.previousSha256 = state.newest()->lastSha256();
    std::string content = signedContent(addendum);
    auto sha256 = signedSha256(content);
    if (!sha256)
        return tl::make_unexpected(sha256.error());
    return HistoryRecord{addendum.time, addendum.readerName, EditStep::Done,
                         AddendumSigned{std::move(content), std::move(*sha256)}};
}

Result<HistoryRecord> correctionRecord(const SigningState& state, const Correction& correction)
{
    if (!state.isFinal())
        return refused("Only a signed report is corrected");
    if (correction.reason.empty() || correction.readerName.empty() || correction.time.empty())
        return refused("A correction needs reason, name and time");
    return HistoryRecord{correction.time, correction.readerName, EditStep::Done,
                         CorrectionBegun{correction.reason}};
}

} // namespace foramen
