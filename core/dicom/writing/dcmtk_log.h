#pragma once

namespace foramen {

/// Switches the log of DCMTK off, once and for the whole process: it prints values of the file, and
/// so patient data, and warnings that Foramen reports as values. Any thread.
void silenceDcmtk();

} // namespace foramen
