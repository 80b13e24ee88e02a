#pragma once

#include "ui/state/study/spine_windows.h"
#include "ui/state/tasks/task_runner.h"

#include <QObject>

#include <vector>

namespace foramen {

class CurrentStudy;

/// Finds the windows about the spine of the series of a study, in the background, once their discs
/// are known; of each series once.
class SpineWindowFinding : public QObject {
    Q_OBJECT

public:
    explicit SpineWindowFinding(CurrentStudy& current, QObject* parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_runner.isRunning(); }

private:
    void update();
    [[nodiscard]] std::vector<StackWithDiscs> due() const;

    CurrentStudy& m_current;
    TaskRunner m_runner;
};

} // namespace foramen
