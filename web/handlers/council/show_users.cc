#include <algorithm>

#include "web/handlers/council/council_handlers.h"
#include "web/views/account_fields.h"
#include "web/views/administration.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

struct Filters {
  std::string words, role, team;
  bool disabled = false;  // shows disabled accounts as well
};

std::string Lower(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return text;
}

bool Fits(const UserRow& row, const Filters& filters) {
  if (row.disabled && !filters.disabled) return false;
  if (!filters.words.empty() && Lower(row.name + " " + row.user_name).find(Lower(filters.words)) == std::string::npos)
    return false;
  if (!filters.role.empty() && std::find(row.roles.begin(), row.roles.end(), filters.role) == row.roles.end())
    return false;
  const auto team = ParseReference(filters.team);
  return !team || std::find(row.teams.begin(), row.teams.end(), TeamId{*team}) != row.teams.end();
}

void FilterForm(Writer& w, const Visit& visit, const Filters& filters, const std::vector<TeamRow>& teams) {
  w << "<form method=\"get\" action=\"/users\" class=\"app-inline-form app-no-print\">";
  html::Input(w, {.name = "q",
                  .label = {.text = "Name or user name"},
                  .value = filters.words,
                  .classes = "govuk-input--width-20"});
  html::SelectOptions role{
      .name = "role", .label = {.text = "Role"}, .items = {{.value = "", .text = "Any"}}, .value = filters.role};
  for (const auto& [id, one] : visit.library().roles) role.items.push_back({.value = id, .text = one.title});
  html::Select(w, role);
  html::SelectOptions team{
      .name = "team", .label = {.text = "Team"}, .items = {{.value = "", .text = "Any"}}, .value = filters.team};
  for (const auto& one : teams) team.items.push_back({.value = PathReference(one.id), .text = one.title});
  html::Select(w, team);
  html::Checkboxes(w,
                   {.name = "disabled",
                    .items = {{.value = "yes", .text = "Show disabled accounts as well", .checked = filters.disabled}},
                    .classes = "govuk-checkboxes--small"});
  html::Button(w, {.text = "Show", .classes = "govuk-button--secondary"});
  w << "</form>";
}

std::string TeamTitles(const UserRow& row, const std::vector<TeamRow>& teams) {
  std::string titles;
  for (const auto id : row.teams) {
    for (const auto& team : teams) {
      if (team.id == id) titles += (titles.empty() ? "" : ", ") + team.title;
    }
  }
  return titles.empty() ? "None" : titles;
}

std::string StandingOf(const UserRow& row, Date today) {
  if (row.disabled) return "Disabled";
  const auto away = ParseDate(row.away_until);
  return away && *away >= today ? "Away until " + FormatLong(*away) : "Active";
}

void Table(Writer& w, const Visit& visit, const std::vector<UserRow>& users, const std::vector<TeamRow>& teams) {
  const Date today = LondonDate(visit.now);
  html::TableWriter table(
      w, {.head = {{.text = "Name"}, {.text = "User name"}, {.text = "Roles"}, {.text = "Teams"}, {.text = "Standing"}},
          .caption = "Accounts by name",
          .caption_classes = "govuk-visually-hidden",
          .classes = "app-table--dense app-table--stack"});
  for (const auto& row : users) {
    table.Row();
    table.Cell(LabelledCell("Name", [&row](Writer& cell) {
      cell.Tag("<a class=\"govuk-link\"").Href(RecordUrl("users", row.id)).End() << row.name;
      cell << "<span class=\"govuk-visually-hidden\"> (" << row.user_name << ")</span></a>";
    }));
    table.Cell(LabelledCell("User name", row.user_name));
    const std::string roles = RoleTitles(visit, row.roles);
    table.Cell(LabelledCell("Roles", roles.empty() ? std::string("None") : roles));
    table.Cell(LabelledCell("Teams", TeamTitles(row, teams)));
    table.Cell(LabelledCell("Standing", StandingOf(row, today)));
  }
  table.End();
}

