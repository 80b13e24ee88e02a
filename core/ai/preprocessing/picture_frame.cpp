#include "core/ai/preprocessing/picture_frame.h"

#include <cmath>

namespace foramen {

PictureAffine PictureAffine::similarity(double radians, double scale, double columnShift,
                                        double rowShift)
{
    const double c = std::cos(radians) * scale;
    const double s = std::sin(radians) * scale;
    return {{c, -s, s, c}, columnShift, rowShift};
}

PatientPoint PictureFrame::patientFromPixel(ImagePoint pixel) const
{
    return origin + columnStep * pixel.column + rowStep * pixel.row;
}

ImagePoint PictureFrame::pixelFromPatient(PatientPoint patient) const
{
    // The steps need not be orthogonal: solve the normal equations of the projection onto their
    // plane.
    const PatientVector offset = patient - origin;
    const double cc = dot(columnStep, columnStep);
    const double cr = dot(columnStep, rowStep);
    const double rr = dot(rowStep, rowStep);
    const double c = dot(offset, columnStep);
    const double r = dot(offset, rowStep);
    const double determinant = cc * rr - cr * cr;
    return {(c * rr - r * cr) / determinant, (r * cc - c * cr) / determinant};
}

} // namespace foramen
