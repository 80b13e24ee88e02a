#include "core/spine/series_role_key.h"

namespace foramen {

std::string_view keyOf(SeriesRole role)
{
    switch (role) {
    case SeriesRole::SagittalT1:
        return "sagittal_t1";
    case SeriesRole::SagittalT2:
        return "sagittal_t2";
    case SeriesRole::AxialT2:
        return "axial_t2";
    }
    return {};
}

std::optional<SeriesRole> seriesRoleFromKey(std::string_view key)
{
    for (const SeriesRole role : kSeriesRoles)
        if (key == keyOf(role))
            return role;
    return std::nullopt;
}

} // namespace foramen
