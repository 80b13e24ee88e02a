#include "core/base/processors.h"

#include <QTest>

#include <sched.h>

using namespace foramen;

/// The number of processors that the process may use.
class TestProcessors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void confinedProcess_usesWhatItWasGiven();
};

void TestProcessors::confinedProcess_usesWhatItWasGiven()
{
    cpu_set_t before;
    QCOMPARE(sched_getaffinity(0, sizeof before, &before), 0);
    QCOMPARE(usableProcessors(), CPU_COUNT(&before));
    int first = 0;
    while (!CPU_ISSET(first, &before))
        ++first;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(first, &one);
    QCOMPARE(sched_setaffinity(0, sizeof one, &one), 0);
    QCOMPARE(usableProcessors(), 1);
    QCOMPARE(sched_setaffinity(0, sizeof before, &before), 0);
}

QTEST_GUILESS_MAIN(TestProcessors)
#include "tst_processors.moc"
