#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/pathway/dates.h"
#include "core/pathway/next_owner.h"
#include "core/pathway/permitted.h"
#include "core/pathway/scope.h"

namespace caseway::pathway {
namespace {

Error NotAllowed(std::string say, std::vector<Unmet> unmet) {
  Error error{ErrorCode::kNotAllowedInState, std::move(say)};
  error.unmet = std::move(unmet);
  return error;
}

Result<void> CheckPermitted(const ActionView& view, const Action& action) {
  if (view.permitted) return {};
  if (action.by_system) return Forbidden(fmt::format("“{}” happens by itself: nobody needs to do it.", action.title));
  return Forbidden(fmt::format("“{}” is done by {}.", action.title, InWords(view.who)));
}

std::string FormTitle(const Bundle& bundle, const std::string& id) {
  const auto form = bundle.forms.find(id);
  return form == bundle.forms.end() ? id : form->second.title;
}

// Every reason in one refusal, so that nobody mends one only to meet the next.
Result<void> CheckUnmet(const CaseAt& at, const ActionView& view, const Action& action) {
  std::vector<Unmet> unmet = view.unmet;
  if (view.needs_form)
    unmet.push_back({"form", fmt::format("The form “{}” has been completed", FormTitle(at.bundle, action.form))});
  unmet.insert(unmet.end(), view.with_form.begin(), view.with_form.end());
  if (view.needs_second_person)
    unmet.push_back({"four-eyes", "It is done by someone other than who wrote it or brought it here"});
  if (view.not_own) unmet.push_back({"own", "It is done by who holds the case or brought it here"});
  if (unmet.empty()) return {};
  return NotAllowed(fmt::format("“{}” cannot be done yet.", action.title), std::move(unmet));
}

Result<void> CheckSystemTrigger(const CaseAt& at, const Action& action, const Scope& scope) {
  if (!action.after) return {};
  const auto timer = TimerOf(at, *action.after, scope);
  if (timer && timer->at <= scope.now()) return {};
  return NotAllowed(fmt::format("“{}” is not due yet.", action.title), {});
}

Result<void> CheckWhen(const CaseAt& at, const Action& action, const Scope& scope) {
  if (action.when && !scope.Holds(*action.when))
    return NotAllowed(fmt::format("“{}” does not apply to this case as it stands.", action.title), {});
  return action.by_system ? CheckSystemTrigger(at, action, scope) : Result<void>();
}

void CheckReason(const CaseAt& at, const Action& action, const Command& command, Instant now, Error& error) {
  if (!action.reason.empty()) {
    const auto list = at.bundle.codes.find(action.reason);
    const forms::Code* code = list == at.bundle.codes.end() ? nullptr : list->second.Find(command.reason);
    if (!code || !code->OfferedOn(LondonDate(now))) error.fields.push_back({"reason", "Select a reason"});
  }
  const bool no_words = command.reason_text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (action.reason_text && no_words) error.fields.push_back({"reason_text", "Enter why, in your own words"});
}

void CheckOwner(const CaseAt& at, const Action& action, const Command& command, const Actor& actor, Error& error) {
  if (action.owner == "chosen" && !command.worker && command.team.empty())
    error.fields.push_back({"owner", "Choose who takes it: a team or a worker"});
  if (!command.team.empty() && at.council.teams.find(command.team) == at.council.teams.end())
    error.fields.push_back({"owner", "Choose a team from the list"});
  const bool chosen = action.owner == "chosen";
  if (action.competence.empty() || (!chosen && action.owner != "actor")) return;
  if (chosen && !command.worker) return;  // a queue: whoever takes it from there is asked again
  const auto& held = chosen ? command.worker_competences : actor.competences;
  if (std::find(held.begin(), held.end(), action.competence) == held.end())
    error.fields.push_back({"owner", fmt::format("Choose someone trained for this: {}", action.competence)});
}

Result<void> CheckFields(const CaseAt& at, const Action& action, const Command& command, const Actor& actor,
                         Instant now) {
  if (action.by_system) return {};
  Error error = InvalidInput(fmt::format("“{}” needs more before it can be done.", action.title));
  CheckReason(at, action, command, now, error);
  CheckOwner(at, action, command, actor, error);
  if (error.fields.empty()) return {};
  return error;
}

// The person whose id is the answer to "form.question"; none when it is not answered.
PersonId PersonAnswered(const Scope& scope, const std::string& path) {
  const auto dot = path.find('.');
  const feel::Value* answer =
      dot == std::string::npos ? nullptr : scope.FindMember(path.substr(0, dot), path.substr(dot + 1));
  if (!answer || !answer->Is(feel::Value::Kind::kText)) return {};
  const std::string text = answer->ToText();
  std::int64_t id = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), id);
  return read.ec == std::errc() ? PersonId{id} : PersonId{};
}

