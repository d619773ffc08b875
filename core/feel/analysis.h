// What can be told of a condition without answers: is it always true, always false, does it vary?
//
//   Analyse(*Parse("concern.safe_now = \"yes\" or concern.safe_now != \"yes\"", scope), scope)  -> kAlwaysTrue
//   Analyse(*Parse("person.age > 17 and person.age < 16", scope), scope)                        -> kAlwaysFalse
//
// Decided: constants, code lists, nullness, ranges of single variables (with a number or days added), up to four
// numbers, dates or moments beside each other, how many a list holds and whether it contains a constant, the length of
// a text, and days before and after today, joined by and, or, not, if, in, between. Of a conjunction the parts that can
// be decided count. Anything else is kNotDecided, never a guess: callers say so. Threads: pure.
#pragma once

#include "core/feel/expression.h"

namespace caseway::feel {

enum class Satisfiability { kAlwaysTrue, kAlwaysFalse, kVaries, kNotDecided };

// "Always true" counts only true: a condition that may be null varies.
Satisfiability Analyse(const Expression& condition, const TypeScope& scope);
// Whether some answers make all of them true at once: kAlwaysFalse says never.
Satisfiability AnalyseTogether(const std::vector<Expression>& conditions, const TypeScope& scope);
// Uses no name at all.
bool IsConstant(const Expression& expression);

}  // namespace caseway::feel
