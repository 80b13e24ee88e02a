#include "ui/panes/stack/stack_view.h"

#include "core/imaging/stack_order.h"
#include "core/imaging/volume_geometry.h"
#include "core/imaging/windows/automatic_window.h"
#include "core/imaging/windows/window_presets.h"
#include "ui/panes/stack/window_choices.h"
#include "ui/render/display_window.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace foramen {

namespace {

constexpr double kLeastZoom = 0.2;
constexpr double kMostZoom = 40;

/// Order of blocks for a point: first by mm outside of the block, then by mm from its middle plane.
double remoteness(const VolumeGeometry& geometry, PatientPoint point)
{
    const VoxelPoint voxel = geometry.voxelFromPatient(point);
    const auto outside = [](double position, int count) {
        return std::max({0.0, -0.5 - position, position - (count - 0.5)});
    };
    const double beyond = outside(voxel.slice, geometry.slices) * geometry.sliceSpacing
        + outside(voxel.column, geometry.columns) * geometry.columnSpacing
        + outside(voxel.row, geometry.rows) * geometry.rowSpacing;
    const double fromMiddle =
        std::abs(voxel.slice - (geometry.slices - 1) / 2.0) * geometry.sliceSpacing;
    return beyond * 1000 + fromMiddle;
}

} // namespace

void StackView::setVolumes(std::vector<VolumePtr> volumes)
{
    std::erase(volumes, nullptr);
    m_volumes = std::move(volumes);
    m_spineWindow.reset();
    m_count = positionCount(m_volumes);
    m_position = 0;
    m_scene.setVolume(m_volumes.empty() ? nullptr : m_volumes.front());
    if (!m_volumes.empty()) {
        setPosition(m_count / 2);
        resetView();
    }
}

void StackView::replaceVolumes(std::vector<VolumePtr> volumes)
{
    m_volumes = std::move(volumes);
    const int position = m_position;
    setPosition(position);
}

bool StackView::setPosition(int position)
{
    if (m_count == 0)
        return false;
    const int wanted = std::clamp(position, 0, m_count - 1);
    const bool changed = wanted != m_position;
    m_position = wanted;
    const StackPlace place = placeAt(m_volumes, wanted);
    m_scene.setVolume(m_volumes[place.block]);
    ViewState state = m_scene.viewState();
    state.slice = place.slice;
    m_scene.setViewState(state);
    return changed;
}

void StackView::setSize(double width, double height, double devicePixelRatio)
{
    const double before = m_scene.scale();
    const bool isFirst = m_width <= 0 || m_height <= 0;
    const bool isOther = width != m_width || height != m_height;
    m_width = width;
    m_height = height;
    m_devicePixelRatio = devicePixelRatio > 0 ? devicePixelRatio : 1;
    m_scene.setSize(width, height, devicePixelRatio);
    if (!isOther || !m_scene.volume())
        return;
    if (m_focus) {
        showField(*m_focus);
    } else if (m_isHanging) {
        applyHanging();
    } else if (!isFirst) {
        ViewState state = m_scene.viewState();
        const double growth = m_scene.scale() / before;
        state.pan = {state.pan.x * growth, state.pan.y * growth};
        m_scene.setViewState(state);
    }
}

void StackView::setViewState(const ViewState& state)
{
    forgetPlace();
    ViewState wanted = state;
    wanted.slice = m_scene.viewState().slice;
    m_scene.setViewState(wanted);
}

const Volume& StackView::middleBlock() const
{
    return *m_volumes[placeAt(m_volumes, m_count / 2).block];
}

WindowRange StackView::defaultWindow() const
{
    return automaticWindow(middleBlock(), m_spineWindow).range;
}

void StackView::resetView()
{
    if (!m_scene.volume())
        return;
    const WindowRange window = defaultWindow();
    ViewState state;
    state.windowCenter = window.center;
    state.windowWidth = window.width;
    setViewState(state);
    m_isHanging = true;
    applyHanging();
}

void StackView::setCropped(bool isCropped)
{
    if (isCropped == m_isCropped)
        return;
    m_isCropped = isCropped;
    if (m_isHanging)
        applyHanging();
}

void StackView::setDefaultField(std::optional<FieldOfView> field)
{
    if (field == m_defaultField)
        return;
    m_defaultField = field;
    if (m_isHanging)
        applyHanging();
}

void StackView::forgetPlace()
{
    m_focus.reset();
    m_isHanging = false;
}

