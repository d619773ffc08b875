#include <optional>
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

// Each member by itself: a condition that asks for one costs one.
struct Member {
  std::string_view name;
  Value (*of)(const CaseAt& at, Instant now);
};

constexpr Member kPerson[] = {
    {"age",
     [](const CaseAt& at, Instant now) {
       const auto born = at.facts.Person().born;
       return born ? Value::Number(AgeInYears(*born, LondonDate(now))) : Value();
     }},
    {"born", [](const CaseAt& at, Instant) { return Of(at.facts.Person().born); }},
    {"alive", [](const CaseAt& at, Instant) { return Of(at.facts.Person().alive); }},
    {"name_known", [](const CaseAt& at, Instant) { return Of(at.facts.Person().name_known); }},
    {"identity_confirmed", [](const CaseAt& at, Instant) { return Of(at.facts.Person().identity_confirmed); }},
    {"nhs_number_known", [](const CaseAt& at, Instant) { return Of(at.facts.Person().nhs_number_known); }},
    {"address_known", [](const CaseAt& at, Instant) { return Of(at.facts.Person().address_known); }},
    {"in_area", [](const CaseAt& at, Instant) { return Of(at.facts.Person().in_area); }},
    {"alerts", [](const CaseAt& at, Instant) { return Of(at.facts.Alerts()); }},
    {"open_cases", [](const CaseAt& at, Instant) { return Of(at.facts.OpenCases()); }},
    {"open_safeguarding", [](const CaseAt& at, Instant) { return Of(at.facts.OpenSafeguarding()); }},
    {"communication_needs_recorded",
     [](const CaseAt& at, Instant) { return Of(at.facts.CommunicationNeedsRecorded()); }},
};

constexpr Member kCase[] = {
    {"pathway", [](const CaseAt& at, Instant) { return Value::Text(at.state.pathway); }},
    {"state", [](const CaseAt& at, Instant) { return Value::Text(at.state.state); }},
    {"came_from",
     [](const CaseAt& at, Instant) { return at.state.came_from.empty() ? Value() : Value::Text(at.state.came_from); }},
    {"capacity",
     [](const CaseAt& at, Instant) { return at.state.capacity.empty() ? Value() : Value::Text(at.state.capacity); }},
    {"owner_kind", [](const CaseAt& at, Instant) { return Value::Text(at.state.owner.worker ? "person" : "team"); }},
    {"opened", [](const CaseAt& at, Instant) { return DayOf(at.state.opened); }},
    {"entered", [](const CaseAt& at, Instant) { return DayOf(at.state.entered); }},
    {"days_open", [](const CaseAt& at, Instant now) { return Value::Number(DaysBetween(at.state.opened, now)); }},
    {"allocated", [](const CaseAt& at, Instant) { return Value::Boolean(static_cast<bool>(at.state.owner.worker)); }},
    {"band", [](const CaseAt& at, Instant) { return Of(at.facts.Case().band); }},
    {"restriction", [](const CaseAt& at, Instant) { return Of(at.facts.Case().restriction); }},
    {"channel", [](const CaseAt& at, Instant) { return Of(at.facts.Case().channel); }},
    {"urgency", [](const CaseAt& at, Instant) { return Of(at.facts.Case().urgency); }},
    {"consent", [](const CaseAt& at, Instant) { return Of(at.facts.Case().consent); }},
    {"safeguarding_reported", [](const CaseAt& at, Instant) { return Of(at.facts.Case().safeguarding_reported); }},
    {"source", [](const CaseAt& at, Instant) { return Of(at.facts.Case().source); }},
    {"caller", [](const CaseAt& at, Instant) { return Of(at.facts.Caller()); }},
    {"duplicate_open", [](const CaseAt& at, Instant) { return Of(at.facts.DuplicateOpen()); }},
    {"out_of_hours", [](const CaseAt& at, Instant) { return Of(at.facts.Case().out_of_hours); }},
    {"linked", [](const CaseAt& at, Instant) { return Of(at.facts.Linked()); }},
    {"repeats", [](const CaseAt& at, Instant) { return Value::Number(at.facts.Repeats()); }},
    {"items", [](const CaseAt& at, Instant) { return Of(at.facts.Items()); }},
};

template <std::size_t N>
std::optional<Value> MemberOf(const Member (&members)[N], std::string_view name, const CaseAt& at, Instant now) {
  for (const Member& member : members) {
    if (member.name == name) return member.of(at, now);
  }
  return std::nullopt;
}

template <std::size_t N>
Value WholeOf(const Member (&members)[N], const CaseAt& at, Instant now) {
  feel::Entries entries;
  for (const Member& member : members) entries.emplace_back(std::string(member.name), member.of(at, now));
  return Value::Context(std::move(entries));
}

}  // namespace

Value FactsWhole(std::string_view root, const CaseAt& at, Instant now) {
  return root == "person" ? WholeOf(kPerson, at, now) : WholeOf(kCase, at, now);
}

std::optional<Value> FactsMember(std::string_view root, std::string_view member, const CaseAt& at, Instant now) {
  return root == "person" ? MemberOf(kPerson, member, at, now) : MemberOf(kCase, member, at, now);
}

}  // namespace caseway::pathway
