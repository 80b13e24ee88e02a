#include "core/imaging/series_coverage.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <vector>

namespace foramen {

namespace {

VolumeGeometry geometryOf(const ImagePlane& plane)
{
    VolumeGeometry geometry;
    geometry.rowDirection = plane.rowDirection;
    geometry.columnDirection = plane.columnDirection;
    return geometry;
}

/// Lowest and highest position, mm.
struct Range {
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();

    void include(double value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    [[nodiscard]] double size() const { return high > low ? high - low : 0; }
};

/// The LPS axis along which slices of a plane are stacked.
double acrossSlices(AnatomicalPlane plane, PatientPoint point)
{
    return plane == AnatomicalPlane::Sagittal ? point.x
        : plane == AnatomicalPlane::Coronal   ? point.y
                                              : point.z;
}

/// The tilted pictures that may be those of a block along L5/S1: tilted as that disc is, with its
/// posterior end up, in thin blocks and of the size of an axial picture. Pictures along the sacrum,
/// as of the sacroiliac joints, are tilted the other way.
class LumbosacralBlocks {
public:
    void add(const Instance& instance, const ImagePlane& plane)
    {
        constexpr double mostField = 260; // mm
        PatientVector normal = cross(plane.rowDirection, plane.columnDirection);
        if (normal.z < 0)
            normal = normal * -1;
        m_areLikely = m_areLikely && normal.y < 0
            && plane.columnSpacing * instance.columns <= mostField
            && plane.rowSpacing * instance.rows <= mostField;
        constexpr double leastCosine = 0.9986; // 3 degrees
        auto block = std::find_if(m_blocks.begin(), m_blocks.end(), [&](const Block& one) {
            return dot(one.normal, normal) > leastCosine;
        });
        if (block == m_blocks.end())
            block = m_blocks.insert(m_blocks.end(), Block{normal, {}});
        block->extent.include(dot(plane.position - PatientPoint{}, block->normal));
    }
    [[nodiscard]] bool areLikely() const
    {
        constexpr double thickest = 45; // mm
        return m_areLikely && !m_blocks.empty()
            && std::all_of(m_blocks.begin(), m_blocks.end(),
                           [](const Block& one) { return one.extent.size() <= thickest; });
    }

private:
    struct Block {
        PatientVector normal;
        Range extent; ///< along the normal
    };
    std::vector<Block> m_blocks;
    bool m_areLikely = true;
};

/// Counts placed pictures by plane. Blocks along L5/S1 and L4/L5 may be tilted so much that they
/// are nearer to the coronal plane; in a series without coronal pictures they count as axial where
/// there are axial ones, or where they lie as a block along L5/S1 does.
class PlaneVote {
public:
    void add(const Instance& instance, const ImagePlane& plane)
    {
        const AnatomicalPlane kind = ownKind(plane);
        ++m_counts[static_cast<std::size_t>(kind)];
        if (kind == AnatomicalPlane::Coronal && isAcrossBody(geometryOf(plane))) {
            ++m_steepCount;
            m_steep.add(instance, plane);
        }
    }
    [[nodiscard]] AnatomicalPlane kindOf(const ImagePlane& plane) const
    {
        const AnatomicalPlane own = ownKind(plane);
        return own == AnatomicalPlane::Coronal && isAcrossBody(geometryOf(plane)) && steepAreAxial()
            ? AnatomicalPlane::Axial
            : own;
    }

private:
    [[nodiscard]] bool steepAreAxial() const
    {
        constexpr int mostSteep = 3; // of as many blocks, one is axial
        const int axial = m_counts[static_cast<std::size_t>(AnatomicalPlane::Axial)];
        const int coronal =
            m_counts[static_cast<std::size_t>(AnatomicalPlane::Coronal)] - m_steepCount;
        if (coronal > 0)
            return axial > 0 && m_steepCount <= axial;
        return (axial > 0 && m_steepCount <= mostSteep * axial) || m_steep.areLikely();
    }

    static AnatomicalPlane ownKind(const ImagePlane& plane)
    {
        const VolumeGeometry geometry = geometryOf(plane);
        const AnatomicalPlane kind = planeOf(geometry);
        return kind == AnatomicalPlane::Oblique && isAcrossBody(geometry) ? AnatomicalPlane::Axial
                                                                          : kind;
    }

    std::array<int, 4> m_counts{};
    int m_steepCount = 0; ///< nearer to coronal, but shown like axial pictures
    LumbosacralBlocks m_steep;
};

/// The extent of the pictures of one plane.
struct PlaneCoverage {
    int count = 0;
    Range across;
    Range axis;
    double area = 0;
    double thickness = 0;

