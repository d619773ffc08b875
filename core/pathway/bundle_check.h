// BundleCheck: what every part of the checker works with: one bundle in its library, and where faults go.
//
// Internal to the checker; each Check... function is one family of rules, in the source file of its name.
#pragma once

#include <string>
#include <vector>

#include "core/pathway/checker.h"
#include "core/pathway/graph.h"

namespace caseway::pathway {

struct BundleCheck {
  BundleCheck(const Library& the_library, const Bundle& the_bundle, std::optional<Date> the_day, Report& the_report)
      : library(the_library),
        bundle(the_bundle),
        definition(the_bundle.definition),
        today(the_day),
        names(NamesIn(the_library, the_bundle)),
        graph(the_bundle.definition),
        report(the_report) {}

  const Library& library;
  const Bundle& bundle;
  const Definition& definition;
  std::optional<Date> today;  // none where it is judged for all days
  feel::TypeScope names;
  Graph graph;
  Report& report;

  void Fault(const Place& place, std::string code, std::string say, std::vector<std::string> path = {}) const {
    report.faults.push_back({place, std::move(code), std::move(say), std::move(path)});
  }
  void Note(const Place& place, std::string code, std::string say) const {
    report.notes.push_back({place, std::move(code), std::move(say), {}});
  }
};

void CheckStates(const BundleCheck& check);       // owners, dates, ways out, ends, reachability
void CheckExits(const BundleCheck& check);        // cases to which no way to an end is open
void CheckLoops(const BundleCheck& check);        // ways round that need nobody
void CheckActions(const BundleCheck& check);      // who, where to, what with, what it counts as
void CheckDates(const BundleCheck& check);        // origins, clocks, settings, sources
void CheckConditions(const BundleCheck& check);   // names, types, constants
void CheckRules(const BundleCheck& check);        // rule ids
void CheckQuestions(const BundleCheck& check);    // types, choices, visibility
void CheckAnswers(const BundleCheck& check);      // answers needed where they can be hidden or were never asked
void CheckMissing(const BundleCheck& check);      // answers read where they may be missing and can no longer be given
void CheckLetters(const BundleCheck& check);      // places
void CheckDecisions(const BundleCheck& check);    // tables
void CheckUses(const BundleCheck& check);         // what nothing uses
void CheckPowers(const BundleCheck& check);       // roles, managers and teams that could not do what they are asked
void CheckRepeats(const BundleCheck& check);      // names twice, words alike
void CheckCodes(const BundleCheck& check);        // retired codes
void CheckSettingsUse(const BundleCheck& check);  // settings that do not fit the dates they set
void CheckOrder(const BundleCheck& check);        // what is read before it can be written
void CheckArrivals(const BundleCheck& check);     // what comes in, and what is asked first
void CheckOpenings(const BundleCheck& check);     // cases that open cases for ever
void CheckSeals(const BundleCheck& check);        // who is named on a sealed case
void CheckListed(const BundleCheck& check);       // states on lists, clocks on the board
void CheckMeasures(const BundleCheck& check);     // the rates of the board

// Across all pathways.
void CheckSharedRepeats(const Library& library, Report& report);
void CheckFacts(const Library& library, Report& report);  // one fact, one kind of answer
void NoteUnusedSettings(const Library& library, Report& report);
void CheckProgramLists(const Library& library, Report& report);  // code lists and settings the program reads by name
void CheckSharedRules(const Library& library, Report& report);   // one rule id, one rule

// Every condition of the bundle with a name for sentences; `in_row` is the group of a row's question.
struct ConditionUse {
  const Condition* condition;
  std::string what;
  bool is_show_when = false;
  const forms::Question* group = nullptr;
  const State* state = nullptr;  // of an action: where it is taken
};
std::vector<ConditionUse> AllConditions(const Bundle& bundle);

// What the forms' own limits say of the answers that the conditions read, each as a condition; `row` is the group whose
// row they read, if one is.
std::vector<std::string> LimitsOf(const BundleCheck& check, const std::vector<const Condition*>& conditions,
                                  const forms::Question* row = nullptr);
// Whether the state of the action has told all there is to say of its condition; `is_said_once`: no other place uses
// it.
bool CheckInState(const BundleCheck& check, const ConditionUse& use, bool is_said_once);
// What an action asks of the case, each part possible, and all of it together impossible.
void CheckTogether(const BundleCheck& check, const State& state, const Action& action);

// The keys of a map, for "Did you mean".
template <class Map>
std::vector<std::string> KeysOf(const Map& map) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : map) keys.push_back(key);
  return keys;
}

// `condition and extra`: whether both can hold; nullopt where that could not be decided.
std::optional<bool> CanHoldTogether(const std::vector<const Condition*>& conditions,
                                    const std::vector<std::string>& extra, const feel::TypeScope& names);

}  // namespace caseway::pathway
