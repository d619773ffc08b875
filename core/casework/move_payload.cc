#include "core/casework/move_payload.h"

#include <algorithm>

#include "core/casework/decision_payload.h"
#include "core/casework/holding.h"
#include "core/casework/possible_breach.h"
#include "core/pathway/settling.h"

namespace caseway::casework {
namespace {

void SetReason(Document& payload, const CaseContext& context, const pathway::Action& action,
               const pathway::Decision& decision) {
  if (decision.reason.empty() && decision.reason_text.empty()) return;
  Document reason;
  reason.Set("code", decision.reason);
  if (!action.reason.empty()) reason.Set("label", ReasonLabel(context, action, decision.reason));
  reason.Set("text", decision.reason_text);
  payload.Set("reason", std::move(reason));
}

Document TextList(const std::vector<std::string>& texts) {
  Document list{Document::List{}};
  for (const auto& text : texts) list.Add(text);
  return list;
}

// Effects noted as "contact" in the list of effects say that somebody was in touch with the person.
bool IsContact(const pathway::Library& library, const std::vector<std::string>& effects) {
  const auto list = library.codes.find("effects");
  if (list == library.codes.end()) return false;
  return std::any_of(effects.begin(), effects.end(), [&](std::string effect) {
    std::replace(effect.begin(), effect.end(), '_', '-');
    const auto* code = list->second.Find(effect);
    const auto note = code == nullptr ? std::map<std::string, std::string>::const_iterator() : code->more.find("note");
    return code != nullptr && note != code->more.end() && note->second == "contact";
  });
}

// Who the action's chosen worker makes named (P9). What stays where it is, or goes to a queue by rule, names nobody.
Result<Document> NamedWith(WritableRecord& record, const CaseContext& context, const pathway::Decision& decision,
                           const Deed& deed) {
  if (!decision.owner.worker || decision.owner.worker == context.row().owner_user) return Document(Document::List{});
  return NamedByGiving(record, context.row(), {{}, decision.owner.worker}, deed);
}

// As the case stands once it is there.
void KeepMeasuredIn(const pathway::State& next, const CaseContext& context, Instant at, Document& payload) {
  const pathway::CaseAt now = context.At();
  pathway::CaseState then = now.state;
  then.state = next.id;
  KeepMeasured(payload, {now.bundle, then, now.facts, now.council, now.roles}, {next.id}, at);
}

}  // namespace

std::string ReasonLabel(const CaseContext& context, const pathway::Action& action, const std::string& reason) {
  const auto list = context.bundle().codes.find(action.reason);
  return list == context.bundle().codes.end() ? "" : list->second.Label(reason);
}

Result<Document> MovePayload(WritableRecord& record, const CaseContext& context, const pathway::Action& action,
                             const pathway::Decision& decision, const MoveTime& when, const Deed& deed) {
  const auto* next = context.bundle().definition.Find(decision.state);
  if (next == nullptr) return Internal("the engine decided on a state that is not in the pathway");
  Document payload;
  payload.Set("action", action.id)
      .Set("title", action.title)
      .Set("from", context.row().state)
      .Set("to", decision.state);
  payload.Set("moves", decision.moves);
  if (!next->end) {
    const auto owner = OwnerPayload(record, decision.owner);
    if (!owner) return owner.error();
    payload.Set("owner", *owner);
    auto named = NamedWith(record, context, decision, deed);
    if (!named) return named.error();
    if (!named->Items().empty()) payload.Set("access", *std::move(named));
  }
  payload.Set("due", decision.due ? decision.due->ToDocument() : Document());
  auto clocks = ClocksPayload(decision, when.at, context.facts().StandingClocks());
  if (!clocks.Items().empty()) payload.Set("clocks", std::move(clocks));
  payload.Set("awaits_decision", pathway::AwaitsDecision(context.At(), *next, when.at));
  if (decision.moves) KeepMeasuredIn(*next, context, when.at, payload);
  if (decision.pause_starts) payload.Set("paused", FormatIso(when.at));
  if (decision.pause_ends) payload.Set("resumed", FormatIso(when.at));
  SetReason(payload, context, action, decision);
  if (!when.late_reason.empty()) payload.Set("late_reason", when.late_reason);
  if (!decision.decisions.IsNull()) payload.Set("decisions", decision.decisions);
  if (decision.ends) payload.Set("ends", pathway::EndEffectName(*decision.ends));
  if (next->end) payload.Set("ended", true);
  const bool in_error = decision.ends == pathway::EndEffect::kRecordedInError;
  if (in_error && IsPossibleBreach(deed.library.codes, decision.reason)) payload.Set("possible_breach", true);
  if (!decision.outcome.empty()) payload.Set("outcome", decision.outcome);
  if (!decision.effects.empty()) payload.Set("effects", TextList(decision.effects));
  if (IsContact(deed.library, decision.effects)) payload.Set("contact", true);
  return payload;
}

}  // namespace caseway::casework
