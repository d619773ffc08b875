// What a decision table's input can be where its form takes less than its type: so that a table is asked for no rule
// for answers that nobody can give, and a rule for such answers is found.
//
//   const auto problems = CheckModel(model, scope, [](const Expression& input) -> std::optional<InputLimits> {
//     return input.text() == "look.price" ? std::optional(InputLimits{Decimal(0), Decimal(25), 2}) : std::nullopt;
//   });
//
// Threads: pure.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/feel/decimal.h"
#include "core/feel/decision.h"

namespace caseway::feel {

// Of a number: at least, at most, and with how many decimals; nothing where there is no limit.
struct InputLimits {
  std::optional<Decimal> least = {}, most = {};
  std::optional<int> decimals = {};
};
using LimitsOfInput = std::function<std::optional<InputLimits>(const Expression& input)>;

// As CheckTable and DecisionModel::Check, with the limits of the inputs that have some.
std::vector<TableProblem> CheckTable(const DecisionTable& table, const TypeScope& scope, const LimitsOfInput& limits);
std::vector<TableProblem> CheckModel(const DecisionModel& model, const TypeScope& scope, const LimitsOfInput& limits);

}  // namespace caseway::feel
