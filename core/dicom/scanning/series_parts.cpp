#include "core/dicom/scanning/series_parts.h"

#include "core/dicom/scanning/coincident_pictures.h"

#include <string>
#include <utility>

namespace foramen {

namespace {

constexpr std::size_t kMostParts = 8;

std::vector<const Frame*> framesOf(const Series& series)
{
    std::vector<const Frame*> frames;
    for (const Instance& instance : series.instances)
        for (const Frame& frame : instance.frames)
            frames.push_back(&frame);
    return frames;
}

Series emptyPart(const Series& series, std::size_t index, const std::string& label)
{
    Series part = series;
    part.instances.clear();
    if (!label.empty())
        part.seriesDescription += (part.seriesDescription.empty() ? "" : " · ") + label;
    if (index > 0)
        part.seriesId += '#' + std::to_string(index + 1);
    return part;
}

/// A copy of an instance with the frames of one class only, which may be none.
Instance framesOfClass(const Instance& instance, const std::size_t* classes, std::size_t wanted)
{
    Instance part = instance;
    part.frames.clear();
    for (std::size_t i = 0; i < instance.frames.size(); ++i)
        if (classes[i] == wanted)
            part.frames.push_back(instance.frames[i]);
    if (!part.frames.empty())
        part.imageType = part.frames.front().contrast.type;
    return part;
}

} // namespace

std::vector<Series> partsOf(Series series)
{
    const PictureClasses classes = classesOf(framesOf(series),
                                             {ContrastAttribute::Echo, ContrastAttribute::Inversion,
                                              ContrastAttribute::Diffusion, ContrastAttribute::Type,
                                              ContrastAttribute::EchoNumber});
    std::vector<Series> parts;
    if (classes.count() < 2 || classes.count() > kMostParts) {
        parts.push_back(std::move(series));
        return parts;
    }
    for (std::size_t wanted = 0; wanted < classes.count(); ++wanted) {
        Series part = emptyPart(series, wanted, classes.labels[wanted]);
        const std::size_t* next = classes.classOf.data();
        for (const Instance& instance : series.instances) {
            Instance own = framesOfClass(instance, next, wanted);
            next += instance.frames.size();
            // Instances without pictures stay in the first part.
            if (!own.frames.empty() || (instance.frames.empty() && wanted == 0))
                part.instances.push_back(std::move(own));
        }
        const PictureContrast& contrast = framesOf(part).front()->contrast;
        part.acquisition.echoTime = contrast.echoTime;
        part.acquisition.inversionTime = contrast.inversionTime;
        parts.push_back(std::move(part));
    }
    return parts;
}

} // namespace foramen
