#include "ui/render/slice_scene.h"

#include "core/imaging/windows/automatic_window.h"
#include "ui/render/display_window.h"
#include "ui/render/slice_mapping.h"
#include "ui/render/slice_resampler.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

namespace {

/// Device pixels whose centres lie in the picture: first and last, or last < first for none.
struct PixelSpan {
    int first = 0;
    int last = -1;
    [[nodiscard]] int count() const { return last - first + 1; }
    friend bool operator==(const PixelSpan&, const PixelSpan&) = default;
};

PixelSpan spanBetween(double a, double b, int paneSize)
{
    const double low = std::clamp(std::min(a, b), -1.0, paneSize + 1.0);
    const double high = std::clamp(std::max(a, b), -1.0, paneSize + 1.0);
    return {std::max(0, static_cast<int>(std::ceil(low - 0.5))),
            std::min(paneSize, static_cast<int>(std::ceil(high - 0.5))) - 1};
}

/// Whether the same pixels of a slice are shown, in whatever slice and window.
bool isSamePlace(ViewState one, const ViewState& other)
{
    one.slice = other.slice;
    one.windowCenter = other.windowCenter;
    one.windowWidth = other.windowWidth;
    one.invert = other.invert;
    return one == other;
}

std::uint64_t nextPictureNumber()
{
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

bool isDrawable(const Volume& volume)
{
    const VolumeGeometry& geometry = volume.geometry;
    return geometry.columns > 0 && geometry.rows > 0 && geometry.slices > 0
        && volume.voxels.size()
        == static_cast<std::size_t>(geometry.columns) * static_cast<std::size_t>(geometry.rows)
            * static_cast<std::size_t>(geometry.slices)
        && (!volume.isColor() || volume.colors.size() == 3 * volume.voxels.size());
}

/// The curve of the window that was chosen; null for a linear one.
const VoiCurve* shownCurve(const Volume& volume, const ViewState& state)
{
    const auto chosen = static_cast<std::size_t>(std::max(0, state.voiWindow));
    return chosen > 0 && chosen < volume.voiWindows.size() ? volume.voiWindows[chosen].curve.get()
                                                           : volume.voiCurve.get();
}

} // namespace

/// The state of a scene and its buffers.
struct SliceScene::Private {
    VolumePtr volume;
    ViewState state;
    PaneSize pane;
    double devicePixelRatio = 1;
    SliceMapping mapping;

    SliceResampler resampler;
    bool hasAxes = false; ///< the resampler has those of the mapping
    bool isTurned = false; ///< rows of the pane run along columns of the slice

    std::vector<std::uint8_t> gray;
    std::vector<std::uint32_t> colors; ///< of a series with colours, as large as gray
    std::vector<std::int16_t> plane; ///< one colour of the slice
    std::vector<std::uint8_t> colorLine; ///< one colour of a row of pixels
    RenderedImage image;
    PixelSpan columns; ///< of the last picture, device pixels
    PixelSpan rows;
    bool isFresh = false; ///< gray is up to date

