#include "core/dicom/index/header_codec.h"

#include <concepts>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <vector>

namespace foramen {

namespace {

template <class T, class Wanted>
concept Either = std::same_as<std::remove_const_t<T>, Wanted>;

// One function for each struct, for writing and for reading. A structured binding has to name every
// member.

template <class Archive, class T>
requires Either<T, PatientPoint> || Either<T, PatientVector>
void exchange(Archive& archive, T& place)
{
    auto& [x, y, z] = place;
    archive(x, y, z);
}

template <class Archive, Either<ImagePlane> T> void exchange(Archive& archive, T& plane)
{
    auto& [position, rowDirection, columnDirection, rowSpacing, columnSpacing] = plane;
    archive(position, rowDirection, columnDirection, rowSpacing, columnSpacing);
}

template <class Archive, Either<PixelSpacing> T> void exchange(Archive& archive, T& spacing)
{
    auto& [row, column, kind] = spacing;
    archive(row, column, kind);
}

template <class Archive, Either<PictureContrast> T> void exchange(Archive& archive, T& contrast)
{
    auto& [echoTime, inversionTime, diffusionWeighting, type, echoNumber, repetition] = contrast;
    archive(echoTime, inversionTime, diffusionWeighting, type, echoNumber, repetition);
}

template <class Archive, Either<Frame> T> void exchange(Archive& archive, T& frame)
{
    auto& [frameNumber, plane, contrast, spacing] = frame;
    archive(frameNumber, plane, contrast, spacing);
}

template <class Archive, Either<Instance> T> void exchange(Archive& archive, T& instance)
{
    auto& [path, sopInstanceUid, sopClassUid, transferSyntaxUid, kind, instanceNumber, rows,
           columns, frameOfReferenceUid, sliceThickness, spacingBetweenSlices, windowCenter,
           windowWidth, imageType, frames, truncated] = instance;
    archive(sopInstanceUid, sopClassUid, transferSyntaxUid, kind, instanceNumber, rows, columns,
            frameOfReferenceUid, sliceThickness, spacingBetweenSlices, windowCenter, windowWidth,
            imageType, frames, truncated);
}

template <class Archive, Either<Acquisition> T> void exchange(Archive& archive, T& acquisition)
{
    auto& [repetitionTime, echoTime, inversionTime, flipAngle, magneticFieldStrength,
           scanningSequence, sequenceVariant, scanOptions, sequenceName, protocolName,
           bodyPartExamined, contrastAgent, manufacturer, manufacturerModelName, patientPosition] =
        acquisition;
    archive(repetitionTime, echoTime, inversionTime, flipAngle, magneticFieldStrength,
            scanningSequence, sequenceVariant, scanOptions, sequenceName, protocolName,
            bodyPartExamined, contrastAgent, manufacturer, manufacturerModelName, patientPosition);
}

template <class Archive, Either<Series> T> void exchange(Archive& archive, T& series)
{
    auto& [seriesInstanceUid, modality, seriesNumber, seriesDescription, acquisition, instances,
           seriesId, rsnaDescription] = series;
    archive(seriesInstanceUid, modality, seriesNumber, seriesDescription, acquisition, seriesId,
            rsnaDescription);
}

template <class Archive, Either<Study> T> void exchange(Archive& archive, T& study)
{
    auto& [studyInstanceUid, studyId, patientId, patientName, patientBirthDate, patientSex,
           patientAge, studyDate, studyTime, studyDescription, accessionNumber, series] = study;
    archive(studyInstanceUid, studyId, patientId, patientName, patientBirthDate, patientSex,
            patientAge, studyDate, studyTime, studyDescription, accessionNumber);
}

template <class Archive, Either<InstanceHeader> T> void exchange(Archive& archive, T& header)
{
    auto& [study, series, instance, directory] = header;
    archive(study, series, instance, directory);
}

/// Appends values to bytes, in the byte order of this machine.
class Writer {
public:
    explicit Writer(std::string& bytes)
        : m_bytes(bytes)
    {
    }

    template <class... Values> void operator()(const Values&... values) { (put(values), ...); }

private:
    template <class Value> void put(const Value& value)
    {
        if constexpr (std::is_arithmetic_v<Value> || std::is_enum_v<Value>)
            m_bytes.append(reinterpret_cast<const char*>(&value), sizeof(value));
        else
            exchange(*this, value);
    }
    void put(const std::string& text)
    {
        put(static_cast<std::uint32_t>(text.size()));
        m_bytes += text;
    }
    template <class Value> void put(const std::optional<Value>& value)
    {
        put(value.has_value());
        if (value)
            put(*value);
    }
    template <class Value> void put(const std::vector<Value>& values)
    {
        put(static_cast<std::uint32_t>(values.size()));
        for (const Value& value : values)
            put(value);
    }

    std::string& m_bytes;
};

/// Takes values from the front of bytes. After a value that is not there, all others are empty.
class Reader {
public:
    explicit Reader(std::string_view bytes)
        : m_rest(bytes)
    {
    }

    template <class... Values> void operator()(Values&... values) { (take(values), ...); }
    /// Whether all values were there, and nothing else.
    [[nodiscard]] bool isDone() const { return !m_damaged && m_rest.empty(); }

private:
    template <class Value> void take(Value& value)
    {
        if constexpr (std::is_same_v<Value, bool>) {
            std::uint8_t byte = 0;
            take(byte);
            value = byte != 0;
        } else if constexpr (std::is_arithmetic_v<Value> || std::is_enum_v<Value>) {
            if (const std::string_view bytes = next(sizeof(value)); !bytes.empty())
                std::memcpy(&value, bytes.data(), sizeof(value));
        } else {
            exchange(*this, value);
        }
    }
    void take(std::string& text) { text = next(count()); }
    template <class Value> void take(std::optional<Value>& value)
    {
        bool has = false;
        take(has);
        if (has)
            take(value.emplace());
    }
    template <class Value> void take(std::vector<Value>& values)
    {
        for (std::size_t left = count(); left > 0 && !m_damaged; --left)
            take(values.emplace_back());
    }

    std::size_t count()
    {
        std::uint32_t number = 0;
        take(number);
        return number;
    }
    std::string_view next(std::size_t size)
    {
        m_damaged = m_damaged || size > m_rest.size();
        if (m_damaged)
            return {};
        const std::string_view bytes = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return bytes;
    }

    std::string_view m_rest;
    bool m_damaged = false;
};

} // namespace

void appendHeader(const InstanceHeader& header, std::string& bytes)
{
    Writer writer(bytes);
    writer(header);
}

std::optional<InstanceHeader> headerFrom(std::string_view bytes, const std::filesystem::path& file)
{
    InstanceHeader header;
    Reader reader(bytes);
    reader(header);
    if (!reader.isDone())
        return std::nullopt;
    header.instance.path = file;
    return header;
}

} // namespace foramen
