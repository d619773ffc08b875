#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/pathway/bundle_check.h"
#include "core/pathway/capacities.h"
#include "core/pathway/nearest.h"

namespace caseway::pathway {
namespace {

// The checks of one action in its state.
class ActionCheck {
 public:
  ActionCheck(const BundleCheck& check, const State& state, const Action& action)
      : check_(check), state_(state), action_(action) {}

  void Run() const {
    CheckTo();
    CheckWho();
    if (action_.by_system) CheckSystem();
    else if (action_.after) Fault("after", "PW-TIMER-BY-PERSON", "has a timer, so it must be by = \"system\"");
    CheckNames();
    CheckOwner();
    CheckGiven();
    CheckOpens();
    CheckHandsOn();
    CheckEnds();
    CheckEffect();
  }

 private:
  void Fault(std::string_view key, std::string code, std::string_view says) const {
    check_.Fault(action_.written.Of(key), std::move(code),
                 fmt::format("The action “{}” of “{}” {}.", action_.id, state_.id, says));
  }

  template <class Map>
  void CheckKnown(std::string_view key, const std::string& name, const Map& known, std::string code,
                  std::string_view kind) const {
    if (name.empty() || known.count(name)) return;
    check_.Fault(action_.written.Of(key), std::move(code),
                 fmt::format("There is no {} “{}”.{}", kind, name, DidYouMean(name, KeysOf(known))));
  }

  void CheckTo() const {
    if (action_.to.empty() || check_.definition.Find(action_.to)) return;
    std::vector<std::string> states;
    for (const State& state : check_.definition.states) states.push_back(state.id);
    check_.Fault(action_.written.Of("to"), "PW-UNKNOWN-STATE",
                 fmt::format("There is no state “{}”.{}", action_.to, DidYouMean(action_.to, states)));
  }

  void CheckWho() const {
    if (!action_.by_system && action_.who.empty()) Fault("who", "PW-NO-WHO", "names no role that may do it");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < action_.who.size(); ++i) {
      const std::string key = fmt::format("who.{}", i);
      CheckKnown(key, action_.who[i], check_.library.roles, "PW-UNKNOWN-ROLE", "role");
      if (!seen.insert(action_.who[i]).second)
        Fault(key, "PW-TWICE", fmt::format("names the role “{}” twice", action_.who[i]));
    }
  }

  void CheckSystem() const {
    if (!action_.who.empty()) Fault("who", "PW-SYSTEM-WHO", "happens by itself: it can have no “who”");
    if (!action_.when && !action_.after)
      Fault("by", "PW-NO-TRIGGER", "happens by itself but has neither a condition nor a timer");
    const std::pair<const char*, bool> keys[] = {{"form", !action_.form.empty()},
                                                 {"reason", !action_.reason.empty()},
                                                 {"reason_text", action_.reason_text},
                                                 {"four_eyes", action_.four_eyes},
                                                 {"own", action_.own}};
    for (const auto& [key, given] : keys) {
      if (given) Fault(key, "PW-SYSTEM-NEEDS-PERSON", fmt::format("happens by itself: it can have no “{}”", key));
    }
  }

  void CheckNames() const {
    CheckKnown("form", action_.form, check_.bundle.forms, "PW-UNKNOWN-FORM", "form");
    CheckKnown("reason", action_.reason, check_.library.codes, "PW-UNKNOWN-CODES", "code list");
    for (std::size_t i = 0; i < action_.letters.size(); ++i)
      CheckKnown(fmt::format("letters.{}", i), action_.letters[i], check_.bundle.letters, "PW-UNKNOWN-LETTER",
                 "letter");
    const auto& settings = check_.library.council.settings;
    CheckKnown("four_eyes_setting", action_.four_eyes_setting, settings, "PW-UNKNOWN-SETTING", "setting");
    if (!action_.four_eyes_setting.empty() && !action_.four_eyes)
      Fault("four_eyes_setting", "PW-MISPLACED-KEY", "has a four_eyes_setting without four_eyes = true");
    if (action_.own && action_.four_eyes)
      Fault("own", "PW-MISPLACED-KEY", "asks at once for who brought the case here and for somebody else");
    if (!action_.competence.empty() && !LeavesItWithSomebody())
      Fault("competence", "PW-MISPLACED-KEY", "asks for a competence but gives nobody the case");
    const auto competences = check_.library.codes.find("competences");
    if (action_.competence.empty()) return;
    if (competences == check_.library.codes.end() || !competences->second.Find(action_.competence))
      Fault("competence", "PW-UNKNOWN-COMPETENCE",
            fmt::format("asks for an unknown competence “{}”", action_.competence));
  }

