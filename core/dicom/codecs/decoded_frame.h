#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace foramen {

/// One decoded picture. The head of the codestream decides the size of its buffer.
struct DecodedFrame {
    std::vector<std::uint8_t> bytes; ///< words in native byte order
    int bytesPerSample = 1;
    bool planar = false; ///< colour by plane
    std::string photometric; ///< Photometric Interpretation after decoding
    bool doubtful = false; ///< the decoder found damage and continued
};

} // namespace foramen
