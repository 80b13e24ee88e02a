#pragma once

#include "core/dicom/codecs/decoder_process.h"

#include <cstdint>
#include <vector>

namespace foramen {

/// What a thread keeps from one picture to the next: its child process, and memory that is used
/// again, since the system takes long to give new pages.
struct DecodingResources {
    DecoderProcess process;
    std::vector<std::uint8_t> stream; ///< of a picture in several fragments
    std::vector<std::uint8_t> samples; ///< of a picture
    std::vector<std::uint8_t> frames; ///< the samples of all pictures of a file
};

} // namespace foramen
