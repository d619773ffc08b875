#include "core/pathway/signing.h"

#include <algorithm>
#include <set>

#include "core/pathway/dates.h"
#include "core/pathway/next_owner.h"
#include "core/pathway/scope.h"

namespace caseway::pathway {
namespace {

using Names = std::set<std::string>;

// What brings a case to be signed.
bool Proposes(const State& state, const State& signing, const Action& action) {
  return !action.by_system && action.to == signing.id && state.id != signing.id;
}

bool ProposesAny(const State& state, const State& signing) {
  return std::any_of(state.actions.begin(), state.actions.end(),
                     [&](const Action& action) { return Proposes(state, signing, action); });
}

// The states after the signature, until the way leads back to where it is asked for.
Names StatesAfter(const Definition& definition, const State& signing) {
  Names after;
  std::vector<std::string> next;
  for (const Action& action : signing.actions) {
    if (Signs(signing, action)) next.push_back(action.to);
  }
  while (!next.empty()) {
    const State* state = definition.Find(next.back());
    next.pop_back();
    if (!state || state == &signing || ProposesAny(*state, signing) || !after.insert(state->id).second) continue;
    for (const Action& action : state->actions) {
      if (action.ends != EndEffect::kRecordedInError) next.push_back(action.to);
    }
  }
  return after;
}

// The forms among the names; those that a decision reads are looked up in it.
void AddForms(const Bundle& bundle, const std::vector<feel::NamePath>& names, Names& forms) {
  for (const feel::NamePath& path : names) {
    if (bundle.forms.count(path[0])) forms.insert(path[0]);
    const auto used =
        path[0] != "decision" || path.size() < 2 ? bundle.decisions.end() : bundle.decisions.find(path[1]);
    if (used != bundle.decisions.end() && forms.insert("decision " + used->first).second)
      AddForms(bundle, used->second.reads, forms);
  }
}

feel::NamePath PathOf(const std::string& place) {
  feel::NamePath path;
  for (std::size_t from = 0; from <= place.size();) {
    const auto dot = std::min(place.find('.', from), place.size());
    path.push_back(place.substr(from, dot - from));
    from = dot + 1;
  }
  return path;
}

void AddQuoted(const Bundle& bundle, const Letter& letter, Names& forms) {
  for (const LetterPlace& place : letter.places) AddForms(bundle, {PathOf(place.name)}, forms);
}

// In order, and without the decisions that were looked up.
std::vector<std::string> FormsAmong(const Bundle& bundle, const Names& names) {
  std::vector<std::string> forms;
  std::copy_if(names.begin(), names.end(), std::back_inserter(forms),
               [&](const std::string& name) { return bundle.forms.count(name) > 0; });
  return forms;
}

void AddRead(const Bundle& bundle, const Action& action, Names& forms) {
  if (action.when) AddForms(bundle, action.when->reads, forms);
  for (const Requirement& requirement : action.requirements) AddForms(bundle, requirement.when.reads, forms);
  for (const std::string& id : action.letters) {
    const auto letter = bundle.letters.find(id);
    if (letter != bundle.letters.end()) AddQuoted(bundle, letter->second, forms);
  }
}

void AddProposed(const Bundle& bundle, const State& signing, Names& forms) {
  for (const State& state : bundle.definition.states) {
    for (const Action& action : state.actions) {
      if (!Proposes(state, signing, action)) continue;
      AddRead(bundle, action, forms);
      if (!action.form.empty()) forms.insert(action.form);
    }
  }
}

// What the step after the signature asks and writes.
void AddNext(const Bundle& bundle, const State& signing, Names& forms) {
  for (const Action& signs : signing.actions) {
    const State* next = Signs(signing, signs) ? bundle.definition.Find(signs.to) : nullptr;
    if (!next) continue;
    AddRead(bundle, signs, forms);
    if (next->end) continue;
    for (const Action& action : next->actions) {
      if (!action.by_system && action.to != next->id) AddRead(bundle, action, forms);
    }
  }
}

bool CameBack(const CaseAt& at, const State& signing) {
  return !at.state.came_from.empty() && StatesAfter(at.bundle.definition, signing).count(at.state.came_from) > 0;
}

// The state the case is in, where it was sent back to be signed again.
const State* SignedAgainAt(const CaseAt& at) {
  const State* state = at.bundle.definition.Find(at.state.state);
  return state && !state->awaits.empty() && CameBack(at, *state) ? state : nullptr;
}

}  // namespace

bool Signs(const State& state, const Action& action) {
  return !state.awaits.empty() && action.four_eyes && !action.reason_text && state.IsSettledBy(action) &&
         action.ends != EndEffect::kRecordedInError;
}

bool IsSecondPersons(const Definition& definition, const std::string& form) {
  bool written = false;
  for (const State& state : definition.states) {
    if (std::find(state.forms.begin(), state.forms.end(), form) != state.forms.end()) return false;
    for (const Action& action : state.actions) {
      if (action.form != form) continue;
      if (!action.four_eyes) return false;
      written = true;
    }
  }
  return written;
}

std::vector<std::string> FormsSigned(const Bundle& bundle, const State& signing) {
  Names names;
  AddProposed(bundle, signing, names);
  AddNext(bundle, signing, names);
  return FormsAmong(bundle, names);
}

std::vector<std::string> FormsQuoted(const Bundle& bundle, const Letter& letter) {
  Names names;
  AddQuoted(bundle, letter, names);
  return FormsAmong(bundle, names);
}

const State* SigningOf(const CaseAt& at, const std::string& form) {
  const Definition& definition = at.bundle.definition;
  const State* now = definition.Find(at.state.state);
  if (!now || std::find(now->forms.begin(), now->forms.end(), form) != now->forms.end()) return nullptr;
  for (const State& signing : definition.states) {
    if (signing.awaits.empty() || !StatesAfter(definition, signing).count(now->id)) continue;
    const auto forms = FormsSigned(at.bundle, signing);
    if (std::find(forms.begin(), forms.end(), form) != forms.end()) return &signing;
  }
  return nullptr;
}

Decision SignAgain(const CaseAt& at, const State& signing, Instant now) {
  const Scope scope(at, now);
  const State* from = at.bundle.definition.Find(at.state.state);
  Decision decision;
  decision.action = kChangedAfterSignOff;
  decision.state = signing.id;
  decision.moves = true;
  decision.owner = OwnerByState(at.state.owner, signing);
  decision.pause_starts = signing.pauses && !(from && from->pauses);
  decision.pause_ends = !signing.pauses && from && from->pauses;
  SettleDates(at, signing, decision.owner, true, scope, decision);
  decision.decisions = scope.DecisionsUsed();
  return decision;
}

std::vector<std::string> ChangedSinceSigned(const CaseAt& at) {
  const State* signing = SignedAgainAt(at);
  if (!signing) return {};
  auto forms = FormsSigned(at.bundle, *signing);
  std::erase_if(forms, [&](const std::string& form) { return !at.facts.ChangedSinceSigned(form); });
  return forms;
}

std::vector<Unmet> UnmetBeforeSigning(const CaseAt& at, Instant now) {
  const State* signing = SignedAgainAt(at);
  if (!signing) return {};
  std::vector<Unmet> unmet;
  const Scope scope(at, now);
  const auto add = [&](const Requirement& requirement) {
    const bool known =
        std::any_of(unmet.begin(), unmet.end(), [&](const Unmet& one) { return one.say == requirement.say; });
    if (!known && !scope.Holds(requirement)) unmet.push_back({requirement.rule, requirement.say});
  };
  for (const State& state : at.bundle.definition.states) {
    for (const Action& action : state.actions) {
      if (!Proposes(state, *signing, action) || (action.when && !scope.Holds(*action.when))) continue;
      std::for_each(action.requirements.begin(), action.requirements.end(), add);
    }
  }
  return unmet;
}

}  // namespace caseway::pathway
