#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace foramen {

/// One picture as its decoder left it. A decoder sizes the buffer by the codestream's own head.
struct DecodedFrame {
    std::vector<std::uint8_t> bytes; ///< words in the machine's byte order
    int bytesPerSample = 1;
    bool planar = false; ///< colour by plane
    std::string photometric; ///< Photometric Interpretation after decoding
    bool doubtful = false; ///< the decoder met damage and went on
};

} // namespace foramen
