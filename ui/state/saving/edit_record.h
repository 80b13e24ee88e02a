#pragma once

#include "core/store/history_event.h"

namespace foramen {

/// One change as the history records it.
struct EditRecord {
    HistoryEvent event;
    EditStep step = EditStep::Done;
};

} // namespace foramen
