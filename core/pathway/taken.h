// Taken: what can stand where a condition or a table reads: what a form's question takes, and what a person and a case
// can be.
//
//   TakenBy(bundle, {"look", "price"})    -> 0 to 25000.50 with two decimals, as the question says
//   TakenBy(bundle, {"person", "age"})    -> whole years, none below 0
//
// Internal to the checker. Pure.
#pragma once

#include <optional>
#include <string>

#include "core/feel/table_limits.h"
#include "core/pathway/bundle.h"

namespace caseway::pathway {

// Nothing for what is no number, or has no limit.
std::optional<feel::InputLimits> TakenBy(const Bundle& bundle, const feel::NamePath& path);
// Of an expression: a name, or how many there are of something.
std::optional<feel::InputLimits> TakenBy(const Bundle& bundle, const feel::Expression& expression);
// What is always so of a name, as a condition: "look.price = null or (look.price >= 0 and look.price <= 25000.50)"; ""
// where there is nothing to say. `row` is the group whose row is read, if one is.
std::string TakenAs(const Bundle& bundle, const feel::NamePath& path, const forms::Question* row);

}  // namespace caseway::pathway
