#pragma once

#include <QDate>
#include <QDateTime>
#include <QString>
#include <QTime>

#include <string>
#include <vector>

namespace foramen {

/// A language of the window.
struct Language {
    QString code; ///< "en", "de": resources/translations/foramen_CODE.ts
    QString name; ///< "English", "Deutsch": in the language itself
};

/// The setting for the language of the desktop.
inline constexpr const char* kSystemLanguage = "system";

/// The languages that the program has, English first.
[[nodiscard]] std::vector<Language> languages();

/// The language for a setting: "system" gives the first of the desktop's languages that the program
/// has, an unknown code gives English.
[[nodiscard]] QString languageFor(const QString& wanted);

/// Sets the language of the program: its own texts, those of Qt where they are installed, and the
/// format of numbers and dates. Widgets that exist keep their texts, so that a newly chosen
/// language takes effect with the next start. GUI thread.
/// @param wanted  a code, or "system"
void setLanguage(const QString& wanted);

/// The code of the language in use.
[[nodiscard]] QString currentLanguage();

/// "4.0", "4,0": a number as the language writes it.
[[nodiscard]] QString decimalText(double value, int decimals);
/// "2026-11-20", "20.11.2026".
[[nodiscard]] QString dateText(const QDate& date);
/// "12:04:31".
[[nodiscard]] QString clockText(const QTime& time);
/// "2026-11-20 12:04", in local time.
[[nodiscard]] QString dateTimeText(const QDateTime& time);
/// A DICOM date (DA) as dateText(); as it stands when it is none.
[[nodiscard]] QString dicomDateText(const std::string& dicom);

} // namespace foramen
