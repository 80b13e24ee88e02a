#include "ui/state/report/study_past.h"

#include "core/report/build/report_builder.h"
#include "core/report/draft/draft.h"
#include "core/report/draft/edited_report.h"
#include "core/report/draft/report_lines.h"
#include "core/store/signing/signing_state.h"
#include "ui/state/language/draft_in_language.h"
#include "ui/state/measures/study_measures.h"
#include "ui/state/saving/history_text.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"

#include <algorithm>
#include <variant>

namespace foramen {

StudyPast::StudyPast(const CurrentStudy& current, StudySaving& saving, QObject* parent)
    : QObject(parent)
    , m_current(current)
    , m_saving(saving)
{
}

void StudyPast::update()
{
    m_records = m_saving.history();
    Q_EMIT changed();
}

QString StudyPast::entryText(std::size_t index) const
{
    const QString text = historyText(m_records[index]);
    const std::string block = blockOf(index);
    return block.empty() ? text
                         : tr("%1, %2", "what was done; a level or a heading of the report")
                               .arg(text, QString::fromStdString(block));
}

std::string StudyPast::blockOf(std::size_t index) const
{
    const auto* edited = std::get_if<ReportTextEdited>(&m_records[index].event);
    if (!edited)
        return {};
    ReportTextEdited before;
    for (std::size_t i = index; i-- > 0;)
        if (const auto* earlier = std::get_if<ReportTextEdited>(&m_records[i].event)) {
            before = *earlier;
            break;
        }
    // The draft is not saved by itself: an edited text has that which it was edited from.
    const std::string& draft = edited->text ? edited->draft : before.draft;
    return editedBlock(before.text ? mergedReport({*before.text, before.draft}, draft).text : draft,
                       edited->text.value_or(draft));
}

StudyMoment StudyPast::moment(std::size_t count) const
{
    return studyMoment(m_current->assessment, m_records, count);
}

QString StudyPast::textAt(const StudyMoment& moment, std::size_t count) const
{
    const Study* study = m_current->study();
    if (!study)
        return {};
    const auto last = static_cast<std::ptrdiff_t>(std::min(count, m_records.size()));
    const SigningState signing = signingOf({m_records.begin(), m_records.begin() + last});
    if (signing.isFinal() && signing.newest()->isIntact)
        return QString::fromStdString(signing.newest()->report.printedText);
    const std::vector<SeriesPictures> series = m_current->series.pictures();
    QString drafted = draftInLanguage(draftOf(moment.assessment, reportSeriesOf(*study, series), {},
                                              readerMeasuresOf(*m_current, moment.annotations)));
    if (!moment.text || !moment.text->text)
        return drafted;
    return QString::fromStdString(
        mergedReport({*moment.text->text, moment.text->draft}, drafted.toStdString()).text);
}

} // namespace foramen
