#pragma once

#include "core/imaging/registration/level_registration.h"
#include "core/imaging/series_role.h"
#include "core/imaging/volume.h"
#include "core/spine/terms.h"
#include "ui/panes/prior/registered_stack.h"
#include "ui/state/tasks/task_runner.h"

#include <QObject>

#include <array>
#include <optional>
#include <vector>

namespace foramen {

class PaneSource;

/// Lays the prior on the open study in the background, level by level, so that its panes can show
/// the same slices at the same angle. Only what is shown depends on it: discs, grades and
/// measurements of the prior stay in the prior's own coordinates. GUI thread.
class PriorRegistration : public QObject {
    Q_OBJECT

public:
    PriorRegistration(const PaneSource* open, const PaneSource* prior, QObject* parent = nullptr);
    ~PriorRegistration() override;

    /// The reader's choice, kept in QSettings; on at first. Off: the prior is shown as acquired,
    /// and nothing is computed.
    void setOn(bool on);
    [[nodiscard]] bool isOn() const { return m_isOn; }

    /// What there is to say of the current level in the pane of a role.
    enum class Stage {
        Off,
        Waiting, ///< series or discs are missing; the pane says so itself
        Running,
        Registered,
        Refused, ///< see refusal()
        NotCovered, ///< the slices of both studies do not meet at this level
        Failed, ///< see failure()
    };
    [[nodiscard]] Stage stage(SeriesRole role) const;
    [[nodiscard]] SpaceRefusal refusal() const;
    /// Why it could not be computed, such as a lack of memory.
    [[nodiscard]] const Reason& failure() const { return m_failure; }

    /// The prior in the slices of the open study at the current level; empty where the acquired
    /// series is shown.
    [[nodiscard]] std::vector<VolumePtr> stackFor(SeriesRole role) const;
    /// The stack of the open study whose positions those of stackFor() are.
    [[nodiscard]] const std::vector<VolumePtr>& openStackFor(SeriesRole role) const;
    /// The first block of the series that a block of stackFor() was made from; null where it is no
    /// such block.
    [[nodiscard]] VolumePtr acquiredFrom(const VolumePtr& shown) const;

Q_SIGNALS:
    void changed();

private:
    /// What is registered.
    struct Input {
        std::vector<VolumePtr> openSagittal;
        std::vector<VolumePtr> openAxial;
        std::vector<VolumePtr> priorSagittal;
        std::vector<VolumePtr> priorAxial;
        RegisteredStudy open;
        RegisteredStudy prior;
        std::vector<std::optional<DiscLevel>> axialLevels; ///< by position of openAxial
        std::optional<PatientVector> openSagittalFromAxial; ///< none: not linked
        std::optional<PatientVector> priorAxialFromSagittal;

        [[nodiscard]] bool isComplete() const;
        [[nodiscard]] bool isSameAs(const Input& other) const;
    };
    /// What came of it.
    struct Output {
        LevelRegistrations levels;
        std::array<std::vector<VolumePtr>, kLevelCount> sagittal; ///< by level that is registered
        RegisteredStack axial;
    };
    [[nodiscard]] static Result<Output> computed(const Input& input, const Task& task);
    [[nodiscard]] Input input() const;
    [[nodiscard]] std::size_t level() const;
    void update();
    void start();

    const PaneSource* m_open;
    const PaneSource* m_prior;
    bool m_isOn = true;
    Input m_input;
    std::optional<Output> m_output; ///< of m_input
    Reason m_failure; ///< empty: none
    TaskRunner m_runner;
};

} // namespace foramen
