#include "core/pacs/dimse/storage_contexts.h"

#include <algorithm>
#include <array>

namespace foramen {

namespace {

constexpr const char* kImplicit = "1.2.840.10008.1.2";
constexpr const char* kExplicit = "1.2.840.10008.1.2.1";
constexpr const char* kDeflated = "1.2.840.10008.1.2.1.99";
constexpr const char* kBigEndian = "1.2.840.10008.1.2.2";

/// Each has a context of its own, so that the archive can send each file as it has it.
constexpr auto kCompressed = std::to_array<const char*>({
    "1.2.840.10008.1.2.4.70", // JPEG Lossless, first order
    "1.2.840.10008.1.2.4.57", // JPEG Lossless
    "1.2.840.10008.1.2.4.50", // JPEG Baseline
    "1.2.840.10008.1.2.4.51", // JPEG Extended
    "1.2.840.10008.1.2.4.80", // JPEG-LS Lossless
    "1.2.840.10008.1.2.4.81", // JPEG-LS Near-lossless
    "1.2.840.10008.1.2.4.90", // JPEG 2000 Lossless
    "1.2.840.10008.1.2.4.91", // JPEG 2000
    "1.2.840.10008.1.2.4.201", // HTJ2K Lossless
    "1.2.840.10008.1.2.4.203", // HTJ2K
    "1.2.840.10008.1.2.5", // RLE Lossless
    kDeflated,
});

/// SOP classes of the pictures that a lumbar study has.
constexpr auto kPictures = std::to_array<const char*>({
    "1.2.840.10008.5.1.4.1.1.4", // MR
    "1.2.840.10008.5.1.4.1.1.4.1", // Enhanced MR
    "1.2.840.10008.5.1.4.1.1.4.4", // Legacy Converted Enhanced MR
    "1.2.840.10008.5.1.4.1.1.7", // Secondary Capture
    "1.2.840.10008.5.1.4.1.1.2", // CT
});

/// SOP classes of what may lie beside them.
constexpr auto kOthers = std::to_array<const char*>({
    "1.2.840.10008.5.1.4.1.1.1", // Computed Radiography
    "1.2.840.10008.5.1.4.1.1.1.1", // Digital X-Ray, for presentation
    "1.2.840.10008.5.1.4.1.1.2.1", // Enhanced CT
    "1.2.840.10008.5.1.4.1.1.4.2", // MR Spectroscopy
    "1.2.840.10008.5.1.4.1.1.4.3", // Enhanced MR Color
    "1.2.840.10008.5.1.4.1.1.6.1", // Ultrasound
    "1.2.840.10008.5.1.4.1.1.7.2", // Multi-frame Grayscale Byte Secondary Capture
    "1.2.840.10008.5.1.4.1.1.7.3", // Multi-frame Grayscale Word Secondary Capture
    "1.2.840.10008.5.1.4.1.1.7.4", // Multi-frame True Color Secondary Capture
    "1.2.840.10008.5.1.4.1.1.11.1", // Grayscale Softcopy Presentation State
    "1.2.840.10008.5.1.4.1.1.11.2", // Color Softcopy Presentation State
    "1.2.840.10008.5.1.4.1.1.12.1", // X-Ray Angiography
    "1.2.840.10008.5.1.4.1.1.12.2", // X-Ray Radiofluoroscopy
    "1.2.840.10008.5.1.4.1.1.20", // Nuclear Medicine
    "1.2.840.10008.5.1.4.1.1.66", // Raw Data
    "1.2.840.10008.5.1.4.1.1.66.1", // Spatial Registration
    "1.2.840.10008.5.1.4.1.1.66.4", // Segmentation
    "1.2.840.10008.5.1.4.1.1.88.11", // Basic Text SR
    "1.2.840.10008.5.1.4.1.1.88.22", // Enhanced SR
    "1.2.840.10008.5.1.4.1.1.88.33", // Comprehensive SR
    "1.2.840.10008.5.1.4.1.1.88.34", // Comprehensive 3D SR
    "1.2.840.10008.5.1.4.1.1.88.59", // Key Object Selection
    "1.2.840.10008.5.1.4.1.1.104.1", // Encapsulated PDF
    "1.2.840.10008.5.1.4.1.1.104.2", // Encapsulated CDA
    "1.2.840.10008.5.1.4.1.1.128", // Positron Emission Tomography
});

} // namespace

std::vector<ProposedContext> receivingContexts()
{
    const std::vector<std::string> plain{kExplicit, kImplicit};
    std::vector<ProposedContext> contexts;
    for (const char* picture : kPictures) {
        contexts.push_back({picture, plain, true});
        for (const char* syntax : kCompressed)
            contexts.push_back({picture, {syntax}, true});
    }
    for (const char* other : kOthers)
        contexts.push_back({other, plain, true});
    return contexts;
}

std::vector<std::string> offeredSyntaxes(const std::string& transferSyntaxUid)
{
    const bool isPlain = transferSyntaxUid.empty() || transferSyntaxUid == kImplicit
        || transferSyntaxUid == kExplicit || transferSyntaxUid == kBigEndian
        || transferSyntaxUid == kDeflated;
    std::vector<std::string> offered;
    if (!transferSyntaxUid.empty())
        offered.push_back(transferSyntaxUid);
    if (isPlain)
        for (const char* syntax : {kExplicit, kImplicit})
            if (std::find(offered.begin(), offered.end(), syntax) == offered.end())
                offered.emplace_back(syntax);
    return offered;
}

} // namespace foramen
