#pragma once

#include <cstddef>

class QMenu;

namespace foramen {

class SeriesLinks;

/// Adds the choice of how a series is linked to a menu: automatically, with all others, or with
/// none.
/// @param links  outlives the menu.
void addLinkEntries(QMenu* menu, SeriesLinks& links, std::size_t seriesIndex);

} // namespace foramen
