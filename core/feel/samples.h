// Sample values that stand for all values of a variable, as far as a condition can tell them apart: each code, each
// bound and what lies beside it, something else, null. For core/feel only.
//
// Sound because the conditions it is used on only compare variables with constants: two values between the same bounds
// cannot be told apart. Threads: pure.
#pragma once

#include <optional>

#include "core/feel/ast.h"
#include "core/feel/expression.h"

namespace caseway::feel {

// The samples of a variable of the type, given the constants it is compared with, without null; nullopt when the type
// cannot be decided.
std::optional<Values> SamplesOf(const Type& type, const Values& constants);
// Lists of a variable: with each of `items` or without it, and of each of the `lengths` and those beside them; nullopt
// where there would be too many. Codes of the element's type stand in a list once.
std::optional<Values> ListSamples(const Type& element, const Values& items, const Values& lengths);
// Texts as long as each of the `lengths` and those beside them; nullopt where one would be too long.
std::optional<Values> LengthSamples(const Values& lengths);
// Adds the constants of a cell's tests; false when the tests do more than compare "?" with constants.
bool CollectTestConstants(const Node& tests, Values& constants);
// The literal, or the date, time or duration that is written out; nullopt for anything else.
std::optional<Value> ConstantOf(const Node& node);

}  // namespace caseway::feel
