#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// The name of the list of a case bundle, beside its files.
inline constexpr const char* kBundleManifestFile = "bundle.json";
/// The folder of the images in a case bundle.
inline constexpr const char* kBundleImages = "images";

/// One file of a case bundle.
struct BundleFile {
    std::string path; ///< relative to the bundle, with "/": "images/series-01/0001.dcm"
    std::uint64_t bytes = 0;
    std::string sha256; ///< 64 hexadecimal digits
    friend bool operator==(const BundleFile&, const BundleFile&) = default;
};

/// What a case bundle says of itself, format foramen.case/1 (resources/manual/case-bundle.md).
struct BundleManifest {
    std::string programVersion;
    std::string time; ///< of writing, ISO 8601 with time zone
    bool isDeidentified = false;
    std::string studyInstanceUid; ///< as in the images of the bundle
    std::size_t leftOut = 0; ///< images of the study that a de-identified bundle must not hold
    std::vector<BundleFile> files; ///< all but the list itself
    friend bool operator==(const BundleManifest&, const BundleManifest&) = default;

    /// The file of this path; null for none.
    [[nodiscard]] const BundleFile* file(std::string_view path) const;
    [[nodiscard]] std::size_t imageCount() const; ///< files below kBundleImages
};

[[nodiscard]] std::string bundleManifestJson(const BundleManifest& manifest);
/// @return Unsupported for the list of a newer version or another program, Corrupt for a list that
/// is damaged, names a file twice, or names one outside of the bundle.
[[nodiscard]] Result<BundleManifest> bundleManifestFromJson(std::string_view json);

} // namespace foramen
