#pragma once

#include "core/dicom/codecs/codestream_head.h"

#include <string>

namespace foramen {

/// One decoded picture. The head of the codestream decides the size of its samples.
struct DecodedFrame {
    Bytes samples; ///< words in native byte order, in memory of the caller or of the stream
    int bytesPerSample = 1;
    bool planar = false; ///< colour by plane
    std::string photometric; ///< Photometric Interpretation after decoding
    bool doubtful = false; ///< the decoder found damage and continued
};

} // namespace foramen
