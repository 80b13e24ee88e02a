#pragma once

#include "core/dicom/parsing/instance_header.h"

#include <filesystem>
#include <string>
#include <vector>

namespace foramen {

/// A series under construction: files that certainly belong together, to be joined with other
/// drafts of the same UID.
class SeriesDraft {
public:
    /// A key that is equal for files that certainly belong to one series: UID, number and
    /// description; in an RSNA layout the folder. Files without UID are separated by number and
    /// description, and without these by folder, plane and times.
    [[nodiscard]] static std::string keyOf(const InstanceHeader& header, bool inRsnaLayout);

    /// @param key  keyOf() the header
    SeriesDraft(Series series, std::string key, bool inRsnaLayout);

    void add(Instance instance);
    /// Takes over the files of another draft, and the attributes that this one lacks.
    void join(SeriesDraft other);
    void fillFrom(const Series& other);

    /// Whether two drafts are one series: the UID is the same, and nothing contradicts.
    [[nodiscard]] bool belongsTo(const SeriesDraft& other) const;
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
