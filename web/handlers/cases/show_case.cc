#include "web/handlers/cases/show_case.h"

#include <algorithm>

#include "core/casework/allocate.h"
#include "core/casework/events.h"
#include "core/casework/move_case.h"
#include "core/pathway/arrivals.h"
#include "core/pathway/unlocking.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/handlers/cases/case_in_full.h"
#include "web/handlers/cases/case_notices.h"
#include "web/handlers/cases/decided_on.h"
#include "web/views/case_actions.h"
#include "web/views/case_contact.h"
#include "web/views/case_diagram.h"
#include "web/views/case_summary.h"
#include "web/views/chronology_list.h"
#include "web/views/first_said.h"
#include "web/views/note_form.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

void TakeIt(Writer& w, const Visit& visit, const CaseRow& row, bool may_work) {
  if (!row.open || row.owner_user || !may_work || !visit.actor.In(row.owner_team)) return;
  FormStart(w, visit, CasePath(row.id, {"take"}));
  html::Button(w, {.text = "Take this case"});
  FormEnd(w);
}

html::Url ConcernFrom(const CaseRow& row, bool about_subject) {
  html::Url url = html::Url::Path({"concerns", "new"});
  if (about_subject) url = std::move(url).Query("person", PathReference(row.subject));
  return std::move(url).Query("case", PathReference(row.id));
}

void Deeds(Writer& w, const Visit& visit, const SeenCase& seen) {
  const CaseRow& row = seen.row;
  const auto link = [&](const html::Url& href, const char* text) {
    w << "<li>";
    w.Tag("<a class=\"govuk-link\"").Href(href).End() << std::string_view(text) << "</a></li>";
  };
  w << "<h2 class=\"govuk-heading-m\">More</h2><ul class=\"govuk-list app-no-print\">";
  const bool about_subject = pathway::SubjectIsAtRisk(visit.library(), row.pathway);
  if (visit.Holds(Permission::kRaiseConcern))
    link(ConcernFrom(row, about_subject), about_subject ? "Raise a concern about this person" : "Raise a concern");
  if (row.open && MayDo(visit, seen, Permission::kHandOver) && !row.offered_team &&
      access::MayMove(visit.roles(), visit.actor, seen.relation))
    link(CasePath(row.id, {"handover"}), "Offer a hand-over");
  link(CasePath(row.id, {"history"}), "The whole history");
  if (MayDo(visit, seen, Permission::kPrint)) link(CasePath(row.id, {"print"}), "Print this case");
  if (MayDo(visit, seen, Permission::kMarkInError) && casework::MayMoveCase(row, visit.deed()))
    link(CasePath(row.id, {"move"}), "This case belongs to another person");
  if (!row.open && MayDo(visit, seen, Permission::kMarkInError) && row.ends != "recorded in error")
    link(CasePath(row.id, {"error"}), "Mark this case as recorded in error");
  w << "</ul>";
}

void History(Writer& w, const Visit& visit, const SeenCase& seen, const CaseInFull& full, const Error* error) {
  w << "<h2 class=\"govuk-heading-m\" id=\"history\">History</h2>";
  if (MayDo(visit, seen, Permission::kWriteNote))
    NoteForm(w, visit, {.action = CasePath(seen.row.id, {"notes"}), .heading_level = 3}, error);
  ChronologyList(w, visit, full.history);
  if (full.history.size() < kLatestEntries) return;
  w << "<p class=\"govuk-body\">";
  w.Tag("<a class=\"govuk-link\"").Href(CasePath(seen.row.id, {"history"})).End() << "Earlier history</a></p>";
}

// Why the latest move sent the case back, when it did.
std::string ReturnedBecause(const CaseInFull& full, const std::string& state) {
  const auto moved = std::find_if(full.history.begin(), full.history.end(),
                                  [](const ChronologyRow& entry) { return entry.type == events::kCaseAdvanced; });
  if (moved == full.history.end()) return "";
  for (const auto& from : full.context->bundle().definition.states) {
    for (const auto& action : from.actions) {
      const bool returns = std::find(action.effects.begin(), action.effects.end(), "returned") != action.effects.end();
      if (returns && action.to == state && action.title == moved->title) return moved->text;
    }
  }
  return "";
}

