#include "core/casework/change_version.h"

#include "core/casework/advance_case.h"
#include "core/casework/case_context.h"
#include "core/casework/decision_payload.h"
#include "core/casework/events.h"
#include "core/pathway/settling.h"

namespace caseway::casework {
namespace {

Error NotNow(std::string say) { return {ErrorCode::kNotAllowedInState, std::move(say)}; }

// The date and the clocks the live version gives the case as it stands.
Result<Document> VersionPayload(const CaseContext& context, int from, const std::string& reason, const Deed& deed) {
  pathway::Decision standing;
  standing.due = pathway::StateDue(context.At(), deed.now);
  if (!standing.due) return Internal("an open case would have no date in the version it is taken to");
  standing.clocks = pathway::RunningClocks(context.At(), deed.now);
  const auto* state = context.bundle().definition.Find(context.row().state);
  Document payload;
  payload.Set("from", from).Set("version", context.bundle().version()).Set("reason", reason);
  payload.Set("due", standing.due->ToDocument()).Set("clocks", ClocksPayload(standing, deed.now));
  payload.Set("awaits_decision", pathway::AwaitsDecision(context.At(), *state, deed.now));
  return payload;
}

}  // namespace

Result<Document> ChangeVersion(WritableRecord& record, CaseId case_id, const std::string& reason, const Deed& deed) {
  auto row = LoadCase(record, case_id, access::Permission::kAllocate, deed);
  if (!row) return row.error();
  if (!row->open) return NotNow("This case has ended.");
  const auto why = Needed("reason", reason, "Say why this case is to follow the new version.");
  if (!why) return why.error();
  const auto live = deed.library.Live(row->pathway);
  if (live == nullptr)
    return NotNow("This pathway is no longer in use: the case ends under the version it began with.");
  if (live->digest == row->bundle) return Conflict("This case follows the version in use already.");
  if (const auto* state = live->definition.Find(row->state); state == nullptr || state->end)
    return NotNow("The version in use does not have the stage this case is at. Take the case to another stage first.");
  const auto kept = record.KeepBundle(live->digest, row->pathway, live->version(), live->text);
  if (!kept) return kept.error();
  const int from = row->pathway_version;
  row->bundle = live->digest;
  const auto context = CaseContext::Load(record, *std::move(row), deed.library, deed.now);
  if (!context) return context.error();
  auto payload = VersionPayload(**context, from, *why, deed);
  if (!payload) return payload.error();
  NewEvent event = EventOf(deed, CaseStream(case_id), events::kVersionChanged, *std::move(payload));
  event.definition = live->digest;
  if (const auto appended = record.Append(event); !appended) return appended.error();
  if (const auto holds = CheckInvariants(record, case_id, deed); !holds) return holds.error();
  return Document().Set("case", case_id.value).Set("version", live->version());
}

}  // namespace caseway::casework
