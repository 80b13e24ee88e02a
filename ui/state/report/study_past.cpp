#include "ui/state/report/study_past.h"

#include "core/report/build/report_builder.h"
#include "core/report/draft/draft.h"
#include "core/report/draft/edited_report.h"
#include "core/store/signing/signing_state.h"
#include "ui/state/language/draft_in_language.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"

#include <algorithm>

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
    QString drafted =
        draftInLanguage(draftOf(moment.assessment, reportSeriesOf(*study, series), {}));
    if (!moment.text || !moment.text->text)
        return drafted;
    return QString::fromStdString(
        mergedReport({*moment.text->text, moment.text->draft}, drafted.toStdString()).text);
}

} // namespace foramen