void WaitingLink(Writer& w, std::size_t waiting) {
  if (waiting == 0) return;
  w << "<div class=\"govuk-inset-text\">";
  w.Tag("<a class=\"govuk-link\"").Href(Url("/users/proposals")).End()
      << (waiting == 1 ? std::string("1 change waits") : std::to_string(waiting) + " changes wait")
      << " for a second administrator</a></div>";
}

Answer NewPage(Visit& visit, Record& record, const casework::AccountCommand& typed, const Error* error) {
  PageParts page{.title = "Add a user",
                 .current = "/users",
                 .errors = ErrorLinks(error),
                 .back = Url("/users"),
                 .back_text = "Back to users"};
  if (error != nullptr && error->code == ErrorCode::kInvalidInput) page.status = 422;
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Add a user</h1><p class=\"govuk-body\">They choose their own password and set "
         "up their "
         "authenticator app from a link that is shown to you once, on the next page.</p>";
    FormStart(w, visit, Url("/users"));
    AccountFields(w, visit, record, typed, error,
                  {.is_new = true, .declared = visit.Form("declared"), .away = visit.Form("away_until")});
    html::Button(w, {.text = "Add this user", .prevent_double_click = true});
    FormEnd(w);
  };
  return {Render(visit, std::move(page))};
}

// What was typed, as far as it can be read, to stand in the form again.
casework::AccountCommand AsTyped(const Visit& visit, Record& record) {
  auto typed = AccountTyped(visit, record);
  return typed ? *std::move(typed) : AccountAsTyped(visit);
}

}  // namespace

Answer ShowUsers(Visit& visit, Record& record) {
  const Filters filters{visit.Query("q"), visit.Query("role"), visit.Query("team"), visit.Query("disabled") == "yes"};
  const auto teams = record.council().Teams();
  auto users = record.council().Users();
  const auto all = users.size();
  const auto waiting = record.council().Proposals().size();
  std::erase_if(users, [&](const UserRow& row) { return !Fits(row, filters); });
  std::stable_sort(users.begin(), users.end(), [](const UserRow& a, const UserRow& b) { return a.name < b.name; });
  PageParts page{.title = "Users", .current = "/users"};
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Users</h1>";
    AdministrationLinks(w, visit, "/users");
    AdministratorTasks(w, visit, record);
    WaitingLink(w, waiting);
    html::Button(w, {.text = "Add a user", .href = Url("/users/new")});
    FilterForm(w, visit, filters, teams);
    w << "<p class=\"govuk-body\">" << users.size() << " of " << all << " accounts.</p>";
    if (users.empty()) w << "<p class=\"govuk-body app-empty\">No account fits. Take a filter away.</p>";
    else Table(w, visit, users, teams);
  };
  return {Render(visit, std::move(page)), {.subject_kind = "account"}};
}

Answer ShowNewUser(Visit& visit, Record& record) { return NewPage(visit, record, {}, nullptr); }

Outcome AddUser(Visit& visit, Record& record) {
  const auto command = AccountTyped(visit, record);
  if (!command) return NewPage(visit, record, AsTyped(visit, record), &command.error());
  Plan plan;
  plan.work = [command = *command](WritableRecord& writable, Visit& v) {
    return casework::CreateAccount(writable, command, v.deed());
  };
  plan.then = [](Visit&, const Document& made) {
    const UserId id{made["user"].Number()};
    return Answer{http::SeeOther(RecordUrl("users", id).str() + "?done=added"),
                  {.deed = AuditDeed::kChanged, .subject_kind = "account", .ids = {id.value}}};
  };
  plan.refused = [](Visit& v, Record& again, const Error& error) {
    return NewPage(v, again, AsTyped(v, again), &error);
  };
  return plan;
}

}  // namespace caseway::web
