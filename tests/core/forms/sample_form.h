// A form with a question of most types, for the tests of this folder.
#pragma once

#include "core/forms/answers.h"

namespace caseway::forms {

// Questions: safe (yes/no/unknown, required), mood (choice), worry (long text, shown when the mood is "worried"),
// needs (many choices), seen_on (date, past), born (approximate date), age (number 0 to 120), cost (money),
// helpers (group: name required, paid, ask_again a date shown when row.paid = "no").
FormDefinition SampleForm();
CodeLists SampleCodes();
Instant SampleNow();  // 22 November 2026 at 9am

// Shows and validates in one step, with nothing known outside the form.
ShownQuestions ShowSample(const FormDefinition& form, const Document& answers);
std::vector<FieldError> ValidateSample(const FormDefinition& form, const Document& answers);

}  // namespace caseway::forms
