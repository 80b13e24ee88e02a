#include "core/imaging/spaces/series_links.h"

namespace foramen {

namespace {

bool isCompared(const SeriesPictures& series)
{
    return series.chosen && !series.volumes.empty();
}

} // namespace

PatientSpaces spacesOf(const std::vector<SeriesPictures>& series, const Task& task)
{
    std::vector<std::vector<VolumePtr>> blocks;
    for (const SeriesPictures& one : series)
        if (isCompared(one))
            blocks.push_back(one.volumes);
    return PatientSpaces::of(blocks, task);
}

std::vector<SeriesLink> linksOf(const std::vector<SeriesPictures>& series,
                                const PatientSpaces& spaces)
{
    std::vector<SeriesLink> links;
    for (std::size_t a = 0; a < series.size(); ++a)
        for (std::size_t b = a + 1; b < series.size(); ++b)
            if (isCompared(series[a]) && isCompared(series[b])) {
                const Volume& one = *series[a].volumes.front();
                const Volume& other = *series[b].volumes.front();
                links.push_back(
                    {a, b, spaces.between(one, other), spaces.missingLinkReason(one, other)});
            }
    return links;
}

std::string_view keyOf(SpaceBasis basis)
{
    switch (basis) {
    case SpaceBasis::FrameOfReference:
        return "frame_of_reference";
    case SpaceBasis::Pictures:
        return "pictures";
    case SpaceBasis::Reader:
        return "reader";
    case SpaceBasis::None:
        break;
    }
    return "none";
}

} // namespace foramen
