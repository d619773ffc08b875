// Definition: one pathway as its file says it: states, actions, requirements, dates (workflows/README.md).
//
//   const State* state = definition.Find("planning");
//   const Action* close = state->Find("close");       // close->to == "closed", close->requires_[0].rule == "SG-01"
//
// A plain mirror of the file with the place of every key: the loader fills it, the checker judges it, the engine runs
// it. Pure. Threads: immutable once loaded.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/calendar/due.h"
#include "core/forms/condition.h"
#include "core/forms/written.h"

namespace caseway::pathway {

using forms::Condition;
using forms::Place;
using forms::Written;

// A fact that must hold before an action: rule id, sentence and condition.
struct Requirement {
  std::string rule;
  std::string say;
  Condition when;
  bool draft = false;  // reads drafts where there is one, not only submitted versions
  Written written;
};

// A due date, timer or clock as written; `rule` is what the calendar computes with.
struct DueWritten {
  DueRule rule;
  std::string advance;  // how long before it amber starts: "1 day"; "" for no amber
  Written written;
};

// A case that an action opens.
struct Opening {
  std::string pathway;
  std::string capacity;  // "" keeps the case's own
  std::string subject;   // "form.question", a person question: opened for that person; "" for the case's subject
  std::optional<Condition> when;
  Written written;
  std::string worker = {};  // "actor": whoever acts holds the new case, "keep": its holder does; "" nobody yet
};

// What an end counts as in returns.
enum class EndEffect { kNone, kCompleted, kCancelled, kRecordedInError };
std::string_view EndEffectName(EndEffect effect);  // "recorded in error"
std::optional<EndEffect> ParseEndEffect(std::string_view name);

// Answers of the action's own form that say when and how its letters were given, each "form.question".
struct LettersGiven {
  std::string on;  // a date; "" when the letters are marked as given by hand
  std::string to, how;
  Written written;
};

// Forms that an action gives, as they stand, to the open case of a pathway that its case opened.
struct HandedOn {
  std::string pathway;
  std::vector<std::string> forms;
  Written written;
};

struct Action {
  std::string id;
  std::string title;
  std::string help;
  std::string to;
  std::vector<std::string> who;  // roles
  bool by_system = false;
  std::optional<Condition> when;
  std::optional<DueWritten> after;  // a system timer
  std::vector<Requirement> requirements;
  std::string reason;        // a code list, one of which must be chosen
  bool reason_text = false;  // words are needed too
  std::string form;          // written and submitted as part of the action
  bool anew = false;         // with `to` its own state: entered again, its date and timers start again
  bool four_eyes = false;
  std::string four_eyes_setting;
  bool own = false;        // only by who holds the case or brought it into its state
  std::string owner;       // "", "actor", "chosen", "keep", "linked" or a team
  std::string competence;  // whoever it leaves with the case must hold it
  std::vector<std::string> letters;
  LettersGiven given;
  std::vector<Opening> opens;
  std::vector<HandedOn> hands_on;
  std::vector<std::string> effects;
  std::optional<EndEffect> ends;
  std::string outcome;
  Written written;
};

struct State {
  std::string id;
  std::string title;
  std::string help;
  std::string owner;  // "worker", "manager" or a team
  std::optional<DueWritten> due;
  std::vector<std::string> forms;
  bool pauses = false;
  std::string awaits;
  bool end = false;
  std::string listed;           // the list it stands on besides the worklists (core/pathway/listed.h); "" for none
  std::vector<Action> actions;  // in file order
  Written written;

  const Action* Find(std::string_view action) const;
  // Whether the action settles what the state awaits: where a second person does that, only what asks for one; else
  // what moves the case on, but for what its own worker takes back and what one alone says should never have been.
  bool IsSettledBy(const Action& action) const;
};

// What stands in the way of every end of a case while a clock of it runs: rule id and sentence.
struct HeldEnds {
  std::string rule;
  std::string say;
};

// A clock of the whole case, never paused, shown apart from the state's date.
struct ClockRule {
  std::string id;
  std::string title;
  std::string help;  // whom it counts, for the page of its figure
  DueWritten due;
  std::vector<std::string> stops;  // entering one of these states stops it
  bool on_board = false;           // the board shows how many first completed cases were in time by it
  std::string answered_by;  // runs from the submission of the form of `from` until this one is; "" for other clocks
  std::string awaits;       // "decision": until then the case also stands before whoever may write `answered_by`
  std::vector<std::string> renewed_by;  // dates that take the place of the answer `from`, whichever was given last
  std::optional<HeldEnds> holds_ends;   // until then the case does not end
  bool on_worklist = false;             // worklists have the case by this date while it is earlier than the state's
  std::optional<Condition> when;
  std::string listed;  // the list its case stands on while it runs (core/pathway/listed.h); "" for none
  Written written;

  // On the worklist only while its condition holds: it stands still when that ends, and runs again when it returns. A
  // limit is no such clock: its condition says for which cases it runs, and its first stop counts for good.
  bool RunsWhile() const { return when && on_worklist && due.rule.kind == DueKind::kLookAgain; }
};

struct DecisionUse {
  std::string id;
  std::string title;
  Written written;
};

// A condition said once and used by its name; where it is used it stands written out, and so does this.
struct NamedCondition {
  std::string id;
  std::string say;
  std::string text;
};

// Who is named on a sealed case besides: somebody of this team, while the condition holds.
struct SealedFor {
  std::string team;
  std::string say;  // why, as it is kept and as whoever seals a case by hand is told
  Condition when;
  Written written;
};

// A rate of the board: for how much a case counts, and how much of that was met. Worked out where the case enters a
// state of `at` or submits a form of it, and kept by the day it first counted on.
struct Measure {
  std::string id;
  std::string title;
  std::string help;              // whom it counts, on the page of its figure
  std::vector<std::string> at;   // "opened", states and forms
  std::optional<Condition> of;   // a number, or yes for one; without it every case counts once
  std::optional<Condition> met;  // the same; without it the figure is a count
  bool met_first = false;   // of the cases behind the figure those that count come first, not those that are missed
  bool per_person = false;  // the cases of one person in a reporting year count as one
  Written written;
};

// When a case closes to all but those named on it, whatever restriction it began with.
struct Sealing {
  std::string say;  // the reason, as it is kept
  Condition when;
  Written written;
  std::string alleged = {};  // "form.group.question": where the names of those stand who are never named on it
  std::optional<SealedFor> on_duty = {};
};

struct Definition {
  std::string id;
  int version = 1;
  std::string title;
  std::string summary;
  std::string starts;
  std::vector<std::string> open_by;
  std::vector<std::string> capacities;
  std::string restriction = "none";
  std::string outcomes;  // the code list of `outcome`
  std::string receives;  // "contacts" or "concerns": what comes in opens a case of it (core/pathway/arrivals.h)
  std::vector<std::string> ask_first;  // "form.question": asked when such a case is opened
  bool risk_to_others = false;         // who may be at risk need not be its subject (core/pathway/arrivals.h)
  std::optional<Sealing> seals;
  std::vector<ClockRule> clocks;
  std::vector<Measure> measures;
  std::vector<DecisionUse> decisions;
  std::vector<NamedCondition> conditions;  // in file order, for those who read the pathway: nothing asks them by name
  std::vector<State> states;               // in file order
  Written written;

  const State* Find(std::string_view state) const;
  const Action* Find(std::string_view state, std::string_view action) const;
};

}  // namespace caseway::pathway
