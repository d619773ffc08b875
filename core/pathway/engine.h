// The engine: what may be done with a case, by whom, and what comes of it. The only place that yields a next state.
//
//   for (const ActionView& a : AvailableActions(at, actor, now)) Show(a.action->title, a.unmet);
//   Result<Decision> d = Decide(at, {.action = "start_enquiry"}, actor, now);
//   d->state -> "planning";  d->due->Sentence() -> "by 8 October 2026: 5 working days from ..."
//
// Pure: nothing is read but the arguments. A refusal is kForbidden naming who may, or kNotAllowedInState with every
// unmet requirement, rule id and sentence. Threads: functions of their arguments.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/actor.h"
#include "core/calendar/due.h"
#include "core/document.h"
#include "core/pathway/bundle.h"
#include "core/pathway/facts.h"
#include "core/result.h"

namespace caseway::pathway {

// The case, what it is run by and what is known about it: passed together, never kept.
struct CaseAt {
  const Bundle& bundle;
  const CaseState& state;
  const Facts& facts;
  const Council& council;
  const ById<Role>& roles;  // for the titles of who may act
};

// What somebody asks for.
struct Command {
  std::string action;
  std::string reason;       // a code of the action's reason list
  std::string reason_text;  // own words
  std::string team;         // owner = "chosen": the team, and perhaps one of its workers
  UserId worker;
  std::vector<std::string> worker_competences;  // of the chosen worker, live today
};

// What stands between this actor and an action. Ready: a button, perhaps leading to a form, a reason or a choice of
// owner.
struct ActionView {
  const Action* action = nullptr;
  bool permitted = false;            // by role
  std::vector<std::string> who;      // titles of the roles that may
  std::vector<Unmet> unmet;          // requirements that do not hold
  bool needs_second_person = false;  // four eyes: this actor wrote it or brought it here
  bool not_own = false;              // for who holds the case or brought it here, and this actor is neither
  bool needs_reason = false;
  bool needs_words = false;
  bool needs_form = false;       // its own form is still to be written, with the action itself
  std::vector<Unmet> with_form;  // requirements about that form, judged when it comes
  bool needs_owner = false;      // somebody must be chosen

  bool Ready() const { return permitted && unmet.empty() && !needs_second_person && !not_own; }
};

// A clock of the case: its date runs unpaused from its origin, in whatever state.
struct ClockView {
  const ClockRule* rule = nullptr;
  Due due;
  std::optional<Instant> answered = {};  // it stood still then: the form it waited for was submitted
};

struct OpenedCase {
  std::string pathway;
  std::string capacity;
  PersonId subject = {};  // none: the subject of the case that opens it
  UserId worker = {};     // none: in the queue of the team that opens it
};

// What a decision changes: everything the event keeps, so that a rebuild runs no rule.
struct Decision {
  std::string action;                 // "" for the opening of a case
  std::string state;                  // the next; the same for deeds that do not move the case
  bool moves = false;                 // the state is entered, perhaps anew: its date and timers begin
  Owner owner;                        // of the next state; no team at an end
  std::optional<Due> due;             // none at an end
  std::optional<Instant> amber_from;  // when amber starts, where the state says so
  std::vector<ClockView> clocks;      // those running and those this move stops
  std::vector<std::string> stopped;   // ids of the clocks this move stops
  bool pause_starts = false;
  bool pause_ends = false;
  Document decisions;  // outputs used: {"eligibility": {"eligible": "yes"}}
  std::optional<EndEffect> ends;
  std::string outcome;
  std::vector<OpenedCase> opens;
  std::vector<std::string> letters;
  std::vector<std::string> effects;
  std::string form;  // submitted as part of it
  std::string reason;
  std::string reason_text;

  // {"state": ..., "due": ..., "clocks": [...], ...}: the payload of the event.
  Document ToDocument() const;
};

// Each action of the present state that a person can do and whose `when` holds, in file order.
std::vector<ActionView> AvailableActions(const CaseAt& at, const Actor& actor, Instant now);
// The same of one action of the present state; nothing where its `when` does not hold.
std::optional<ActionView> ViewAction(const CaseAt& at, const Action& action, const Actor& actor, Instant now);

// The ids of the forms that may be written in the present state: those whose `when` holds, in the order of the file.
std::vector<std::string> OfferedForms(const CaseAt& at, Instant now);

// What comes of the command. `at.facts` sees the action's own form as already submitted. Errors: kNotFound for an
// action the state does not have, kForbidden, kNotAllowedInState, kInvalidInput for a reason, words or owner missing.
Result<Decision> Decide(const CaseAt& at, const Command& command, const Actor& actor, Instant now);

// A new case of the bundle's pathway: first state, owner, date and clocks. `at.state` gives capacity, received, first
// contact and, in owner.team, the team that opens it. Errors: kForbidden when no role of the actor may open one by
// hand.
Result<Decision> Open(const CaseAt& at, const Actor& actor, Instant now);

// A system action of the present state and when it falls: now when its condition holds, else its timer's time.
struct SystemAction {
  const Action* action = nullptr;
  std::optional<Instant> at;  // of a timer; none for a condition
  bool due_now = false;       // decide it with an actor that is the system
};
std::vector<SystemAction> DueSystemActions(const CaseAt& at, Instant now);

// The state's date and the clocks of the case as they stand now, for the page that says "why this date".
std::optional<Due> StateDue(const CaseAt& at, Instant now);
std::vector<ClockView> RunningClocks(const CaseAt& at, Instant now);

// One line a reason: what the action needs, what holds and what does not, in plain words.
std::string Explain(const CaseAt& at, const Action& action, const Actor& actor, Instant now);

}  // namespace caseway::pathway
