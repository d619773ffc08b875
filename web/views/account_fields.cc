#include "web/views/account_fields.h"

#include <algorithm>
#include <sstream>

#include "web/views/administration.h"
#include "web/views/note_form.h"
#include "web/views/person_words.h"

namespace caseway::web {
namespace {

using html::Writer;

void Text(Writer& w, const char* name, const char* label, const char* hint, const std::string& value,
          const Error* error) {
  html::InputOptions input{.name = name, .label = {.text = label}, .error = ErrorFor(error, name), .value = value};
  if (*hint != 0) input.hint = {.text = hint};
  input.autocomplete = "off";
  input.spellcheck = false;
  html::Input(w, input);
}

bool Has(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

void Roles(Writer& w, const Visit& visit, const casework::AccountCommand& account, const Error* error) {
  html::CheckboxesOptions boxes{.name = "roles",
                                .fieldset = {.legend = {.text = "Roles", .classes = "govuk-fieldset__legend--s"}},
                                .hint = {.text = "Nobody can give themselves a role. Those marked with * take a second "
                                                 "administrator, and wait for one."},
                                .error = ErrorFor(error, "roles"),
                                .classes = "govuk-checkboxes--small"};
  for (const auto& [id, role] : visit.library().roles)
    boxes.items.push_back({.value = id,
                           .text = role.title + (role.four_eyes ? " *" : ""),
                           .hint = {.text = role.help},
                           .checked = Has(account.roles, id)});
  html::Checkboxes(w, boxes);
}

// The first team is their own; the others they work with too.
void Teams(Writer& w, Record& record, const casework::AccountCommand& account, const Error* error) {
  html::SelectOptions own{.name = "own_team",
                          .label = {.text = "Their own team"},
                          .error = ErrorFor(error, "teams"),
                          .items = {{.value = "", .text = "None"}}};
  html::CheckboxesOptions others{
      .name = "teams",
      .fieldset = {.legend = {.text = "Other teams they work with", .classes = "govuk-fieldset__legend--s"}},
      .id_prefix = "other_teams",
      .classes = "govuk-checkboxes--small"};
  const TeamId first = account.teams.empty() ? TeamId{} : account.teams.front();
  own.value = first ? PathReference(first) : std::string();
  own.id = "teams";
  for (const auto& team : record.council().Teams()) {
    own.items.push_back({.value = PathReference(team.id), .text = team.title});
    const bool is_other =
        team.id != first && std::find(account.teams.begin(), account.teams.end(), team.id) != account.teams.end();
    others.items.push_back({.value = PathReference(team.id), .text = team.title, .checked = is_other});
  }
  html::Select(w, own);
  html::Checkboxes(w, others);
}

void Competences(Writer& w, const Visit& visit, const casework::AccountCommand& account) {
  const auto list = visit.library().codes.find("competences");
  if (list == visit.library().codes.end()) return;
  html::CheckboxesOptions boxes{
      .name = "competences",
      .fieldset = {.legend = {.text = "Competences held now", .classes = "govuk-fieldset__legend--s"}},
      .hint = {.text = "Some work can only be allocated to somebody who holds them."},
      .classes = "govuk-checkboxes--small"};
  for (const auto* code : list->second.Offered(LondonDate(visit.now)))
    boxes.items.push_back({.value = code->id, .text = code->label, .checked = Has(account.competences, code->id)});
  html::Checkboxes(w, boxes);
}

std::string DeclaredWords(const std::vector<PersonId>& people) {
  std::string words;
  for (const auto person : people) words += (words.empty() ? "" : ", ") + Reference(person);
  return words;
}

Result<std::vector<PersonId>> DeclaredTyped(const Visit& visit, Record& record) {
  std::vector<PersonId> people;
  std::istringstream in(visit.Form("declared"));
  for (std::string one; std::getline(in, one, ',');) {
    if (casework::Trimmed(one).empty()) continue;
    const auto person = PersonNamed(record, "declared", casework::Trimmed(one));
    if (!person) return person.error();
    if (*person) people.push_back(*person);
  }
  return people;
}

std::vector<TeamId> TeamsTyped(const Visit& visit) {
  std::vector<TeamId> teams;
  const auto add = [&teams](std::string_view text) {
    const auto id = ParseReference(text);
    if (id && std::find(teams.begin(), teams.end(), TeamId{*id}) == teams.end()) teams.push_back(TeamId{*id});
  };
  if (!visit.Form("own_team").empty()) add(visit.Form("own_team"));
  for (const auto text : visit.request.form.All("teams")) add(text);
  return teams;
}

std::vector<std::string> AllOf(const Visit& visit, std::string_view name) {
  std::vector<std::string> texts;
  for (const auto text : visit.request.form.All(name)) texts.emplace_back(text);
  return texts;
}

}  // namespace

casework::AccountCommand AccountOf(const UserRow& row) {
  return {.user = row.id,
          .user_name = row.user_name,
          .name = row.name,
          .email = row.email,
          .roles = row.roles,
          .teams = row.teams,
          .competences = row.competences,
          .declared = row.declared,
          .away_until = row.away_until};
}

void AccountFields(Writer& w, const Visit& visit, Record& record, const casework::AccountCommand& account,
                   const Error* error, const AccountFieldsOptions& options) {
  if (options.is_new)
    Text(w, "user_name", "User name", "What they sign in with, for example grace.obi", account.user_name, error);
  Text(w, "name", "Name", "As shown beside what they do", account.name, error);
  Text(w, "email", "Email", "", account.email, error);
  Roles(w, visit, account, error);
  Teams(w, record, account, error);
  Competences(w, visit, account);
  Text(w, "declared", "Declared relatives and friends",
       "References of their records, with commas between. These records are closed to them.",
       options.declared.empty() ? DeclaredWords(account.declared) : options.declared, error);
  std::string away = options.away;
  if (const auto day = ParseDate(account.away_until); away.empty() && day) away = FormatShort(*day);
  Text(w, "away_until", "Away until", "The last day, for example 24/12/2026. Leave it empty when they are here.", away,
       error);
}

casework::AccountCommand AccountAsTyped(const Visit& visit) {
  casework::AccountCommand command;
  command.user_name = visit.Form("user_name");
  command.name = visit.Form("name");
  command.email = visit.Form("email");
  command.roles = AllOf(visit, "roles");
  command.teams = TeamsTyped(visit);
  command.competences = AllOf(visit, "competences");
  return command;
}

Result<casework::AccountCommand> AccountTyped(const Visit& visit, Record& record) {
  casework::AccountCommand command = AccountAsTyped(visit);
  auto declared = DeclaredTyped(visit, record);
  if (!declared) return declared.error();
  command.declared = *std::move(declared);
  if (const std::string away = casework::Trimmed(visit.Form("away_until")); !away.empty()) {
    const auto day = views::ParseDay(away);
    if (!day) return InvalidField("away_until", day.error().say);
    command.away_until = FormatIso(*day);
  }
  return command;
}

}  // namespace caseway::web
