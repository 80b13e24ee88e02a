#include "ui/render/slice_scene.h"

#include "core/base/library_loading.h"
#include "ui/render/display_window.h"
#include "ui/render/slice_mapping.h"
#include "ui/render/wrapped_voxels.h"

#include <vtkImageData.h>
#include <vtkImageReslice.h>
#include <vtkMatrix4x4.h>
#include <vtkNew.h>
#include <vtkSmartPointer.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <optional>
#include <vector>

namespace foramen {

namespace {

/// Two are enough for a pane; loading and grading need the other cores.
constexpr int kRenderThreads = 2;

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

bool isDrawable(const Volume& volume)
{
    const VolumeGeometry& geometry = volume.geometry;
    return geometry.columns > 0 && geometry.rows > 0 && geometry.slices > 0
        && volume.voxels.size()
        == static_cast<std::size_t>(geometry.columns) * static_cast<std::size_t>(geometry.rows)
            * static_cast<std::size_t>(geometry.slices);
}

/// The curve of the window that was chosen; null for a linear one.
const VoiCurve* shownCurve(const Volume& volume, const ViewState& state)
{
    const auto chosen = static_cast<std::size_t>(std::max(0, state.voiWindow));
    return chosen > 0 && chosen < volume.voiWindows.size() ? volume.voiWindows[chosen].curve.get()
                                                           : volume.voiCurve.get();
}

} // namespace

/// The VTK pipeline of a scene and its buffers.
struct SliceScene::Private {
    VolumePtr volume;
    ViewState state;
    PaneSize pane;
    double devicePixelRatio = 1;
    SliceMapping mapping;

    vtkNew<vtkImageReslice> reslice;
    vtkNew<vtkMatrix4x4> resliceAxes; ///< voxel from device pixel
    vtkSmartPointer<vtkImageData> input;

    std::vector<std::uint8_t> gray;
    RenderedImage image;
    PixelSpan columns; ///< of the last picture, device pixels
    PixelSpan rows;
    bool isFresh = false; ///< gray is up to date

    Private();
    void update();
    void resizeBuffer();
    void setResliceAxes();
    void drawPicture();
    void windowPicture();
    [[nodiscard]] VoxelPoint voxelFromPatient(PatientPoint patient) const;
};

SliceScene::Private::Private()
{
    reslice->SetOutputDimensionality(2);
    reslice->SetResliceAxes(resliceAxes);
    reslice->SetOutputSpacing(1, 1, 1);
    reslice->SetOutputOrigin(0, 0, 0);
    // Pixels within the edges of the picture are resampled; a margin keeps rounding from leaving a
    // line of background there.
    reslice->SetBorderThickness(0.6);
    reslice->SetEnableSMP(false);
    reslice->SetNumberOfThreads(kRenderThreads);
}

void SliceScene::Private::update()
{
    if (volume)
        mapping = SliceMapping(*volume, state, pane);
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

void SliceScene::Private::setResliceAxes()
{
    const auto voxelAt = [this](double x, double y) {
        return mapping.imageFromDisplay(
            {(x + 0.5) / devicePixelRatio, (y + 0.5) / devicePixelRatio});
    };
    const ImagePoint origin = voxelAt(0, 0);
    const ImagePoint right = voxelAt(1, 0);
    const ImagePoint down = voxelAt(0, 1);
    const std::array<double, 16> elements = {right.column - origin.column,
                                             down.column - origin.column,
                                             0,
                                             origin.column,
                                             right.row - origin.row,
                                             down.row - origin.row,
                                             0,
                                             origin.row,
                                             0,
                                             0,
                                             1,
                                             static_cast<double>(state.slice),
                                             0,
                                             0,
                                             0,
                                             1};
    resliceAxes->DeepCopy(elements.data());
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

    setResliceAxes();
    reslice->SetOutputExtent(columns.first, columns.last, rows.first, rows.last, 0, 0);
    switch (state.interpolation) {
    case Interpolation::Nearest:
        reslice->SetInterpolationModeToNearestNeighbor();
        break;
    case Interpolation::Linear:
        reslice->SetInterpolationModeToLinear();
        break;
    case Interpolation::Cubic:
        reslice->SetInterpolationModeToCubic();
        break;
    }
    // While glibc loads LibTorch it keeps a lock that starting a thread needs, too.
    reslice->SetNumberOfThreads(LibraryLoading::isUnderWay() ? 1 : kRenderThreads);
    reslice->Update();
    windowPicture();
}

/// The resampled slice as grey levels.
void SliceScene::Private::windowPicture()
{
    VoxelWindow window = voxelWindow(*volume, {state.windowCenter, state.windowWidth});
    window.invert = state.invert;
    std::optional<CurvedWindow> curved;
    if (const VoiCurve* curve = shownCurve(*volume, state))
        curved.emplace(*curve, window);
    const auto* values = static_cast<const std::int16_t*>(reslice->GetOutput()->GetScalarPointer());
    const auto lineLength = static_cast<std::size_t>(columns.count());
    for (int row = rows.first; row <= rows.last; ++row, values += lineLength) {
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
    m_d->input = volume ? wrappedVoxels(*volume) : nullptr;
    m_d->reslice->SetInputData(m_d->input);
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
    m_d->state = wanted;
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
    const auto [center, width] = presetWindow(*m_d->volume, 1);
    state.windowCenter = center;
    state.windowWidth = width;
    return state;
}

RenderedImage SliceScene::render()
{
    if (m_d->isFresh)
        return m_d->image;
    m_d->resizeBuffer();
    if (m_d->volume && m_d->image.width > 0 && m_d->image.height > 0)
        m_d->drawPicture();
    else
        std::fill(m_d->gray.begin(), m_d->gray.end(), std::uint8_t{0});
    m_d->isFresh = true;
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
    const VolumeGeometry& geometry = m_d->volume->geometry;
    return geometry.slicePosition(patient) - m_d->state.slice * geometry.sliceSpacing;
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

std::pair<double, double> percentileWindow(const Volume& volume)
{
    return presetWindow(volume, 0);
}

} // namespace foramen
