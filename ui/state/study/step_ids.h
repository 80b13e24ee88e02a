#pragma once

namespace foramen {

/// Steps of the undo stack that can be one step with the step before: QUndoCommand::id().
enum class StepId { Comment = 1, ReportText };

} // namespace foramen
