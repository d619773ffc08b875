// What `caseway decide` is given: read, and held against what the decisions ask for.
//
//   auto inputs = ReadInputs("{Age: 70}", model, {"Eligibility"}, now);
//   if (!inputs) return inputs.error();   // "inputs: there is no input \"Agee\". Did you mean \"Age\"?"
//
// An input given as null is given: a decision may have a rule for it. Where an input is a date, a time or a duration, a
// text that spells one will do. Threads: pure.
#pragma once

#include <string>
#include <vector>

#include "core/dates.h"
#include "core/feel/decision.h"
#include "core/result.h"

namespace caseway {

// `text` is a FEEL context, which JSON is too. Errors: kInvalidInput, `say` beginning with "inputs:", when it cannot be
// read, names what none of the model's decisions reads, lacks what the `decisions` need, or has a value of another
// type.
Result<feel::NameTable> ReadInputs(const std::string& text, const feel::DecisionModel& model,
                                   const std::vector<std::string>& decisions, Instant now);

}  // namespace caseway
