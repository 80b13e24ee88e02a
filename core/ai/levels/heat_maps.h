#pragma once

#include "core/ai/preprocessing/preprocessing.h"

#include <cstddef>
#include <vector>

namespace foramen {

/// The output of a localiser for one slice, as probabilities, with the place of every map pixel.
/// Map pixels are 0-based, integers at centres.
class HeatMaps {
public:
    /// A spatial softmax over the map and a bin of logit 0 ("not in view") for the first @p
    /// pointChannels channels, a sigmoid for the others. @param logits  channels, rows, columns of
    /// the map.
    HeatMaps(const std::vector<float>& logits, int size, std::size_t pointChannels,
             PictureFrame picture);

    [[nodiscard]] int size() const { return m_size; } ///< pixels, square
    [[nodiscard]] std::size_t channels() const { return m_channels; }
    [[nodiscard]] float at(std::size_t channel, int row, int column) const
    {
        return m_values[(channel * static_cast<std::size_t>(m_size) + static_cast<std::size_t>(row))
                            * static_cast<std::size_t>(m_size)
                        + static_cast<std::size_t>(column)];
    }
    /// Bilinear, 0 outside the map.
    [[nodiscard]] double sample(std::size_t channel, ImagePoint map) const;
    /// Probability that a point channel's point is not in this slice.
    [[nodiscard]] double absent(std::size_t channel) const { return m_absent[channel]; }

    /// The map pixel of a patient point (LPS, mm), projected onto the slice along its normal; and
    /// back.
    [[nodiscard]] ImagePoint mapFromPatient(PatientPoint patient) const;
    [[nodiscard]] PatientPoint patientFromMap(ImagePoint map) const;
    /// Unit vectors of the slice, LPS: columns grow, rows grow.
    [[nodiscard]] PatientVector alongColumns() const { return normalized(m_picture.columnStep); }
    [[nodiscard]] PatientVector alongRows() const { return normalized(m_picture.rowStep); }
    /// Unit normal: to the patient's left for a sagittal slice, to the head for an axial one.
    [[nodiscard]] PatientVector normal() const;
    [[nodiscard]] double spacing() const; ///< mm between map pixels
    /// Signed distance of the slice from a point along the normal, mm.
    [[nodiscard]] double offsetFrom(PatientPoint patient) const;

    std::size_t volume = 0; ///< which volume of its series
    int slice = 0; ///< canonical index in that volume

private:
    int m_size;
    std::size_t m_channels;
    std::vector<float> m_values;
    std::vector<double> m_absent;
    PictureFrame m_picture;
};

} // namespace foramen
