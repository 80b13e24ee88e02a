#pragma once

#include "core/dicom/parsing/instance_header.h"

#include <array>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace foramen {

/// A series under construction: files that certainly belong together, to be joined with other
/// drafts of the same UID.
class SeriesDraft {
public:
    /// A key that is equal for files that certainly belong to one series: UID, number, description
    /// and times; in an RSNA layout the folder. Files without UID are separated by number and
    /// description, and without these by folder, plane, times and sequence.
    [[nodiscard]] static std::string keyOf(const InstanceHeader& header, bool inRsnaLayout);

    /// @param key  keyOf() the header
    SeriesDraft(Series series, std::string key, bool inRsnaLayout);

    void add(Instance instance);
    /// Takes over the files of another draft, and the attributes that this one lacks.
    void join(SeriesDraft other);
    void fillFrom(const Series& other);

    /// Whether two drafts are one series: the UID is the same, and nothing contradicts.
    [[nodiscard]] bool belongsTo(const SeriesDraft& other) const;
    /// Whether its files state no Series Instance UID.
    [[nodiscard]] bool isWithoutUid() const;
    /// Whether its files state neither number nor description of the series.
    [[nodiscard]] bool isBare() const;
    /// Whether it is one picture.
    [[nodiscard]] bool isSinglePicture() const;
    /// Equal for drafts that may be parts of one stack: number, description, modality, plane and
    /// times. Empty where that is not known.
    [[nodiscard]] std::string stackKey() const;
    /// The positions of all pictures, in whole mm.
    [[nodiscard]] std::set<std::array<long, 3>> positions() const;
    /// Whether two drafts are echoes of one acquisition: other echo times at the same positions.
    [[nodiscard]] bool isEchoOf(const SeriesDraft& other) const;
    [[nodiscard]] const std::string& key() const { return m_key; }
    [[nodiscard]] Series& series() { return m_series; }
    [[nodiscard]] const Series& series() const { return m_series; }

private:
    Series m_series;
    std::string m_key;
    bool m_inRsnaLayout = false;
    unsigned m_planes = 0; ///< a bit for each of sagittal, coronal and axial that occurs
};

} // namespace foramen
