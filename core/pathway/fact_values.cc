#include <utility>

#include "core/pathway/scope.h"

namespace caseway::pathway {
namespace {

using feel::Value;

Value Of(const std::optional<bool>& value) { return value ? Value::Boolean(*value) : Value(); }
Value Of(const std::optional<std::string>& value) { return value ? Value::Text(*value) : Value(); }
Value Of(const std::optional<Date>& value) { return value ? Value::Date(*value) : Value(); }

Value Of(const std::vector<std::string>& texts) {
  feel::Values values;
  for (const std::string& text : texts) values.push_back(Value::Text(text));
  return Value::List(std::move(values));
}

Value Of(const std::vector<CaseItem>& items) {
  feel::Values values;
  for (const CaseItem& item : items) {
    values.push_back(Value::Context({{"as", Value::Text(item.as)},
                                     {"label", Value::Text(item.label)},
                                     {"due", Of(item.due)},
                                     {"done", Value::Boolean(item.done)},
                                     {"form", Value::Text(item.form)}}));
  }
  return Value::List(std::move(values));
}

Value DayOf(Instant instant) { return Value::Date(LondonDate(instant)); }

std::int64_t DaysBetween(Instant from, Instant to) { return (Days(LondonDate(to)) - Days(LondonDate(from))).count(); }

}  // namespace

Value PersonValue(const PersonFacts& person, Instant now) {
  return Value::Context({
      {"age", person.born ? Value::Number(AgeInYears(*person.born, LondonDate(now))) : Value()},
      {"born", Of(person.born)},
      {"alive", Of(person.alive)},
      {"name_known", Of(person.name_known)},
      {"identity_confirmed", Of(person.identity_confirmed)},
      {"nhs_number_known", Of(person.nhs_number_known)},
      {"address_known", Of(person.address_known)},
      {"in_area", Of(person.in_area)},
      {"alerts", Of(person.alerts)},
      {"open_cases", Of(person.open_cases)},
      {"open_safeguarding", Of(person.open_safeguarding)},
      {"communication_needs_recorded", Of(person.communication_needs_recorded)},
  });
}

Value CaseValue(const CaseState& state, const CaseFacts& facts, Instant now) {
  const bool allocated = static_cast<bool>(state.owner.worker);
  return Value::Context({
      {"pathway", Value::Text(state.pathway)},
      {"state", Value::Text(state.state)},
      {"capacity", state.capacity.empty() ? Value() : Value::Text(state.capacity)},
      {"owner_kind", Value::Text(allocated ? "person" : "team")},
      {"opened", DayOf(state.opened)},
      {"entered", DayOf(state.entered)},
      {"days_open", Value::Number(DaysBetween(state.opened, now))},
      {"allocated", Value::Boolean(allocated)},
      {"band", Of(facts.band)},
      {"restriction", Of(facts.restriction)},
      {"channel", Of(facts.channel)},
      {"urgency", Of(facts.urgency)},
      {"consent", Of(facts.consent)},
      {"safeguarding_reported", Of(facts.safeguarding_reported)},
      {"source", Of(facts.source)},
      {"duplicate_open", Of(facts.duplicate_open)},
      {"out_of_hours", Of(facts.out_of_hours)},
      {"linked", Of(facts.linked)},
      {"items", Of(facts.items)},
  });
}

}  // namespace caseway::pathway
