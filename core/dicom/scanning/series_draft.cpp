#include "core/dicom/scanning/series_draft.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <utility>

namespace foramen {

namespace {

constexpr char kTimes = '\x1f'; ///< in a key, before the times
constexpr std::string_view kNoUid = "no-uid-"; ///< what names begin with in place of a UID
constexpr int kFewPictures = 8; ///< this many pictures of another plane may be a localizer

template <class Value> void fill(std::optional<Value>& value, const std::optional<Value>& other)
{
    if (!value)
        value = other;
}

void fill(std::string& value, const std::string& other)
{
    if (value.empty())
        value = other;
}

/// Fills attributes that @p acquisition lacks: the first instance may be a localizer or anonymised.
void fillAcquisition(Acquisition& acquisition, const Acquisition& other)
{
    fill(acquisition.repetitionTime, other.repetitionTime);
    fill(acquisition.echoTime, other.echoTime);
    fill(acquisition.inversionTime, other.inversionTime);
    fill(acquisition.flipAngle, other.flipAngle);
    fill(acquisition.magneticFieldStrength, other.magneticFieldStrength);
    fill(acquisition.scanningSequence, other.scanningSequence);
    fill(acquisition.sequenceVariant, other.sequenceVariant);
    fill(acquisition.scanOptions, other.scanOptions);
    fill(acquisition.sequenceName, other.sequenceName);
    fill(acquisition.protocolName, other.protocolName);
    fill(acquisition.bodyPartExamined, other.bodyPartExamined);
    fill(acquisition.contrastAgent, other.contrastAgent);
    fill(acquisition.manufacturer, other.manufacturer);
    fill(acquisition.manufacturerModelName, other.manufacturerModelName);
    fill(acquisition.patientPosition, other.patientPosition);
}

/// 1 sagittal, 2 coronal, 4 axial as it hangs (steep blocks along L5/S1 included); 0 unknown.
unsigned planeBit(const Instance& instance)
{
    if (instance.frames.empty() || !instance.frames.front().plane)
        return 0;
    const ImagePlane& plane = *instance.frames.front().plane;
    const PatientVector normal = cross(plane.rowDirection, plane.columnDirection);
    constexpr double coronalShare = 0.58; // 60 degrees
    const double x = std::abs(normal.x);
    const double y = std::abs(normal.y) * coronalShare;
    const double z = std::abs(normal.z);
    return z >= x && z >= y ? 4 : x >= y ? 1 : 2;
}

std::string timeText(const std::optional<double>& time)
{
    return time ? std::to_string(std::lround(std::clamp(*time, -1e9, 1e9))) : std::string();
}

/// Whether a file states neither number nor description of its series.
bool statesNothing(const Series& series)
{
    return series.seriesNumber == 0 && series.seriesDescription.empty();
}

std::string signatureOf(const InstanceHeader& header)
{
    const Series& series = header.series;
    const std::string named =
        std::to_string(series.seriesNumber) + '\n' + series.seriesDescription + '\n';
    return statesNothing(series) ? named + std::to_string(planeBit(header.instance)) : named;
}

/// FNV-1a hash, which does not depend on where the files are stored.
std::string hashOf(const std::string& text)
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char letter : text)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3;
    constexpr char digits[] = "0123456789abcdef";
    std::string result;
    for (int shift = 60; shift >= 0; shift -= 4)
        result += digits[hash >> shift & 15];
    return result;
}

} // namespace

std::string SeriesDraft::keyOf(const InstanceHeader& header, bool inRsnaLayout)
{
    const Series& series = header.series;
    if (inRsnaLayout)
        return series.seriesInstanceUid + '\n' + series.seriesId;
    std::string key = series.seriesInstanceUid + '\n' + signatureOf(header);
    if (series.seriesInstanceUid.empty())
        key += '\n' + series.modality;
    if (series.seriesInstanceUid.empty() && statesNothing(series))
        key += '\n' + timeText(series.acquisition.echoTime) + '\n'
            + timeText(series.acquisition.repetitionTime) + '\n'
            + series.acquisition.scanningSequence + '\n' + series.acquisition.sequenceVariant + '\n'
            + series.acquisition.sequenceName + '\n' + series.acquisition.protocolName + '\n'
            + header.instance.path.parent_path().string();
    return key + kTimes + timeText(series.acquisition.echoTime) + ' '
        + timeText(series.acquisition.repetitionTime);
}

