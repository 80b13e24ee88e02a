#pragma once

/// UIDs of transfer syntaxes (PS3.6 table A-1).
namespace foramen::test::syntax {

inline constexpr const char* kImplicit = "1.2.840.10008.1.2";
inline constexpr const char* kExplicit = "1.2.840.10008.1.2.1";
inline constexpr const char* kBigEndian = "1.2.840.10008.1.2.2";
inline constexpr const char* kDeflated = "1.2.840.10008.1.2.1.99";
inline constexpr const char* kEncapsulated = "1.2.840.10008.1.2.1.98"; ///< uncompressed
inline constexpr const char* kRle = "1.2.840.10008.1.2.5";
inline constexpr const char* kJpegBaseline = "1.2.840.10008.1.2.4.50";
inline constexpr const char* kJpegExtended = "1.2.840.10008.1.2.4.51";
inline constexpr const char* kJpegLossless = "1.2.840.10008.1.2.4.57";
inline constexpr const char* kJpegLosslessFirstOrder = "1.2.840.10008.1.2.4.70";
inline constexpr const char* kJpegLs = "1.2.840.10008.1.2.4.80";
inline constexpr const char* kJpegLsNearLossless = "1.2.840.10008.1.2.4.81";
inline constexpr const char* kJpeg2000 = "1.2.840.10008.1.2.4.90";
inline constexpr const char* kJpeg2000Lossy = "1.2.840.10008.1.2.4.91";
inline constexpr const char* kHtj2k = "1.2.840.10008.1.2.4.201"; ///< lossless

} // namespace foramen::test::syntax
