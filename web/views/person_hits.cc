#include "web/views/person_hits.h"

#include "core/people/nhs_number.h"
#include "web/views/list_cells.h"
#include "web/views/person_fields.h"
#include "web/views/person_words.h"

namespace caseway::web {
namespace {

using html::Writer;

constexpr int kMostChoices = 10;

void NameCell(html::TableWriter& table, const PersonHit& hit, const html::Url& href) {
  table.Cell(LabelledCell("Name", [&](Writer& w) {
    w.Tag("<a class=\"govuk-link\"").Href(href).End() << hit.name;
    w << "<span class=\"govuk-visually-hidden\">, " << Reference(hit.id) << "</span></a>";
    if (hit.dead) w << " <strong class=\"govuk-tag govuk-tag--grey\">Died</strong>";
    if (hit.provisional) w << " <strong class=\"govuk-tag govuk-tag--blue\">Provisional</strong>";
  }));
}

std::string AddressOf(const PersonHit& hit) {
  return hit.address.empty() && hit.postcode.empty() ? "Not known or kept secret"
                                                     : views::AddressLine(hit.address, hit.postcode);
}

// The person as far as this viewer may be told: those without access to people see the reference alone.
void FixedPerson(Writer& w, const Visit& visit, Record& record, PersonId id) {
  Hidden(w, "person", Reference(id));
  Hidden(w, "fixed", "yes");
  const auto person = record.people().Find(id);
  const bool may_see = person && access::May(visit.roles(), visit.actor, access::Permission::kSeePerson,
                                             access::RelationTo(visit.actor, person->id));
  w << "<p class=\"govuk-body\">About: <strong>" << (may_see ? person->DisplayName() : "the person with reference")
    << "</strong> ";
  if (may_see) w << "(born " << views::BornWords(person->born, visit.now, person->died) << "), reference ";
  w << Reference(id) << "</p>";
}

void Choices(Writer& w, const Visit& visit, const std::vector<PersonHit>& hits, const PersonPickerOptions& options,
             const Error* error) {
  Hidden(w, "looked", "yes");
  if (hits.empty()) {
    w << "<p class=\"govuk-body\" role=\"status\">No one found. ";
    if (options.may_be_new) w << "Carry on: they are added with what you typed.";
    w << "</p>";
    return;
  }
  html::RadiosOptions radios{.name = "person", .value = visit.Form("person"), .classes = "govuk-radios--small"};
  radios.fieldset = {.legend = {.text = "Is it one of these?", .classes = "govuk-fieldset__legend--s"}};
  radios.error = ErrorFor(error, "person");
  for (const auto& hit : hits) radios.items.push_back({.value = Reference(hit.id), .text = HitWords(visit, hit)});
  if (options.may_be_new) radios.items.push_back({.value = "new", .text = std::string(options.nobody.view())});
  html::Radios(w, radios);
}

}  // namespace

std::string HitWords(const Visit& visit, const PersonHit& hit) {
  std::string words = hit.name + ", born " + views::BornWords(hit.born, visit.now);
  if (!hit.nhs_number.empty()) words += ", NHS number " + views::NhsWords(hit.nhs_number);
  if (!hit.address.empty()) words += ", " + views::AddressLine(hit.address, hit.postcode);
  if (hit.dead) words += ", died";
  return words + ", reference " + Reference(hit.id);
}

void PersonHitTable(Writer& w, const Visit& visit, const std::vector<PersonHit>& hits, html::Str caption,
                    const PersonHitTableOptions& how) {
  html::TableOptions options;
  options.caption = std::string(caption.view());
  options.caption_classes = "govuk-table__caption--m";
  options.classes = "app-table--dense app-table--stack";
  options.head = {
      {.text = "Name"}, {.text = "Born"}, {.text = "NHS number"}, {.text = "Address"}, {.text = "Open cases"}};
  if (how.shows_why) options.head.push_back({.text = "Why"});
  html::TableWriter table(w, options);
  for (const auto& hit : hits) {
    table.Row();
    NameCell(table, hit, how.leads_to(hit.id));
    table.Cell(LabelledCell("Born", views::BornWords(hit.born, visit.now)));
    table.Cell(LabelledCell("NHS number", views::NhsWords(hit.nhs_number)));
    table.Cell(LabelledCell("Address", AddressOf(hit)));
    table.Cell(LabelledCell("Open cases", hit.open_cases == 0 ? std::string("None") : std::to_string(hit.open_cases)));
    if (how.shows_why) table.Cell(LabelledCell("Why", hit.why));
  }
  table.End();
}

std::vector<std::int64_t> IdsOf(const std::vector<PersonHit>& hits) {
  std::vector<std::int64_t> ids;
  for (const auto& hit : hits) ids.push_back(hit.id.value);
  return ids;
}

bool WantsToLook(const Visit& visit) { return visit.Form("deed") == "find"; }

std::vector<PersonHit> LookedFor(const Visit& visit, Record& record) {
  if (!WantsToLook(visit) && visit.Form("looked").empty()) return {};
  if (!visit.Holds(access::Permission::kFindPerson)) return {};
  PersonQuery query{.words = visit.Form("first_names") + " " + visit.Form("last_name"), .limit = kMostChoices};
  const auto born = views::ParseDay(visit.Form("born"));
  if (born) query.born = *born;
  if (const auto number = ParseNhsNumber(visit.Form("nhs_number"))) query.nhs_number = *number;
  return record.people().Search(query, visit.viewer());
}

PersonId PickedPerson(const Visit& visit) {
  if (const auto chosen = visit.FormId<PersonId>("person")) return chosen;
  if (visit.request.form.Has("person") || !visit.request.IsRead()) return {};
  const auto asked = ParseReference(visit.Query("person"));
  return asked ? PersonId{*asked} : PersonId{};
}

void PersonPicker(Writer& w, const Visit& visit, Record& record, const PersonPickerOptions& options,
                  const Error* error) {
  const PersonId picked = PickedPerson(visit);
  if (picked && (visit.request.IsRead() || visit.Form("fixed") == "yes")) return FixedPerson(w, visit, record, picked);
  html::Fieldset(w, {.legend = {.text = std::string(options.legend.view()), .classes = "govuk-fieldset__legend--m"},
                     .content = [&](Writer& in) {
                       const bool may_find = visit.Holds(access::Permission::kFindPerson);
                       PersonFields(in, visit, Typed(visit), error, {.address = options.may_be_new});
                       if (may_find) {
                         html::Button(in, {.text = "Look for them in the records",
                                           .name = "deed",
                                           .value = "find",
                                           .classes = "govuk-button--secondary"});
                       }
                       if (may_find && (WantsToLook(visit) || !visit.Form("looked").empty()))
                         Choices(in, visit, LookedFor(visit, record), options, error);
                     }});
}

}  // namespace caseway::web
