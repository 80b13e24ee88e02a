#pragma once

#include "core/dicom/study.h"

#include <cstddef>
#include <string>
#include <vector>

namespace foramen {

/// An attribute that may separate pictures at one position.
enum class ContrastAttribute {
    Echo,
    Inversion,
    Diffusion,
    Type,
    EchoNumber,
    Repetition,
};

/// A partition of pictures into classes. Within a class no attribute separates pictures at one
/// position.
struct PictureClasses {
    std::vector<std::size_t> classOf; ///< of each picture
    std::vector<std::string> labels; ///< of each class, in order: "TE 20 ms", "FAT", "b 800"
    [[nodiscard]] std::size_t count() const { return labels.size(); }
};

/// Sorts pictures into classes by the attributes that differ at one position. A value that varies
/// along a stack does not split it. One class where nothing differs; pictures without a position
/// are not separated.
[[nodiscard]] PictureClasses classesOf(const std::vector<const Frame*>& pictures,
                                       const std::vector<ContrastAttribute>& attributes);

} // namespace foramen
