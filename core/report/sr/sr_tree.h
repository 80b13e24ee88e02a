#pragma once

#include "core/report/report.h"
#include "core/report/sr/sr_content.h"

namespace foramen {

/// The two documents of a study: what the model says and what readers decided are never one
/// object, so that whoever takes one for the other has to do it on purpose.
enum class SrDocument {
    Model, ///< observer: the device
    Reader ///< observers: the persons who decided; says in words how a decision stands to the model
};

/// TID 1500 with one measurement group for each of the 25 sites; in the readers' document their
/// measurements and key images follow.
[[nodiscard]] SrContent srContent(const Report& report, SrDocument document);

} // namespace foramen
