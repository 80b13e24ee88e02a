#include "ui/state/series/scanned_studies.h"

#include <algorithm>

namespace foramen {

int pictureCount(const Series& series)
{
    int count = 0;
    for (const Instance& instance : series.instances)
        if (instance.kind == InstanceKind::Image)
            count += std::max<int>(1, static_cast<int>(instance.frames.size()));
    return count;
}

} // namespace foramen
