#include "core/dicom/scanning/coincident_pictures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>

namespace foramen {

namespace {

/// Numbers the positions of pictures. Pictures nearer than a slice can be thin are at one position.
class Positions {
public:
    /// The number of the plane's position.
    [[nodiscard]] std::size_t numberOf(const ImagePlane& plane)
    {
        const Cell cell = cellOf(plane.position);
        for (std::int64_t x = -1; x <= 1; ++x)
            for (std::int64_t y = -1; y <= 1; ++y)
                for (std::int64_t z = -1; z <= 1; ++z)
                    if (const auto found = m_cells.find({cell[0] + x, cell[1] + y, cell[2] + z});
                        found != m_cells.end())
                        for (const auto& [known, number] : found->second)
                            if (isSame(*known, plane))
                                return number;
        m_cells[cell].emplace_back(&plane, m_count);
        return m_count++;
    }

private:
    using Cell = std::array<std::int64_t, 3>;
    static constexpr double kSame = 0.15; ///< mm

    static Cell cellOf(PatientPoint point)
    {
        const auto rounded = [](double value) {
            return static_cast<std::int64_t>(std::floor(std::clamp(value / kSame, -1e15, 1e15)));
        };
        return {rounded(point.x), rounded(point.y), rounded(point.z)};
    }

    static bool isSame(const ImagePlane& a, const ImagePlane& b)
    {
        constexpr double sameDirection = 0.01;
        const auto differ = [](const auto& one, const auto& other, double limit) {
            return std::hypot(one.x - other.x, one.y - other.y, one.z - other.z) > limit;
        };
        return !differ(a.position, b.position, kSame)
            && !differ(a.rowDirection, b.rowDirection, sameDirection)
            && !differ(a.columnDirection, b.columnDirection, sameDirection);
    }

    std::map<Cell, std::vector<std::pair<const ImagePlane*, std::size_t>>> m_cells;
    std::size_t m_count = 0;
};

/// A value of an attribute: its order, and its text for the reader.
struct Value {
    double number = 0;
    std::string text;
    friend bool operator==(const Value&, const Value&) = default;
    // NOLINTNEXTLINE(modernize-use-nullptr): the check sees a 0 that nobody wrote
    friend auto operator<=>(const Value&, const Value&) = default;
};

Value valueOf(const std::optional<double>& number)
{
    constexpr double steps = 100; // of ms or s/mm²
    return {number && std::isfinite(*number) ? std::round(*number * steps) / steps : -1, {}};
}

Value valueOf(const PictureContrast& contrast, ContrastAttribute attribute)
{
    switch (attribute) {
    case ContrastAttribute::Echo:
        return valueOf(contrast.echoTime);
    case ContrastAttribute::Inversion:
        return valueOf(contrast.inversionTime);
    case ContrastAttribute::Diffusion:
        return valueOf(contrast.diffusionWeighting);
    case ContrastAttribute::Type:
        return {0, contrast.type};
    case ContrastAttribute::EchoNumber:
        return {static_cast<double>(contrast.echoNumber), {}};
    case ContrastAttribute::Repetition:
        break;
    }
    return {static_cast<double>(contrast.repetition), {}};
}

std::string trimmed(double number)
{
    std::string text = std::to_string(number);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text;
}

std::vector<std::string_view> partsOf(std::string_view type)
{
    std::vector<std::string_view> parts;
    for (std::size_t end = type.find('\\'); end != std::string_view::npos; end = type.find('\\')) {
        parts.push_back(type.substr(0, end));
        type.remove_prefix(end + 1);
    }
    parts.push_back(type);
    return parts;
}

/// The values of an Image Type that another one lacks: "FAT".
std::string ownPartsOf(const std::string& type, const std::vector<std::string>& others)
{
    std::string own;
    for (const std::string_view part : partsOf(type)) {
        const bool shared = std::all_of(others.begin(), others.end(), [&](const auto& other) {
            const auto parts = partsOf(other);
            return std::find(parts.begin(), parts.end(), part) != parts.end();
        });
        if (!shared)
            own += (own.empty() ? "" : " ") + std::string(part);
    }
    return own;
}

std::string labelOf(ContrastAttribute attribute, const Value& value,
                    const std::vector<std::string>& types)
{
    const bool stated = value.number >= 0;
    switch (attribute) {
    case ContrastAttribute::Echo:
        return stated ? "TE " + trimmed(value.number) + " ms" : "TE ?";
    case ContrastAttribute::Inversion:
        return stated ? "TI " + trimmed(value.number) + " ms" : "TI ?";
    case ContrastAttribute::Diffusion:
        return stated ? "b " + trimmed(value.number) : "b ?";
    case ContrastAttribute::Type:
        return ownPartsOf(value.text, types);
    case ContrastAttribute::EchoNumber:
        return "E" + trimmed(value.number);
    case ContrastAttribute::Repetition:
        break;
    }
    return "#" + trimmed(value.number);
}

/// Sorts pictures into classes, one attribute after the other.
class Sorter {
public:
    explicit Sorter(const std::vector<const Frame*>& pictures)
        : m_pictures(pictures)
        , m_keys(pictures.size())
    {
        Positions positions;
        for (std::size_t i = 0; i < pictures.size(); ++i)
            if (pictures[i]->plane)
                m_places[positions.numberOf(*pictures[i]->plane)].push_back(i);
        m_placeCount = m_places.size();
        std::erase_if(m_places, [](const auto& place) { return place.second.size() < 2; });
    }

