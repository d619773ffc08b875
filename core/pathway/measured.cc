#include "core/pathway/measured.h"

#include <algorithm>

#include "core/pathway/scope.h"

namespace caseway::pathway {
namespace {

// Yes counts as one; what has no answer counts for nothing.
int Amount(const std::optional<Condition>& condition, const Scope& scope, int otherwise) {
  if (!condition) return otherwise;
  const feel::Value value = feel::Evaluate(condition->expression, scope, {scope.now()});
  if (!value.Is(feel::Value::Kind::kNumber)) return value.IsTrue() ? 1 : 0;
  return static_cast<int>(std::clamp<std::int64_t>(value.number().ToInteger().value_or(0), 0, 1000));
}

bool IsWorkedOut(const Measure& measure, const std::vector<std::string>& where) {
  return std::any_of(measure.at.begin(), measure.at.end(),
                     [&](const std::string& one) { return std::find(where.begin(), where.end(), one) != where.end(); });
}

}  // namespace

std::vector<Measured> MeasuredAt(const CaseAt& at, const std::vector<std::string>& where, Instant now) {
  std::vector<Measured> found;
  const Scope scope(at, now);
  for (const Measure& measure : at.bundle.definition.measures) {
    if (!IsWorkedOut(measure, where)) continue;
    const int counted = Amount(measure.of, scope, 1);
    const int met = counted == 0 ? 0 : std::min(counted, Amount(measure.met, scope, counted));
    found.push_back({&measure, counted, met});
  }
  return found;
}

Document MeasuredDocument(const CaseAt& at, const std::vector<std::string>& where, Instant now) {
  Document measured;
  for (const Measured& one : MeasuredAt(at, where, now)) {
    Document entry = Document().Set("of", one.counted).Set("met", one.met);
    if (one.measure->per_person) entry.Set("person", true);
    measured.Set(one.measure->id, std::move(entry));
  }
  return measured;
}

}  // namespace caseway::pathway
