#pragma once

#include "app/cli/subcommand.h"

namespace foramen {

/// The parts of `foramen-cli dataset`: one source file each, which describes itself.
void addDatasetSummary(CLI::App& dataset, Run& run);
void addDatasetCheck(CLI::App& dataset, Run& run);
void addDatasetInstances(CLI::App& dataset, Run& run);
void addDatasetPng(CLI::App& dataset, Run& run);

} // namespace foramen