SeriesDraft::SeriesDraft(Series series, std::string key, bool inRsnaLayout)
    : m_series(std::move(series))
    , m_key(std::move(key))
    , m_inRsnaLayout(inRsnaLayout)
{
    // Not a valid UID.
    if (m_series.seriesInstanceUid.empty())
        m_series.seriesInstanceUid =
            std::string(kNoUid) + hashOf(m_key.substr(0, m_key.find(kTimes)));
    if (!m_inRsnaLayout)
        m_series.seriesId = m_series.seriesInstanceUid;
}

void SeriesDraft::add(Instance instance)
{
    m_planes |= planeBit(instance);
    m_series.instances.push_back(std::move(instance));
}

void SeriesDraft::fillFrom(const Series& other)
{
    fill(m_series.seriesDescription, other.seriesDescription);
    fill(m_series.modality, other.modality);
    fillAcquisition(m_series.acquisition, other.acquisition);
}

void SeriesDraft::join(SeriesDraft other)
{
    fillFrom(other.m_series);
    m_planes |= other.m_planes;
    std::move(other.m_series.instances.begin(), other.m_series.instances.end(),
              std::back_inserter(m_series.instances));
}

bool SeriesDraft::belongsTo(const SeriesDraft& other) const
{
    const Series& a = m_series;
    const Series& b = other.m_series;
    if (a.seriesInstanceUid != b.seriesInstanceUid || a.seriesId != b.seriesId)
        return false;
    if (m_key == other.m_key || m_inRsnaLayout)
        return true;
    const bool otherNumber =
        a.seriesNumber != 0 && b.seriesNumber != 0 && a.seriesNumber != b.seriesNumber;
    const bool otherDescription = !a.seriesDescription.empty() && !b.seriesDescription.empty()
        && a.seriesDescription != b.seriesDescription;
    if (otherNumber && otherDescription)
        return false;
    const bool few = std::min(a.instances.size(), b.instances.size()) < kFewPictures;
    const bool otherPlane =
        m_planes != 0 && other.m_planes != 0 && (m_planes & other.m_planes) == 0;
    const auto differ = [](const std::optional<double>& one, const std::optional<double>& two) {
        return one && two && std::abs(*one - *two) > 0.1 * std::max(*one, *two);
    };
    const bool otherEcho = differ(a.acquisition.echoTime, b.acquisition.echoTime);
    const bool otherRepetition = differ(a.acquisition.repetitionTime, b.acquisition.repetitionTime);
    const bool named = otherNumber || otherDescription;
    // Echoes of one acquisition share the repetition time: with both times, it is another one.
    const bool otherTimes = named ? otherEcho || otherRepetition : otherEcho && otherRepetition;
    if (few)
        return true;
    // Two kinds of picture of one anatomy.
    const bool coincides = named && m_planes != 0 && positions() == other.positions();
    return !(otherPlane || otherTimes || coincides);
}

bool SeriesDraft::isWithoutUid() const
{
    return m_series.seriesInstanceUid.starts_with(kNoUid);
}

bool SeriesDraft::isBare() const
{
    return statesNothing(m_series);
}

bool SeriesDraft::isSinglePicture() const
{
    return m_series.instances.size() == 1 && m_series.instances.front().frames.size() == 1;
}

std::string SeriesDraft::stackKey() const
{
    if (m_inRsnaLayout || statesNothing(m_series) || m_planes == 0)
        return {};
    return std::to_string(m_series.seriesNumber) + '\n' + m_series.seriesDescription + '\n'
        + m_series.modality + '\n' + std::to_string(m_planes) + m_key.substr(m_key.find(kTimes));
}

std::set<std::array<long, 3>> SeriesDraft::positions() const
{
    std::set<std::array<long, 3>> positions;
    const auto rounded = [](double value) {
        return std::lround(std::clamp(value, -1e9, 1e9));
    };
    for (const Instance& instance : m_series.instances)
        for (const Frame& frame : instance.frames)
            if (frame.plane)
                positions.insert({rounded(frame.plane->position.x),
                                  rounded(frame.plane->position.y),
                                  rounded(frame.plane->position.z)});
    return positions;
}

bool SeriesDraft::isEchoOf(const SeriesDraft& other) const
{
    constexpr double sameEcho = 0.1; // ms
    const auto& one = m_series.acquisition.echoTime;
    const auto& two = other.m_series.acquisition.echoTime;
    if (!one || !two || std::abs(*one - *two) <= sameEcho)
        return false;
    const auto places = positions();
    return !places.empty() && places == other.positions();
}

} // namespace foramen
