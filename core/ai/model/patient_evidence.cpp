#include "core/ai/model/patient_evidence.h"

#include <fmt/format.h>

namespace foramen {

namespace {

std::string twoDigits(double value)
{
    return fmt::format("{:.2f}", value);
}

} // namespace

std::optional<Reason> whyUnreliable(const std::optional<PatientEvidence>& evidence)
{
    if (!evidence)
        return Reason(ReasonCode::PatientsNotMeasured);
    if (evidence->sites < kLeastPatientSites)
        return Reason(ReasonCode::PatientsTooFew, evidence->sites, kLeastPatientSites);
    if (!(evidence->aucModerate >= kLeastAucModerate))
        return Reason(ReasonCode::PatientsRankBadly, twoDigits(evidence->aucModerate),
                      twoDigits(kLeastAucModerate));
    if (!(evidence->logLoss < evidence->priorLogLoss))
        return Reason(ReasonCode::PatientsWorseThanPrior, twoDigits(evidence->logLoss),
                      twoDigits(evidence->priorLogLoss));
    return std::nullopt;
}

} // namespace foramen
