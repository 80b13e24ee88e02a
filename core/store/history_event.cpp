#include "core/store/history_event.h"

#include <algorithm>

namespace foramen {

namespace {

template <class Event> bool isA(const HistoryRecord& record)
{
    return std::holds_alternative<Event>(record.event);
}

} // namespace

void apply(const AnnotationEdited& edited, std::vector<Annotation>& annotations)
{
    const auto& one = edited.after ? edited.after : edited.before;
    if (!one)
        return;
    const auto found =
        std::find_if(annotations.begin(), annotations.end(), [&one](const Annotation& other) {
            return other.annotationUid == one->annotationUid;
        });
    if (!edited.after && found != annotations.end())
        annotations.erase(found);
    else if (edited.after && found != annotations.end())
        *found = *edited.after;
    else if (edited.after)
        annotations.push_back(*edited.after);
}

int shiftedLevels(const std::vector<HistoryRecord>& history)
{
    int levels = 0;
    for (const HistoryRecord& record : history)
        if (const auto* shift = std::get_if<LevelsShifted>(&record.event))
            levels += shift->by;
    return levels;
}

const GradingFinished* newestGrading(const std::vector<HistoryRecord>& history)
{
    const auto newest = std::find_if(history.rbegin(), history.rend(), isA<GradingFinished>);
    return newest == history.rend() ? nullptr : std::get_if<GradingFinished>(&newest->event);
}

bool wereRolesGivenSinceGrading(const std::vector<HistoryRecord>& history)
{
    const auto newest =
        std::find_if(history.rbegin(), history.rend(), [](const HistoryRecord& record) {
            return isA<GradingFinished>(record) || isA<RoleGiven>(record);
        });
    return newest != history.rend() && isA<RoleGiven>(*newest);
}

bool wereRolesEverGiven(const std::vector<HistoryRecord>& history)
{
    return std::any_of(history.begin(), history.end(), isA<RoleGiven>);
}

} // namespace foramen
