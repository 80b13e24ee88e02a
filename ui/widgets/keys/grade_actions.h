#pragma once

#include "core/spine/terms.h"
#include "ui/widgets/keys/actions.h"

#include <array>

namespace foramen {

/// The actions that give a grade.
struct GradeActions {
    Severity severity;
    ActionId stay;
    ActionId goOn; ///< the next site follows
};

inline constexpr std::array<GradeActions, kSeverityCount> kGradeActions = {
    {{Severity::NormalMild, ActionId::Grade1, ActionId::Grade1AndGoOn},
     {Severity::Moderate, ActionId::Grade2, ActionId::Grade2AndGoOn},
     {Severity::Severe, ActionId::Grade3, ActionId::Grade3AndGoOn}}};

} // namespace foramen
