#include "core/casework/decision_payload.h"

#include <algorithm>

#include "core/pathway/measured.h"

namespace caseway::casework {
namespace {

bool RunsOn(const pathway::ClockView& clock, const std::vector<StandingClock>& standing) {
  return std::any_of(standing.begin(), standing.end(), [&](const StandingClock& kept) {
    return kept.id == clock.rule->id && !kept.stopped && kept.from == clock.due.origin.at &&
           kept.due_at == clock.due.at && kept.rated == (clock.due.kind == DueKind::kLimit) &&
           kept.provisional == clock.due.provisional;
  });
}

// What is over and never ran here has nothing to stop.
bool NeverRan(const pathway::ClockView& clock, const std::vector<StandingClock>& standing) {
  if (!clock.answered || !clock.rule->when) return false;
  return std::none_of(standing.begin(), standing.end(),
                      [&](const StandingClock& kept) { return kept.id == clock.rule->id && !kept.stopped; });
}

}  // namespace

Result<Document> OwnerPayload(Record& record, const pathway::Owner& owner) {
  const auto team = record.council().TeamByKey(owner.team);
  if (!team) return Internal("no team of this council has the key " + owner.team);
  Document payload;
  payload.Set("team", team->id.value);
  if (owner.worker) payload.Set("user", owner.worker.value);
  if (owner.managers) payload.Set("managers", true);
  return payload;
}

Document ClocksPayload(const pathway::Decision& decision, Instant now, const std::vector<StandingClock>& standing) {
  Document clocks{Document::List{}};
  for (const auto& clock : decision.clocks) {
    const bool stops = clock.answered || std::find(decision.stopped.begin(), decision.stopped.end(), clock.rule->id) !=
                                             decision.stopped.end();
    if (NeverRan(clock, standing) || (!stops && RunsOn(clock, standing))) continue;
    Document entry;
    entry.Set("id", clock.rule->id).Set("title", clock.rule->title).Set("from", FormatIso(clock.due.origin.at));
    entry.Set("due", clock.due.ToDocument()).Set("at", FormatIso(clock.due.at)).Set("instant", clock.due.is_instant);
    entry.Set("rated", clock.due.kind == DueKind::kLimit);
    if (stops) entry.Set("stopped", FormatIso(clock.answered.value_or(now)));
    clocks.Add(std::move(entry));
  }
  return clocks;
}

void KeepMeasured(Document& payload, const pathway::CaseAt& at, const std::vector<std::string>& where, Instant now) {
  Document measured = pathway::MeasuredDocument(at, where, now);
  if (!measured.IsNull()) payload.Set("measures", std::move(measured));
}

}  // namespace caseway::casework