UserId WorkerOf(const CaseAt& at, const Opening& opening, const Actor& actor) {
  if (opening.worker == "actor") return actor.user;
  return opening.worker == "keep" ? at.state.owner.worker : UserId{};
}

std::vector<OpenedCase> CasesOpened(const CaseAt& at, const Action& action, const Actor& actor, const Scope& scope) {
  std::vector<OpenedCase> opened;
  for (const Opening& opening : action.opens) {
    if (opening.when && !scope.Holds(*opening.when)) continue;
    opened.push_back({opening.pathway, opening.capacity.empty() ? at.state.capacity : opening.capacity,
                      PersonAnswered(scope, opening.subject), WorkerOf(at, opening, actor)});
  }
  return opened;
}

void CopyDeclared(const Action& action, const Command& command, Decision& decision) {
  decision.action = action.id;
  decision.ends = action.ends;
  decision.outcome = action.outcome;
  decision.letters = action.letters;
  decision.effects = action.effects;
  decision.form = action.form;
  decision.reason = command.reason;
  decision.reason_text = command.reason_text;
}

}  // namespace

Result<Decision> Decide(const CaseAt& at, const Command& command, const Actor& actor, Instant now) {
  const State* from = at.bundle.definition.Find(at.state.state);
  const Action* action = from ? from->Find(command.action) : nullptr;
  const State* next = action ? at.bundle.definition.Find(action->to) : nullptr;
  if (!next) return NotFound("This cannot be done where the case stands now. It may have moved: look again.");
  const Scope scope(at, now);
  const ActionView view = Look(at, *action, actor, scope);
  if (auto permitted = CheckPermitted(view, *action); !permitted) return permitted.error();
  if (auto applies = CheckWhen(at, *action, scope); !applies) return applies.error();
  if (auto met = CheckUnmet(at, view, *action); !met) return met.error();
  if (auto filled = CheckFields(at, *action, command, actor, now); !filled) return filled.error();

  Decision decision;
  CopyDeclared(*action, command, decision);
  decision.state = next->id;
  decision.moves = next->id != from->id || action->anew;
  decision.owner = NextOwner(at, *action, *next, command, actor);
  decision.pause_starts = !from->pauses && next->pauses;
  decision.pause_ends = from->pauses && !next->pauses;
  decision.opens = CasesOpened(at, *action, actor, scope);
  SettleDates(at, *next, decision.owner, decision.moves, scope, decision);
  decision.decisions = scope.DecisionsUsed();
  return decision;
}

std::vector<std::string> OfferedForms(const CaseAt& at, Instant now) {
  std::vector<std::string> offered;
  const State* state = at.bundle.definition.Find(at.state.state);
  const Scope scope(at, now);
  for (const std::string& id : state ? state->forms : std::vector<std::string>()) {
    const auto form = at.bundle.forms.find(id);
    if (form == at.bundle.forms.end()) continue;
    if (!form->second.when || scope.Holds(*form->second.when)) offered.push_back(id);
  }
  return offered;
}

Result<Decision> Open(const CaseAt& at, const Actor& actor, Instant now) {
  const Definition& definition = at.bundle.definition;
  const State* first = definition.Find(definition.starts);
  if (!first) return Internal("the pathway has no first state");
  if (!actor.is_system && !HasAny(actor, definition.open_by))
    return Forbidden(
        fmt::format("“{}” is opened by {}.", definition.title, InWords(TitlesOf(at.roles, definition.open_by))));
  const auto& capacities = definition.capacities;
  if (!capacities.empty() && std::find(capacities.begin(), capacities.end(), at.state.capacity) == capacities.end())
    return InvalidField("capacity", "Select in which capacity the person is here");
  const Scope scope(at, now);
  Decision decision;
  decision.state = first->id;
  decision.moves = true;
  decision.owner = first->end ? Owner{} : OwnerByState(at.state.owner, *first);
  decision.pause_starts = first->pauses;
  SettleDates(at, *first, decision.owner, true, scope, decision);
  decision.decisions = scope.DecisionsUsed();
  return decision;
}

}  // namespace caseway::pathway
