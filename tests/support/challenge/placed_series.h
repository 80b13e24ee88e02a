#pragma once

#include "core/base/patient_space.h"

#include <QString>

#include <functional>

class DcmDataset;

namespace foramen::test {

/// Changes the headers of all files of a series in place; their pixels stay as they are encoded.
void editHeaders(const QString& folder, const std::function<void(DcmDataset&)>& change);

/// Moves a series in the patient, LPS, mm.
void moveSeries(const QString& folder, PatientVector by);

/// Says that each picture of an axial series is where its mirror image is: what was right is left.
void mirrorAxial(const QString& folder);
/// The same for a sagittal series, by the order of its slices.
void mirrorSagittal(const QString& folder);
/// Says that the first picture of a series, from the head, is where the last one is, and so on.
void turnAxialHeadFoot(const QString& folder);
/// Puts the upper rows of a sagittal series where the lower ones are.
void turnSagittalHeadFoot(const QString& folder);

} // namespace foramen::test
