#pragma once

#include "core/evaluation/evaluation.h"
#include "core/plot/html_page.h"

namespace foramen {

/// Chapters of evaluationHtml() that have files of their own.
void addExpectedGrade(HtmlPage& page, const Evaluation& evaluation);

} // namespace foramen
