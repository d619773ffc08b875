#include "core/casework/recount_dates.h"

#include <algorithm>

#include "core/casework/case_context.h"
#include "core/casework/decision_payload.h"
#include "core/casework/events.h"
#include "core/casework/look_again_date.h"

namespace caseway::casework {
namespace {

constexpr char kWhy[] = "The bank holidays it was counted without are known now.";

bool WasProvisional(const ClockRow& clock) { return clock.stopped.empty() && clock.due["provisional"].Truth(); }

// Those of the clocks that were provisional and are no longer.
std::vector<pathway::ClockView> Settled(Record& record, const CaseContext& context, Instant now) {
  const auto kept = record.cases().Clocks(context.row().id);
  std::vector<pathway::ClockView> settled;
  for (const auto& clock : pathway::RunningClocks(context.At(), now)) {
    const bool was = std::any_of(kept.begin(), kept.end(),
                                 [&](const ClockRow& row) { return row.id == clock.rule->id && WasProvisional(row); });
    if (was && !clock.due.provisional) settled.push_back(clock);
  }
  return settled;
}

// Whether an answer may start the clock, or let it stand still. One that is over is told with the next move.
bool FollowsAnswers(const pathway::ClockView& clock) {
  return clock.rule->RunsWhile() || (clock.rule->on_worklist && !clock.answered);
}

}  // namespace

Result<void> KeepDates(WritableRecord& record, const CaseContext& context, const Deed& deed) {
  pathway::Decision counted;
  for (auto& clock : pathway::RunningClocks(context.At(), deed.now)) {
    if (FollowsAnswers(clock)) counted.clocks.push_back(std::move(clock));
  }
  auto clocks = ClocksPayload(counted, deed.now, context.facts().StandingClocks());
  const auto due = clocks.Items().empty() ? std::nullopt : pathway::StateDue(context.At(), deed.now);
  if (!due) return {};
  Document payload;
  payload.Set("reason", "What was just submitted changes by when it is looked at.");
  payload.Set("due", due->ToDocument()).Set("clocks", std::move(clocks));
  const auto kept =
      record.Append(EventOf(deed, CaseStream(context.row().id), events::kLookedAgain, std::move(payload)));
  if (!kept) return kept.error();
  return {};
}

Result<Document> RecountDates(WritableRecord& record, CaseId case_id, const Deed& deed) {
  if (!deed.actor.is_system) return Forbidden("Dates are counted again by the system.");
  const auto row = record.cases().Find(case_id);
  if (!row) return NotFound("There is no such case.");
  Document answer;
  answer.Set("case", case_id.value).Set("recounted", false);
  if (!row->open) return answer;
  const auto context = CaseContext::Load(record, *row, deed.library, deed.now);
  if (!context) return context.error();
  const bool counted_by_rule = row->due_provisional && !IsByHand(*row);
  const auto due = counted_by_rule ? pathway::StateDue((*context)->At(), deed.now) : std::nullopt;
  pathway::Decision counted;
  counted.clocks = Settled(record, **context, deed.now);
  const bool settled = due && !due->provisional && !(due->beside && due->beside->provisional);
  if (!settled && counted.clocks.empty()) return answer;
  Document payload;
  payload.Set("reason", kWhy);
  if (settled) payload.Set("due", due->ToDocument());
  if (!counted.clocks.empty()) payload.Set("clocks", ClocksPayload(counted, deed.now));
  const auto kept = record.Append(EventOf(deed, CaseStream(case_id), events::kLookedAgain, std::move(payload)));
  if (!kept) return kept.error();
  return answer.Set("recounted", true);
}

}  // namespace caseway::casework
