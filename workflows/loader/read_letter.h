// Reads letters/*.html: the comment on the first line, the text, and the {{places}} in it.
//
//   Letter letter = ReadLetter(text, "workflows/assessment/letters/eligibility-decision.html", faults);
//
// Threads: a function of its arguments.
#pragma once

#include <string>
#include <string_view>

#include "core/pathway/bundle.h"
#include "core/pathway/fault.h"

namespace caseway::loader {

pathway::Letter ReadLetter(std::string_view text, const std::string& file, pathway::Faults& faults);

}  // namespace caseway::loader