CaseSummaryParts SummaryOf(const Visit& visit, const SeenCase& seen, const CaseInFull& full) {
  return {.row = seen.row,
          .clocks = full.clocks,
          .team_title = full.team,
          .returned = ReturnedBecause(full, seen.row.state),
          .may_work = full.may_work,
          .may_move_date = full.may_work && casework::MayLookAgain(seen.row, seen.relation, visit.deed()).has_value(),
          .may_allocate = MayDo(visit, seen, Permission::kAllocate),
          .may_restrict = MayDo(visit, seen, Permission::kSealCase)};
}

// What most of what cannot be done yet waits for.
FirstForm FirstFormOf(const Visit& visit, const CaseInFull& full) {
  if (!full.may_work) return {};
  if (const auto* way_on = pathway::ActionOnceAnswered(full.context->At(), full.actions, visit.now))
    return {.way_on = way_on};
  const std::string id = pathway::FormThatUnlocksMost(full.context->At(), full.actions, visit.now);
  const auto form = full.context->bundle().forms.find(id);
  return form == full.context->bundle().forms.end() ? FirstForm{} : FirstForm{id, form->second.title, nullptr};
}

// What is to be done comes first, what is only to be known after it.
void Work(Writer& w, const Visit& visit, Record& record, const SeenCase& seen, const CaseInFull& full) {
  const CaseRow& row = seen.row;
  CaseStanding(w, visit, SummaryOf(visit, seen, full));
  TakeIt(w, visit, row, full.may_work);
  FirstSaid(w, record, *full.context);
  CaseActions(w, row, full.actions, full.may_work ? AwaitedQuestion(*full.context, visit.now) : AwaitedQuestion(),
              FirstFormOf(visit, full));
  CaseForms(w, row, full.forms, full.may_work);
  RulesSay(w, *full.context, visit.now, 2);
  CaseItems(w, visit, *full.context, full.items);
  // A concern that a contact opened holds the caller's words too, asked about or not (F75).
  const bool is_told = row.contact && pathway::ReceivesConcerns(visit.library(), row.pathway);
  if (pathway::ReceivesContacts(visit.library(), row.pathway) || is_told) CaseContact(w, visit, record, row);
  CaseDiagramDetails(w, full.context->bundle(), row.state);
}

void Beside(Writer& w, const Visit& visit, const SeenCase& seen, const CaseInFull& full) {
  const CaseRow& row = seen.row;
  CaseAbout(w, visit, SummaryOf(visit, seen, full));
  CaseParties(w, visit, row, seen.parties, full.sharing, full.may_work);
  CaseLinks(w, visit, row, full.links, full.may_work);
  const bool offers = std::any_of(full.actions.begin(), full.actions.end(), [](const pathway::ActionView& view) {
    return view.permitted && !view.action->letters.empty();
  });
  CaseLetters(w, visit, row, full.letters, full.overtaken, full.may_work && offers);
  CaseFiles(w, visit, row, full.files, MayDo(visit, seen, Permission::kWriteNote));
  Deeds(w, visit, seen);
}

void Main(Writer& w, Visit& visit, Record& record, const SeenCase& seen, const CaseInFull& full, const Error* error) {
  const CaseRow& row = seen.row;
  CaseNotices(w, visit, row, full);
  OfferedBanner(w, visit, record, row, error);
  w << "<span class=\"govuk-caption-l\">Case <span class=\"app-reference\">" << Reference(row.id)
    << "</span></span><h1 class=\"govuk-heading-l\">" << PathwayTitle(visit, row.pathway) << "</h1>";
  w << "<div class=\"app-columns app-columns--side-right\"><div>";
  Work(w, visit, record, seen, full);
  History(w, visit, seen, full, error);
  w << "</div><div>";
  Beside(w, visit, seen, full);
  w << "</div></div>";
}

}  // namespace

Answer CaseItself(Visit& visit, Record& record, const SeenCase& seen, const Error* error) {
  const auto full = ReadCaseInFull(visit, record, seen);
  if (!full) return RefuseCase(visit, record, full.error());
  CasePageParts page{.title = PathwayTitle(visit, seen.row.pathway) + ", " + seen.row.subject_name,
                     .is_case_itself = true};
  if (error != nullptr) page.errors = ErrorLinks(error);
  page.main = [&](Writer& w) { Main(w, visit, record, seen, *full, error); };
  Answer answer = CasePage(visit, record, seen, std::move(page));
  AddIds(full->links, answer.shown.ids);
  return answer;
}

Answer ShowCase(Visit& visit, Record& record) {
  const auto seen = SeeCase(visit, record);
  if (!seen) return RefuseCase(visit, record, seen.error());
  return CaseItself(visit, record, *seen, nullptr);
}

}  // namespace caseway::web
