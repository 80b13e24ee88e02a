#pragma once

#include <chrono>
#include <filesystem>
#include <string>

namespace foramen {

/// In which way an archive is spoken to.
enum class PacsDialect { Dimse, Dicomweb };

/// Encryption of a connection. All files are PEM.
struct PacsTls {
    bool enabled = false; ///< of DIMSE; DICOMweb is encrypted where its URL begins with https
    /// Certificates of the authorities that are trusted, instead of those of the system. DIMSE
    /// needs it.
    std::filesystem::path authorityFile;
    std::filesystem::path certificateFile; ///< the own certificate; may be empty
    std::filesystem::path keyFile; ///< the key of the own certificate, without password
};

/// An archive: where it is, and what it is told about us. Secrets are in memory only: who has them
/// gives them for each use.
struct PacsNode {
    std::string name; ///< for the user
    PacsDialect dialect = PacsDialect::Dimse;

    /// @name DIMSE
    std::string host; ///< a name or an IPv4 address
    int port = 104;
    std::string calledAeTitle;
    std::string callingAeTitle; ///< ours
    /// Where the archive reaches us, while we retrieve by C-MOVE or wait for a commitment; 0: it
    /// does not.
    int ownPort = 0;
    bool retrievesByMove = false; ///< C-MOVE in place of C-GET
    bool asksForCommitment = false; ///< what is sent counts when the archive says that it keeps it

    /// @name DICOMweb
    std::string baseUrl; ///< "https://host/dicom-web", without user and password
    std::string bearerToken; ///< empty for none
    std::string user; ///< empty where no password is asked for
    std::string password;
    /// Whether token or password may be sent unencrypted to another machine.
    bool sendsSecretsUnencrypted = false;

    PacsTls tls;
    std::chrono::milliseconds connectLimit{10'000}; ///< until the connection stands
    std::chrono::milliseconds idleLimit{60'000}; ///< without a byte of the archive
};

} // namespace foramen
