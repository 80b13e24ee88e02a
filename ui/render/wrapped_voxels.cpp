#include "ui/render/wrapped_voxels.h"

#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkShortArray.h>
#include <vtkUnsignedCharArray.h>

#include <vector>

namespace foramen {

namespace {

/// VTK has no array of constant values; the reslice filter only reads its input, and save = 1
/// keeps VTK from freeing it.
template <class Array, class Value>
vtkSmartPointer<vtkImageData> wrapped(const std::vector<Value>& values,
                                      const VolumeGeometry& geometry, int components)
{
    vtkNew<Array> scalars;
    auto* first =
        const_cast<Value*>(values.data()); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    scalars->SetNumberOfComponents(components);
    scalars->SetArray(first, static_cast<vtkIdType>(values.size()), 1);
    auto image = vtkSmartPointer<vtkImageData>::New();
    image->SetDimensions(geometry.columns, geometry.rows, geometry.slices);
    image->GetPointData()->SetScalars(scalars);
    return image;
}

} // namespace

vtkSmartPointer<vtkImageData> wrappedVoxels(const Volume& volume)
{
    return wrapped<vtkShortArray>(volume.voxels, volume.geometry, 1);
}

vtkSmartPointer<vtkImageData> wrappedColors(const Volume& volume)
{
    return wrapped<vtkUnsignedCharArray>(volume.colors, volume.geometry, 3);
}

} // namespace foramen
