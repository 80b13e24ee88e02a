#pragma once

#include "ui/state/tasks/task_runner.h"

#include <QObject>

#include <vector>

namespace foramen {

class CurrentStudy;
struct Volume;

/// Finds which series of the open study share a patient space, in the background, whenever series
/// were read or their roles changed. The pictures of those chosen for roles are compared, unless
/// all name one Frame of Reference.
class SpaceFinding : public QObject {
    Q_OBJECT

public:
    explicit SpaceFinding(CurrentStudy& current, QObject* parent = nullptr);

    /// Compares the series that are there now, unless they are the same as before.
    void update();
    [[nodiscard]] bool isRunning() const { return m_runner.isRunning(); }

private:
    CurrentStudy& m_current;
    TaskRunner m_runner;
    std::vector<const Volume*> m_compared; ///< blocks of the newest comparison
};

} // namespace foramen
