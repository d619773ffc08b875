#include "core/casework/allocate.h"

#include "core/casework/advance_case.h"
#include "core/casework/band_rank.h"
#include "core/casework/decision_payload.h"
#include "core/casework/events.h"
#include "core/casework/holding.h"
#include "core/casework/look_again_date.h"

namespace caseway::casework {
namespace {

using access::Permission;

// Where a council has not set how far ahead a date may be moved.
constexpr Span kMovedAtMost{3, SpanUnit::kMonths};

Error Ended() { return {ErrorCode::kNotAllowedInState, "This case has ended."}; }

Result<CaseRow> OpenCaseTo(WritableRecord& record, CaseId id, Permission permission, const Deed& deed) {
  auto row = LoadCase(record, id, permission, deed);
  if (!row) return row;
  if (!row->open) return Ended();
  return row;
}

Result<Document> Keep(WritableRecord& record, CaseId id, const char* type, Document payload, const Deed& deed) {
  const auto kept = record.Append(EventOf(deed, CaseStream(id), type, std::move(payload)));
  if (!kept) return kept.error();
  const auto holds = CheckInvariants(record, id, deed);
  if (!holds) return holds.error();
  return Document().Set("case", id.value);
}

// The last day to which the date may be moved by hand: some way ahead of today, or the day it has.
Result<Date> LatestDay(WritableRecord& record, const CaseRow& row, const Due& now, const Deed& deed) {
  const auto setting = deed.library.council.settings.find("look_again.by_hand");
  const DatedValue* value =
      setting == deed.library.council.settings.end() ? nullptr : setting->second.history.On(LondonDate(deed.now));
  const auto span = value == nullptr ? Result<Span>(kMovedAtMost) : ParseSpan(value->value);
  const auto team = record.council().Team(row.owner_team);
  const auto* calendar = deed.library.council.CalendarOf(team ? team->key : "");
  if (calendar == nullptr) return Internal("the team that holds the case has no calendar");
  const auto due = DueDate({.within = span ? *span : kMovedAtMost}, {deed.now}, *calendar, {}, PastData::kProvisional);
  if (!due) return due.error();
  return std::max(due->day, LondonDate(now.at - std::chrono::microseconds{1}));
}

// A matter of safety: the date of its state runs in hours, day and night. So do all of a concern until it is decided,
// its gathering of information too; what was decided runs in working days (P40, P43, P47).
bool RunsDayAndNight(const CaseRow& row, const Due& now, const Deed& deed) {
  const auto bundle = deed.library.Pinned(row.bundle);
  const auto* state = bundle == nullptr ? nullptr : bundle->definition.Find(row.state);
  if (state == nullptr || !state->due) return false;
  // By the hour where the stage itself counts days: a clock about safety has the case now.
  return ClockOf(state->due->rule) == "elapsed" || (now.is_instant && !IsHours(state->due->rule.within.unit));
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
  const Holder holder{team, command.worker};
  auto named = NamedByGiving(record, *row, holder, deed);
  if (!named) return named.error();
  const auto why = Optional("reason", command.reason);
  if (!why) return why.error();
  Document payload;
  payload.Set("owner", OwnerOf(holder)).Set("how", command.worker ? "allocated" : "returned");
  if (!named->Items().empty()) payload.Set("access", *std::move(named));
  if (!why->empty()) payload.Set("reason", *why);
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
  payload.Set("owner", OwnerOf({row->owner_team, deed.actor.user})).Set("how", "taken");
  return Keep(record, id, events::kOwnerChanged, std::move(payload), deed);
}

Result<Document> SetBand(WritableRecord& record, CaseId id, const std::string& band, const std::string& reason,
                         const Deed& deed) {
  const auto row = OpenCaseTo(record, id, Permission::kWorkCase, deed);
  if (!row) return row.error();
  const auto why = Needed("reason", reason, "Say why the band changes.");
  if (!why) return why.error();
  const auto rank = RankOfBand(deed.library.codes, band);
  if (!rank) return InvalidField("band", "Choose a band.");
  Document payload;
  payload.Set("band", band).Set("band_rank", *rank).Set("reason", *why);
  return Keep(record, id, events::kBanded, std::move(payload), deed);
}

Result<void> MayLookAgain(const CaseRow& row, const access::Relation& relation, const Deed& deed) {
  if (!row.open) return Ended();
  if (!access::MayMove(deed.roles, deed.actor, relation))
    return Forbidden("Only whoever holds this case, their team and those who allocate work may move its date.");
  const auto now = LookAgainOf(row);
  if (!now) return Error{ErrorCode::kNotAllowedInState, "This date is a limit. It cannot be moved."};
  if (!deed.actor.is_system && RunsDayAndNight(row, *now, deed))
    return Error{ErrorCode::kNotAllowedInState,
                 "This date is about safety and runs day and night. It cannot be moved: do what it waits for."};
  return {};
}

Result<Document> LookAgain(WritableRecord& record, CaseId id, Date on, const std::string& reason, const Deed& deed) {
  const auto row = OpenCaseTo(record, id, Permission::kWorkCase, deed);
  if (!row) return row.error();
  const auto relation = RelationTo(deed.actor, *row, false, record.cases().Parties(row->id));
  const auto allowed = MayLookAgain(*row, relation, deed);
  if (!allowed) return allowed.error();
  const auto why = Needed("reason", reason, "Say why the date moves.");
  if (!why) return why.error();
  if (on < LondonDate(deed.now)) return InvalidField("on", "Choose today or a later day.");
  const auto latest = LatestDay(record, *row, *LookAgainOf(*row), deed);
  if (!latest) return latest.error();
  if (on > *latest)
    return InvalidField("on", "Choose a day up to " + FormatLong(*latest) + ". The date can be moved again then.");
  Due due;
  due.day = on;
  due.at = EndOfLondonDay(on);
  due.origin = {deed.now, false, "set by " + deed.actor.name};
  Document payload = Document().Set("due", MovedByHand(*row, due)).Set("reason", *why);
  return Keep(record, id, events::kLookedAgain, std::move(payload), deed);
}

Result<Document> ReassignAll(WritableRecord& record, UserId from, UserId to, const std::string& reason,
                             const Deed& deed) {
  const auto why = Needed("reason", reason, "Say why the work is reassigned.");
  if (!why) return why.error();
  int moved = 0;
  for (const CaseId id : record.work().OpenCasesOf(from)) {
    const auto done = Allocate(record, {.case_id = id, .worker = to, .reason = *why}, deed);
    // Restricted: those who may see them move them, and nobody else learns of them here.
    const bool is_unseen =
        !done && (done.error().code == ErrorCode::kNotFound || done.error().code == ErrorCode::kForbidden);
    if (is_unseen) continue;
    if (!done) return done;
    ++moved;
  }
  return Document().Set("moved", moved);
}

}  // namespace caseway::casework
