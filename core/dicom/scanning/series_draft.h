#pragma once

#include "core/dicom/parsing/instance_header.h"

#include <filesystem>
#include <string>
#include <vector>

namespace foramen {

/// A series on its way: files that surely belong together, to be joined with others of its UID.
class SeriesDraft {
public:
    /// What files have in common that surely belong to one series: the UID with number and
    /// description, in an RSNA layout the folder. Files without UID are told apart by these, and
    /// where they lack these too, by folder, plane and times.
    [[nodiscard]] static std::string keyOf(const InstanceHeader& header, bool inRsnaLayout);

    /// @param key  keyOf() the header
    SeriesDraft(Series series, std::string key, bool inRsnaLayout);

    void add(Instance instance);
    /// Takes from the other what this one lacks, and its files.
    void join(SeriesDraft other);
    void fillFrom(const Series& other);

    /// Whether two drafts are one series: they have one UID, and nothing says otherwise.
    [[nodiscard]] bool belongsTo(const SeriesDraft& other) const;
    [[nodiscard]] const std::string& key() const { return m_key; }
    [[nodiscard]] Series& series() { return m_series; }
    [[nodiscard]] const Series& series() const { return m_series; }

private:
    Series m_series;
    std::string m_key;
    bool m_inRsnaLayout = false;
    unsigned m_planes = 0; ///< a bit for each of sagittal, coronal, axial that occurs
};

} // namespace foramen