    void include(const Instance& instance, const ImagePlane& plane, AnatomicalPlane kind)
    {
        const PatientPoint center = plane.position
            + plane.rowDirection * (plane.columnSpacing * (instance.columns - 1) / 2.0)
            + plane.columnDirection * (plane.rowSpacing * (instance.rows - 1) / 2.0);
        ++count;
        across.include(acrossSlices(kind, center));
        axis.include(center.z);
        area = std::max(area,
                        plane.columnSpacing * instance.columns * plane.rowSpacing * instance.rows);
        thickness = std::max(thickness, instance.sliceThickness.value_or(0));
    }
};

/// Whether parallel pictures leave most of the body out, as those of a localizer do. Pictures
/// along discs are tilted differently.
class Sparseness {
public:
    void add(const Instance& instance, const ImagePlane& plane)
    {
        const PatientVector normal = cross(plane.rowDirection, plane.columnDirection);
        constexpr double leastCosine = 0.9986; // 3 degrees
        if (m_positions.empty())
            m_normal = normal;
        m_isParallel = m_isParallel && dot(normal, m_normal) > leastCosine;
        m_positions.push_back(dot(plane.position - PatientPoint{}, m_normal));
        m_thickness = std::max(m_thickness, instance.sliceThickness.value_or(0));
    }
    [[nodiscard]] bool isSparse()
    {
        constexpr double leastGap = 12; // mm
        constexpr double mostThicknesses = 2.5;
        if (!m_isParallel || m_positions.size() < 2)
            return false;
        std::sort(m_positions.begin(), m_positions.end());
        std::vector<double> gaps;
        for (std::size_t i = 1; i < m_positions.size(); ++i)
            gaps.push_back(m_positions[i] - m_positions[i - 1]);
        std::sort(gaps.begin(), gaps.end());
        return gaps[(gaps.size() - 1) / 2] > std::max(leastGap, mostThicknesses * m_thickness);
    }

private:
    PatientVector m_normal;
    bool m_isParallel = true;
    std::vector<double> m_positions; ///< mm along the normal
    double m_thickness = 0;
};

template <class Use> void forEachPlaced(const Series& series, bool localizers, Use use)
{
    for (const Instance& instance : series.instances)
        if (instance.kind == InstanceKind::Image && isLocalizer(instance) == localizers)
            for (const Frame& frame : instance.frames)
                if (frame.plane)
                    use(instance, *frame.plane);
}

} // namespace

bool isLocalizer(const Instance& instance)
{
    return instance.imageType.find("LOCALIZER") != std::string::npos;
}

SeriesCoverage coverageOf(const Series& series)
{
    SeriesCoverage coverage;
    int localizers = 0;
    for (const Instance& instance : series.instances)
        if (instance.kind == InstanceKind::Image) {
            const int count = static_cast<int>(instance.frames.size());
            coverage.slices += count;
            localizers += isLocalizer(instance) ? count : 0;
        }
    const bool allLocalizers = localizers == coverage.slices;
    coverage.beside = allLocalizers ? 0 : localizers;
    PlaneVote vote;
    forEachPlaced(series, allLocalizers, [&](const Instance& instance, const ImagePlane& plane) {
        vote.add(instance, plane);
    });
    std::array<PlaneCoverage, 4> kinds;
    forEachPlaced(series, allLocalizers, [&](const Instance& instance, const ImagePlane& plane) {
        const AnatomicalPlane kind = vote.kindOf(plane);
        kinds[static_cast<std::size_t>(kind)].include(instance, plane, kind);
        ++coverage.placed;
    });
    if (coverage.placed == 0)
        return coverage;
    coverage.planes = static_cast<int>(
        std::count_if(kinds.begin(), kinds.end(), [](const auto& kind) { return kind.count > 0; }));
    const auto most = std::max_element(
        kinds.begin(), kinds.end(), [](const auto& a, const auto& b) { return a.count < b.count; });
    coverage.plane = static_cast<AnatomicalPlane>(most - kinds.begin());
    coverage.beside += coverage.placed - most->count;
    Sparseness sparseness;
    forEachPlaced(series, allLocalizers, [&](const Instance& instance, const ImagePlane& plane) {
        if (vote.kindOf(plane) == *coverage.plane)
            sparseness.add(instance, plane);
    });
    coverage.isSparse = sparseness.isSparse();
    coverage.volumeMm3 = most->area * (most->across.size() + most->thickness);
    coverage.headMm = most->axis.high;
    coverage.footMm = most->axis.low;
    return coverage;
}

ReasonCode termOf(AnatomicalPlane plane)
{
    switch (plane) {
    case AnatomicalPlane::Sagittal:
        return ReasonCode::SagittalPlane;
    case AnatomicalPlane::Axial:
        return ReasonCode::AxialPlane;
    case AnatomicalPlane::Coronal:
        return ReasonCode::CoronalPlane;
    case AnatomicalPlane::Oblique:
        break;
    }
    return ReasonCode::ObliquePlane;
}

} // namespace foramen
