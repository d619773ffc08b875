#include "core/casework/advance_case.h"

#include <algorithm>

#include "core/casework/events.h"
#include "core/casework/hand_on.h"
#include "core/casework/happened_time.h"
#include "core/casework/holding.h"
#include "core/casework/letters.h"
#include "core/casework/move_payload.h"
#include "core/casework/open_case.h"
#include "core/casework/opened_for.h"
#include "core/casework/submit_form.h"
#include "core/pathway/signing.h"

namespace caseway::casework {
namespace {

using access::Permission;

// The form that is part of the action: what was just typed, or nothing when the engine is to ask for it.
Result<Document> KeepOwnForm(WritableRecord& record, CaseContext& context, const pathway::Action& action,
                             const std::optional<Document>& answers, const Deed& deed) {
  if (action.form.empty() || !answers) return Document();
  return KeepSubmitted(record, context, action.form, *answers, "", deed);
}

// Who holds the case once this is done: none where it goes to a queue, or to who is not known before it is decided.
UserId HolderAfter(const CaseContext& context, const pathway::Action& action, const AdvanceCaseCommand& command,
                   const Deed& deed) {
  if (action.owner == "chosen") return command.worker;
  if (action.owner == "actor") return deed.actor.user;
  const auto* next = context.bundle().definition.Find(action.to);
  const bool stays = action.owner == "keep" ||
                     (action.owner.empty() && next != nullptr && (next->owner == "worker" || next->owner == "manager"));
  return stays ? context.row().owner_user : UserId{};
}

// F26: whoever an action leaves with the case holds the competence it asks, be it given, taken or kept.
Result<void> HolderIsTrained(WritableRecord& record, const CaseContext& context, const pathway::Action& action,
                             const AdvanceCaseCommand& command, const Deed& deed) {
  if (action.competence.empty() || action.by_system) return {};
  const UserId holder = HolderAfter(context, action, command, deed);
  const auto worker = holder ? record.council().User(holder) : std::nullopt;
  return worker ? IsTrainedFor(*worker, action.competence, "owner", deed) : Result<void>();
}

Result<pathway::Command> CommandFor(WritableRecord& record, const CaseContext& context, const pathway::Action& action,
                                    const AdvanceCaseCommand& command, const Deed& deed) {
  auto why = Optional("reason_text", command.reason_text);
  if (!why) return why.error();
  const auto trained = HolderIsTrained(record, context, action, command, deed);
  if (!trained) return trained.error();
  pathway::Command out{.action = command.action, .reason = command.reason, .reason_text = *std::move(why)};
  TeamId team = command.team;
  if (command.worker) {
    const auto worker = ColleagueFor(record, command.worker, context.row(), deed);
    if (!worker) return worker.error();
    const auto can = CanWorkIn(*worker, context.bundle(), action.to, deed);
    if (!can) return can.error();
    out.worker = worker->id;
    out.worker_competences = worker->competences;
    if (!team && !worker->teams.empty()) team = worker->teams.front();
  }
  if (team) {
    const auto chosen = record.council().Team(team);
    if (!chosen) return InvalidField("team", "Choose a team.");
    out.team = chosen->key;
  }
  return out;
}

// A team that takes such cases: the worker's own where there is one, else that of the state.
TeamId TeamForOpened(WritableRecord& record, UserId worker, const std::string& pathway, TeamId by_state,
                     const Deed& deed) {
  const auto takes = [&](TeamId id) {
    const auto row = record.council().Team(id);
    const auto team = row ? deed.library.council.teams.find(row->key) : deed.library.council.teams.end();
    if (team == deed.library.council.teams.end()) return false;
    const auto& pathways = team->second.takes;
    return std::find(pathways.begin(), pathways.end(), pathway) != pathways.end();
  };
  const auto user = worker ? record.council().User(worker) : std::nullopt;
  if (!user) return by_state;
  const auto own = std::find_if(user->teams.begin(), user->teams.end(), takes);
  return own == user->teams.end() ? by_state : *own;
}

Result<Document> OpenConsequences(WritableRecord& record, const CaseContext& context, const pathway::Decision& decision,
                                  const MoveTime& when, const Deed& deed) {
  Document opened{Document::List{}};
  for (const auto& child : decision.opens) {
    OpenCaseCommand open;
    open.pathway = child.pathway;
    open.subject = child.subject ? child.subject : context.row().subject;
    open.capacity = child.capacity.empty() ? context.row().capacity : child.capacity;
    open.contact = context.row().contact;
    open.opened_from = context.row().id;
    open.received = when.at;
    open.first_contact = context.row().first_contact;
    open.facts = context.row().facts;
    open.facts.Set("source", "case");
    if (const auto team = record.council().TeamByKey(decision.owner.team)) open.team = team->id;
    open.team = TeamForOpened(record, child.worker, child.pathway, open.team, deed);
    open.worker = child.worker;
    open.band = context.row().band;
    open.band_rank = context.row().band_rank;
    open.by_rule = true;
    open.parties = PartiesOpenedFor(context.row().subject, open, deed);
    const auto made = OpenCase(record, open, deed);
    if (!made) return made.error();
    const auto tied = TieOpenedFor(record, context.row().subject, open, deed);
    if (!tied) return tied.error();
    opened.Add((*made)["case"]);
  }
  return opened;
}

// Sign-off freezes what was signed: every submitted version so far (DESIGN section 8); so does the end of the case.
Result<void> FreezeForms(WritableRecord& record, const CaseContext& context, const pathway::Action& action,
                         const pathway::Decision& decision, const Deed& deed) {
  const auto* from = context.bundle().definition.Find(context.row().state);
  const auto* to = context.bundle().definition.Find(decision.state);
  const bool signs = from != nullptr && pathway::Signs(*from, action);
  const bool ends = to != nullptr && to->end;
  if (!signs && !ends) return {};
  for (const auto& version : record.cases().LatestForms(context.row().id)) {
    if (version.signed_off || version.struck) continue;
    Document payload;
    payload.Set("form_id", version.id.value).Set("form", version.form).Set("version", version.version);
    if (!signs) payload.Set("with_case", true);  // nobody signed it: the case ended
    const auto kept =
        record.Append(EventOf(deed, CaseStream(context.row().id), events::kFormSignedOff, std::move(payload)));
    if (!kept) return kept.error();
  }
  return {};
}

Document LetterIds(const std::vector<LetterId>& letters) {
  Document list{Document::List{}};
  for (const auto& letter : letters) list.Add(letter.value);
  return list;
}

Result<Document> Take(WritableRecord& record, CaseContext& context, const AdvanceCaseCommand& command,
                      const MoveTime& when, const Deed& deed) {
  const auto* action = context.bundle().definition.Find(context.row().state, command.action);
  if (action == nullptr) return NotFound("This cannot be done at this stage of the case.");
  const auto form = KeepOwnForm(record, context, *action, command.answers, deed);
  if (!form) return form.error();
  const auto asked = CommandFor(record, context, *action, command, deed);
  if (!asked) return asked.error();
  const auto decision = pathway::Decide(context.At(), *asked, deed.actor, when.at);
  if (!decision) return decision.error();
  const auto opened = OpenConsequences(record, context, *decision, when, deed);
  if (!opened) return opened.error();
  const auto letters = WriteLetters(record, context, *action, ReasonLabel(context, *action, decision->reason), deed);
  if (!letters) return letters.error();
  auto payload = MovePayload(record, context, *action, *decision, when, deed);
  if (!payload) return payload.error();
  if (!opened->Items().empty()) payload->Set("opened", *opened);
  if (!letters->empty()) payload->Set("letters", LetterIds(*letters));
  if (!form->IsNull()) payload->Set("form", *form);
  NewEvent event = EventOf(deed, CaseStream(context.row().id), events::kCaseAdvanced, *std::move(payload));
  event.definition = context.bundle().digest;
  if (when.happened) event.happened = *when.happened;
  const auto kept = record.Append(std::move(event));
  if (!kept) return kept.error();
  const auto frozen = FreezeForms(record, context, *action, *decision, deed);
  if (!frozen) return frozen.error();
  const auto handed = HandOn(record, context, *action, deed);
  if (!handed) return handed.error();
  const auto holds = CheckInvariants(record, context.row().id, deed);
  if (!holds) return holds.error();
  return Document()
      .Set("case", context.row().id.value)
      .Set("state", decision->state)
      .Set("opened", *opened)
      .Set("letters", LetterIds(*letters));
}

bool SomePersonMayAct(const pathway::State& state) {
  return std::any_of(state.actions.begin(), state.actions.end(),
                     [](const auto& action) { return !action.by_system && !action.who.empty(); });
}

// Most states have none: nothing needs to be read then.
bool HasSystemActions(const pathway::Bundle* bundle, const std::string& in_state) {
  const auto* state = bundle == nullptr ? nullptr : bundle->definition.Find(in_state);
  return state == nullptr ||
         std::any_of(state->actions.begin(), state->actions.end(), [](const auto& action) { return action.by_system; });
}

}  // namespace

Result<void> CheckInvariants(WritableRecord& record, CaseId case_id, const Deed& deed) {
  const auto row = record.cases().StandingOf(case_id);
  if (!row) return Internal("a case cannot be read after it was written");
  if (!row->open) return {};
  const auto bundle = deed.library.Pinned(row->bundle);
  const auto* state = bundle == nullptr ? nullptr : bundle->definition.Find(row->state);
  if (state == nullptr)
    return Internal("an open case is in the state " + row->state + ", which its pathway does not have");
  if (!row->owner_team && !row->owner_user)
    return Internal("an open case in state " + row->state + " would have no owner");
  if (row->due_at == Instant{}) return Internal("an open case in state " + row->state + " would have no date");
  if (!SomePersonMayAct(*state)) return Internal("an open case in state " + row->state + " would have no action");
  return {};
}

Result<Document> AdvanceCase(WritableRecord& record, const AdvanceCaseCommand& command, const Deed& deed) {
  const auto row = LoadCase(record, command.case_id, Permission::kWorkCase, deed);
  if (!row) return row.error();
  if (!command.seen_state.empty() && command.seen_state != row->state) {
    return Conflict("Somebody moved this case while you were looking at it. Look at it as it is now, then decide.");
  }
  const auto when = WhenOf(*row, command.happened, command.late_reason, deed);
  if (!when) return when.error();
  auto context = CaseContext::Load(record, *row, deed.library, when->at);
  if (!context) return context.error();
  auto taken = Take(record, **context, command, *when, deed);
  if (!taken) return taken;
  if (!HasSystemActions(&(*context)->bundle(), (*taken)["state"].Text())) return taken;
  const auto followed = FollowRules(record, command.case_id, deed);
  if (!followed) return followed.error();
  if ((*followed)["taken"].Number() > 0) taken->Set("state", record.cases().StandingOf(command.case_id)->state);
  return taken;
}

Result<Document> FollowRules(WritableRecord& record, CaseId case_id, const Deed& deed) {
  Actor system;
  system.name = "Caseway";
  system.is_system = true;
  return RunSystemActions(record, case_id, {system, deed.now, deed.library, deed.roles});
}

Result<Document> RunSystemActions(WritableRecord& record, CaseId case_id, const Deed& deed) {
  constexpr int kMostInARow = 10;  // the checker refuses loops; this bounds what it could not decide
  int taken = 0;
  for (; taken < kMostInARow; ++taken) {
    const auto standing = record.cases().StandingOf(case_id);
    if (!standing || !standing->open) break;
    if (!HasSystemActions(deed.library.Pinned(standing->bundle).get(), standing->state)) break;
    const auto row = record.cases().Find(case_id);
    if (!row) break;
    auto context = CaseContext::Load(record, *row, deed.library, deed.now);
    if (!context) return context.error();
    const auto due = pathway::DueSystemActions((*context)->At(), deed.now);
    const auto next = std::find_if(due.begin(), due.end(), [](const auto& action) { return action.due_now; });
    if (next == due.end()) break;
    const auto done =
        Take(record, **context, {.case_id = case_id, .action = next->action->id}, {deed.now, {}, ""}, deed);
    if (!done) return done.error();
  }
  return Document().Set("taken", taken);
}

}  // namespace caseway::casework
