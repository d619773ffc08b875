#include "core/forms/condition.h"

#include <cstdlib>

namespace caseway::forms {
namespace {

// "3:14: sentence" -> 3, 14, "sentence"; a text without a position is about its beginning.
struct Positioned {
  int line = 1;
  int column = 1;
  std::string say;
};

Positioned SplitPosition(const std::string& text) {
  char* end = nullptr;
  const long line = std::strtol(text.c_str(), &end, 10);
  if (end == text.c_str() || *end != ':') return {1, 1, text};
  const char* second = end + 1;
  const long column = std::strtol(second, &end, 10);
  if (end == second || *end != ':') return {1, 1, text};
  std::string say(end + 1);
  if (!say.empty() && say.front() == ' ') say.erase(0, 1);
  return {static_cast<int>(line), static_cast<int>(column), std::move(say)};
}

}  // namespace

Place PlaceWithin(const Condition& condition, int line, int column) {
  Place place = condition.place;
  place.line += line - 1;
  place.column = line == 1 ? place.column + column - 1 : column;
  return place;
}

std::optional<ConditionFault> Compile(Condition& condition, const feel::TypeScope& scope) {
  auto parsed = feel::Parse(condition.text, scope);
  if (parsed) {
    condition.expression = *std::move(parsed);
    condition.reads = feel::NamesUsed(condition.expression);
    return std::nullopt;
  }
  Positioned fault = SplitPosition(parsed.error().say);
  return ConditionFault{PlaceWithin(condition, fault.line, fault.column), std::move(fault.say)};
}

bool Holds(const Condition& condition, const feel::Environment& facts, Instant now) {
  if (!condition.expression) return false;
  feel::Settings settings;
  settings.now = now;
  return feel::Evaluate(condition.expression, facts, settings).IsTrue();
}

}  // namespace caseway::forms
