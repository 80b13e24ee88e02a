#include "core/changes/change_table.h"

#include "core/base/text/csv_text_cell.h"

namespace foramen {

std::string changesCsv(const std::vector<LabelChange>& changes)
{
    std::string text =
        "time,who,event,step,study_id,series_id,condition,level,what,before,after,note\n";
    for (const LabelChange& change : changes) {
        for (const std::string& cell :
             {change.time, change.who, change.event, change.step, change.studyId, change.seriesId,
              change.site ? std::string(nameOf(change.site->condition)) : std::string(),
              change.site ? std::string(nameOf(change.site->level)) : std::string(), change.what,
              change.before, change.after})
            text += csvTextCell(cell) + ',';
        text += csvTextCell(change.note) + '\n';
    }
    return text;
}

} // namespace foramen
