#pragma once

#include "core/dicom/scanning/study_scanner.h"
#include "ui/state/series/study_loader.h"

#include <atomic>
#include <chrono>
#include <semaphore>
#include <utility>

namespace foramen::test {

/// A scan that pauses after it has offered the first series, as on a slow disk, until letGo().
class HeldScan {
public:
    ~HeldScan() { letGo(); }

    [[nodiscard]] ScanFunction function()
    {
        return [this](const std::vector<std::filesystem::path>& paths, const Task& task,
                      const ScanWatch& watch) {
            ScanWatch patientless = watch;
            patientless.patience = std::chrono::milliseconds(0);
            patientless.early = [this, &watch, &task](Study study) {
                watch.early(std::move(study));
                constexpr std::chrono::milliseconds notice{10}; // to notice a cancellation
                while (!m_isFree && !task.cancelled())
                    (void)m_gate.try_acquire_for(notice);
            };
            auto result = scanStudies(paths, task, patientless);
            m_ends.release();
            return result;
        };
    }

    /// Continues the paused scan, and lets later ones run without a pause.
    void letGo()
    {
        if (!m_isFree.exchange(true))
            m_gate.release();
    }

    /// Blocks until one more scan has ended.
    void waitForEnd() { m_ends.acquire(); }

private:
    std::atomic<bool> m_isFree = false;
    std::binary_semaphore m_gate{0};
    std::counting_semaphore<> m_ends{0};
};

} // namespace foramen::test
