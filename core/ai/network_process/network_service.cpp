#include "core/ai/network_process/network_service.h"

#include "core/base/version.h"

#include <new>
#include <utility>

namespace foramen {

NetworkService::NetworkService(Connection connection, RuntimeLoader loader)
    : m_connection(std::move(connection))
    , m_loader(std::move(loader))
{
}

Error NetworkService::serve()
{
    for (;;) {
        auto request = m_connection.receive({});
        if (!request)
            return request.error();
        if (const auto sent = m_connection.send(answerTo(std::move(*request)), {}); !sent)
            return sent.error();
    }
}

Message NetworkService::answerTo(Message request)
{
    try {
        switch (request.kind) {
        case MessageKind::Open:
            return open(request);
        case MessageKind::Load:
            return load(request);
        case MessageKind::Run:
        case MessageKind::Explain:
            return compute(std::move(request));
        case MessageKind::Opened:
        case MessageKind::Loaded:
        case MessageKind::Computed:
        case MessageKind::Failed:
            break;
        }
    } catch (const std::bad_alloc&) {
        return messageOf(Error(ErrorCode::Internal, ReasonCode::NetworksOutOfMemory));
    }
    return messageOf(damagedMessage());
}

Message NetworkService::open(const Message& request)
{
    const auto wish = deviceChoiceOf(request);
    if (!wish)
        return messageOf(wish.error());
    m_networks.clear();
    auto choice = m_loader(*wish);
    if (!choice)
        return messageOf(choice.error());
    m_choice = std::move(*choice);
    const NetworkRuntime& runtime = *m_choice.runtime;
    return messageOf(
        OpenedRuntime{programVersion(), runtime.version(), runtime.deviceName(), runtime.onGpu(),
                      static_cast<std::uint32_t>(runtime.usefulBatch()), m_choice.remark});
}

Message NetworkService::load(const Message& request)
{
    MessageReader reader(request.text);
    const std::string architecture = reader.string();
    const std::string weights = reader.string();
    if (!reader.isComplete() || !m_choice.runtime)
        return messageOf(damagedMessage());
    auto network = m_choice.runtime->load(architecture, weights);
    if (!network)
        return messageOf(network.error());
    m_networks.push_back(std::move(*network));
    MessageWriter writer;
    writer.add(static_cast<std::uint32_t>(m_networks.size() - 1));
    return {MessageKind::Loaded, writer.text(), {}};
}

Message NetworkService::compute(Message request)
{
    MessageReader reader(request.text);
    const std::uint32_t number = reader.number();
    const bool isExplained = request.kind == MessageKind::Explain;
    const std::uint32_t explained = isExplained ? reader.number() : 0;
    Tensor input;
    input.shape = reader.shapeOf(request.values.size());
    if (!reader.isComplete() || number >= m_networks.size())
        return messageOf(damagedMessage());
    input.values = std::move(request.values);
    auto output = isExplained ? m_networks[number]->explain(input, explained)
                              : m_networks[number]->run(input);
    if (!output)
        return messageOf(output.error());
    if (output->values.size() > kMostMessageValues)
        return messageOf(Error(ErrorCode::ModelContract, ReasonCode::NetworkProcessRequest));
    MessageWriter writer;
    writer.addShape(output->shape);
    return {MessageKind::Computed, writer.text(), std::move(output->values)};
}

} // namespace foramen
