#include "ui/render/wrapped_voxels.h"

#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkShortArray.h>

namespace foramen {

vtkSmartPointer<vtkImageData> wrappedVoxels(const Volume& volume)
{
    const VolumeGeometry& geometry = volume.geometry;
    vtkNew<vtkShortArray> scalars;
    // VTK has no array of constant values; the reslice filter only reads its input, and save = 1
    // keeps VTK from freeing it.
    auto* voxels =
        const_cast<short*>(volume.voxels.data()); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    scalars->SetArray(voxels, static_cast<vtkIdType>(volume.voxels.size()), 1);
    auto image = vtkSmartPointer<vtkImageData>::New();
    image->SetDimensions(geometry.columns, geometry.rows, geometry.slices);
    image->GetPointData()->SetScalars(scalars);
    return image;
}

} // namespace foramen
