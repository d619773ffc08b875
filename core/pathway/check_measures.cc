// The rates of the board: where they are worked out, and that they give numbers.
#include <fmt/format.h>

#include <algorithm>

#include "core/pathway/bundle_check.h"
#include "core/pathway/measured.h"
#include "core/pathway/nearest.h"

namespace caseway::pathway {
namespace {

void CheckWhere(const BundleCheck& check, const Measure& measure) {
  std::vector<std::string> places = KeysOf(check.bundle.forms);
  for (const State& state : check.definition.states) places.push_back(state.id);
  places.emplace_back(kOpened);
  if (measure.at.empty())
    check.Fault(measure.written.header, "PW-MISSING-KEY",
                fmt::format("The measure “{}” is never worked out: say `at` which states and forms.", measure.id));
  for (std::size_t i = 0; i < measure.at.size(); ++i) {
    const std::string& at = measure.at[i];
    if (std::find(places.begin(), places.end(), at) != places.end()) continue;
    check.Fault(measure.written.Of(fmt::format("at.{}", i)), "PW-UNKNOWN-STATE",
                fmt::format("The measure “{}” is worked out at “{}”, which is no state and no form.{}", measure.id, at,
                            DidYouMean(at, places)));
  }
}

// A truth, or a number.
void CheckAmount(const BundleCheck& check, const Measure& measure, const std::optional<Condition>& amount) {
  if (!amount || !amount->expression) return;
  const auto problems = feel::CheckTypes(amount->expression, check.names);
  for (const feel::Problem& problem : problems)
    check.Fault(forms::PlaceWithin(*amount, problem.line, problem.column),
                problem.code == "unlike-types"       ? "PW-UNLIKE-TYPES"
                : problem.code == "code-not-offered" ? "PW-UNKNOWN-CODE"
                                                     : "PW-UNKNOWN-NAME",
                fmt::format("The measure “{}”: {}", measure.id, problem.say));
  const feel::Type type = feel::TypeOf(amount->expression, check.names);
  const bool fits = type.IsAny() || type.Is(feel::Type::Kind::kNumber) || type.Is(feel::Type::Kind::kBoolean);
  if (problems.empty() && !fits)
    check.Fault(amount->place, "PW-NOT-A-CONDITION",
                fmt::format("The measure “{}” counts by what is neither a truth nor a number.", measure.id));
}

}  // namespace

void CheckMeasures(const BundleCheck& check) {
  for (const Measure& measure : check.definition.measures) {
    CheckWhere(check, measure);
    CheckAmount(check, measure, measure.of);
    CheckAmount(check, measure, measure.met);
  }
}

}  // namespace caseway::pathway
