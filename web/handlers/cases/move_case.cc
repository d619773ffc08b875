// A case on the wrong person: the right one is found by name and seen beside the wrong one, then it is moved and a
// possible breach logged (P50).
#include "core/casework/move_case.h"

#include "web/frame.h"
#include "web/handlers/cases/case_deed.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/handlers/cases/right_person.h"
#include "web/views/note_form.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

constexpr char kTitle[] = "This case belongs to another person";

html::Url MoveUrl(CaseId id) { return CasePath(id, {"move"}); }

void WhatIsMoved(Writer& w, bool proposed) {
  w << "<h2 class=\"govuk-heading-m\">What is moved</h2><ul class=\"govuk-list govuk-list--bullet\"><li>"
    << (proposed
            ? "This case is proposed as an error, and is logged as a possible breach. It waits for a second person; "
              "the work goes on in the new case alone, and each of the two says so."
            : "This case ends as recorded in error, and is logged as a possible breach.")
    << "</li><li>A new case of the same kind begins for the "
       "right person, with the same dates, people and contact, and with whoever holds this one where they may hold "
       "it.</li><li>The answers stand there as drafts: somebody who knows the person confirms them by submitting each "
       "form.</li><li>Notes, files and letters stay here. Copy a note by marking it in error on the person's "
       "chronology.</li></ul>";
}

void MoveForm(Writer& w, const Visit& visit, const CaseRow& row, const Person& right, const Error* error) {
  FormStart(w, visit, MoveUrl(row.id));
  Hidden(w, "to", Reference(right.id));
  Hidden(w, "shown", Reference(right.id));
  ReasonField(w, visit, error, "How it came to be on the wrong person");
  html::Button(w, {.text = "Move it to " + right.DisplayName(), .classes = "govuk-button--warning"});
  FormEnd(w);
  w << "<p class=\"govuk-body\">";
  w.Tag("<a class=\"govuk-link\"").Href(MoveUrl(row.id)).End() << "It is neither: look for somebody else</a></p>";
}

Answer Page(Visit& visit, Record& record, const SeenCase& seen, RightPerson looked, const Error* error) {
  if (error != nullptr && !looked.right && !looked.error && !error->fields.empty())
    looked.error = InvalidField("q", error->fields.front().say);
  const Error* said = looked.error ? &*looked.error : error;
  CasePageParts page{.title = kTitle, .errors = ErrorLinks(said)};
  if (said != nullptr) page.status = StatusOf(said->code);
  if (!looked.words.empty() && !looked.right) page.deed = AuditDeed::kSearched, page.ids = IdsOf(looked.hits);
  if (looked.right) page.ids = {looked.right->id.value};
  page.main = [&](Writer& w) {
    w << "<span class=\"govuk-caption-l\">" << CaseCaption(visit, seen.row) << "</span><h1 class=\"govuk-heading-l\">"
      << kTitle << "</h1>";
    if (!looked.right || !seen.subject) return ChooseRight(w, visit, seen.row, looked);
    Compare(w, visit, record, *seen.subject, *looked.right);
    WhatIsMoved(w, casework::IsMoveProposed(seen.row, visit.deed()));
    MoveForm(w, visit, seen.row, *looked.right, error);
  };
  return CasePage(visit, record, seen, std::move(page));
}

Answer ShowMove(Visit& visit, Record& record, const Error* error) {
  const auto seen = SeeCase(visit, record);
  if (!seen) return RefuseCase(visit, record, seen.error());
  const auto allowed = access::May(visit.roles(), visit.actor, Permission::kMarkInError, seen->relation);
  if (!allowed) return RefuseCase(visit, record, allowed.error());
  const auto may = casework::MayMoveCase(seen->row, visit.deed());
  if (!may) return NotNow(visit, record, *seen, kTitle, may.error());
  auto looked = LookForRight(visit, record, seen->row);
  if (!looked) return ErrorAnswer(visit, looked.error());
  return Page(visit, record, *seen, *std::move(looked), error);
}

}  // namespace

Answer ShowMoveCase(Visit& visit, Record& record) { return ShowMove(visit, record, nullptr); }

// Only who was shown is moved to: a reference sent without having been looked at is shown first.
Outcome MoveCase(Visit& visit, Record& record) {
  const std::string to = visit.Form("to");
  if (!to.empty() && visit.Form("shown") != to) return ShowMove(visit, record, nullptr);
  const auto seen = SeeCase(visit, record);
  if (!seen) return RefuseCase(visit, record, seen.error());
  const CaseId id = seen->row.id;
  Plan plan;
  plan.work = [id](WritableRecord& writable, Visit& v) -> Result<Document> {
    const auto right = PersonNamed(writable, "to", v.Form("to"));
    if (!right) return right.error();
    return casework::MoveCase(writable, {.case_id = id, .to = *right, .reason = v.Form("reason")}, v.deed());
  };
  plan.then = [id](Visit&, const Document& moved) {
    const CaseId begun{moved["case"].Number()};
    Answer answer = DoneAtCase(begun, CaseUrl(begun).Query("done", "1"));
    answer.shown.ids.push_back(id.value);
    return answer;
  };
  plan.refused = [](Visit& v, Record& r, const Error& error) { return ShowMove(v, r, &error); };
  return plan;
}

}  // namespace caseway::web
