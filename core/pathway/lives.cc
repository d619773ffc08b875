#include "core/pathway/lives.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "core/pathway/assured.h"

namespace caseway::pathway {
namespace {

constexpr std::size_t kMostLives = 2'000;
constexpr int kForEver = 99'999;  // days
constexpr int kOldest = 130;      // of whom a record is begun

std::string Quoted(const std::string& text) { return "\"" + text + "\""; }

std::vector<std::string> CodesAt(const BundleCheck& check, const char* member) {
  std::vector<std::string> values;
  const feel::Type* of_case = check.names.Find("case");
  const feel::Type* type = of_case == nullptr ? nullptr : of_case->Member(member);
  if (type == nullptr) return values;
  for (const std::string& code : type->codes()) values.push_back(Quoted(code));
  return values;
}

// Of what only a contact brings with it: nothing is known of it where a case came otherwise.
std::vector<std::string> OrNothing(std::vector<std::string> values) {
  values.insert(values.begin(), "null");
  return values;
}

std::vector<std::string> RestrictionsFrom(const std::string& first) {
  std::vector<std::string> levels = {"\"none\"", "\"standard\"", "\"sealed\""};
  levels.erase(levels.begin(), std::find(levels.begin(), levels.end(), Quoted(first)));
  return levels;
}

// The whole numbers a text names, and those beside them.
std::vector<std::string> NumbersIn(const std::set<std::string>& texts, int most) {
  std::set<int> numbers;
  for (const std::string& text : texts) {
    for (std::size_t at = 0; at < text.size();) {
      const auto is_digit = [&](std::size_t i) { return std::isdigit(static_cast<unsigned char>(text[i])) != 0; };
      std::size_t end = at;
      while (end < text.size() && is_digit(end)) ++end;
      if (end > at && end - at < 6) {
        for (const int beside : {-1, 0, 1}) numbers.insert(std::stoi(text.substr(at, end - at)) + beside);
      }
      at = std::max(end, at + 1);
    }
  }
  std::vector<std::string> values;
  for (const int number : numbers) {
    if (number >= 0 && number <= most) values.push_back(std::to_string(number));
  }
  return values;
}

std::vector<std::string> AndForEver(std::vector<std::string> days) {
  days.push_back(std::to_string(kForEver));
  return days;
}

// By name the texts of the conditions that read it.
std::map<std::string, std::set<std::string>> NamesAsked(const BundleCheck& check) {
  std::map<std::string, std::set<std::string>> asked;
  for (const State& state : check.definition.states) {
    for (const Action& action : state.actions) {
      for (const Condition* condition : ConditionsOf(action)) {
        for (const feel::NamePath& path : condition->reads) asked[feel::ToString(path)].insert(condition->text);
      }
    }
  }
  return asked;
}

Constant ConstantAt(const BundleCheck& check, const std::string& name, const std::set<std::string>& texts) {
  if (name == "person.alive") return {name, {"true", "false"}, true};
  if (name == "person.age") return {name, NumbersIn(texts, kOldest), true};
  if (name == "case.days_open") return {name, AndForEver(NumbersIn(texts, kForEver - 1)), true, true};
  if (name == "case.restriction") return {name, RestrictionsFrom(check.definition.restriction), true};
  if (name == "case.out_of_hours") return {name, {"true", "false"}};
  if (name == "case.capacity" || name == "case.source" || name == "case.safeguarding_reported")
    return {name, CodesAt(check, name.c_str() + 5)};
  if (name == "case.channel" || name == "case.urgency" || name == "case.consent" || name == "case.caller")
    return {name, OrNothing(CodesAt(check, name.c_str() + 5))};
  return {name, {}};
}

std::string InWords(const std::string& name, const std::string& value) {
  if (name == "person.alive") return value == "true" ? "the person is alive" : "the person has died";
  if (name == "person.age") return fmt::format("the person is {} years old", value);
  if (name == "case.days_open") return "the case is open for years";
  if (name == "case.capacity") return fmt::format("the person is here as {}", value);
  if (name == "case.restriction") return fmt::format("the case is restricted as {}", value);
  if (value == "null") return fmt::format("there is no {}", name);
  return fmt::format("{} is {}", name, value);
}

}  // namespace

std::vector<Constant> ConstantsOf(const BundleCheck& check) {
  std::vector<Constant> constants;
  for (const auto& [name, texts] : NamesAsked(check)) {
    Constant constant = ConstantAt(check, name, texts);
    if (!constant.values.empty()) constants.push_back(std::move(constant));
  }
  return constants;
}

std::vector<Life> LivesOf(std::vector<Constant> constants) {
  std::stable_sort(constants.begin(), constants.end(),
                   [](const Constant& a, const Constant& b) { return a.values.size() < b.values.size(); });
  std::vector<Life> lives = {{}};
  for (const Constant& constant : constants) {
    if (lives.size() * constant.values.size() > kMostLives) break;
    std::vector<Life> longer;
    for (const Life& life : lives) {
      for (const std::string& value : constant.values) {
        longer.push_back(life);
        longer.back()[constant.name] = value;
      }
    }
    lives = std::move(longer);
  }
  return lives;
}

std::vector<Life> NextOf(const Life& life, const std::vector<Constant>& constants) {
  std::vector<Life> next;
  for (const Constant& constant : constants) {
    const auto now = life.find(constant.name);
    if (!constant.passes || now == life.end()) continue;
    const auto value = std::find(constant.values.begin(), constant.values.end(), now->second);
    if (value == constant.values.end() || value + 1 == constant.values.end()) continue;
    next.push_back(life);
    next.back()[constant.name] = *(value + 1);
  }
  return next;
}

bool Lasts(const Life& life, const std::vector<Constant>& constants) {
  return std::none_of(constants.begin(), constants.end(), [&](const Constant& constant) {
    const auto now = life.find(constant.name);
    return constant.waits && now != life.end() && now->second != constant.values.back();
  });
}

std::vector<std::string> ConditionsOf(const Life& life) {
  std::vector<std::string> texts;
  for (const auto& [name, value] : life) texts.push_back(fmt::format("{} = {}", name, value));
  return texts;
}

std::string WordsOf(const Life& life) {
  std::string words;
  for (const auto& [name, value] : life) words += (words.empty() ? "" : " and ") + InWords(name, value);
  return words;
}

}  // namespace caseway::pathway
