#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace foramen {

/// The part of all studies that one of several machines grades. A study belongs to the same shard
/// on every machine, whatever other studies there are.
struct Shard {
    int number = 1; ///< from 1
    int count = 1;

    /// Whether a study is of this shard. @param studyId  the name of its folder in the challenge's
    /// layout, else its Study Instance UID
    [[nodiscard]] bool contains(std::string_view studyId) const;
    /// "2/6"
    [[nodiscard]] std::string text() const;
};

/// Reads "2/6", or "auto": the task of a Slurm job array, from the variables that Slurm sets.
/// @return InvalidArgument for anything else, and for an array with gaps, whose tasks cannot share
/// all studies.
[[nodiscard]] Result<Shard> shardFromText(const std::string& text);

} // namespace foramen
