#include "core/casework/people.h"
#include "web/frame.h"
#include "web/handlers/handlers.h"
#include "web/views/list_cells.h"
#include "web/views/person_fields.h"
#include "web/views/person_hits.h"
#include "web/views/person_page.h"
#include "web/views/person_words.h"
#include "web/views/sharing_words.h"
#include "web/views/tie_words.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

void EndForm(Writer& w, const Visit& visit, PersonId person, const Relationship& tie) {
  const PersonId from = tie.outgoing ? person : tie.other;
  const PersonId to = tie.outgoing ? tie.other : person;
  FormStart(w, visit, PersonUrl(person, "around"));
  Hidden(w, "deed", "end");
  Hidden(w, "from", PathReference(from));
  Hidden(w, "to", PathReference(to));
  Hidden(w, "kind", tie.kind);
  w << "<button class=\"app-link-button\" type=\"submit\">End<span class=\"govuk-visually-hidden\"> the tie with "
    << tie.other_name << ", " << RelationshipWords(visit, tie) << "</span></button>";
  FormEnd(w);
}

std::string TimeWords(const Relationship& tie) {
  std::string words = tie.since.ok() ? "since " + FormatLong(tie.since) : "";
  if (tie.until) words = "ended on " + FormatLong(*tie.until);
  return words;
}

void Ties(Writer& w, const Visit& visit, const Person& person, const std::vector<Relationship>& ties,
          const std::vector<SharingChoice>& choices) {
  if (ties.empty()) {
    w << "<p class=\"govuk-body\">No one is recorded yet: family, carers, attorneys, neighbours.</p>";
    return;
  }
  html::TableOptions options{.caption = "Family, carers and others", .classes = "app-table--dense app-table--stack"};
  options.caption_classes = "govuk-table__caption--m";
  options.head = {{.text = "Name"},         {.text = "Who they are"},  {.text = "Part"},
                  {.text = "Safe contact"}, {.text = "May be shared"}, {.text = "When"}};
  const bool may_end = visit.Holds(Permission::kChangePerson);
  if (may_end) options.head.push_back({.text = "Change"});
  html::TableWriter table(w, options);
  for (const auto& tie : ties) {
    table.Row();
    table.Cell(LabelledCell("Name", [&](Writer& cell) {
      if (tie.other_name.empty()) cell << "Someone you may not see";
      else
        cell.Tag("<a class=\"govuk-link\"").Href(PersonUrl(tie.other)).End()
            << tie.other_name << "<span class=\"govuk-visually-hidden\">, " << RelationshipWords(visit, tie)
            << "</span></a>";
    }));
    table.Cell(LabelledCell("Who they are", RelationshipWords(visit, tie)));
    const std::string part = TiePart(visit, tie);
    table.Cell(LabelledCell("Part", part.empty() ? std::string("None recorded") : part));
    table.Cell(LabelledCell("Safe contact", tie.safe_contact.empty() ? std::string("Nothing said") : tie.safe_contact));
    table.Cell(LabelledCell("May be shared", MayBeShared(visit, choices, tie.other)));
    table.Cell(LabelledCell("When", TimeWords(tie)));
    if (may_end) {
      table.Cell(LabelledCell("Change", [&](Writer& cell) {
        if (tie.until) cell << "Ended";
        else if (tie.other_name.empty()) cell << "Not by you";
        else EndForm(cell, visit, person.id, tie);
      }));
    }
  }
  table.End();
}

void AddForm(Writer& w, const Visit& visit, Record& record, const Person& person, const Error* error) {
  w << "<h2 class=\"govuk-heading-m\">Add someone</h2>";
  FormStart(w, visit, PersonUrl(person.id, "around"));
  PersonPicker(w, visit, record, {.legend = "Who?", .nobody = "Someone else: add them"}, error);
  html::Select(w, {.name = "kind",
                   .label = {.text = "Who they are to " + person.DisplayName()},
                   .error = ErrorFor(error, "kind"),
                   .items = CodeOptions(visit, "relationships", "Choose"),
                   .value = visit.Form("kind")});
  html::CheckboxesOptions part{.name = "part", .classes = "govuk-checkboxes--small"};
  part.fieldset = {.legend = {.text = "Their part", .classes = "govuk-fieldset__legend--s"}};
  part.items = {{.value = "emergency", .text = "Emergency contact"},
                {.value = "kin", .text = "Next of kin"},
                {.value = "authority",
                 .text = "Their legal authority was seen",
                 .hint = {.text = "For an attorney or deputy: tick only when the document was seen."}}};
  for (const auto value : visit.request.form.All("part")) part.values.push_back(value);
  html::Checkboxes(w, part);
  html::Input(w, {.name = "safe_contact",
                  .label = {.text = "How to reach them safely"},
                  .hint = {.text = "Numbers, times, who must not answer"},
                  .value = visit.Form("safe_contact")});
  html::Button(w, {.text = "Add", .prevent_double_click = true});
  FormEnd(w);
}