void StackView::applyHanging()
{
    const VolumePtr& volume = m_scene.volume();
    if (!volume || !volume->hasGeometry || m_width <= 0 || m_height <= 0)
        return;
    if (m_defaultField) {
        constexpr double mostPixelsPerMm = 5;
        FieldOfView field = *m_defaultField;
        field.sideMm = std::max(field.sideMm, std::min(m_width, m_height) / mostPixelsPerMm);
        showField(field);
        return;
    }
    // The spine is in the middle of its pictures, so their sides may be cropped: most on sagittal
    // slices, which are square and hang in high panes.
    const bool isSagittal = planeOf(volume->geometry) == AnatomicalPlane::Sagittal;
    // Where the discs are known, panToSpine() and zoomWithSpine() keep them in view.
    const double mostSagittal = m_spine.empty() ? 1.9 : 3.2;
    const double mostZoom = !m_isCropped ? 1 : isSagittal ? mostSagittal : 1.25;
    const ImagePoint last{volume->geometry.columns - 0.5, volume->geometry.rows - 0.5};
    const DisplayPoint from = m_scene.displayFromImage({-0.5, -0.5});
    const DisplayPoint to = m_scene.displayFromImage(last);
    const double cover =
        std::max(m_width / std::abs(to.x - from.x), m_height / std::abs(to.y - from.y))
        * m_scene.viewState().zoom;
    ViewState state = m_scene.viewState();
    state.zoom = std::clamp(cover, 1.0, mostZoom);
    state.pan = {};
    m_scene.setViewState(state);
    if (!isSagittal || m_spine.empty())
        return;
    state.zoom = zoomWithSpine(state.zoom, mostZoom);
    m_scene.setViewState(state);
    state.pan = panToSpine();
    m_scene.setViewState(state);
}

double StackView::zoomWithSpine(double zoom, double most) const
{
    // What must stay beside the discs' centres: half a disc in front, the processes behind.
    constexpr double aroundMm = 34;
    double left = std::numeric_limits<double>::max();
    double right = std::numeric_limits<double>::lowest();
    for (const PatientPoint& point : m_spine) {
        const double x = m_scene.displayFromPatient(point).x / m_scene.scale();
        left = std::min(left, x);
        right = std::max(right, x);
    }
    const double mostForWidth = zoom * m_width / ((right - left + 2 * aroundMm) * m_scene.scale());
    return std::clamp(std::min(zoom, mostForWidth), 1.0, most);
}

DisplayPoint StackView::panToSpine() const
{
    const VolumeGeometry& geometry = m_scene.volume()->geometry;
    const DisplayPoint a = m_scene.displayFromImage({-0.5, -0.5});
    const DisplayPoint b = m_scene.displayFromImage({geometry.columns - 0.5, geometry.rows - 0.5});
    double left = std::numeric_limits<double>::max();
    double right = std::numeric_limits<double>::lowest();
    for (const PatientPoint& point : m_spine) {
        const double x = m_scene.displayFromPatient(point).x;
        left = std::min(left, x);
        right = std::max(right, x);
    }
    // No further than the edges of the picture, so that there is no needless black beside it.
    const double spare = std::max(0.0, (std::abs(b.x - a.x) - m_width) / 2);
    return {std::clamp(m_width / 2 - (left + right) / 2, -spare, spare), 0};
}

void StackView::setSpine(std::vector<PatientPoint> points)
{
    if (points == m_spine)
        return;
    m_spine = std::move(points);
    if (m_isHanging)
        applyHanging();
}

void StackView::setWindow(double center, double width)
{
    ViewState state = m_scene.viewState();
    state.windowCenter = center;
    state.windowWidth = width;
    m_scene.setViewState(state);
}

void StackView::setDisplay(const ViewState& from)
{
    ViewState state = m_scene.viewState();
    state.windowCenter = from.windowCenter;
    state.windowWidth = from.windowWidth;
    state.voiWindow = from.voiWindow;
    state.invert = from.invert;
    state.interpolation = from.interpolation;
    m_scene.setViewState(state);
}

void StackView::applyWindowPreset(int preset)
{
    const VolumePtr& volume = m_scene.volume();
    if (!volume || preset < 0 || preset >= windowPresetCount(*volume))
        return;
    ViewState state = m_scene.viewState();
    state.voiWindow = 0;
    m_scene.setViewState(state);
    const auto fixed = fixedWindow(*volume, preset);
    const auto file = preset == 1 ? fileWindow(middleBlock()) : std::nullopt;
    const WindowRange automatic = m_spineWindow ? *m_spineWindow : bodyWindow(middleBlock());
    const WindowRange window = fixed ? *fixed : file ? *file : shareOfWindow(automatic, preset);
    setWindow(window.center, window.width);
}

