// Condition: a FEEL condition with its place, compiled once when the definition is loaded.
//
//   Condition condition{"concern.safe_now != null", place};
//   if (auto fault = Compile(condition, scope)) ...      // what is wrong with it, at its place in the file
//   Holds(condition, facts, now) -> true only when it is true: false, null and errors are all "does not hold"
//
// Pure. Threads: immutable after Compile; evaluated by any number of threads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/dates.h"
#include "core/feel/expression.h"
#include "core/forms/written.h"

namespace caseway::forms {

struct Condition {
  std::string text;
  Place place;                             // of the text's first character
  feel::Expression expression;             // after Compile; without it the condition never holds
  std::vector<feel::NamePath> reads = {};  // the names it takes, as written; after Compile
};

// A fault in a condition at its place in the file.
struct ConditionFault {
  Place place;
  std::string say;
};

// Parses the text against the names in scope. What cannot be read is named; names and types are the checker's business.
std::optional<ConditionFault> Compile(Condition& condition, const feel::TypeScope& scope);
bool Holds(const Condition& condition, const feel::Environment& facts, Instant now);
// The place in the file of a line and column within the condition's text.
Place PlaceWithin(const Condition& condition, int line, int column);

}  // namespace caseway::forms
