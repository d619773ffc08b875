#include "core/casework/decision_payload.h"

#include <algorithm>

namespace caseway::casework {

Result<Document> OwnerPayload(Record& record, const pathway::Owner& owner) {
  const auto team = record.council().TeamByKey(owner.team);
  if (!team) return Internal("no team of this council has the key " + owner.team);
  Document payload;
  payload.Set("team", team->id.value);
  if (owner.worker) payload.Set("user", owner.worker.value);
  if (owner.managers) payload.Set("managers", true);
  return payload;
}

Document ClocksPayload(const pathway::Decision& decision, Instant now) {
  Document clocks{Document::List{}};
  for (const auto& clock : decision.clocks) {
    Document entry;
    entry.Set("id", clock.rule->id).Set("title", clock.rule->title).Set("from", FormatIso(clock.due.origin.at));
    entry.Set("due", clock.due.ToDocument()).Set("at", FormatIso(clock.due.at)).Set("instant", clock.due.is_instant);
    entry.Set("rated", clock.due.kind == DueKind::kLimit);
    const bool stops =
        std::find(decision.stopped.begin(), decision.stopped.end(), clock.rule->id) != decision.stopped.end();
    if (clock.answered || stops) entry.Set("stopped", FormatIso(clock.answered.value_or(now)));
    clocks.Add(std::move(entry));
  }
  return clocks;
}

}  // namespace caseway::casework