void StackView::applyFileWindow(std::size_t index)
{
    const VolumePtr& volume = m_scene.volume();
    if (!volume || index >= volume->voiWindows.size())
        return;
    const VoiWindow& window = volume->voiWindows[index];
    ViewState state = m_scene.viewState();
    state.voiWindow = static_cast<int>(index);
    m_scene.setViewState(state);
    setWindow(window.center, window.width);
}

void StackView::windowRegion(DisplayPoint corner, DisplayPoint opposite)
{
    if (!m_scene.volume())
        return;
    const auto window =
        regionWindow(*m_scene.volume(), m_scene.viewState().slice, m_scene.imageFromDisplay(corner),
                     m_scene.imageFromDisplay(opposite));
    if (window)
        setWindow(window->center, window->width);
}

void StackView::showOneToOne()
{
    if (!m_scene.volume() || m_width <= 0)
        return;
    const double spacing = m_scene.volume()->pixelSpacing().column;
    zoomAt({m_width / 2, m_height / 2}, 1 / (m_devicePixelRatio * spacing) / m_scene.scale());
}

void StackView::zoomAt(DisplayPoint fixed, double factor)
{
    if (!m_scene.volume())
        return;
    forgetPlace();
    ViewState state = m_scene.viewState();
    const double zoom = std::clamp(state.zoom * factor, kLeastZoom, kMostZoom);
    const double growth = zoom / state.zoom;
    const double x = fixed.x - m_width / 2;
    const double y = fixed.y - m_height / 2;
    state.zoom = zoom;
    state.pan = {x + (state.pan.x - x) * growth, y + (state.pan.y - y) * growth};
    m_scene.setViewState(state);
}

void StackView::setPan(DisplayPoint pan)
{
    forgetPlace();
    ViewState state = m_scene.viewState();
    state.pan = pan;
    m_scene.setViewState(state);
}

std::optional<int> StackView::positionOf(PatientPoint point) const
{
    return positionNearest(m_volumes, point);
}

std::optional<int> positionNearest(const std::vector<VolumePtr>& blocks, PatientPoint point)
{
    double least = std::numeric_limits<double>::max();
    std::optional<int> found;
    int first = 0;
    for (const VolumePtr& volume : blocks) {
        const VolumeGeometry& geometry = volume->geometry;
        const double far = remoteness(geometry, point);
        if (volume->hasGeometry && far < least) {
            least = far;
            const double slice =
                std::clamp(geometry.voxelFromPatient(point).slice, 0.0, geometry.slices - 1.0);
            found = first + stackOffset(*volume, static_cast<int>(std::lround(slice)));
        }
        first += geometry.slices;
    }
    return found;
}

void StackView::lookAt(PatientPoint point, std::optional<double> fieldOfViewMm)
{
    if (!m_scene.volume())
        return;
    if (fieldOfViewMm && *fieldOfViewMm > 0) {
        m_isHanging = false;
        m_focus = FieldOfView{point, *fieldOfViewMm};
        showField(*m_focus);
        return;
    }
    constexpr double margin = 0.08; // of the pane: a point at the very edge cannot be judged
    const DisplayPoint now = m_scene.displayFromPatient(point);
    const bool isVisible = now.x >= m_width * margin && now.x <= m_width * (1 - margin)
        && now.y >= m_height * margin && now.y <= m_height * (1 - margin);
    if (!isVisible && m_width > 0 && m_scene.viewState().zoom > 1) {
        m_isHanging = false;
        centerOn(point);
    }
}

void StackView::showField(const FieldOfView& field)
{
    if (m_width <= 0 || m_height <= 0)
        return; // done when the pane gets its size
    ViewState state = m_scene.viewState();
    const double wantedScale = std::min(m_width, m_height) / field.sideMm;
    state.zoom = std::clamp(state.zoom * wantedScale / m_scene.scale(), kLeastZoom, kMostZoom);
    m_scene.setViewState(state);
    centerOn(field.center);
}

void StackView::centerOn(PatientPoint point)
{
    const DisplayPoint now = m_scene.displayFromPatient(point);
    ViewState state = m_scene.viewState();
    state.pan = {state.pan.x + m_width / 2 - now.x, state.pan.y + m_height / 2 - now.y};
    m_scene.setViewState(state);
}

} // namespace foramen