  // Given, taken, or brought on into another open state by whoever holds it: a queue and an end have nobody to ask.
  bool LeavesItWithSomebody() const {
    if (action_.by_system) return false;
    if (action_.owner == "chosen" || action_.owner == "actor") return true;
    const State* next = check_.definition.Find(action_.to);
    if (next == nullptr || next->end || next->id == state_.id) return false;
    return action_.owner == "keep" || (action_.owner.empty() && (next->owner == "worker" || next->owner == "manager"));
  }

  void CheckOwner() const {
    const std::string& owner = action_.owner;
    if (owner.empty() || owner == "actor" || owner == "chosen" || owner == "keep" || owner == "linked") {
      if (action_.by_system && (owner == "actor" || owner == "chosen"))
        Fault("owner", "PW-SYSTEM-NEEDS-PERSON", "happens by itself: nobody can become or choose its owner");
      return;
    }
    if (check_.library.council.teams.count(owner)) return;
    std::vector<std::string> words = KeysOf(check_.library.council.teams);
    words.insert(words.end(), {"actor", "chosen", "keep", "linked"});
    check_.Fault(action_.written.Of("owner"), "PW-UNKNOWN-TEAM",
                 fmt::format("There is no team “{}”.{}", owner, DidYouMean(owner, words)));
  }

  void CheckSubject(const Opening& opening) const {
    const std::string& path = opening.subject;
    if (path.empty()) return;
    const auto dot = path.find('.');
    const auto form = check_.bundle.forms.find(path.substr(0, dot));
    const forms::Question* question = form == check_.bundle.forms.end() || dot == std::string::npos
                                          ? nullptr
                                          : form->second.Find(path.substr(dot + 1));
    if (!question || question->type != forms::QuestionType::kPerson)
      check_.Fault(opening.written.Of("subject"), "PW-UNKNOWN-QUESTION",
                   fmt::format("“{}” is no question that asks for a person.", path));
  }

  const forms::Question* OwnQuestion(const std::string& path) const {
    const auto dot = path.find('.');
    const auto form = check_.bundle.forms.find(path.substr(0, dot));
    const bool own = dot != std::string::npos && form != check_.bundle.forms.end() && form->first == action_.form;
    return own ? form->second.Find(path.substr(dot + 1)) : nullptr;
  }

  void CheckGiven() const {
    const LettersGiven& given = action_.given;
    if (given.on.empty()) return;
    if (action_.letters.empty()) Fault("given", "PW-MISPLACED-KEY", "says when its letters were given but writes none");
    for (const auto& [key, path] : {std::pair{"on", &given.on}, {"to", &given.to}, {"how", &given.how}}) {
      if (path->empty()) continue;
      const auto* asked = OwnQuestion(*path);
      if (asked == nullptr)
        check_.Fault(given.written.Of(key), "PW-UNKNOWN-QUESTION",
                     fmt::format("“{}” is no question of the form of the action “{}”.", *path, action_.id));
      else if (path == &given.on && asked->type != forms::QuestionType::kDate)
        check_.Fault(given.written.Of(key), "PW-BAD-VALUE",
                     fmt::format("The day the letters were given is a date; “{}” is none.", *path));
    }
  }

  void CheckOpens() const {
    for (const Opening& opening : action_.opens) {
      const auto pathway = check_.library.live().find(opening.pathway);
      if (pathway == check_.library.live().end()) {
        check_.Fault(opening.written.Of("pathway"), "PW-UNKNOWN-PATHWAY",
                     fmt::format("There is no pathway “{}”.{}", opening.pathway,
                                 DidYouMean(opening.pathway, KeysOf(check_.library.live()))));
        continue;
      }
      CheckSubject(opening);
      const auto& capacities = pathway->second->definition.capacities;
      if (opening.capacity.empty() || capacities.empty()) continue;
      if (std::find(capacities.begin(), capacities.end(), opening.capacity) == capacities.end())
        check_.Fault(opening.written.Of("capacity"), "PW-UNKNOWN-CAPACITY",
                     fmt::format("The pathway “{}” has no capacity “{}”.", opening.pathway, opening.capacity));
    }
  }

