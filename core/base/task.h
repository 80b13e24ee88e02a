#pragma once

#include "core/base/result.h"

#include <algorithm>
#include <functional>
#include <stop_token>

namespace foramen {

/// Cancellation and progress of one long core function, given by its caller. Core functions check
/// cancelled() at least every 100 ms and report a fraction from 0 to 1 that never decreases.
struct Task {
    std::stop_token stop;
    std::function<void(double)>
        progress; ///< may be empty; called on the thread that runs the function

    [[nodiscard]] bool cancelled() const { return stop.stop_requested(); }

    void report(double fraction) const
    {
        if (progress)
            progress(std::clamp(fraction, 0.0, 1.0));
    }

    /// The share [from, to] of this task's progress, for one step of several. Stops with this task.
    /// The returned task refers to this one and must not outlive it.
    [[nodiscard]] Task part(double from, double to) const
    {
        return Task{stop, [this, from, to](double fraction) {
                        report(from + (to - from) * fraction);
                    }};
    }
};

/// What a cancelled function returns.
[[nodiscard]] inline tl::unexpected<Error> cancelledFailure()
{
    return failure(ErrorCode::Cancelled, ReasonCode::Cancelled);
}

} // namespace foramen
