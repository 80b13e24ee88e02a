#include "app/cli/worker/worker_ledger.h"

#include "core/base/files/system_reason.h"
#include "core/base/text/text_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

namespace foramen {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<LedgerState, const char*>, 3> kStates = {{
    {LedgerState::Queued, "queued"},
    {LedgerState::Sent, "sent"},
    {LedgerState::Nothing, "nothing"},
}};

std::string textOf(const LedgerLine& line)
{
    const auto* const state = std::find_if(
        kStates.begin(), kStates.end(), [&](const auto& one) { return one.first == line.state; });
    return Json{{"study", line.studyInstanceUid},
                {"model", line.model},
                {"state", state->second},
                {"sr", line.sopInstanceUid},
                {"instances", line.instances}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<LedgerLine> lineFrom(std::string_view text)
{
    try {
        const Json json = Json::parse(text);
        LedgerLine line;
        json.at("study").get_to(line.studyInstanceUid);
        json.at("model").get_to(line.model);
        json.at("sr").get_to(line.sopInstanceUid);
        json.at("instances").get_to(line.instances);
        const auto* const state = std::find_if(kStates.begin(), kStates.end(),
                                               [name = json.at("state").get<std::string>()](
                                                   const auto& one) { return name == one.second; });
        if (state == kStates.end())
            return std::nullopt;
        line.state = state->first;
        return line;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

tl::unexpected<Error> notWritten(int reason)
{
    return failure(ErrorCode::NotWritable, ReasonCode::FileNotWritten, systemReason(reason));
}

} // namespace

WorkerLedger::WorkerLedger(std::filesystem::path file)
    : m_file(std::move(file))
{
}

Result<WorkerLedger> WorkerLedger::open(std::filesystem::path file)
{
    WorkerLedger ledger(std::move(file));
    const auto text = readTextFile(ledger.m_file);
    if (!text && text.error().code == ErrorCode::NotFound)
        return ledger;
    if (!text)
        return tl::make_unexpected(text.error());
    std::string_view rest = *text;
    for (int number = 1; !rest.empty(); ++number) {
        const auto end = rest.find('\n');
        if (end == std::string_view::npos) {
            ledger.m_isTorn = true;
            break;
        }
        const std::string_view one = rest.substr(0, end);
        rest.remove_prefix(end + 1);
        auto line = lineFrom(one);
        const bool isTorn = !one.empty() && one.back() == '\t'; // see add()
        if (!line && !isTorn && !one.empty())
            return failure(ErrorCode::Corrupt,
                           fmt::format("{}: line {} is damaged", ledger.m_file.string(), number));
        if (line)
            ledger.keep(std::move(*line));
    }
    return ledger;
}

void WorkerLedger::keep(LedgerLine line)
{
    auto key = std::pair(line.studyInstanceUid, line.model);
    m_lines.insert_or_assign(std::move(key), std::move(line));
}

const LedgerLine* WorkerLedger::find(const std::string& studyInstanceUid,
                                     const std::string& model) const
{
    const auto found = m_lines.find({studyInstanceUid, model});
    return found == m_lines.end() ? nullptr : &found->second;
}

const LedgerLine* WorkerLedger::findObject(const std::string& sopInstanceUid) const
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [&](const auto& one) {
        return one.second.sopInstanceUid == sopInstanceUid;
    });
    return found == m_lines.end() ? nullptr : &found->second;
}

Result<void> WorkerLedger::add(const LedgerLine& line)
{
    constexpr mode_t mode = 0600;
    const int descriptor = ::open(m_file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, mode);
    if (descriptor < 0)
        return notWritten(errno);
    // A torn line is ended with a mark that no finished one has, so that the next one stands alone.
    const std::string text = (m_isTorn ? "\t\n" : "") + textOf(line) + '\n';
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    const bool isWhole = written == static_cast<ssize_t>(text.size());
    const int reason = written < 0 ? errno : ENOSPC;
    const bool isOnDisk = isWhole && ::fsync(descriptor) == 0;
    const int later = errno;
    ::close(descriptor);
    m_isTorn = !isWhole && (written > 0 || m_isTorn);
    if (!isOnDisk)
        return notWritten(isWhole ? later : reason);
    keep(line);
    return {};
}

} // namespace foramen
