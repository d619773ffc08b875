#include "core/calendar/setting_history.h"

#include <algorithm>

namespace caseway {

SettingHistory::SettingHistory(std::vector<DatedValue> values) : values_(std::move(values)) {
  std::stable_sort(values_.begin(), values_.end(),
                   [](const DatedValue& a, const DatedValue& b) { return a.from < b.from; });
}

const DatedValue* SettingHistory::On(Date day) const {
  const auto after = std::upper_bound(values_.begin(), values_.end(), day,
                                      [](Date wanted, const DatedValue& value) { return wanted < value.from; });
  return after == values_.begin() ? nullptr : &*std::prev(after);
}

Result<DueRule> InForce(const DueRule& rule, const SettingHistory* history, Date origin) {
  const DatedValue* value = history == nullptr ? nullptr : history->On(origin);
  if (value == nullptr) return rule;
  DueRule out = rule;
  out.off = value->value == "off";
  if (out.off) return out;
  const auto within = ParseSpan(value->value);
  if (!within) return within.error();
  out.within = *within;
  if (!value->source.empty()) out.source = value->source;
  return out;
}

}  // namespace caseway
