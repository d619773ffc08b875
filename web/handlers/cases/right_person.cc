#include "web/handlers/cases/right_person.h"

#include <algorithm>

#include "web/handlers/cases/seen_case.h"
#include "web/handlers/people/search_words.h"
#include "web/views/list_cells.h"
#include "web/views/note_form.h"
#include "web/views/person_banner.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

constexpr std::size_t kMostHits = 20;

html::Url MoveUrl(CaseId id) { return CasePath(id, {"move"}); }

// Whom a reference or NHS number names, where the case is not about them already and this visit may see them.
Result<std::optional<Person>> Named(const Visit& visit, Record& record, const CaseRow& row, const std::string& typed) {
  const auto id = PersonNamed(record, "q", typed);
  if (!id) return id.error();
  const auto person = *id ? record.people().Find(*id) : std::nullopt;
  if (!person) return std::optional<Person>();
  const auto may =
      access::May(visit.roles(), visit.actor, Permission::kSeePerson, access::RelationTo(visit.actor, person->id));
  if (!may) return may.error();
  if (person->id == row.subject) return InvalidField("q", "Choose someone else: this case is about them already.");
  return std::optional<Person>(*person);
}

void LookFor(const Visit& visit, Record& record, const CaseRow& row, RightPerson& looked) {
  if (looked.words.empty() || !visit.Holds(Permission::kFindPerson)) return;
  PersonQuery query = ReadSearchWords(looked.words);
  query.limit = static_cast<int>(kMostHits) + 2;  // one more, and the person the case is about
  looked.hits = record.people().Search(query, visit.viewer());
  const auto is_subject = [&row](const PersonHit& hit) { return hit.id == row.subject; };
  looked.hits.erase(std::remove_if(looked.hits.begin(), looked.hits.end(), is_subject), looked.hits.end());
  looked.has_more = looked.hits.size() > kMostHits;
  if (looked.has_more) looked.hits.resize(kMostHits);
}

void SearchForm(Writer& w, const CaseRow& row, const RightPerson& looked) {
  const Error* error = looked.error ? &*looked.error : nullptr;
  w.Tag("<form method=\"get\" role=\"search\" class=\"app-inline-form\" novalidate").Action(MoveUrl(row.id)).End();
  w << "<div class=\"app-inline-form__wide\">";
  html::Input(w, {.name = "q",
                  .label = {.text = "Whose it is", .classes = "govuk-label--s"},
                  .hint = {.text = "Their name, the start of each part is enough; or an NHS number, a birth date, a "
                                   "postcode or their reference"},
                  .error = ErrorFor(error, "q"),
                  .value = looked.words,
                  .autocomplete = "off",
                  .spellcheck = false});
  w << "</div>";
  html::Button(w, {.text = "Look for them"});
  w << "</form>";
}

void Found(Writer& w, const Visit& visit, const CaseRow& row, const RightPerson& looked) {
  if (looked.words.empty() || looked.error) return;
  if (looked.hits.empty()) {
    w << "<p class=\"govuk-body\" role=\"status\">No one else found. Try fewer parts, or another spelling.</p>";
    return;
  }
  if (looked.has_more)
    w << "<p class=\"govuk-body\" role=\"status\">More people were found than are listed. Add a first name, a birth "
         "date or a postcode.</p>";
  PersonHitTable(w, visit, looked.hits, "Choose whose it is: nothing is moved yet",
                 {.leads_to = [&row](PersonId id) { return MoveUrl(row.id).Query("to", PathReference(id)); }});
}

}  // namespace

Result<RightPerson> LookForRight(const Visit& visit, Record& record, const CaseRow& row) {
  RightPerson looked;
  const bool is_read = visit.request.IsRead();
  const std::string to = casework::Trimmed(is_read ? visit.Query("to") : visit.Form("to"));
  looked.words = casework::Trimmed(to.empty() ? visit.Query("q") : to);
  if (to.empty() && !ParseReference(looked.words)) {
    LookFor(visit, record, row, looked);
    return looked;
  }
  auto named = Named(visit, record, row, looked.words);
  if (named) looked.right = *std::move(named);
  else if (named.error().fields.empty()) return named.error();
  else looked.error = named.error();
  return looked;
}

void ChooseRight(Writer& w, const Visit& visit, const CaseRow& row, const RightPerson& looked) {
  SearchForm(w, row, looked);
  if (const std::string reason = visit.Form("reason"); !reason.empty())
    w << "<p class=\"govuk-body app-as-written\">You wrote: " << reason << "</p>";
  Found(w, visit, row, looked);
}

void Compare(Writer& w, const Visit& visit, Record& record, const Person& wrong, const Person& right) {
  html::TableOptions options;
  options.caption = "Compare the two before you move it";
  options.caption_classes = "govuk-table__caption--m";
  options.classes = "app-table--dense app-table--stack";
  options.head = {{.text = "About them"}, {.text = "On this person now"}, {.text = "To be moved to"}};
  html::TableWriter table(w, options);
  const auto line = [&](const char* what, const auto& of) {
    table.Row();
    table.Cell(LabelledCell("About them", std::string(what)));
    table.Cell(LabelledCell("On this person now", of(wrong)));
    table.Cell(LabelledCell("To be moved to", of(right)));
  };
  const Date today = LondonDate(visit.now);
  line("Name", [](const Person& one) { return one.DisplayName(); });
  line("Born", [&](const Person& one) { return BornWords(one, today); });
  line("NHS number", [](const Person& one) {
    return one.nhs_number.empty() ? std::string("Not known") : NhsNumberWords(one.nhs_number);
  });
  line("Address", [&](const Person& one) {
    return AddressFor(visit, one, IsAddressSecret(record.people().Alerts(one.id, today)));
  });
  line("Reference", [](const Person& one) { return Reference(one.id); });
  table.End();
}

}  // namespace caseway::web
