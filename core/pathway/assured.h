// Assured: which answers an action can be sure of when it is done.
//
//   Assured assured(check);
//   assured.HasForm(state, action, "closure")          // the form is surely submitted by then
//   assured.HasAnswer(state, action, "closure.reason") // and the answer surely not null
//
// A form is assured in a state when every way there submits it. Internal to the checker.
#pragma once

#include <map>
#include <set>
#include <string>

#include "core/pathway/bundle_check.h"

namespace caseway::pathway {

class Assured {
 public:
  // `given` is a condition that never changes in the life of a case: only what can be done under it counts.
  explicit Assured(const BundleCheck& check, const std::string& given = "");

  bool HasForm(const State& state, const Action& action, const std::string& form) const;
  // Whether every way into the state asks for the answer, or submits the form that must have it; `path` is
  // form.question.
  bool HasAnswerAtEntry(const State& state, const std::string& path) const;
  bool HasAnswer(const State& state, const Action& action, const std::string& path) const;

 private:
  using Forms = std::set<std::string>;  // ids of forms, and of answers as form.question
  // The forms and answers an action cannot be done without.
  Forms NeededBy(const Action& action) const;
  bool RequiresAnswer(const Action& action, const std::string& path) const;
  void AddDecided(const std::string& decision, Forms& forms) const;
  void Settle();

  const BundleCheck& check_;
  std::map<std::string, Forms> at_entry_;
  std::map<const Action*, Forms> needed_;
};

// What an action asks, as conditions on submitted versions.
std::vector<const Condition*> ConditionsOf(const Action& action);

}  // namespace caseway::pathway
