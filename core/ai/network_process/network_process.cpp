#include "core/ai/network_process/network_process.h"

#include "core/ai/model/module_files.h"
#include "core/base/version.h"

#include <utility>

namespace foramen {

namespace {

constexpr const char* kProgram = "foramen-networks";

/// One network in a network process.
class RemoteNetwork : public Network {
public:
    RemoteNetwork(std::shared_ptr<NetworkProcess> process, std::uint32_t number)
        : m_process(std::move(process))
        , m_owner(m_process->number())
        , m_number(number)
    {
    }

    Result<Tensor> run(const Tensor& input) override
    {
        MessageWriter writer;
        writer.add(m_number);
        return compute(MessageKind::Run, std::move(writer), input);
    }

    Result<Tensor> explain(const Tensor& input, std::size_t output) override
    {
        MessageWriter writer;
        writer.add(m_number);
        writer.add(static_cast<std::uint32_t>(output));
        return compute(MessageKind::Explain, std::move(writer), input);
    }

private:
    Result<Tensor> compute(MessageKind kind, MessageWriter writer, const Tensor& input)
    {
        writer.addShape(input.shape);
        auto answer = m_process->ask(m_owner, kind, writer.text(), input.values);
        if (!answer)
            return tl::make_unexpected(answer.error());
        auto output = computedTensorOf(std::move(*answer));
        if (!output)
            return tl::make_unexpected(m_process->endBecause(output.error()));
        return output;
    }

    std::shared_ptr<NetworkProcess> m_process;
    std::uint32_t m_owner;
    std::uint32_t m_number;
};

/// The runtime that a network process has opened.
class RemoteRuntime : public NetworkRuntime {
public:
    RemoteRuntime(std::shared_ptr<NetworkProcess> process, OpenedRuntime opened)
        : m_process(std::move(process))
        , m_owner(m_process->number())
        , m_opened(std::move(opened))
    {
    }

    std::string version() const override { return m_opened.version; }
    std::string deviceName() const override { return m_opened.deviceName; }
    bool onGpu() const override { return m_opened.onGpu; }
    std::size_t usefulBatch() const override { return m_opened.usefulBatch; }

    Result<std::unique_ptr<Network>> load(const std::string& architecture,
                                          const std::filesystem::path& weights) override
    {
        MessageWriter writer;
        writer.add(architecture);
        writer.add(weights.string());
        const auto answer = m_process->ask(m_owner, MessageKind::Load, writer.text(), {});
        if (!answer)
            return tl::make_unexpected(answer.error());
        const auto number = loadedNetworkOf(*answer);
        if (!number)
            return tl::make_unexpected(m_process->endBecause(number.error()));
        return std::make_unique<RemoteNetwork>(m_process, *number);
    }

private:
    std::shared_ptr<NetworkProcess> m_process;
    std::uint32_t m_owner;
    OpenedRuntime m_opened;
};

} // namespace

NetworkProcess::NetworkProcess(NetworkProcessOptions options)
    : m_options(std::move(options))
{
}

NetworkProcess::~NetworkProcess() = default;

Result<void> NetworkProcess::startProgram()
{
    std::filesystem::path program = m_options.program;
    if (program.empty()) {
        const auto found = findProgramFile(kProgram);
        if (!found)
            return failure(ErrorCode::RuntimeMissing, ReasonCode::ProgramMissing, kProgram);
        program = *found;
    }
    auto ends = Connection::makePair();
    if (!ends)
        return tl::make_unexpected(ends.error());
    auto child = ChildProcess::start(program, ends->second.socket());
    if (!child)
        return tl::make_unexpected(child.error());
    m_child = std::move(*child);
    m_connection = std::move(ends->first);
    return {};
}

Result<OpenedRuntime> NetworkProcess::start(DeviceChoice wish)
{
    end();
    ++m_number;
    if (const auto started = startProgram(); !started)
        return tl::make_unexpected(started.error());
    m_end.reset();
    m_endedByItself = false;
    m_onGpu = isCudaTried(wish);
    const auto answer = exchange(MessageKind::Open, messageOf(wish).text, {});
    auto opened = answer ? openedRuntimeOf(*answer) : tl::make_unexpected(answer.error());
    if (opened && opened->programVersion != programVersion())
        opened =
            failure(ErrorCode::RuntimeMissing, ReasonCode::ProgramForeign, std::string(kProgram));
    if (!opened) {
        end();
        Error error = opened.error();
        if (error.code == ErrorCode::Internal || error.code == ErrorCode::Corrupt)
            error.code = ErrorCode::RuntimeMissing;
        return tl::make_unexpected(std::move(error));
    }
    m_onGpu = opened->onGpu;
    return opened;
}

bool NetworkProcess::isRunning() const
{
    return !m_end && m_connection.isAlive();
}

void NetworkProcess::end()
{
    m_connection = Connection();
    m_child.end();
    m_end = Error(ErrorCode::Internal, ReasonCode::NetworkProcessEnded);
}

Result<Message> NetworkProcess::ask(std::uint32_t process, MessageKind kind,
                                    const std::string& text, std::span<const float> values)
{
    if (process != m_number)
        return failure(ErrorCode::Internal, ReasonCode::NetworkProcessEnded);
    if (m_end)
        return tl::make_unexpected(*m_end);
    return exchange(kind, text, values);
}

Result<Message> NetworkProcess::exchange(MessageKind kind, const std::string& text,
                                         std::span<const float> values)
{
    const Patience patience{m_options.mostForAnswer, m_stop, m_options.mostAfterCancel};
    if (values.size() > kMostMessageValues || text.size() > kMostMessageText)
        return failure(ErrorCode::InvalidArgument, ReasonCode::NetworkProcessRequest);
    const auto sent = m_connection.send(kind, text, values, patience);
    if (!sent)
        return tl::make_unexpected(endBecause(sent.error()));
    auto answer = m_connection.receive(patience);
    if (!answer)
        return tl::make_unexpected(endBecause(answer.error()));
    ++m_answers;
    if (answer->kind != MessageKind::Failed)
        return answer;
    const Error error = errorOf(*answer);
    return tl::make_unexpected(error.code == ErrorCode::Corrupt ? endBecause(error) : error);
}

Error NetworkProcess::endBecause(const Error& error)
{
    Error why = error;
    m_connection = Connection();
    const Reason exit = m_child.end();
    m_endedByItself = error.reason.code == ReasonCode::NetworkProcessEnded;
    if (m_endedByItself && !exit.empty())
        why = Error(error.code, exit);
    if (m_onGpu && why.code != ErrorCode::Cancelled)
        why.code = ErrorCode::DeviceFailed;
    m_end = why;
    if (why.code == ErrorCode::Cancelled)
        m_end = Error(ErrorCode::Internal, ReasonCode::NetworkProcessEnded);
    return why;
}

RuntimeLoader processLoader(std::shared_ptr<NetworkProcess> process)
{
    return [process = std::move(process)](DeviceChoice wish) -> Result<RuntimeChoice> {
        auto opened = process->start(wish);
        if (!opened)
            return tl::make_unexpected(opened.error());
        Reason remark = opened->remark;
        return RuntimeChoice{std::make_unique<RemoteRuntime>(process, std::move(*opened)),
                             std::move(remark)};
    };
}

} // namespace foramen
