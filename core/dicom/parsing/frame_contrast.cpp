#include "core/dicom/parsing/frame_contrast.h"

#include "core/dicom/parsing/frame_geometry.h"

namespace foramen {

namespace {

/// Reads one value of a functional group, else of the object.
class FrameValues {
public:
    FrameValues(const Dataset& data, std::size_t frameIndex)
        : m_data(data)
        , m_frameIndex(frameIndex)
    {
    }

    [[nodiscard]] std::string text(DicomTag macro, DicomTag inGroup, DicomTag inObject) const
    {
        const DatasetItem* item = functionalGroup(m_data, m_frameIndex, macro);
        const std::string own = item ? m_data.text(*item, inGroup) : std::string();
        return own.empty() ? m_data.text(inObject) : own;
    }

    [[nodiscard]] std::optional<double> doubleFloat(DicomTag macro, DicomTag tag) const
    {
        const DatasetItem* item = functionalGroup(m_data, m_frameIndex, macro);
        return item ? m_data.doubleFloat(*item, tag) : std::nullopt;
    }

    [[nodiscard]] std::optional<int> index(DicomTag macro, DicomTag tag) const
    {
        const DatasetItem* item = functionalGroup(m_data, m_frameIndex, macro);
        const DatasetElement* element = item ? item->find(tag) : nullptr;
        if (!element)
            return std::nullopt;
        const std::span<const std::uint8_t> bytes = m_data.value(*element);
        constexpr std::size_t size = 4; // UL
        if (bytes.size() < size)
            return std::nullopt;
        std::uint32_t number = 0;
        for (std::size_t i = 0; i < size; ++i)
            number = number << 8 | bytes[m_data.bigEndian() ? i : size - 1 - i];
        return static_cast<int>(number & 0x7FFFFFFF);
    }

private:
    const Dataset& m_data;
    std::size_t m_frameIndex;
};

int wholeNumber(const Dataset& data, DicomTag tag)
{
    const double number = data.decimal(tag).value_or(0);
    return number > -1e9 && number < 1e9 ? static_cast<int>(number) : 0;
}

} // namespace

PictureContrast readContrast(const Dataset& data, std::size_t frameIndex)
{
    constexpr DicomTag frameType = dicomTag(0x0018, 0x9226);
    const FrameValues values(data, frameIndex);
    PictureContrast contrast;
    contrast.echoTime = values.doubleFloat(dicomTag(0x0018, 0x9114), dicomTag(0x0018, 0x9082));
    if (!contrast.echoTime)
        contrast.echoTime = data.decimal(dicomTag(0x0018, 0x0081));
    contrast.inversionTime = values.doubleFloat(dicomTag(0x0018, 0x9115), dicomTag(0x0018, 0x9079));
    if (!contrast.inversionTime)
        contrast.inversionTime = data.decimal(dicomTag(0x0018, 0x0082));
    constexpr DicomTag diffusion = dicomTag(0x0018, 0x9087);
    contrast.diffusionWeighting = values.doubleFloat(dicomTag(0x0018, 0x9117), diffusion);
    if (!contrast.diffusionWeighting)
        contrast.diffusionWeighting = data.doubleFloat(data.root(), diffusion);
    contrast.type = values.text(frameType, dicomTag(0x0008, 0x9007), dicomTag(0x0008, 0x0008));
    // MAGNITUDE, PHASE, REAL, IMAGINARY
    const std::string component =
        values.text(frameType, dicomTag(0x0008, 0x9208), dicomTag(0x0008, 0x9208));
    if (!component.empty() && component != "MAGNITUDE")
        contrast.type += '\\' + component;
    contrast.echoNumber = wholeNumber(data, dicomTag(0x0018, 0x0086));
    contrast.repetition = values.index(dicomTag(0x0020, 0x9111), dicomTag(0x0020, 0x9128))
                              .value_or(wholeNumber(data, dicomTag(0x0020, 0x0100)));
    return contrast;
}

} // namespace foramen
