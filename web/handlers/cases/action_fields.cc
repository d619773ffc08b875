#include "web/handlers/cases/action_fields.h"

#include <algorithm>

#include "web/handlers/cases/case_deed.h"
#include "web/views/colleagues.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Writer;

void CodeReason(Writer& w, const Visit& visit, const OpenAction& open, const Error* error) {
  const auto& codes = open.form.context->bundle().codes;
  const auto list = codes.find(open.action().reason);
  if (list == codes.end()) return;
  html::RadiosOptions options{.name = "action_reason", .error = ErrorFor(error, "reason")};
  options.fieldset = {.legend = {.text = list->second.title, .classes = "govuk-fieldset__legend--s"}};
  options.value = visit.Form("action_reason");
  options.classes = "govuk-radios--small";
  for (const auto* code : list->second.Offered(LondonDate(visit.now)))
    options.items.push_back({.value = code->id, .text = code->label, .hint = {.text = code->help}});
  html::Radios(w, options);
}

void Words(Writer& w, const Visit& visit, const OpenAction& open, const Error* error) {
  if (!open.view.needs_words && !open.view.needs_reason) return;
  html::Textarea(w, {.name = "action_words",
                     .label = {.text = open.view.needs_words ? "Why, in your own words" : "Anything to add (optional)",
                               .classes = "govuk-label--s"},
                     .error = ErrorFor(error, "reason_text"),
                     .value = visit.Form("action_words"),
                     .rows = 4});
}

bool Holds(const UserRow& user, const std::string& competence) {
  return competence.empty() ||
         std::find(user.competences.begin(), user.competences.end(), competence) != user.competences.end();
}

// Whoever could go on with it, with their team and their open work there.
void Workers(Writer& w, const Visit& visit, Record& record, const SeenCase& seen, const OpenAction& open,
             const Error* error) {
  Colleagues colleagues(visit, record);
  html::SelectOptions select{.name = "action_worker", .label = {.text = "Worker", .classes = "govuk-label--s"}};
  if (!open.action().competence.empty())
    select.hint = {.text = "Only those trained for this are listed: " +
                           CodeLabel(visit, "competences", open.action().competence)};
  select.error = ErrorFor(error, "owner");
  select.value = visit.Form("action_worker");
  select.items.push_back(
      {.value = "",
       .text = open.action().competence.empty() ? "Nobody in particular: the team's queue" : "Choose a worker"});
  for (const auto& user : record.council().Users()) {
    if (!Holds(user, open.action().competence) || !CanBeGiven(visit, user, seen.row.bundle, open.action().to)) continue;
    select.items.push_back({.value = Reference(user.id), .text = colleagues.Words(user)});
  }
  html::Select(w, select);
}

}  // namespace

void ReasonFields(Writer& w, const Visit& visit, const OpenAction& open, const Error* error) {
  CodeReason(w, visit, open, error);
  Words(w, visit, open, error);
}

void OwnerFields(Writer& w, const Visit& visit, Record& record, const SeenCase& seen, const OpenAction& open,
                 const Error* error) {
  if (!open.view.needs_owner) return;
  w << "<h2 class=\"govuk-heading-m\">Who takes it</h2>";
  Workers(w, visit, record, seen, open, error);
  html::Select(w, {.name = "action_team",
                   .label = {.text = "Team", .classes = "govuk-label--s"},
                   .hint = {.text = "Leave empty for the worker's own team."},
                   .error = ErrorFor(error, "team"),
                   .items = TeamOptions(record, "As the worker"),
                   .value = visit.Form("action_team")});
}

std::vector<html::ErrorLink> ActionErrorLinks(const Error& error) {
  std::vector<html::ErrorLink> links;
  for (auto fault : error.fields) {
    if (fault.field == "reason") fault.field = "action_reason";
    if (fault.field == "reason_text") fault.field = "action_words";
    if (fault.field == "owner" || fault.field == "worker") fault.field = "action_worker";
    if (fault.field == "happened") fault.field = "on";
    if (fault.field == "team") fault.field = "action_team";
    links.push_back({.text = fault.say, .href = html::Url::Fragment(fault.field)});
  }
  for (const auto& unmet : error.unmet) links.push_back({.text = unmet.say + " (" + unmet.rule + ")"});
  if (links.empty()) links.push_back({.text = error.say});
  return links;
}

}  // namespace caseway::web