    void update();
    void resizeBuffer();
    void setAxes();
    void drawPicture();
    void readSlice(const std::int16_t* slice);
    void windowPicture();
    void drawColors();
    [[nodiscard]] VoxelPoint voxelFromPatient(PatientPoint patient) const;
};

void SliceScene::Private::update()
{
    if (volume)
        mapping = SliceMapping(*volume, state, pane);
    hasAxes = false;
    isFresh = false;
}

void SliceScene::Private::resizeBuffer()
{
    const int width = std::max(0, static_cast<int>(std::lround(pane.width * devicePixelRatio)));
    const int height = std::max(0, static_cast<int>(std::lround(pane.height * devicePixelRatio)));
    if (image.gray && width == image.width && height == image.height)
        return;
    const int bytesPerLine = (width + 3) / 4 * 4; // image classes need lines of whole 32-bit words
    gray.assign(static_cast<std::size_t>(bytesPerLine) * static_cast<std::size_t>(height), 0);
    image = {gray.data(), width, height, bytesPerLine};
    columns = {};
    rows = {};
}

/// The voxels of each pixel of the picture.
void SliceScene::Private::setAxes()
{
    const auto voxelAt = [this](int x, int y) {
        return mapping.imageFromDisplay(
            {(x + 0.5) / devicePixelRatio, (y + 0.5) / devicePixelRatio});
    };
    const ImagePoint start = voxelAt(columns.first, rows.first);
    const ImagePoint right = voxelAt(columns.first + 1, rows.first);
    const ImagePoint below = voxelAt(columns.first, rows.first + 1);
    const VolumeGeometry& geometry = volume->geometry;
    const auto alongColumns = [&](const ImagePoint& next, int pixels) {
        return axisTaps(state.interpolation, start.column, next.column - start.column, pixels,
                        geometry.columns);
    };
    const auto alongRows = [&](const ImagePoint& next, int pixels) {
        return axisTaps(state.interpolation, start.row, next.row - start.row, pixels,
                        geometry.rows);
    };
    isTurned = std::abs(right.row - start.row) > std::abs(right.column - start.column);
    if (isTurned)
        resampler.setAxes(alongRows(right, columns.count()), alongColumns(below, rows.count()));
    else
        resampler.setAxes(alongColumns(right, columns.count()), alongRows(below, rows.count()));
}

void SliceScene::Private::drawPicture()
{
    const auto& geometry = volume->geometry;
    const DisplayPoint first = mapping.displayFromImage({-0.5, -0.5});
    const DisplayPoint last =
        mapping.displayFromImage({geometry.columns - 0.5, geometry.rows - 0.5});
    const PixelSpan newColumns =
        spanBetween(first.x * devicePixelRatio, last.x * devicePixelRatio, image.width);
    const PixelSpan newRows =
        spanBetween(first.y * devicePixelRatio, last.y * devicePixelRatio, image.height);
    if (newColumns != columns || newRows != rows)
        std::fill(gray.begin(), gray.end(), std::uint8_t{0});
    columns = newColumns;
    rows = newRows;
    if (columns.count() <= 0 || rows.count() <= 0)
        return;

    if (!hasAxes)
        setAxes();
    hasAxes = true;
    if (volume->isColor()) {
        drawColors();
        return;
    }
    readSlice(volume->slice(state.slice));
    windowPicture();
}

void SliceScene::Private::readSlice(const std::int16_t* slice)
{
    if (isTurned)
        resampler.setSlice({slice, volume->geometry.columns, 1});
    else
        resampler.setSlice({slice, 1, volume->geometry.columns});
}

/// The three colours one after the other, each in the window, and the grey of their luminance.
void SliceScene::Private::drawColors()
{
    const auto perSlice = static_cast<std::size_t>(volume->geometry.columns)
        * static_cast<std::size_t>(volume->geometry.rows);
    const std::uint8_t* slice =
        volume->colors.data() + 3 * perSlice * static_cast<std::size_t>(state.slice);
    const VoxelWindow window{.low = state.windowCenter - state.windowWidth / 2,
                             .width = std::max(1e-6, state.windowWidth),
                             .invert = state.invert};
    const auto width = static_cast<std::size_t>(image.width);
    const auto lineLength = static_cast<std::size_t>(columns.count());
    colors.assign(width * static_cast<std::size_t>(image.height), 0xff000000U);
    plane.resize(perSlice);
    colorLine.resize(lineLength);
    for (std::size_t color = 0; color < 3; ++color) {
        for (std::size_t i = 0; i < perSlice; ++i)
            plane[i] = slice[3 * i + color];
        readSlice(plane.data());
        const auto shift = static_cast<unsigned>(16 - 8 * color);
        for (int row = rows.first; row <= rows.last; ++row) {
            windowToGray(resampler.row(static_cast<std::size_t>(row - rows.first)), lineLength,
                         window, colorLine.data());
            std::uint32_t* pixels = colors.data() + static_cast<std::size_t>(row) * width
                + static_cast<std::size_t>(columns.first);
            for (std::size_t i = 0; i < lineLength; ++i)
                pixels[i] |= static_cast<std::uint32_t>(colorLine[i]) << shift;
        }
    }
    for (int row = rows.first; row <= rows.last; ++row) {
        const std::uint32_t* from = colors.data() + static_cast<std::size_t>(row) * width;
        std::uint8_t* to = gray.data()
            + static_cast<std::size_t>(row) * static_cast<std::size_t>(image.bytesPerLine);
        for (int column = columns.first; column <= columns.last; ++column) {
            const std::uint32_t rgb = from[column];
            to[column] = static_cast<std::uint8_t>(
                (299 * (rgb >> 16 & 0xffU) + 587 * (rgb >> 8 & 0xffU) + 114 * (rgb & 0xffU) + 500)
                / 1000);
        }
    }
    image.colors = colors.data();
}

/// The resampled slice as grey levels.
void SliceScene::Private::windowPicture()
{
    VoxelWindow window =
        voxelWindow(*volume, {.center = state.windowCenter, .width = state.windowWidth});
    window.invert = state.invert;
    std::optional<CurvedWindow> curved;
    if (const VoiCurve* curve = shownCurve(*volume, state))
        curved.emplace(*curve, window);
    const auto lineLength = static_cast<std::size_t>(columns.count());
    for (int row = rows.first; row <= rows.last; ++row) {
        const float* values = resampler.row(static_cast<std::size_t>(row - rows.first));
        std::uint8_t* line = gray.data()
            + static_cast<std::size_t>(row) * static_cast<std::size_t>(image.bytesPerLine);
        if (curved)
            curved->toGray(values, lineLength, line + columns.first);
        else
            windowToGray(values, lineLength, window, line + columns.first);
    }
}

VoxelPoint SliceScene::Private::voxelFromPatient(PatientPoint patient) const
{
    assert(volume);
    return volume->geometry.voxelFromPatient(patient);
}

SliceScene::SliceScene()
    : m_d(std::make_unique<Private>())
{
}

SliceScene::~SliceScene() = default;

void SliceScene::setVolume(VolumePtr volume)
{
    if (volume && !isDrawable(*volume))
        volume.reset();
    if (volume == m_d->volume)
        return;
    m_d->volume = std::move(volume);
    setViewState(m_d->state);
    m_d->update();
}

const VolumePtr& SliceScene::volume() const
{
    return m_d->volume;
}

void SliceScene::setSize(double width, double height, double devicePixelRatio)
{
    const PaneSize pane{std::max(0.0, width), std::max(0.0, height)};
    if (pane == m_d->pane && devicePixelRatio == m_d->devicePixelRatio)
        return;
    m_d->pane = pane;
    m_d->devicePixelRatio = devicePixelRatio > 0 ? devicePixelRatio : 1;
    m_d->update();
}

void SliceScene::setViewState(const ViewState& state)
{
    ViewState wanted = state;
    if (m_d->volume)
        wanted.slice = std::clamp(state.slice, 0, m_d->volume->geometry.slices - 1);
    if (wanted == m_d->state)
        return;
    const bool isInPlace = isSamePlace(wanted, m_d->state);
    m_d->state = wanted;
    m_d->isFresh = false;
    if (!isInPlace)
        m_d->update();
}

const ViewState& SliceScene::viewState() const
{
    return m_d->state;
}

ViewState SliceScene::defaultViewState() const
{
    ViewState state;
    if (!m_d->volume)
        return state;
    state.slice = m_d->volume->geometry.slices / 2;
    const WindowRange window = automaticWindow(*m_d->volume).range;
    state.windowCenter = window.center;
    state.windowWidth = window.width;
    return state;
}

RenderedImage SliceScene::render()
{
    if (m_d->isFresh)
        return m_d->image;
    m_d->resizeBuffer();
    m_d->image.colors = nullptr;
    if (m_d->volume && m_d->image.width > 0 && m_d->image.height > 0)
        m_d->drawPicture();
    else
        std::fill(m_d->gray.begin(), m_d->gray.end(), std::uint8_t{0});
    m_d->isFresh = true;
    m_d->image.number = nextPictureNumber();
    return m_d->image;
}

DisplayPoint SliceScene::displayFromPatient(PatientPoint patient) const
{
    const VoxelPoint voxel = m_d->voxelFromPatient(patient);
    return m_d->mapping.displayFromImage({voxel.column, voxel.row});
}

PatientPoint SliceScene::patientFromDisplay(DisplayPoint display) const
{
    assert(m_d->volume);
    const ImagePoint image = m_d->mapping.imageFromDisplay(display);
    return m_d->volume->geometry.patientFromVoxel(
        {image.column, image.row, static_cast<double>(m_d->state.slice)});
}

ImagePoint SliceScene::imageFromDisplay(DisplayPoint display) const
{
    return m_d->mapping.imageFromDisplay(display);
}

DisplayPoint SliceScene::displayFromImage(ImagePoint image) const
{
    return m_d->mapping.displayFromImage(image);
}

double SliceScene::scale() const
{
    return m_d->mapping.scale();
}

double SliceScene::distanceFromSlice(PatientPoint patient) const
{
    assert(m_d->volume);
    return m_d->volume->geometry.distanceFromSlice(patient, m_d->state.slice);
}

int SliceScene::nearestSlice(PatientPoint patient) const
{
    const auto slice = m_d->voxelFromPatient(patient).slice;
    const int last = m_d->volume->geometry.slices - 1;
    return static_cast<int>(std::lround(std::clamp(slice, 0.0, static_cast<double>(last))));
}

PatientVector SliceScene::screenRight() const
{
    return m_d->mapping.screenRight();
}

PatientVector SliceScene::screenDown() const
{
    return m_d->mapping.screenDown();
}

} // namespace foramen
