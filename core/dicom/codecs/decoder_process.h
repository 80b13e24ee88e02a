#pragma once

#include "core/dicom/codecs/codestream_head.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace foramen {

/// Decodes one picture. It may only allocate memory and compute.
/// @param samples  filled with the decoded samples, colours innermost.
/// @return false when the stream is damaged.
using StreamDecoder = bool (*)(Bytes stream, const CodestreamHead& head,
                               std::span<std::uint8_t> samples);

/// Owns a child process that decodes pictures for one thread: a decoder that aborts, crashes,
/// hangs or takes too much memory costs one picture and not the program. The process begins with
/// the first picture and serves those that follow. After a failure of any kind the next picture
/// gets a new one, which has nothing left of the damage.
class DecoderProcess {
public:
    /// What one picture may take.
    struct Limits {
        std::chrono::seconds processorTime{4}; ///< and up to a second more
        std::chrono::seconds waiting{40}; ///< real time, on a busy machine
        std::size_t memory = std::size_t{768} << 20; ///< bytes, and some for each sample
    };

    DecoderProcess();
    explicit DecoderProcess(Limits limits);
    ~DecoderProcess();
    DecoderProcess(const DecoderProcess&) = delete;
    DecoderProcess& operator=(const DecoderProcess&) = delete;

    /// Decodes a picture there.
    /// @param size  of the samples, in bytes
    /// @return the samples, valid until the next call; none where @p decoder refused the stream or
    /// the process did not answer. Throws std::bad_alloc where no process can be started: the
    /// system has no memory, process or descriptor for it.
    [[nodiscard]] std::optional<Bytes> decode(StreamDecoder decoder, Bytes stream,
                                              const CodestreamHead& head, std::size_t size);

private:
    class SharedMemory;

    void start(std::size_t room);
    void end();
    [[nodiscard]] bool isRunning() const { return m_id > 0; }

    Limits m_limits;
    std::unique_ptr<SharedMemory> m_memory; ///< streams there, samples back
    int m_id = -1; ///< process id; -1: none
    int m_socket = -1; ///< jobs there, answers back
};

} // namespace foramen
