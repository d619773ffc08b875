// SettingHistory: one dated setting: which value held from which day (P55).
//
//   SettingHistory limit({{*ParseDate("2010-04-01"), "28 days"}, {*ParseDate("2027-01-01"), "21 days"}});
//   limit.On(*ParseDate("2026-12-31"))->value == "28 days";     // an earlier case stays on the old limit
//   DueRule rule = *InForce(written, &limit, LondonDate(origin.at));
//
// Threads: a value, immutable after construction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/calendar/due.h"

namespace caseway {

struct DatedValue {
  Date from{};        // the first day on which it holds
  std::string value;  // as written: "28 days", "off", "12 months", "true"
  std::string source = {};
};

class SettingHistory {
 public:
  SettingHistory() = default;
  // In any order; of two from the same day the later in the list holds.
  explicit SettingHistory(std::vector<DatedValue> values);

  // The value that held on `day`, for a case whose clock began then; nullptr before the first.
  const DatedValue* On(Date day) const;
  const std::vector<DatedValue>& values() const { return values_; }  // oldest first

 private:
  std::vector<DatedValue> values_;
};

// The rule as it holds for a clock that began on `origin`: `within` from the setting where there is one, `off` when its
// value is "off", on when it is a span. `history` may be nullptr. Errors: kInvalidInput when the value is no span.
Result<DueRule> InForce(const DueRule& rule, const SettingHistory* history, Date origin);

}  // namespace caseway
