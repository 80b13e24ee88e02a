#pragma once

#include "ui/panes/source/pane_source.h"

namespace foramen {

class Prior;

/// The prior study as the source of its panes. Its series have no roles that the reader could
/// change, and its current site is that of the open study.
class PriorSource : public PaneSource {
    Q_OBJECT

public:
    PriorSource(const Prior* prior, const PaneSource* open, QObject* parent = nullptr);

    [[nodiscard]] Stage stage() const override;
    [[nodiscard]] std::string studyKey() const override;
    [[nodiscard]] const std::vector<SeriesEntry>& series() const override;
    [[nodiscard]] std::vector<VolumePtr> volumesFor(SeriesRole role) const override;
    [[nodiscard]] const PatientSpaces& spaces() const override;
    [[nodiscard]] const SpineWindows& spineWindows() const override;
    [[nodiscard]] const Assessment& assessment() const override;
    [[nodiscard]] Site currentSite() const override;

private:
    const Prior* m_prior;
    const PaneSource* m_open;
    const std::vector<SeriesEntry> m_series; ///< none
};

} // namespace foramen
