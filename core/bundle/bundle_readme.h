#pragma once

#include "core/bundle/bundle_manifest.h"

#include <string>

namespace foramen {

/// The README.txt of a case bundle: what it is, which files it has, and whether it names the
/// patient. Plain English text.
[[nodiscard]] std::string bundleReadme(const BundleManifest& manifest);

} // namespace foramen