  void CheckHandsOn() const {
    for (const HandedOn& handed : action_.hands_on) {
      const auto pathway = check_.library.live().find(handed.pathway);
      if (pathway == check_.library.live().end()) {
        check_.Fault(handed.written.Of("pathway"), "PW-UNKNOWN-PATHWAY",
                     fmt::format("There is no pathway “{}”.{}", handed.pathway,
                                 DidYouMean(handed.pathway, KeysOf(check_.library.live()))));
        continue;
      }
      for (std::size_t i = 0; i < handed.forms.size(); ++i) {
        const std::string& form = handed.forms[i];
        for (const auto* forms : {&check_.bundle.forms, &pathway->second->forms}) {
          if (forms->count(form)) continue;
          check_.Fault(handed.written.Of(fmt::format("forms.{}", i)), "PW-UNKNOWN-FORM",
                       fmt::format("There is no form “{}” on both sides.{}", form, DidYouMean(form, KeysOf(*forms))));
          break;
        }
      }
    }
  }

  void CheckOutcome() const {
    if (action_.outcome.empty()) {
      if (action_.ends == EndEffect::kCompleted)
        Fault("ends", "PW-NO-OUTCOME", "completes the case without an outcome");
      return;
    }
    if (action_.ends != EndEffect::kCompleted)
      Fault("outcome", "PW-MISPLACED-KEY", "has an outcome but does not complete the case");
    const auto list = check_.library.codes.find(check_.definition.outcomes);
    if (list == check_.library.codes.end())
      check_.Fault(action_.written.Of("outcome"), "PW-UNKNOWN-CODES",
                   fmt::format("There is no code list “{}” for outcomes.", check_.definition.outcomes));
    else if (!list->second.Find(action_.outcome)) {
      std::vector<std::string> codes;
      for (const auto& code : list->second.codes) codes.push_back(code.id);
      check_.Fault(
          action_.written.Of("outcome"), "PW-UNKNOWN-CODE",
          fmt::format("“{}” has no code “{}”.{}", list->first, action_.outcome, DidYouMean(action_.outcome, codes)));
    }
  }

  void CheckEnds() const {
    const State* to = check_.definition.Find(action_.to);
    if (to && to->end && !state_.end && !action_.ends)
      Fault("to", "PW-NO-END-EFFECT", "ends the case without saying what that counts as: give “ends”");
    if (to && !to->end && action_.ends && *action_.ends != EndEffect::kNone)
      Fault("ends", "PW-END-EFFECT-OPEN", fmt::format("counts as an end, but “{}” is an open state", to->id));
    CheckOutcome();
  }

  void CheckEffect() const {
    const bool moves = action_.to != state_.id || action_.anew;
    if (action_.anew && action_.to != state_.id)
      Fault("anew", "PW-MISPLACED-KEY", "is anew but leads to another state");
    const bool gives = (!action_.owner.empty() && action_.owner != "keep") || !action_.form.empty() ||
                       !action_.letters.empty() || !action_.opens.empty() || !action_.effects.empty();
    if (!moves && !gives) Fault("", "PW-NO-EFFECT", "has no effect: it moves nothing, writes nothing and tells nobody");
  }

  const BundleCheck& check_;
  const State& state_;
  const Action& action_;
};

void CheckHead(const BundleCheck& check) {
  const Definition& definition = check.definition;
  for (std::size_t i = 0; i < definition.open_by.size(); ++i) {
    const std::string& role = definition.open_by[i];
    if (!check.library.roles.count(role))
      check.Fault(definition.written.Of(fmt::format("open_by.{}", i)), "PW-UNKNOWN-ROLE",
                  fmt::format("There is no role “{}”.{}", role, DidYouMean(role, KeysOf(check.library.roles))));
  }
  for (std::size_t i = 0; i < definition.capacities.size(); ++i) {
    const std::string& capacity = definition.capacities[i];
    if (FindCapacity(check.library.codes, capacity) == nullptr)
      check.Fault(definition.written.Of(fmt::format("capacities.{}", i)), "PW-UNKNOWN-CAPACITY",
                  fmt::format("The list “{}” has no code for the capacity “{}”.", kCapacities, capacity));
  }
  const std::string& restriction = definition.restriction;
  if (restriction != "none" && restriction != "standard" && restriction != "sealed")
    check.Fault(definition.written.Of("restriction"), "PW-BAD-VALUE",
                fmt::format("A restriction is \"none\", \"standard\" or \"sealed\", not “{}”.", restriction));
}

}  // namespace

void CheckActions(const BundleCheck& check) {
  CheckHead(check);
  for (const State& state : check.definition.states) {
    for (const Action& action : state.actions) ActionCheck(check, state, action).Run();
  }
}

}  // namespace caseway::pathway
