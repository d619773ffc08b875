#include "core/casework/hand_on.h"

#include "core/casework/recount_dates.h"
#include "core/casework/submit_form.h"

namespace caseway::casework {
namespace {

// The newest open case of the pathway that this one opened.
std::optional<CaseRow> OpenedFrom(Record& record, CaseId id, const std::string& pathway) {
  Viewer everything;
  everything.is_system = true;
  std::optional<CaseRow> newest;
  for (const auto& linked : record.cases().Linked(id, everything)) {
    if (!linked.open || linked.pathway != pathway || (newest && linked.id.value < newest->id.value)) continue;
    auto row = record.cases().Find(linked.id);
    if (row && row->opened_from == id) newest = std::move(row);
  }
  return newest;
}

Result<void> Give(WritableRecord& record, const CaseContext& context, const pathway::HandedOn& handed, CaseRow to,
                  const Deed& deed) {
  const auto opened = CaseContext::Load(record, std::move(to), deed.library, deed.now);
  if (!opened) return opened.error();
  for (const auto& form : handed.forms) {
    const Document* answers = context.facts().Submitted(form);
    if (answers == nullptr || !(*opened)->bundle().forms.count(form)) continue;
    const auto kept = KeepSubmitted(record, **opened, form, *answers, "", deed);
    if (!kept) return kept.error();
  }
  return KeepDates(record, **opened, deed);
}

}  // namespace

Result<void> HandOn(WritableRecord& record, const CaseContext& context, const pathway::Action& action,
                    const Deed& deed) {
  for (const auto& handed : action.hands_on) {
    auto opened = OpenedFrom(record, context.row().id, handed.pathway);
    if (!opened) continue;
    const auto given = Give(record, context, handed, *std::move(opened), deed);
    if (!given) return given.error();
  }
  return {};
}

}  // namespace caseway::casework
