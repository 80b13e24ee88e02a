#include "ui/state/study/spine_windows.h"

#include "core/imaging/stack_order.h"
#include "core/imaging/windows/automatic_window.h"

namespace foramen {

SpineWindows spineWindowsOf(const std::vector<StackWithDiscs>& stacks, const Task& task)
{
    SpineWindows windows;
    for (const StackWithDiscs& stack : stacks) {
        if (task.cancelled())
            break;
        const Volume& middle =
            *stack.blocks[placeAt(stack.blocks, positionCount(stack.blocks) / 2).block];
        const auto spine = spineWindow(stack.blocks, stack.discs);
        windows[stack.blocks.front()] = {spine, automaticWindow(middle, spine).range};
    }
    return windows;
}

} // namespace foramen
