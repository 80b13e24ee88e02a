#pragma once

#include "ui/panes/source/pane_source.h"

namespace foramen {

class PriorRegistration;

/// The prior as the source of its panes: as acquired, or in the slices of the open study where it
/// is registered. Everything else is that of the acquired prior.
class RegisteredSource : public PaneSource {
    Q_OBJECT

public:
    RegisteredSource(const PaneSource* acquired, const PriorRegistration* registration,
                     QObject* parent = nullptr);

    [[nodiscard]] Stage stage() const override;
    [[nodiscard]] std::string studyKey() const override;
    [[nodiscard]] const std::vector<SeriesEntry>& series() const override;
    [[nodiscard]] std::vector<VolumePtr> volumesFor(SeriesRole role) const override;
    [[nodiscard]] VolumePtr acquiredFrom(const VolumePtr& shown) const override;
    [[nodiscard]] const PatientSpaces& spaces() const override;
    [[nodiscard]] const SpineWindows& spineWindows() const override;
    [[nodiscard]] const Assessment& assessment() const override;
    [[nodiscard]] Site currentSite() const override;

private:
    const PaneSource* m_acquired;
    const PriorRegistration* m_registration;
};

} // namespace foramen
