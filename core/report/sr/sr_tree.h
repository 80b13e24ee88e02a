#pragma once

#include "core/report/report.h"
#include "core/report/sr/sr_content.h"

namespace foramen {

/// The two documents of a study. The model's results and the readers' decisions are separate
/// objects, so that one cannot be mistaken for the other.
enum class SrDocument {
    Model, ///< observer: the device
    Reader ///< observers: the readers; each decision states its relation to the model's grade
};

/// The content of TID 1500 with one measurement group for each of the 25 sites; in the readers'
/// document, their measurements and key images follow.
[[nodiscard]] SrContent srContent(const Report& report, SrDocument document);

} // namespace foramen
