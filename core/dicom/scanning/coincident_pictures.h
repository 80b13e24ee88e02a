#pragma once

#include "core/dicom/study.h"

#include <cstddef>
#include <string>
#include <vector>

namespace foramen {

/// What may tell pictures of one place apart.
enum class ContrastAttribute {
    Echo,
    Inversion,
    Diffusion,
    Type,
    EchoNumber,
    Repetition,
};

/// Pictures sorted into classes, so that no place has pictures of one class that an attribute tells
/// apart.
struct PictureClasses {
    std::vector<std::size_t> classOf; ///< one a picture
    std::vector<std::string> labels; ///< one a class, in order: "TE 20 ms", "FAT", "b 800"
    [[nodiscard]] std::size_t count() const { return labels.size(); }
};

/// Only what differs between pictures of one place counts: a value that varies along a stack splits
/// nothing. One class where nothing has to be told apart; pictures without a place are left alone.
[[nodiscard]] PictureClasses classesOf(const std::vector<const Frame*>& pictures,
                                       const std::vector<ContrastAttribute>& attributes);

} // namespace foramen
