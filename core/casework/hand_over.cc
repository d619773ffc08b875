#include "core/casework/hand_over.h"

#include "core/casework/advance_case.h"
#include "core/casework/events.h"
#include "core/casework/holding.h"

namespace caseway::casework {
namespace {

using access::Permission;

Result<Document> Keep(WritableRecord& record, CaseId id, const char* type, Document payload, const Deed& deed) {
  const auto kept = record.Append(EventOf(deed, CaseStream(id), type, std::move(payload)));
  if (!kept) return kept.error();
  const auto holds = CheckInvariants(record, id, deed);
  if (!holds) return holds.error();
  return Document().Set("case", id.value);
}

Error Ended() { return {ErrorCode::kNotAllowedInState, "This case has ended."}; }

Result<CaseRow> OpenCaseOf(WritableRecord& record, CaseId id, const Deed& deed) {
  auto row = LoadCase(record, id, Permission::kHandOver, deed);
  if (!row) return row;
  if (!row->open) return Ended();
  return row;
}

// Where it is to go. Errors: kInvalidInput when it is there already, or when the actor would take it for themselves.
Result<Holder> Destination(WritableRecord& record, const CaseRow& row, Holder to, const Deed& deed) {
  if (to.worker) {
    const auto worker = WorkerFor(record, to.worker, row, deed);
    if (!worker) return worker.error();
    if (worker->id == row.owner_user) return InvalidField("worker", worker->name + " holds this case already.");
    if (worker->id == deed.actor.user && !deed.roles.Holds(deed.actor, Permission::kAllocate))
      return InvalidField("worker", "You cannot offer a case to yourself. Ask somebody who allocates work.");
    if (!to.team && !worker->teams.empty()) to.team = worker->teams.front();
  }
  const auto team = to.team ? record.council().Team(to.team) : std::nullopt;
  if (!team || team->disabled) return InvalidField("team", "Choose who should take it over.");
  if (!to.worker && to.team == row.owner_team)
    return InvalidField("team", "This case is with that team already. Choose somebody in it, or another team.");
  return to;
}

Result<CaseRow> OfferedCase(WritableRecord& record, CaseId id, const Deed& deed) {
  auto row = OpenCaseOf(record, id, deed);
  if (!row) return row;
  if (!row->offered_team) return Conflict("No hand-over of this case waits for an answer.");
  const bool is_asked = row->offered_user ? row->offered_user == deed.actor.user : deed.actor.In(row->offered_team);
  if (!is_asked) return Forbidden("This hand-over was offered to somebody else.");
  return row;
}

}  // namespace

Result<void> MayOfferHandover(const CaseRow& row, const access::Relation& relation, const Deed& deed) {
  if (!row.open) return Ended();
  if (!access::MayMove(deed.roles, deed.actor, relation))
    return Forbidden("Only whoever holds this case, their team and those who allocate work may offer it to others.");
  if (row.offered_team) return Conflict("A hand-over of this case is offered already and waits for an answer.");
  return {};
}

Result<Document> OfferHandover(WritableRecord& record, CaseId id, TeamId team, UserId user, const std::string& note,
                               const Deed& deed) {
  const auto row = OpenCaseOf(record, id, deed);
  if (!row) return row.error();
  const auto relation = RelationTo(deed.actor, *row, false, record.cases().Parties(row->id));
  const auto allowed = MayOfferHandover(*row, relation, deed);
  if (!allowed) return allowed.error();
  const auto words =
      Needed("note", note, "Say where things stand: what is done, what is open, what to watch for.", kLongestAccount);
  if (!words) return words.error();
  const auto to = Destination(record, *row, {team, user}, deed);
  if (!to) return to.error();
  const auto named = NamedByGiving(record, *row, *to, deed);
  if (!named) return named.error();
  Document payload;
  payload.Set("team", to->team.value).Set("note", *words);
  if (to->worker) payload.Set("user", to->worker.value);
  return Keep(record, id, events::kHandoverOffered, std::move(payload), deed);
}

Result<Document> AcceptHandover(WritableRecord& record, CaseId id, const std::string& note, const Deed& deed) {
  const auto row = OfferedCase(record, id, deed);
  if (!row) return row.error();
  if (row->offered_by == deed.actor.user && !deed.roles.Holds(deed.actor, Permission::kAllocate))
    return Forbidden("You offered this hand-over. Somebody else on the other side must accept it.");
  const auto words = Optional("note", note, kLongestAccount);
  if (!words) return words.error();
  if (row->offered_user) {  // the case may have moved on since it was offered
    const auto fit = WorkerFor(record, row->offered_user, *row, deed);
    if (!fit) return fit.error();
  }
  Document payload;
  payload.Set("owner", OwnerOf({row->offered_team, row->offered_user})).Set("note", *words);
  auto named = NamedByTaking(record, *row, deed);
  if (row->offered_user && !named.Items().empty()) payload.Set("access", std::move(named));
  return Keep(record, id, events::kHandoverAccepted, std::move(payload), deed);
}

Result<Document> BounceHandover(WritableRecord& record, CaseId id, const std::string& reason, const Deed& deed) {
  const auto row = OfferedCase(record, id, deed);
  if (!row) return row.error();
  const auto why = Needed("reason", reason, "Say why you cannot take it: it goes back with your reason.");
  if (!why) return why.error();
  return Keep(record, id, events::kHandoverBounced, Document().Set("reason", *why), deed);
}

}  // namespace caseway::casework
