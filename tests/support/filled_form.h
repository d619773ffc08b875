// FilledForm: answers that a form will take: what the test says, and something plausible for whatever else it asks.
//
//   const Document answers = FilledForm(context, "screening", Document().Set("safeguarding", "no"), now);
//
// What is not given is filled only where the form requires it, with the first choice offered, "no", a past day or a
// sentence: the same for every run. Throws std::runtime_error when the given answers cannot be submitted. Pure.
#pragma once

#include "core/casework/case_context.h"

namespace caseway::tests {

Document FilledForm(casework::CaseContext& context, const std::string& form, Document given, Instant now);

}  // namespace caseway::tests
