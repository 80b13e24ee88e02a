#pragma once

#include "core/imaging/spaces/contrast_stack.h"

#include <algorithm>

namespace foramen {

/// A stack as an image of ITK in patient space: the caller includes itkImage.h.
/// @param stack  not empty
template <class Image>
[[nodiscard]] typename Image::Pointer contrastImage(const ContrastStack& stack)
{
    auto image = Image::New();
    typename Image::SizeType size;
    typename Image::DirectionType direction;
    for (unsigned axis = 0; axis < 3; ++axis) {
        size[axis] = static_cast<typename Image::SizeValueType>(stack.size[axis]);
        direction(0, axis) = stack.axes[axis].x;
        direction(1, axis) = stack.axes[axis].y;
        direction(2, axis) = stack.axes[axis].z;
    }
    const std::array origin = {stack.origin.x, stack.origin.y, stack.origin.z};
    image->SetRegions(size);
    image->SetOrigin(origin.data());
    image->SetSpacing(stack.spacing.data());
    image->SetDirection(direction);
    image->Allocate();
    std::copy(stack.values.begin(), stack.values.end(), image->GetBufferPointer());
    return image;
}

} // namespace foramen
