#include "app/commands/decide_inputs.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/pathway/nearest.h"

namespace caseway {
namespace {

using feel::DecisionElement;
using feel::Type;
using feel::Value;

// As DMN converts: an only item out of its list, an item into a list.
bool Fits(const Type& type, const Value& value) {
  if (Accepts(type, value)) return true;
  if (value.Is(Value::Kind::kList) && value.items().size() == 1 && Accepts(type, value.items()[0])) return true;
  if (type.Is(Type::Kind::kDateTime) && value.Is(Value::Kind::kDate)) return true;
  return type.Is(Type::Kind::kList) && Accepts(type.element(), value);
}

std::string Named(const Value& value) {
  static constexpr const char* kNames[] = {"null",
                                           "boolean",
                                           "number",
                                           "string",
                                           "date",
                                           "time",
                                           "date and time",
                                           "days and time duration",
                                           "years and months duration",
                                           "list",
                                           "context",
                                           "range",
                                           "function"};
  return kNames[static_cast<std::size_t>(value.kind())];
}

// JSON has no dates: a text stands for the date, time or duration it spells where one is asked for.
Value AsAsked(const Type& type, const Value& value) {
  const bool temporal = type.Is(Type::Kind::kDate) || type.Is(Type::Kind::kTime) || type.Is(Type::Kind::kDateTime) ||
                        type.Is(Type::Kind::kDaysDuration) || type.Is(Type::Kind::kMonthsDuration);
  if (!temporal || !value.Is(Value::Kind::kText)) return value;
  const auto spelt = feel::Parse("@" + value.ToString(), feel::TypeScope());
  if (!spelt) return value;
  Value made = feel::Evaluate(*spelt, feel::NameTable());
  return !made.IsNull() && Accepts(type, made) ? made : value;
}

Error WrongType(const std::string& name, const Type& type, const Value& value) {
  return InvalidInput(
      fmt::format("inputs: \"{}\" must be {}, not the {} {}", name, type.ToString(), Named(value), value.ToString()));
}

// The check of one context against one model.
class Inputs {
 public:
  Inputs(const feel::DecisionModel& model, feel::Entries given) : model_(model), given_(std::move(given)) {
    for (auto& [name, value] : given_) {
      const DecisionElement* element = model_.Find(name);
      if (element != nullptr && element->kind == DecisionElement::Kind::kInput) value = AsAsked(element->type, value);
    }
  }

  Result<feel::NameTable> Check(const std::vector<std::string>& decisions, Instant now) const {
    if (const auto known = CheckKnown(); !known) return known.error();
    for (const std::string& decision : decisions) {
      if (const auto whole = CheckWhole(decision); !whole) return whole.error();
    }
    if (const auto typed = CheckTypes(); !typed) return typed.error();
    feel::NameTable names(given_);
    for (const std::string& decision : decisions) {
      if (const auto columns = CheckColumns(decision, names, now); !columns) return columns.error();
    }
    return names;
  }

 private:
  const Value* Find(std::string_view name) const {
    const auto found =
        std::find_if(given_.begin(), given_.end(), [&](const auto& entry) { return entry.first == name; });
    return found == given_.end() ? nullptr : &found->second;
  }

  // Input data, and names that expressions read although the file declares no input of that name.
  std::vector<std::string> Readable() const {
    std::vector<std::string> names;
    for (const DecisionElement& element : model_.elements()) {
      if (element.kind == DecisionElement::Kind::kInput) names.push_back(element.name);
      if (element.kind != DecisionElement::Kind::kDecision) continue;
      for (const feel::NamePath& path : model_.NamesUsed(element.name)) names.push_back(path[0]);
    }
    return names;
  }

  Result<void> CheckKnown() const {
    const auto readable = Readable();
    for (const auto& [name, value] : given_) {
      if (std::find(readable.begin(), readable.end(), name) != readable.end()) continue;
      return InvalidInput(
          fmt::format("inputs: there is no input \"{}\".{}", name, pathway::DidYouMean(name, readable)));
    }
    return {};
  }

  Result<void> CheckWhole(const std::string& decision) const {
    for (const std::string& input : model_.InputsOf(decision)) {
      if (Find(input) == nullptr)
        return InvalidInput(
            fmt::format("inputs: \"{}\" is missing: \"{}\" needs it; give null if it is not known", input, decision));
    }
    return {};
  }

  Result<void> CheckTypes() const {
    for (const DecisionElement& element : model_.elements()) {
      const Value* value = element.kind == DecisionElement::Kind::kInput ? Find(element.name) : nullptr;
      if (value != nullptr && !Fits(element.type, *value)) return WrongType(element.name, element.type, *value);
    }
    return {};
  }

  // A column that asks an input for a type the input itself does not declare.
  Result<void> CheckColumns(const std::string& decision, const feel::NameTable& names, Instant now) const {
    const feel::DecisionTable* table = model_.TableOf(decision);
    if (table == nullptr) return {};
    feel::Settings settings;
    settings.now = now;
    for (const feel::TableInput& input : table->inputs) {
      const auto used = feel::NamesUsed(input.expression);
      const bool given =
          std::all_of(used.begin(), used.end(), [&](const feel::NamePath& path) { return Find(path[0]) != nullptr; });
      if (!given || used.empty()) continue;
      const Value value = feel::Evaluate(input.expression, names, settings);
      if (!Fits(input.type, value)) return WrongType(input.expression.text(), input.type, value);
    }
    return {};
  }

  const feel::DecisionModel& model_;
  feel::Entries given_;
};

}  // namespace

Result<feel::NameTable> ReadInputs(const std::string& text, const feel::DecisionModel& model,
                                   const std::vector<std::string>& decisions, Instant now) {
  const auto parsed = feel::Parse(text.empty() ? "{}" : text, feel::TypeScope());
  if (!parsed) return InvalidInput("inputs:" + parsed.error().say);
  const auto misuse = feel::CheckTypes(*parsed, feel::TypeScope());
  if (!misuse.empty())
    return InvalidInput(
        fmt::format("inputs:{}:{}: {}", misuse.front().line, misuse.front().column, misuse.front().say));
  feel::Settings settings;
  settings.now = now;
  const Value given = feel::Evaluate(*parsed, feel::NameTable(), settings);
  if (!given.Is(Value::Kind::kContext)) return InvalidInput("inputs:1:1: a context is needed, like {Age: 70}");
  return Inputs(model, given.entries()).Check(decisions, now);
}

}  // namespace caseway
