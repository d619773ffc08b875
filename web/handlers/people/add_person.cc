#include "core/casework/people.h"
#include "web/frame.h"
#include "web/handlers/handlers.h"
#include "web/views/person_fields.h"
#include "web/views/person_hits.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

void Near(Writer& w, const Visit& visit, const std::vector<PersonHit>& near) {
  w << "<h2 class=\"govuk-heading-m\" id=\"near\">Is it one of these?</h2><p class=\"govuk-body\">Someone like this is "
       "in "
       "the records already. Open the record to look. What you typed stays below.</p>";
  PersonHitTable(w, visit, near, "People like this", {.shows_why = true});
}

Answer Page(Visit& visit, const Error* error, const std::vector<PersonHit>& near) {
  PageParts page{.title = "Add a person", .current = "/people", .errors = ErrorLinks(error)};
  if (error != nullptr) page.status = StatusOf(error->code);
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Add a person</h1>";
    if (!near.empty()) Near(w, visit, near);
    w << "<p class=\"govuk-body\">Write what is known. Nothing is required: work and safeguarding can start before it "
         "is "
         "certain who someone is.</p>";
    FormStart(w, visit, Url::Path({"people", "new"}));
    PersonFields(w, visit, Typed(visit), error, {.whole = true});
    if (near.empty()) {
      html::Button(w, {.text = "Add this person", .prevent_double_click = true});
    } else {
      html::Button(w, {.text = "This is someone else: add anyway", .name = "knowingly", .value = "yes"});
    }
    FormEnd(w);
  };
  Shown shown;
  if (!near.empty()) shown = {.deed = AuditDeed::kSearched, .subject_kind = "list", .ids = IdsOf(near)};
  return {Render(visit, std::move(page)), std::move(shown)};
}

}  // namespace

Answer ShowAddPerson(Visit& visit, Record&) { return Page(visit, nullptr, {}); }

Outcome AddPerson(Visit& visit, Record& record) {
  const auto person = PersonTyped(visit);
  if (!person) return Page(visit, &person.error(), {});
  const bool knowingly = visit.Form("knowingly") == "yes";
  if (!knowingly) {
    const auto near = record.people().NearMatches(*person, visit.viewer());
    if (!near.empty()) return Page(visit, nullptr, near);
  }
  Plan plan;
  plan.work = [person = *person, knowingly](WritableRecord& writable, Visit& v) {
    return casework::RegisterPerson(writable, {.person = person, .knowingly = knowingly}, v.deed());
  };
  plan.then = [](Visit&, const Document& made) {
    const PersonId id{made["person"].Number()};
    return Answer{http::SeeOther(PersonUrl(id).str()),
                  {.deed = AuditDeed::kChanged, .subject_kind = "person", .ids = {id.value}}};
  };
  plan.refused = [person = *person](Visit& v, Record& again, const Error& error) {
    return Page(v, &error, again.people().NearMatches(person, v.viewer()));
  };
  return plan;
}

}  // namespace caseway::web
