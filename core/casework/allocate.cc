#include "core/casework/allocate.h"

#include <algorithm>

#include "core/casework/advance_case.h"
#include "core/casework/decision_payload.h"
#include "core/casework/events.h"

namespace caseway::casework {
namespace {

using access::Permission;

Document OwnerOf(TeamId team, UserId worker) {
  Document owner;
  owner.Set("team", team.value);
  if (worker) owner.Set("user", worker.value);
  return owner;
}

Result<CaseRow> OpenCaseTo(WritableRecord& record, CaseId id, Permission permission, const Deed& deed) {
  auto row = LoadCase(record, id, permission, deed);
  if (!row) return row;
  if (!row->open) return Error{ErrorCode::kNotAllowedInState, "This case has ended."};
  return row;
}

Result<Document> Keep(WritableRecord& record, CaseId id, const char* type, Document payload, const Deed& deed) {
  const auto kept = record.Append(EventOf(deed, CaseStream(id), type, std::move(payload)));
  if (!kept) return kept.error();
  const auto holds = CheckInvariants(record, id, deed);
  if (!holds) return holds.error();
  return Document().Set("case", id.value);
}

Result<UserRow> WorkerFor(WritableRecord& record, UserId id, const CaseRow& row, const Deed& deed) {
  auto worker = record.council().User(id);
  if (!worker || worker->disabled) return InvalidField("worker", "Choose somebody who works here now.");
  if (std::find(worker->declared.begin(), worker->declared.end(), row.subject) != worker->declared.end()) {
    return InvalidField("worker", "This person is close to " + worker->name + ". Choose somebody else.");
  }
  // What the work ahead asks for: any competence an action of this state needs of whoever is chosen (F26).
  const auto bundle = deed.library.Pinned(row.bundle);
  const auto* state = bundle == nullptr ? nullptr : bundle->definition.Find(row.state);
  if (state == nullptr) return *std::move(worker);
  for (const auto& action : state->actions) {
    const auto& held = worker->competences;
    if (action.competence.empty() || std::find(held.begin(), held.end(), action.competence) != held.end()) continue;
    return InvalidField("worker",
                        worker->name + " does not hold the competence this work needs (" + action.competence + ").");
  }
  return *std::move(worker);
}

bool IsOfferedTo(const CaseRow& row, const Actor& actor) {
  return row.offered_user ? row.offered_user == actor.user : actor.In(row.offered_team);
}

}  // namespace

Result<Document> Allocate(WritableRecord& record, const AllocateCommand& command, const Deed& deed) {
  const auto row = OpenCaseTo(record, command.case_id, Permission::kAllocate, deed);
  if (!row) return row.error();
  TeamId team = command.team ? command.team : row->owner_team;
  if (command.worker) {
    const auto worker = WorkerFor(record, command.worker, *row, deed);
    if (!worker) return worker.error();
    if (!command.team && !worker->teams.empty()) team = worker->teams.front();
  }
  if (!record.council().Team(team)) return InvalidField("team", "Choose a team.");
  Document payload;
  payload.Set("owner", OwnerOf(team, command.worker)).Set("how", command.worker ? "allocated" : "returned");
  if (!Trimmed(command.reason).empty()) payload.Set("reason", Trimmed(command.reason));
  return Keep(record, row->id, events::kOwnerChanged, std::move(payload), deed);
}

Result<Document> TakeCase(WritableRecord& record, CaseId id, const Deed& deed) {
  const auto row = OpenCaseTo(record, id, Permission::kWorkCase, deed);
  if (!row) return row.error();
  if (row->owner_user) return Conflict(row->owner_name + " holds this case already.");
  if (!deed.actor.In(row->owner_team))
    return Forbidden("This case waits in another team's queue. Ask for it to be handed over.");
  const auto worker = WorkerFor(record, deed.actor.user, *row, deed);
  if (!worker) return worker.error();
  Document payload;
  payload.Set("owner", OwnerOf(row->owner_team, deed.actor.user)).Set("how", "taken");
  return Keep(record, id, events::kOwnerChanged, std::move(payload), deed);
}

Result<Document> OfferHandover(WritableRecord& record, CaseId id, TeamId team, UserId user, const std::string& note,
                               const Deed& deed) {
  const auto row = OpenCaseTo(record, id, Permission::kHandOver, deed);
  if (!row) return row.error();
  const auto words = Needed("note", note, "Say where things stand: what is done, what is open, what to watch for.");
  if (!words) return words.error();
  if (user) {
    const auto worker = WorkerFor(record, user, *row, deed);
    if (!worker) return worker.error();
    if (!team && !worker->teams.empty()) team = worker->teams.front();
  }
  if (!team || !record.council().Team(team)) return InvalidField("team", "Choose who should take it over.");
  if (row->offered_team) return Conflict("A hand-over of this case is offered already and waits for an answer.");
  Document payload;
  payload.Set("team", team.value).Set("note", *words);
  if (user) payload.Set("user", user.value);
  return Keep(record, id, events::kHandoverOffered, std::move(payload), deed);
}

Result<Document> AcceptHandover(WritableRecord& record, CaseId id, const std::string& note, const Deed& deed) {
  const auto row = OpenCaseTo(record, id, Permission::kHandOver, deed);
  if (!row) return row.error();
  if (!row->offered_team) return Conflict("No hand-over of this case waits for an answer.");
  if (!IsOfferedTo(*row, deed.actor)) return Forbidden("This hand-over was offered to somebody else.");
  Document payload;
  payload.Set("owner", OwnerOf(row->offered_team, row->offered_user)).Set("note", Trimmed(note));
  return Keep(record, id, events::kHandoverAccepted, std::move(payload), deed);
}

Result<Document> BounceHandover(WritableRecord& record, CaseId id, const std::string& reason, const Deed& deed) {
  const auto row = OpenCaseTo(record, id, Permission::kHandOver, deed);
  if (!row) return row.error();
  if (!row->offered_team) return Conflict("No hand-over of this case waits for an answer.");
  if (!IsOfferedTo(*row, deed.actor)) return Forbidden("This hand-over was offered to somebody else.");
  const auto why = Needed("reason", reason, "Say why you cannot take it: it goes back with your reason.");
  if (!why) return why.error();
  return Keep(record, id, events::kHandoverBounced, Document().Set("reason", *why), deed);
}

Result<Document> SetBand(WritableRecord& record, CaseId id, const std::string& band, const std::string& reason,
                         const Deed& deed) {
  const auto row = OpenCaseTo(record, id, Permission::kWorkCase, deed);
  if (!row) return row.error();
  const auto why = Needed("reason", reason, "Say why the band changes.");
  if (!why) return why.error();
  const auto bands = deed.library.codes.find("urgency-bands");
  if (bands == deed.library.codes.end()) return Internal("the code list urgency-bands is missing");
  const auto& codes = bands->second.codes;
  const auto found = std::find_if(codes.begin(), codes.end(), [&](const auto& code) { return code.id == band; });
  if (found == codes.end()) return InvalidField("band", "Choose a band.");
  Document payload;
  payload.Set("band", band).Set("band_rank", static_cast<int>(found - codes.begin()) + 1).Set("reason", *why);
  return Keep(record, id, events::kBanded, std::move(payload), deed);
}

Result<Document> LookAgain(WritableRecord& record, CaseId id, Date on, const std::string& reason, const Deed& deed) {
  const auto row = OpenCaseTo(record, id, Permission::kWorkCase, deed);
  if (!row) return row.error();
  const auto why = Needed("reason", reason, "Say why the date moves.");
  if (!why) return why.error();
  if (row->due_kind != "look-again")
    return Error{ErrorCode::kNotAllowedInState, "This date is a limit. It cannot be moved."};
  if (on < LondonDate(deed.now)) return InvalidField("on", "Choose today or a later day.");
  Due due;
  due.day = on;
  due.at = EndOfLondonDay(on);
  due.origin = {deed.now, false, "set by " + deed.actor.name};
  Document payload = DuePayload(due);
  payload.Set("by_hand", true);
  return Keep(record, id, events::kLookedAgain, Document().Set("due", std::move(payload)).Set("reason", *why), deed);
}

Result<Document> ReassignAll(WritableRecord& record, UserId from, UserId to, const std::string& reason,
                             const Deed& deed) {
  const auto why = Needed("reason", reason, "Say why the work is reassigned.");
  if (!why) return why.error();
  int moved = 0;
  for (const CaseId id : record.work().OpenCasesOf(from)) {
    const auto done = Allocate(record, {.case_id = id, .worker = to, .reason = *why}, deed);
    if (!done && done.error().code == ErrorCode::kNotFound) continue;  // sealed: only those named may move it
    if (!done) return done;
    ++moved;
  }
  return Document().Set("moved", moved);
}

}  // namespace caseway::casework
