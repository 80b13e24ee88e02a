#include "core/ai/network_process/message.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>

namespace foramen {

namespace {

constexpr std::size_t kMostDimensions = 8;
constexpr std::uint32_t kMostArguments = 9; ///< of a reason: %1 to %9
constexpr int kMostReasonDepth = 8;

/// The last code of the enumeration.
constexpr auto kLastErrorCode = static_cast<std::uint32_t>(ErrorCode::Internal);

/// The number of values of a shape; none when it has a dimension below one or too many values.
std::optional<std::size_t> valuesOf(const std::vector<std::int64_t>& shape)
{
    std::size_t count = 1;
    for (const std::int64_t size : shape) {
        if (size < 1 || static_cast<std::uint64_t>(size) > kMostMessageValues / count)
            return std::nullopt;
        count *= static_cast<std::size_t>(size);
    }
    return count;
}

} // namespace

void MessageWriter::addBytes(const void* bytes, std::size_t count)
{
    m_text.append(static_cast<const char*>(bytes), count);
}

void MessageWriter::add(std::uint32_t number)
{
    addBytes(&number, sizeof number);
}

void MessageWriter::add(std::int64_t number)
{
    addBytes(&number, sizeof number);
}

void MessageWriter::add(std::string_view text)
{
    add(static_cast<std::uint32_t>(text.size()));
    addBytes(text.data(), text.size());
}

void MessageWriter::add(const Reason& reason)
{
    add(static_cast<std::uint32_t>(reason.code));
    add(reason.text);
    add(static_cast<std::uint32_t>(reason.arguments.size()));
    for (const Reason& argument : reason.arguments)
        add(argument);
}

void MessageWriter::addShape(const std::vector<std::int64_t>& shape)
{
    add(static_cast<std::uint32_t>(shape.size()));
    for (const std::int64_t size : shape)
        add(size);
}

bool MessageReader::take(void* bytes, std::size_t count)
{
    if (m_text.size() < count) {
        m_isRight = false;
        m_text = {};
        return false;
    }
    std::memcpy(bytes, m_text.data(), count);
    m_text.remove_prefix(count);
    return true;
}

std::uint32_t MessageReader::number()
{
    std::uint32_t value = 0;
    (void)take(&value, sizeof value);
    return value;
}

std::int64_t MessageReader::longNumber()
{
    std::int64_t value = 0;
    (void)take(&value, sizeof value);
    return value;
}

std::string MessageReader::string()
{
    const std::size_t size = number();
    if (size > m_text.size()) {
        m_isRight = false;
        m_text = {};
        return {};
    }
    std::string text(m_text.substr(0, size));
    m_text.remove_prefix(size);
    return text;
}

Reason MessageReader::reason()
{
    return reasonWithin(kMostReasonDepth);
}

Reason MessageReader::reasonWithin(int depth)
{
    Reason reason;
    const std::uint32_t code = number();
    reason.text = string();
    const std::uint32_t arguments = number();
    if (code >= kReasonCodes.size() || arguments > kMostArguments || depth == 0) {
        m_isRight = false;
        return {};
    }
    reason.code = kReasonCodes[code];
    for (std::uint32_t i = 0; i < arguments && m_isRight; ++i)
        reason.arguments.push_back(reasonWithin(depth - 1));
    return reason;
}

std::vector<std::int64_t> MessageReader::shapeOf(std::size_t values)
{
    const std::uint32_t dimensions = number();
    std::vector<std::int64_t> shape;
    for (std::uint32_t i = 0; i < dimensions && dimensions <= kMostDimensions; ++i)
        shape.push_back(longNumber());
    if (dimensions > kMostDimensions || valuesOf(shape) != values)
        m_isRight = false;
    return shape;
}

Error damagedMessage()
{
    return {ErrorCode::Corrupt, ReasonCode::NetworkProcessAnswer};
}

Message messageOf(DeviceChoice wish)
{
    MessageWriter writer;
    writer.add(static_cast<std::uint32_t>(wish.kind));
    writer.add(std::int64_t{wish.index});
    writer.add(static_cast<std::uint32_t>(wish.precision));
    return {MessageKind::Open, writer.text(), {}};
}

Result<DeviceChoice> deviceChoiceOf(const Message& message)
{
    MessageReader reader(message.text);
    const std::uint32_t kind = reader.number();
    const std::int64_t index = reader.longNumber();
    const std::uint32_t precision = reader.number();
    constexpr auto lastKind = static_cast<std::uint32_t>(DeviceKind::Cuda);
    constexpr auto lastPrecision = static_cast<std::uint32_t>(Precision::F16);
    if (message.kind != MessageKind::Open || !reader.isComplete() || kind > lastKind || index < 0
        || index > std::numeric_limits<int>::max() || precision > lastPrecision)
        return tl::make_unexpected(damagedMessage());
    return DeviceChoice{static_cast<DeviceKind>(kind), static_cast<int>(index),
                        static_cast<Precision>(precision)};
}

Message messageOf(const OpenedRuntime& opened)
{
    MessageWriter writer;
    writer.add(opened.programVersion);
    writer.add(opened.version);
    writer.add(opened.deviceName);
    writer.add(std::uint32_t{opened.onGpu});
    writer.add(opened.usefulBatch);
    writer.add(opened.remark);
    return {MessageKind::Opened, writer.text(), {}};
}

Result<OpenedRuntime> openedRuntimeOf(const Message& message)
{
    MessageReader reader(message.text);
    OpenedRuntime opened;
    opened.programVersion = reader.string();
    opened.version = reader.string();
    opened.deviceName = reader.string();
    opened.onGpu = reader.number() != 0;
    opened.usefulBatch = reader.number();
    opened.remark = reader.reason();
    constexpr std::uint32_t mostPictures = 4096;
    if (message.kind != MessageKind::Opened || !reader.isComplete() || opened.usefulBatch < 1
        || opened.usefulBatch > mostPictures)
        return tl::make_unexpected(damagedMessage());
    return opened;
}

Message messageOf(const Error& error)
{
    MessageWriter writer;
    writer.add(static_cast<std::uint32_t>(error.code));
    writer.add(error.reason);
    return {MessageKind::Failed, writer.text(), {}};
}

Error errorOf(const Message& message)
{
    MessageReader reader(message.text);
    const std::uint32_t code = reader.number();
    Reason reason = reader.reason();
    if (message.kind != MessageKind::Failed || !reader.isComplete() || code > kLastErrorCode)
        return damagedMessage();
    return {static_cast<ErrorCode>(code), std::move(reason)};
}

Result<std::uint32_t> loadedNetworkOf(const Message& message)
{
    MessageReader reader(message.text);
    const std::uint32_t network = reader.number();
    if (message.kind != MessageKind::Loaded || !reader.isComplete())
        return tl::make_unexpected(damagedMessage());
    return network;
}

Result<Tensor> computedTensorOf(Message message)
{
    MessageReader reader(message.text);
    Tensor tensor;
    tensor.shape = reader.shapeOf(message.values.size());
    if (message.kind != MessageKind::Computed || !reader.isComplete())
        return tl::make_unexpected(damagedMessage());
    tensor.values = std::move(message.values);
    return tensor;
}

} // namespace foramen
