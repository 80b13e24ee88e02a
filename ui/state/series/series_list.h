#pragma once

#include "core/dicom/study.h"
#include "core/imaging/series_role.h"
#include "core/spine/assessment.h"
#include "ui/state/series/scanned_studies.h"
#include "ui/state/series/series_entry.h"

#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// The series of a study: their roles, automatic or chosen by the reader, and their volumes once
/// loaded.
class SeriesList {
public:
    SeriesList() = default;
    SeriesList(const Study& study, const std::vector<RoleAssignment>& roles);

    [[nodiscard]] const std::vector<SeriesEntry>& entries() const { return m_entries; }
    [[nodiscard]] std::vector<SeriesPictures> pictures() const
    {
        return {m_entries.begin(), m_entries.end()};
    }
    /// Takes over the pixels of a series.
    void setLoaded(const LoadedSeries& loaded);
    /// Takes over what is known of a series before it is read completely.
    void setPreview(const LoadedSeries& part);
    /// Sets the reader's choice of a role, which overrules the automatic one.
    void overrideRole(std::size_t seriesIndex, std::optional<SeriesRole> role);
    /// Back to the automatic choice.
    void resetRole(std::size_t seriesIndex);

    /// Blocks of the series chosen for a role; axial ones from head to feet.
    [[nodiscard]] std::vector<VolumePtr> volumesFor(SeriesRole role) const;
    /// True when all series chosen for roles were loaded, or failed to.
    [[nodiscard]] bool rolesLoaded() const;
    /// The first volume of a series; null when it is not loaded.
    [[nodiscard]] VolumePtr firstBlockOf(const std::string& seriesInstanceUid) const;

private:
    /// What is known of one series besides its headers.
    struct Facts {
        RoleAssignment automatic;
        int overrideOrder = 0; ///< 0: not chosen by the reader; else it counts the choices
        bool loaded = false;
        Reason failure;
        int pictures = 0;
        QString kindText; ///< what it is; empty for usual images
    };

    void choose();
    void describe(SeriesEntry& entry, const Facts& facts, const Series& series) const;
    void describeAll();

    std::vector<Series> m_series; ///< headers without instances
    std::vector<SeriesEntry> m_entries;
    std::vector<Facts> m_facts;
    int m_overrides = 0;
};

} // namespace foramen
