#include "core/casework/council.h"
#include "web/frame.h"
#include "web/handlers/council/council_handlers.h"
#include "web/service.h"
#include "web/views/administration.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

std::string CalendarTitle(const Visit& visit, const std::string& id) {
  const auto found = visit.library().council.calendars.find(id);
  return found == visit.library().council.calendars.end() ? id : found->second.title();
}

void CalendarSelect(Writer& w, const Visit& visit, const std::string& chosen, const Error* error) {
  html::SelectOptions select{.name = "calendar",
                             .label = {.text = "When the team is open"},
                             .hint = {.text = "Working days and hours are counted by it"},
                             .error = ErrorFor(error, "calendar"),
                             .items = {{.value = "", .text = "Choose"}},
                             .value = chosen};
  for (const auto& [id, calendar] : visit.library().council.calendars)
    select.items.push_back({.value = id, .text = calendar.title()});
  html::Select(w, select);
}

void AddForm(Writer& w, const Visit& visit, const Error* error) {
  w << "<h2 class=\"govuk-heading-m\">Add a team</h2>";
  FormStart(w, visit, Url("/teams"));
  html::Input(
      w, {.name = "title", .label = {.text = "Name"}, .error = ErrorFor(error, "title"), .value = visit.Form("title")});
  html::Input(w, {.name = "key",
                  .label = {.text = "Short name"},
                  .hint = {.text = "As pathways name it, for example north-team. It cannot be changed later."},
                  .error = ErrorFor(error, "key"),
                  .value = visit.Form("key"),
                  .spellcheck = false});
  CalendarSelect(w, visit, visit.Form("calendar"), error);
  html::Button(w, {.text = "Add this team", .prevent_double_click = true});
  FormEnd(w);
}

void Table(Writer& w, const Visit& visit, Record& record, const std::vector<TeamRow>& teams) {
  std::map<TeamId, int> members;
  for (const auto& user : record.council().Users()) {
    for (const auto team : user.teams) members[team] += user.disabled ? 0 : 1;
  }
  html::TableWriter table(w, {.head = {{.text = "Team"}, {.text = "Short name"}, {.text = "Open"}, {.text = "People"}},
                              .caption = "Teams by name",
                              .caption_classes = "govuk-visually-hidden",
                              .classes = "app-table--dense app-table--stack"});
  for (const auto& team : teams) {
    table.Row();
    table.Cell(LabelledCell("Team", [&team](Writer& cell) {
      cell.Tag("<a class=\"govuk-link\"").Href(RecordUrl("teams", team.id)).End() << team.title << "</a>";
    }));
    table.Cell(LabelledCell("Short name", team.key));
    table.Cell(LabelledCell("Open", CalendarTitle(visit, team.calendar)));
    table.Cell(LabelledCell("People", std::to_string(members[team.id])));
  }
  table.End();
}

Answer ListPage(Visit& visit, Record& record, const Error* error) {
  const auto teams = record.council().Teams();
  PageParts page{.title = "Teams", .current = "/settings", .errors = ErrorLinks(error)};
  if (error != nullptr) page.status = StatusOf(error->code);
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Teams</h1>";
    AdministrationLinks(w, visit, "/teams");
    Table(w, visit, record, teams);
    AddForm(w, visit, error);
  };
  return {Render(visit, std::move(page))};
}

void Members(Writer& w, const Visit& visit, const std::vector<UserRow>& members) {
  w << "<h2 class=\"govuk-heading-m\">Who belongs to it (" << members.size() << ")</h2>";
  if (members.empty()) {
    w << "<p class=\"govuk-body app-empty\">Nobody yet. Teams are chosen on the page of each user.</p>";
    return;
  }
  w << "<ul class=\"govuk-list\">";
  for (const auto& user : members) {
    w << "<li>";
    if (visit.Holds(access::Permission::kManageUsers)) {
      w.Tag("<a class=\"govuk-link\"").Href(RecordUrl("users", user.id)).End() << user.name << "</a>";
    } else {
      w << user.name;
    }
    w << ", " << RoleTitles(visit, user.roles) << "</li>";
  }
  w << "</ul>";
}

Answer TeamDetailsPage(Visit& visit, Record& record, const Error* error) {
  const auto team = record.council().Team(visit.PathId<TeamId>("team"));
  if (!team) return ErrorAnswer(visit, NotFound("There is no such team."));
  const auto members = record.council().MembersOf(team->id);
  PageParts page{.title = team->title,
                 .current = "/settings",
                 .errors = ErrorLinks(error),
                 .back = Url("/teams"),
                 .back_text = "Back to teams"};
  if (error != nullptr) page.status = StatusOf(error->code);
  page.main = [&](Writer& w) {
    if (visit.Query("done") == "1")
      html::NotificationBanner(w,
                               {.text = "Saved. Dates set from now on are counted by these hours.", .success = true});
    w << "<span class=\"govuk-caption-l\">" << team->key << "</span><h1 class=\"govuk-heading-l\">" << team->title
      << "</h1>";
    FormStart(w, visit, RecordUrl("teams", team->id));
    html::Input(w, {.name = "title",
                    .label = {.text = "Name"},
                    .error = ErrorFor(error, "title"),
                    .value = error != nullptr ? visit.Form("title") : team->title});
    CalendarSelect(w, visit, error != nullptr ? visit.Form("calendar") : team->calendar, error);
    html::Button(w, {.text = "Save"});
    FormEnd(w);
    Members(w, visit, members);
  };
  return {Render(visit, std::move(page))};
}

// The live workflows are made anew away from the writer's thread.
Answer Refreshed(Visit& visit, TeamId team) {
  visit.service->run_later(visit.service->refresh_live);
  return {http::SeeOther(RecordUrl("teams", team).str() + "?done=1"),
          {.deed = AuditDeed::kChanged, .subject_kind = "team", .ids = {team.value}}};
}

}  // namespace

Answer ShowTeams(Visit& visit, Record& record) { return ListPage(visit, record, nullptr); }

Outcome AddTeam(Visit&, Record&) {
  Plan plan;
  plan.work = [](WritableRecord& writable, Visit& v) {
    return casework::CreateTeam(writable, casework::Trimmed(v.Form("key")), v.Form("title"), v.Form("calendar"),
                                v.deed());
  };
  plan.then = [](Visit& v, const Document& made) { return Refreshed(v, TeamId{made["team"].Number()}); };
  plan.refused = [](Visit& v, Record& again, const Error& error) { return ListPage(v, again, &error); };
  return plan;
}

Answer ShowTeamDetails(Visit& visit, Record& record) { return TeamDetailsPage(visit, record, nullptr); }

Outcome ChangeTeamDetails(Visit& visit, Record&) {
  const auto id = visit.PathId<TeamId>("team");
  Plan plan;
  plan.work = [id](WritableRecord& writable, Visit& v) {
    return casework::ChangeTeam(writable, id, v.Form("title"), v.Form("calendar"), v.deed());
  };
  plan.then = [id](Visit& v, const Document&) { return Refreshed(v, id); };
  plan.refused = [](Visit& v, Record& again, const Error& error) { return TeamDetailsPage(v, again, &error); };
  return plan;
}

}  // namespace caseway::web
