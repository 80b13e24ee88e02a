#pragma once

#include "core/ai/model/network_runtime.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// The kinds of messages between a program and its network process: requests and their answers.
enum class MessageKind : std::uint32_t {
    Open, ///< a DeviceChoice
    Opened, ///< an OpenedRuntime
    Load, ///< architecture and file of weights
    Loaded, ///< the network's number
    Run, ///< the network's number, shape; the values of a batch
    Explain, ///< the network's number, the output to explain, shape; the values of one input
    Computed, ///< shape; the values
    Failed, ///< an Error; an answer to any request
};
constexpr std::uint32_t kMessageKinds = 8;

/// The largest message that is sent or accepted. The largest that our networks need is 13 MB.
constexpr std::size_t kMostMessageText = 1U << 20U; ///< bytes
constexpr std::size_t kMostMessageValues = 1U << 24U; ///< floats, 64 MiB

/// One message: numbers and texts packed into bytes, and the values of a tensor.
struct Message {
    MessageKind kind = MessageKind::Failed;
    std::string text; ///< written by a MessageWriter
    std::vector<float> values;
};

/// Packs numbers and texts into the text of a message, in this machine's byte order.
class MessageWriter {
public:
    void add(std::uint32_t number);
    void add(std::int64_t number);
    void add(std::string_view text);
    void add(const Reason& reason);
    void addShape(const std::vector<std::int64_t>& shape);

    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    void addBytes(const void* bytes, std::size_t count);

    std::string m_text;
};

/// Unpacks the text of a message that may be wrong in every way: what is not there reads as zero
/// or empty, and isComplete() tells so at the end.
class MessageReader {
public:
    /// @param text  must outlive the reader.
    explicit MessageReader(std::string_view text)
        : m_text(text)
    {
    }

    [[nodiscard]] std::uint32_t number();
    [[nodiscard]] std::int64_t longNumber();
    [[nodiscard]] std::string string();
    [[nodiscard]] Reason reason();
    /// A shape with exactly this number of values; else the message is wrong.
    [[nodiscard]] std::vector<std::int64_t> shapeOf(std::size_t values);
    /// Notes that what was read makes no sense.
    void refuse() { m_isRight = false; }
    /// Whether everything was there, and nothing else.
    [[nodiscard]] bool isComplete() const { return m_isRight && m_text.empty(); }

private:
    [[nodiscard]] Reason reasonWithin(int depth);
    bool take(void* bytes, std::size_t count);

    std::string_view m_text; ///< what is left
    bool m_isRight = true;
};

/// What an opened runtime says of itself.
struct OpenedRuntime {
    std::string programVersion; ///< of the network process
    std::string version;
    std::string deviceName;
    bool onGpu = false;
    std::uint32_t usefulBatch = 1;
    Reason remark; ///< of RuntimeChoice
};

[[nodiscard]] Message messageOf(DeviceChoice wish);
[[nodiscard]] Message messageOf(const OpenedRuntime& opened);
[[nodiscard]] Message messageOf(const Error& error);

/// Read what messageOf() wrote. @return Corrupt for a message of another kind or a damaged one.
[[nodiscard]] Result<DeviceChoice> deviceChoiceOf(const Message& message);
[[nodiscard]] Result<OpenedRuntime> openedRuntimeOf(const Message& message);
/// The number of a loaded network.
[[nodiscard]] Result<std::uint32_t> loadedNetworkOf(const Message& message);
/// The tensor that was computed.
[[nodiscard]] Result<Tensor> computedTensorOf(Message message);
/// The error of a failed request.
[[nodiscard]] Error errorOf(const Message& message);

/// What a damaged message is refused with.
[[nodiscard]] Error damagedMessage();

} // namespace foramen