    void apply(ContrastAttribute attribute)
    {
        const std::vector<Value> values = valuesOf(attribute);
        const bool needed = std::any_of(m_places.begin(), m_places.end(), [&](const auto& place) {
            return tellsApart(values, place.second);
        });
        if (!needed || (attribute == ContrastAttribute::Repetition && isOfEachPicture(values)))
            return;
        m_applied.push_back(attribute);
        for (std::size_t i = 0; i < m_pictures.size(); ++i)
            m_keys[i].push_back(values[i]);
    }

    [[nodiscard]] PictureClasses classes() const
    {
        std::map<std::vector<Value>, std::size_t> indices;
        for (const auto& key : m_keys)
            indices.try_emplace(key, 0);
        PictureClasses result;
        for (auto& [key, index] : indices) {
            index = result.labels.size();
            result.labels.push_back(labelOf(key, indices));
        }
        for (const auto& key : m_keys)
            result.classOf.push_back(indices.at(key));
        return result;
    }

private:
    using Keys = std::map<std::vector<Value>, std::size_t>;

    /// The values of all pictures. Times that differ no more than those of one echo do between
    /// slices are equal: the least of them.
    [[nodiscard]] std::vector<Value> valuesOf(ContrastAttribute attribute) const
    {
        constexpr double sameTime = 0.2; // ms
        std::vector<Value> values;
        for (const Frame* picture : m_pictures)
            values.push_back(valueOf(picture->contrast, attribute));
        if (attribute != ContrastAttribute::Echo && attribute != ContrastAttribute::Inversion)
            return values;
        std::map<double, double> least;
        for (const Value& value : values)
            least.emplace(value.number, value.number);
        for (auto one = least.begin(); one != least.end(); ++one)
            if (const auto next = std::next(one);
                next != least.end() && one->first >= 0 && next->first - one->first <= sameTime)
                next->second = one->second;
        for (Value& value : values)
            value.number = least.at(value.number);
        return values;
    }

    /// Whether pictures of one class at one position differ in the attribute.
    [[nodiscard]] bool tellsApart(const std::vector<Value>& values,
                                  const std::vector<std::size_t>& place) const
    {
        std::map<std::vector<Value>, Value> seen;
        return std::any_of(place.begin(), place.end(), [&](std::size_t i) {
            return seen.try_emplace(m_keys[i], values[i]).first->second != values[i];
        });
    }

    /// Whether there are so many values that they number the pictures, not the repetitions.
    [[nodiscard]] bool isOfEachPicture(const std::vector<Value>& values) const
    {
        std::set<std::pair<std::vector<Value>, Value>> classes;
        for (std::size_t i = 0; i < values.size(); ++i)
            classes.emplace(m_keys[i], values[i]);
        return classes.size() * m_placeCount > 2 * m_pictures.size();
    }

    [[nodiscard]] std::string labelOf(const std::vector<Value>& key, const Keys& all) const
    {
        std::string label;
        for (std::size_t i = 0; i < m_applied.size(); ++i) {
            std::vector<std::string> types;
            for (const auto& [other, index] : all)
                types.push_back(other[i].text);
            label += (label.empty() ? "" : ", ") + foramen::labelOf(m_applied[i], key[i], types);
        }
        return label;
    }

    const std::vector<const Frame*>& m_pictures;
    std::map<std::size_t, std::vector<std::size_t>> m_places; ///< positions with several pictures
    std::size_t m_placeCount = 0; ///< of all positions
    std::vector<std::vector<Value>>
        m_keys; ///< of each picture: the values of the attributes so far
    std::vector<ContrastAttribute> m_applied;
};

} // namespace

PictureClasses classesOf(const std::vector<const Frame*>& pictures,
                         const std::vector<ContrastAttribute>& attributes)
{
    const bool equal = std::all_of(pictures.begin(), pictures.end(), [&](const Frame* picture) {
        return picture->contrast == pictures.front()->contrast;
    });
    if (equal)
        return {std::vector<std::size_t>(pictures.size()), {""}};
    Sorter sorter(pictures);
    for (const ContrastAttribute attribute : attributes)
        sorter.apply(attribute);
    return sorter.classes();
}

} // namespace foramen
