#include "core/casework/sign_again.h"

#include "core/casework/advance_case.h"
#include "core/casework/events.h"
#include "core/casework/move_payload.h"
#include "core/pathway/signing.h"

namespace caseway::casework {
namespace {

// "Adult eligibility, version 2: What the panel asked for."
std::string Why(const CaseContext& context, const std::string& form, const std::string& reason) {
  const auto found = context.bundle().forms.find(form);
  std::string why = found == context.bundle().forms.end() ? form : found->second.title;
  for (const auto& head : context.facts().forms()) {
    if (head.form == form) why += ", version " + std::to_string(head.version) + (head.struck ? " in error" : "");
  }
  return why + ": " + reason;
}

Result<void> KeepMove(WritableRecord& record, const CaseContext& context, const pathway::State& signing,
                      const std::string& why, const Deed& deed) {
  pathway::Decision decision = pathway::SignAgain(context.At(), signing, deed.now);
  decision.reason_text = why;
  pathway::Action action;
  action.id = pathway::kChangedAfterSignOff;
  action.title = pathway::kChangedTitle;
  auto payload = MovePayload(record, context, action, decision, {deed.now, {}, ""}, deed);
  if (!payload) return payload.error();
  NewEvent event = EventOf(deed, CaseStream(context.row().id), events::kCaseAdvanced, *std::move(payload));
  event.definition = context.bundle().digest;
  const auto kept = record.Append(std::move(event));
  if (!kept) return kept.error();
  return {};
}

}  // namespace

Result<bool> SignAgainAfter(WritableRecord& record, CaseId case_id, const std::string& form, const std::string& reason,
                            const Deed& deed) {
  const auto row = record.cases().Find(case_id);
  if (!row || row->ends == "recorded in error") return false;
  const auto context = CaseContext::Load(record, *row, deed.library, deed.now);
  if (!context) return context.error();
  const auto* signing = pathway::SigningOf((*context)->At(), form);
  if (signing == nullptr || !(*context)->facts().ChangedSinceSigned(form)) return false;
  const auto moved = KeepMove(record, **context, *signing, Why(**context, form, reason), deed);
  if (!moved) return moved.error();
  const auto holds = CheckInvariants(record, case_id, deed);
  if (!holds) return holds.error();
  return true;
}

}  // namespace caseway::casework
