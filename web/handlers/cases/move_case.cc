// A case on the wrong person: moved to the right one, and a possible breach logged (P50).
#include "core/casework/move_case.h"

#include "web/handlers/cases/case_deed.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/views/note_form.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

void Fields(Writer& w, const Visit& visit, Record&, const SeenCase&, const Error* error) {
  w << "<ul class=\"govuk-list govuk-list--bullet\"><li>This case ends as recorded in error, and is logged as a "
       "possible breach.</li><li>A new case of the same kind begins for the right person, with the same dates, people "
       "and contact.</li><li>The answers stand there as drafts: somebody who knows the person confirms them by "
       "submitting each form.</li><li>Notes, files and letters stay here. Copy a note by marking it in error on the "
       "person's chronology.</li></ul>";
  html::Input(w, {.name = "to",
                  .label = {.text = "Whose it is", .classes = "govuk-label--s"},
                  .hint = {.text = "Their reference, like 7K3Q-F2M9-X, or NHS number"},
                  .error = ErrorFor(error, "to"),
                  .value = visit.Form("to"),
                  .classes = "govuk-input--width-20"});
  ReasonField(w, visit, error, "How it came to be on the wrong person");
}

Result<Document> Work(WritableRecord& record, const Visit& visit, CaseId id) {
  const auto to = PersonNamed(record, "to", visit.Form("to"));
  if (!to) return to.error();
  return casework::MoveCase(record, {.case_id = id, .to = *to, .reason = visit.Form("reason")}, visit.deed());
}

Result<void> MayBegin(const Visit& visit, const SeenCase& seen) {
  return casework::MayMoveCase(seen.row, visit.deed());
}

const CaseDeed kMove{.path = "move",
                     .title = "This case belongs to another person",
                     .intro = "What is moved:",
                     .permission = Permission::kMarkInError,
                     .button = "Move it to the right person",
                     .fields = Fields,
                     .work = Work,
                     .warns = true,
                     .may_begin = MayBegin};

}  // namespace

Answer ShowMoveCase(Visit& visit, Record& record) { return ShowCaseDeed(visit, record, kMove); }

Outcome MoveCase(Visit& visit, Record& record) {
  Outcome outcome = DoCaseDeed(visit, record, kMove);
  if (auto* plan = std::get_if<Plan>(&outcome)) {
    plan->then = [](Visit& v, const Document& moved) {
      const CaseId id{moved["case"].Number()};
      Answer answer = DoneAtCase(id, CaseUrl(id).Query("done", "1"));
      answer.shown.ids.push_back(v.PathId<CaseId>("case").value);
      return answer;
    };
  }
  return outcome;
}

}  // namespace caseway::web
