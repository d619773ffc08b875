#include <algorithm>

#include "core/casework/open_case.h"
#include "core/pathway/arrivals.h"
#include "web/frame.h"
#include "web/handlers/handlers.h"
#include "web/views/capacity_words.h"
#include "web/views/person_page.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

// What this person's roles may open by hand. A concern has its own page: it asks for less.
std::vector<const pathway::Definition*> Offered(const Visit& visit) {
  std::vector<const pathway::Definition*> offered;
  for (const auto& [id, bundle] : visit.library().live()) {
    const auto& open_by = bundle->definition.open_by;
    const bool may =
        std::any_of(open_by.begin(), open_by.end(), [&](const auto& role) { return visit.actor.Has(role); });
    if (may && !pathway::ReceivesConcerns(visit.library(), id)) offered.push_back(&bundle->definition);
  }
  return offered;
}

// As chosen; else the first that what is to be opened takes.
std::string CapacityChosen(const Visit& visit, const std::vector<const pathway::Definition*>& offered) {
  const std::string chosen = visit.Form("capacity"), pathway = visit.Form("pathway");
  if (!chosen.empty()) return chosen;
  for (const auto* definition : offered) {
    const bool is_meant = pathway.empty() || definition->id == pathway;
    if (is_meant && !definition->capacities.empty()) return definition->capacities.front();
  }
  return "";
}

void Choices(Writer& w, const Visit& visit, const std::vector<const pathway::Definition*>& offered,
             const Error* error) {
  html::RadiosOptions radios{.name = "pathway", .value = visit.Form("pathway")};
  radios.fieldset = {.legend = {.text = "What kind of case?", .classes = "govuk-fieldset__legend--m"}};
  radios.error = ErrorFor(error, "pathway");
  std::vector<std::string> capacities;
  for (const auto* definition : offered) {
    radios.items.push_back({.value = definition->id, .text = definition->title, .hint = {.text = definition->summary}});
    for (const auto& capacity : definition->capacities) {
      if (std::find(capacities.begin(), capacities.end(), capacity) == capacities.end()) capacities.push_back(capacity);
    }
  }
  html::Radios(w, radios);
  html::RadiosOptions as{.name = "capacity", .value = CapacityChosen(visit, offered)};
  as.fieldset = {.legend = {.text = CapacitiesTitle(visit), .classes = "govuk-fieldset__legend--m"}};
  for (const auto& capacity : capacities)
    as.items.push_back({.value = capacity, .text = CapacityTitle(visit, capacity)});
  if (as.items.size() > 1) html::Radios(w, as);
}

Answer Page(Visit& visit, Record& record, const Person& person, const Error* error) {
  PersonPageParts parts{.title = "Open a case", .error = error};
  parts.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Open a case</h1>";
    ErrorWithoutField(w, error);
    const auto offered = Offered(visit);
    if (offered.empty()) {
      w << "<p class=\"govuk-body\">Your role opens no kind of case by hand. Log a contact, or raise a concern.</p>";
      return;
    }
    FormStart(w, visit, html::Url::Path({"people", PathReference(person.id), "cases", "new"}));
    Choices(w, visit, offered, error);
    html::Button(w, {.text = "Open case", .prevent_double_click = true});
    FormEnd(w);
  };
  return PersonPage(visit, record, person, std::move(parts));
}

}  // namespace

Answer ShowOpenCase(Visit& visit, Record& record) {
  return WithPerson(
      visit, record, [&](const Person& person) { return Page(visit, record, person, nullptr); }, Permission::kOpenCase);
}

Outcome OpenCaseFor(Visit& visit, Record& record) {
  return ForPerson(
      visit, record,
      [&](const Person& person) -> Outcome {
        casework::OpenCaseCommand command;
        command.pathway = visit.Form("pathway");
        command.subject = person.id;
        command.facts.Set("source", "hand");
        const auto offered = Offered(visit);
        if (auto capacity = CapacityChosen(visit, offered); !capacity.empty()) command.capacity = std::move(capacity);
        const bool may = std::any_of(offered.begin(), offered.end(),
                                     [&](const auto* definition) { return definition->id == command.pathway; });
        if (!may) {
          const Error error = InvalidField("pathway", "Choose what kind of case to open.");
          return Page(visit, record, person, &error);
        }
        Plan plan;
        plan.work = [command](WritableRecord& writable, Visit& v) {
          return casework::OpenCase(writable, command, v.deed());
        };
        plan.then = [person = person.id](Visit&, const Document& made) {
          const CaseId id{made["case"].Number()};
          return Answer{http::SeeOther(CaseUrl(id).str()),
                        {.deed = AuditDeed::kChanged, .subject_kind = "case", .ids = {id.value, person.value}}};
        };
        plan.refused = [person](Visit& v, Record& again, const Error& error) { return Page(v, again, person, &error); };
        return plan;
      },
      Permission::kOpenCase);
}

}  // namespace caseway::web
