#pragma once

#include "core/dicom/scanning/study_scanner.h"
#include "ui/state/series/study_loader.h"

#include <atomic>
#include <chrono>
#include <semaphore>
#include <utility>

namespace foramen::test {

/// Scans as ever, but stands still after it offered the first series, as a slow disk would, until
/// it is let go.
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
                constexpr std::chrono::milliseconds notice{10}; // of being cancelled
                while (!m_isFree && !task.cancelled())
                    (void)m_gate.try_acquire_for(notice);
            };
            auto result = scanStudies(paths, task, patientless);
            m_ends.release();
            return result;
        };
    }

    /// The scan that is held, and those that follow.
    void letGo()
    {
        if (!m_isFree.exchange(true))
            m_gate.release();
    }

    /// Until one more scan has ended.
    void waitForEnd() { m_ends.acquire(); }

private:
    std::atomic<bool> m_isFree = false;
    std::binary_semaphore m_gate{0};
    std::counting_semaphore<> m_ends{0};
};

} // namespace foramen::test
