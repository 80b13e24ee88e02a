#include "core/ai/levels/heat_maps.h"

#include "core/ai/model/network_contract.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace foramen {

namespace {

/// Softmax over the map and one more bin of logit 0. @return the share of that bin.
double softmaxWithAbsent(float* begin, float* end)
{
    const float largest = std::max(*std::max_element(begin, end), 0.0F);
    const double absent = std::exp(-static_cast<double>(largest));
    double sum = absent;
    for (float* value = begin; value != end; ++value) {
        *value = std::exp(*value - largest);
        sum += *value;
    }
    for (float* value = begin; value != end; ++value)
        *value = static_cast<float>(*value / sum);
    return absent / sum;
}

} // namespace

HeatMaps::HeatMaps(const std::vector<float>& logits, int size, std::size_t pointChannels,
                   PictureFrame picture)
    : m_size(size)
    , m_channels(logits.size() / (static_cast<std::size_t>(size) * static_cast<std::size_t>(size)))
    , m_values(logits)
    , m_absent(pointChannels, 0.0)
    , m_picture(picture)
{
    assert(m_channels >= pointChannels);
    const std::size_t pixels = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
    for (std::size_t channel = 0; channel < m_channels; ++channel) {
        float* begin = m_values.data() + channel * pixels;
        if (channel < pointChannels)
            m_absent[channel] = softmaxWithAbsent(begin, begin + pixels);
        else
            std::transform(begin, begin + pixels, begin,
                           [](float logit) { return 1 / (1 + std::exp(-logit)); });
    }
}

double HeatMaps::sample(std::size_t channel, ImagePoint map) const
{
    const double column = std::floor(map.column);
    const double row = std::floor(map.row);
    if (!(column >= -1 && column < m_size && row >= -1 && row < m_size))
        return 0;
    const auto value = [&](double r, double c) {
        const bool inside = r >= 0 && c >= 0 && r < m_size && c < m_size;
        return inside ? static_cast<double>(at(channel, static_cast<int>(r), static_cast<int>(c)))
                      : 0.0;
    };
    const double u = map.column - column;
    const double v = map.row - row;
    return (value(row, column) * (1 - u) + value(row, column + 1) * u) * (1 - v)
        + (value(row + 1, column) * (1 - u) + value(row + 1, column + 1) * u) * v;
}

ImagePoint HeatMaps::mapFromPatient(PatientPoint patient) const
{
    return mapFromPicture(m_picture.pixelFromPatient(patient));
}

PatientPoint HeatMaps::patientFromMap(ImagePoint map) const
{
    return m_picture.patientFromPixel(pictureFromMap(map));
}

PatientVector HeatMaps::normal() const
{
    const PatientVector toHeadOrRight = normalized(cross(m_picture.columnStep, m_picture.rowStep));
    // Sagittal pictures are left-handed seen from the left: posterior x feet points to the right.
    return std::abs(toHeadOrRight.x) > std::abs(toHeadOrRight.z) ? -toHeadOrRight : toHeadOrRight;
}

double HeatMaps::spacing() const
{
    return length(m_picture.columnStep) * kMapStride;
}

double HeatMaps::offsetFrom(PatientPoint patient) const
{
    return dot(m_picture.origin - patient, normal());
}

} // namespace foramen
