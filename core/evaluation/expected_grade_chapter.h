#pragma once

#include "core/evaluation/evaluation.h"
#include "core/plot/html_page.h"

namespace foramen {

/// The chapter of evaluationHtml() on expected against true grade.
void addExpectedGradeChapter(HtmlPage& page, const Evaluation& evaluation);

} // namespace foramen
