// Adding somebody to a case: chosen from those around the person, or found by name; nobody has to know a reference.
#include "core/casework/case_record.h"
#include "core/people/nhs_number.h"
#include "core/reference.h"
#include "web/frame.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/handlers/cases/people_offered.h"
#include "web/views/form_field.h"
#include "web/views/note_form.h"
#include "web/views/person_page.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

constexpr char kField[] = "person";

forms::Question Who() {
  forms::Question question;
  question.id = kField;
  question.ask = "Who";
  question.type = forms::QuestionType::kPerson;
  question.required = true;
  return question;
}

// The box follows the choices: what was typed in it stands before what was chosen, to the last blank.
std::string Typed(const Visit& visit) {
  std::string typed;
  for (const auto one : visit.request.form.All(kField)) {
    if (!casework::Trimmed(std::string(one)).empty()) typed = one;
  }
  return typed;
}

// Whom it names, or the words to look for.
Document AnswerOf(Record& record, const std::string& typed) {
  const auto person = PersonNamed(record, kField, typed);
  return Document(person && *person ? std::to_string(person->value) : typed);
}

void Fields(Writer& w, const Visit& visit, const Document& answer, const PeopleOffered& people, const Error* error) {
  const forms::FormDefinition form;
  const forms::ShownQuestions shown;
  const std::vector<FieldError> none;
  const FormFieldsView view{.form = form,
                            .answers = answer,
                            .shown = shown,
                            .codes = visit.library().codes,
                            .now = visit.now,
                            .errors = error != nullptr ? &error->fields : &none,
                            .people = &people};
  const forms::Question who = Who();
  PersonField(w, {view, who, kField, kField, answer});
  html::Radios(w, {.name = "role",
                   .fieldset = {.legend = {.text = "What part they have", .classes = "govuk-fieldset__legend--s"}},
                   .error = ErrorFor(error, "role"),
                   .items = CodeRadios(visit, "party-roles"),
                   .value = visit.Form("role")});
}

Answer Page(Visit& visit, Record& record, const Error* error) {
  const auto seen = SeeCase(visit, record, Permission::kWorkCase);
  if (!seen) return RefuseCase(visit, record, seen.error());
  const Document answer = AnswerOf(record, Typed(visit));
  PeopleOffered people = OfferPeopleFor(visit, record, *seen, kField, answer);
  people.may_be_nobody = false;
  CasePageParts page{.title = "Add someone to this case", .errors = ErrorLinks(error), .ids = IdsOf(people)};
  if (error != nullptr) page.status = StatusOf(error->code);
  page.main = [&](Writer& w) {
    w << "<span class=\"govuk-caption-l\">" << CaseCaption(visit, seen->row)
      << "</span><h1 class=\"govuk-heading-l\">Add someone to this case</h1>";
    FormStart(w, visit, CasePath(seen->row.id, {"parties"}));
    Fields(w, visit, answer, people, error);
    html::Button(w, {.text = "Add them", .name = "deed", .value = "add"});
    FormEnd(w);
  };
  return CasePage(visit, record, *seen, std::move(page));
}

// A name may be anybody's, and a reference nobody's: whoever was meant is chosen on the page that comes back.
Result<PersonId> Chosen(Record& record, const std::string& as_typed) {
  const std::string typed = casework::Trimmed(as_typed);
  if (typed.empty()) return InvalidField(kField, "Choose who, or look for them by name.");
  const auto person = PersonNamed(record, kField, typed);
  if (person || ParseNhsNumber(typed)) return person;
  if (ParseReference(typed))
    return InvalidField(kField, "No person has the reference “" + typed + "”. Look for them by name.");
  return InvalidField(kField, "Choose who “" + typed + "” is, or look for somebody else.");
}

}  // namespace

Answer ShowAddParty(Visit& visit, Record& record) { return Page(visit, record, nullptr); }

Outcome AddParty(Visit& visit, Record& record) {
  if (visit.Form("deed").rfind("find:", 0) == 0) return Page(visit, record, nullptr);
  const auto seen = SeeCase(visit, record);
  if (!seen) return RefuseCase(visit, record, seen.error());
  const CaseId id = seen->row.id;
  Plan plan;
  plan.work = [id, typed = Typed(visit)](WritableRecord& writable, Visit& v) -> Result<Document> {
    const auto person = Chosen(writable, typed);
    if (!person) return person.error();
    return casework::AddParty(writable, id, *person, v.Form("role"), v.deed());
  };
  plan.then = [id](Visit&, const Document&) { return DoneAtCase(id, CaseUrl(id).Query("done", "1")); };
  plan.refused = [](Visit& v, Record& r, const Error& error) { return Page(v, r, &error); };
  return plan;
}

}  // namespace caseway::web