Answer Page(Visit& visit, Record& record, const Person& person, const Error* error) {
  const auto ties = record.people().Relationships(person.id, visit.viewer());
  const auto same = record.people().AtSameAddress(person.id, visit.viewer());
  const auto choices = record.people().Sharing(person.id, visit.viewer());
  PersonPageParts parts{.title = "People around", .tab = "around", .error = error};
  for (const auto& tie : ties) parts.ids.push_back(tie.other.value);
  for (const auto& choice : choices) {
    if (choice.other) parts.ids.push_back(choice.other.value);
  }
  for (const auto& hit : same) parts.ids.push_back(hit.id.value);
  for (const auto id : IdsOf(LookedFor(visit, record))) parts.ids.push_back(id);
  parts.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">People around</h1>";
    ErrorWithoutField(w, error);
    Ties(w, visit, person, ties, choices);
    SharingSummary(w, visit, person.id, choices, 2);
    if (!same.empty()) PersonHitTable(w, visit, same, "At the same address");
    if (visit.Holds(Permission::kChangePerson)) AddForm(w, visit, record, person, error);
  };
  return PersonPage(visit, record, person, std::move(parts));
}

bool HasPart(const Visit& visit, std::string_view part) {
  for (const auto ticked : visit.request.form.All("part")) {
    if (ticked == part) return true;
  }
  return false;
}

Plan Then(Plan plan, const Person& person) {
  plan.then = [id = person.id](Visit&, const Document&) { return DoneAt(id, PersonUrl(id, "around")); };
  plan.refused = [person](Visit& v, Record& again, const Error& error) { return Page(v, again, person, &error); };
  return plan;
}

// One end of the tie is the record of this page.
Outcome EndTie(Visit& visit, const Person& person) {
  const auto from = visit.FormId<PersonId>("from"), to = visit.FormId<PersonId>("to");
  if (from != person.id && to != person.id)
    return ErrorAnswer(visit, NotFound("There is no such tie between these two."));
  Plan plan;
  plan.work = [from, to, kind = visit.Form("kind")](WritableRecord& writable, Visit& v) {
    return casework::EndRelationship(writable, from, to, kind, LondonDate(v.now), v.deed());
  };
  return Then(std::move(plan), person);
}

// Someone new is added with the tie, in the one step.
Plan Adding(const Person& person, Relationship tie, std::optional<Person> newcomer) {
  Plan plan;
  plan.work = [tie, newcomer](WritableRecord& writable, Visit& v) -> Result<Document> {
    Relationship whole = tie;
    if (newcomer) {
      const auto made = casework::RegisterPerson(writable, {.person = *newcomer, .knowingly = true}, v.deed());
      if (!made) return made.error();
      whole.other = PersonId{(*made)["person"].Number()};
    }
    return casework::RelatePeople(writable, whole, v.deed());
  };
  return Then(std::move(plan), person);
}

}  // namespace

Answer ShowPeopleAround(Visit& visit, Record& record) {
  return WithPerson(visit, record, [&](const Person& person) { return Page(visit, record, person, nullptr); });
}

Outcome ChangePeopleAround(Visit& visit, Record& record) {
  return ForPerson(visit, record, [&](const Person& person) -> Outcome {
    if (WantsToLook(visit)) return Page(visit, record, person, nullptr);
    if (visit.Form("deed") == "end") return EndTie(visit, person);
    Relationship tie{.person = person.id, .other = PickedPerson(visit), .kind = visit.Form("kind")};
    tie.emergency_contact = HasPart(visit, "emergency");
    tie.next_of_kin = HasPart(visit, "kin");
    tie.authority_seen = HasPart(visit, "authority");
    tie.safe_contact = casework::Trimmed(visit.Form("safe_contact"));
    std::optional<Person> newcomer;
    Error error{ErrorCode::kInvalidInput, "Check what you entered."};
    if (!tie.other) {
      auto typed = PersonTyped(visit);
      if (!typed) error.fields = typed.error().fields;
      else if (typed->first_names.empty() && typed->last_name.empty())
        error.fields.push_back({"first_names", "Enter a name, or look for them and choose."});
      else newcomer = *std::move(typed);
    }
    if (tie.kind.empty()) error.fields.push_back({"kind", "Choose who they are to each other."});
    if (!error.fields.empty()) return Page(visit, record, person, &error);
    return Adding(person, std::move(tie), std::move(newcomer));
  });
}

}  // namespace caseway::web
