#include "ui/state/series/series_list.h"

#include "core/imaging/stack_order.h"
#include "ui/state/documents/object_kind_text.h"
#include "ui/state/language/reason_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace foramen {

namespace {

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(SeriesList)
};

QString titleOf(SeriesRole role)
{
    switch (role) {
    case SeriesRole::SagittalT1:
        return Words::tr("Sagittal T1");
    case SeriesRole::SagittalT2:
        return Words::tr("Sagittal T2");
    case SeriesRole::AxialT2:
        return Words::tr("Axial T2");
    }
    return {};
}

/// Blocks in scrolling order: axial ones from head to feet.
std::vector<VolumePtr> inReadingOrder(std::vector<VolumePtr> volumes)
{
    if (std::all_of(volumes.begin(), volumes.end(), [](const VolumePtr& volume) {
            return !volume->hasGeometry || isAcrossBody(*volume);
        }))
        sortFromHeadToFeet(volumes);
    return volumes;
}

} // namespace

SeriesList::SeriesList(const Study& study, const std::vector<RoleAssignment>& roles)
{
    m_entries.resize(study.series.size());
    m_facts.resize(study.series.size());
    for (std::size_t i = 0; i < study.series.size(); ++i) {
        Series header = study.series[i];
        m_facts[i].pictures = pictureCount(header);
        m_facts[i].automatic.seriesIndex = i;
        if (const ObjectKind kind = objectKindOf(header); kind != ObjectKind::Image)
            m_facts[i].kindText = kindText(kind);
        header.instances.clear();
        m_series.push_back(std::move(header));
        m_entries[i].seriesIndex = i;
    }
    for (const RoleAssignment& assignment : roles)
        m_facts[assignment.seriesIndex].automatic = assignment;
    choose();
    describeAll();
}

void SeriesList::choose()
{
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Facts& facts = m_facts[i];
        if (facts.overrideOrder == 0)
            m_entries[i].role = facts.automatic.guess.role;
        m_entries[i].chosen = facts.overrideOrder == 0 && facts.automatic.chosen;
        m_entries[i].byReader = facts.overrideOrder > 0;
        m_entries[i].automaticRole = facts.automatic.guess.role;
    }
    for (const SeriesRole role :
         {SeriesRole::SagittalT1, SeriesRole::SagittalT2, SeriesRole::AxialT2}) {
        int newest = 0;
        bool any = false;
        for (std::size_t i = 0; i < m_entries.size(); ++i)
            if (m_entries[i].role == role) {
                newest = std::max(newest, m_facts[i].overrideOrder);
                any = any || m_entries[i].chosen;
            }
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            if (m_entries[i].role != role)
                continue;
            // Several axial series may cover the spine together; of the sagittal ones one is
            // enough.
            if (newest > 0)
                m_entries[i].chosen = m_facts[i].overrideOrder == newest
                    || (role == SeriesRole::AxialT2 && m_facts[i].overrideOrder > 0);
            else if (!any)
                m_entries[i].chosen = any =
                    true; // the next best one, if the best has another role now
        }
    }
}

void SeriesList::describe(SeriesEntry& entry, const Facts& facts, const Series& series) const
{
    if (entry.role)
        entry.title = titleOf(*entry.role);
    else if (!series.seriesDescription.empty())
        entry.title = QString::fromStdString(series.seriesDescription);
    else
        entry.title =
            facts.kindText.isEmpty() ? QString::fromStdString(series.modality) : facts.kindText;
    entry.reason = facts.overrideOrder > 0 ? Words::tr("chosen by the reader")
                                           : reasonText(facts.automatic.guess.reason);
    if (facts.pictures == 0 && facts.overrideOrder == 0)
        entry.reason = facts.kindText;
    const bool isNamed = entry.title == facts.kindText; // the title says what it is
    int slices = 0;
    for (const VolumePtr& volume : entry.volumes)
        slices += volume->geometry.slices;
    if (!facts.loaded)
        slices = facts.pictures;
    if (facts.pictures == 0)
        entry.detail = isNamed ? Words::tr("no images") : facts.kindText;
    else if (!facts.failure.empty())
        entry.detail = Words::tr("not readable");
    else if (entry.chosen && entry.volumes.size() > 1)
        entry.detail =
            Words::tr("%1 · %n block(s)", nullptr, static_cast<int>(entry.volumes.size()))
                .arg(slices);
    else if (entry.chosen)
        entry.detail = Words::tr("%n slice(s)", nullptr, slices);
    else if (!facts.kindText.isEmpty() && !isNamed)
        entry.detail = QStringLiteral("%1 · %2").arg(slices).arg(facts.kindText);
    else if (const QString modality = QString::fromStdString(series.modality); !isNamed
             && !modality.isEmpty() && modality != QLatin1String("MR") && modality != entry.title)
        entry.detail = QStringLiteral("%1 · %2").arg(slices).arg(modality);
    else
        entry.detail = Words::tr("%1 · not used").arg(slices);
}

void SeriesList::describeAll()
{
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        describe(m_entries[i], m_facts[i], m_series[i]);
}

void SeriesList::setLoaded(const LoadedSeries& loaded)
{
    SeriesEntry& entry = m_entries[loaded.seriesIndex];
    Facts& facts = m_facts[loaded.seriesIndex];
    facts.loaded = true;
    facts.failure = loaded.failure;
    entry.volumes = inReadingOrder(loaded.volumes);
    entry.problems = loaded.problems;
    if (!loaded.failure.empty())
        entry.problems.push_back({{}, loaded.failure});
    entry.thumbnail = loaded.thumbnail;
    describe(entry, facts, m_series[loaded.seriesIndex]);
}

void SeriesList::setPreview(const LoadedSeries& part)
{
    SeriesEntry& entry = m_entries[part.seriesIndex];
    entry.volumes = inReadingOrder(part.volumes);
    entry.thumbnail = part.thumbnail;
}

void SeriesList::overrideRole(std::size_t seriesIndex, std::optional<SeriesRole> role)
{
    m_facts[seriesIndex].overrideOrder = ++m_overrides;
    m_entries[seriesIndex].role = role;
    choose();
    describeAll();
}

void SeriesList::resetRole(std::size_t seriesIndex)
{
    m_facts[seriesIndex].overrideOrder = 0;
    choose();
    describeAll();
}

std::vector<VolumePtr> SeriesList::volumesFor(SeriesRole role) const
{
    return blocksFor(pictures(), role);
}

bool SeriesList::rolesLoaded() const
{
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        if (m_entries[i].chosen && !m_facts[i].loaded)
            return false;
    return true;
}

VolumePtr SeriesList::firstBlockOf(const std::string& seriesInstanceUid) const
{
    for (const SeriesEntry& entry : m_entries)
        if (!entry.volumes.empty() && entry.volumes.front()->seriesInstanceUid == seriesInstanceUid)
            return entry.volumes.front();
    return nullptr;
}

} // namespace foramen
