#pragma once

/// Comments of the SR that say what no code says. sr_tree.cpp writes them, sr_reader.cpp knows them
/// again: none may be changed without reading the older one, too.
namespace foramen::sr::words {

inline constexpr const char* kNumbering = "Numbering by a reader: ";
inline constexpr const char* kPointPlaced = "The point was placed by a reader";
inline constexpr const char* kPointRemoved = "The point was removed by a reader";
inline constexpr const char* kNotRevealed = "The model's grade was not revealed to the reader";
inline constexpr const char* kNotGraded = "Not graded";
inline constexpr const char* kRefused = "Not graded by the model: ";
inline constexpr const char* kWithheld = "The model's grade is not given.";
inline constexpr const char* kNotDecided = "Not decided by a reader";
inline constexpr const char* kNotGradable = "Not gradable"; ///< perhaps with ": " and the reason
inline constexpr const char* kRefined = "Normal/Mild, more precisely: ";
/// Around the grade and, in brackets, the site's cut-off.
inline constexpr const char* kAcceptedBegin = "The model's grade, ";
inline constexpr const char* kAcceptedEnd = ", was accepted";
inline constexpr const char* kNotStated = "not stated"; ///< instead of an empty text

} // namespace foramen::sr::words
