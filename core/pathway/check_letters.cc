#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "core/pathway/assured.h"
#include "core/pathway/nearest.h"

namespace caseway::pathway {
namespace {

// Places that are never empty, and those that `needs` must name: a letter without them is kept back.
constexpr std::array<std::string_view, 5> kAlways = {"case.reference", "case.received", "council.name", "today",
                                                     "worker.name"};
constexpr std::array<std::string_view, 2> kPerson = {"person.name", "person.address"};

template <class List>
bool Has(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool IsAnswer(const Bundle& bundle, const std::string& name) {
  const auto dot = name.find('.');
  const auto form = bundle.forms.find(name.substr(0, dot));
  return dot != std::string::npos && form != bundle.forms.end() && form->second.Find(name.substr(dot + 1));
}

// "decision.eligibility_adult.reason": what a decision of the pathway gives, or one output of its table.
bool IsDecided(const Bundle& bundle, std::string_view name) {
  constexpr std::string_view kDecision = "decision.";
  if (name.substr(0, kDecision.size()) != kDecision) return false;
  name.remove_prefix(kDecision.size());
  const auto dot = std::min(name.find('.'), name.size());
  const std::string_view output = dot == name.size() ? std::string_view() : name.substr(dot + 1);
  const auto used = bundle.decisions.find(name.substr(0, dot));
  if (used == bundle.decisions.end()) return false;
  const auto* table = used->second.model.TableOf(used->second.decision);
  if (table == nullptr || table->outputs.size() < 2) return output.empty();
  return std::any_of(table->outputs.begin(), table->outputs.end(),
                     [&](const feel::TableOutput& one) { return one.name == output; });
}

std::vector<std::string> PlaceNames(const Bundle& bundle) {
  std::vector<std::string> names(kAlways.begin(), kAlways.end());
  names.insert(names.end(), kPerson.begin(), kPerson.end());
  names.emplace_back("case.reason");
  for (const auto& [id, form] : bundle.forms) {
    for (const forms::Question& question : form.questions) names.push_back(id + "." + question.id);
  }
  return names;
}

void CheckNames(const BundleCheck& check, const Letter& letter) {
  for (const LetterPlace& place : letter.places) {
    const std::string& name = place.name;
    if (Has(kAlways, name) || name == "case.reason" || IsAnswer(check.bundle, name) || IsDecided(check.bundle, name))
      continue;
    if (!Has(kPerson, name))
      check.Fault(place.place, "PW-LETTER-PLACE",
                  fmt::format("The letter “{}” has no such place as {{{{{}}}}}.{}", letter.id, name,
                              DidYouMean(name, PlaceNames(check.bundle))));
    else if (!Has(letter.needs, name))
      check.Fault(place.place, "PW-LETTER-EMPTY",
                  fmt::format("{{{{{}}}}} can be empty: name it in the first line under “needs”.", name));
  }
  for (const std::string& need : letter.needs) {
    if (!Has(kAlways, need) && !Has(kPerson, need) && !IsAnswer(check.bundle, need))
      check.Fault(letter.written.header, "PW-LETTER-PLACE",
                  fmt::format("The letter needs “{}”, which is no place.", need));
  }
}

// Whether the place is filled whenever this action sends the letter.
bool IsFilled(const BundleCheck& check, const Assured& assured, const State& state, const Action& action,
              const std::string& name) {
  if (name == "case.reason") return !action.reason.empty();
  return !IsAnswer(check.bundle, name) || assured.HasAnswer(state, action, name);
}

void CheckSent(const BundleCheck& check, const Assured& assured, const State& state, const Action& action,
               const Letter& letter) {
  std::set<std::string> told;
  for (const LetterPlace& place : letter.places) {
    if (Has(letter.needs, place.name) || IsFilled(check, assured, state, action, place.name)) continue;
    if (told.insert(place.name).second)
      check.Fault(
          place.place, "PW-LETTER-EMPTY",
          fmt::format("{{{{{}}}}} can be empty when “{}” of “{}” sends this letter.", place.name, action.id, state.id),
          check.graph.ShortestPath(state.id));
  }
}

}  // namespace

void CheckLetters(const BundleCheck& check) {
  const Assured assured(check);
  for (const auto& [id, letter] : check.bundle.letters) CheckNames(check, letter);
  for (const State& state : check.definition.states) {
    for (const Action& action : state.actions) {
      for (const std::string& id : action.letters) {
        const auto letter = check.bundle.letters.find(id);
        if (letter != check.bundle.letters.end()) CheckSent(check, assured, state, action, letter->second);
      }
    }
  }
}

}  // namespace caseway::pathway
