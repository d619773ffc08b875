#include "web/handlers/work/show_team.h"

#include <algorithm>

#include "core/pathway/arrivals.h"
#include "core/pathway/listed.h"
#include "web/handlers/handlers.h"
#include "web/handlers/work/work_handlers.h"
#include "web/views/team_tables.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Url;
using html::Writer;

constexpr int kPageSize = 25;
constexpr int kMostQueued = 100;

Url TeamUrl(TeamId team, std::string_view list, int offset) {
  Url url = Url::Path({"team"}).Query("team", PathReference(team));
  if (!list.empty()) url = std::move(url).Query("list", list);
  if (offset > 0) url = std::move(url).Query("offset", std::to_string(offset));
  return url;
}

// The team asked for, else the viewer's own, else the first there is.
std::optional<TeamRow> ChosenTeam(const Visit& visit, const std::vector<TeamRow>& teams) {
  std::string asked = visit.Form("team");
  if (asked.empty()) asked = visit.Query("team");
  const auto id = ParseReference(asked);
  TeamId wanted = id ? TeamId{*id} : TeamId{};
  if (!wanted && !visit.actor.teams.empty()) wanted = visit.actor.teams.front();
  for (const auto& team : teams) {
    if (team.id == wanted) return team;
  }
  return teams.empty() ? std::nullopt : std::optional(teams.front());
}

// What one page of a team shows.
struct TeamParts {
  std::vector<TeamRow> teams;
  TeamRow team;
  std::string list;  // "" all, "unallocated", "caseloads", "out-of-hours"
  int offset = 0;
  WorkCounts all, waiting;
  std::vector<WorkRow> rows, night;
  std::vector<CaseloadRow> workers;
};

// What came while the team was closed: the states that the pathway of contacts lists so.
std::vector<WorkRow> OutOfHoursOf(const Visit& visit, WorkReading& work, TeamId team, const WorkClock& clock) {
  std::vector<WorkRow> night;
  const auto contacts = pathway::ReceivingContacts(visit.library());
  if (contacts == nullptr) return night;
  for (const auto& state : pathway::StatesListed(*contacts, pathway::kOutOfHours)) {
    const WorkFilter filter{.pathway = contacts->definition.id, .state = state, .limit = kMostQueued};
    for (auto& row : work.OfTeam(team, false, filter, clock, visit.viewer())) night.push_back(std::move(row));
  }
  return night;
}

TeamParts ReadTeam(const Visit& visit, Record& record, std::vector<TeamRow> teams, TeamRow team, std::string list) {
  TeamParts parts{.teams = std::move(teams), .team = std::move(team), .list = std::move(list)};
  parts.offset = visit.QueryNumber("offset");
  const WorkClock clock = WorkClockAt(visit.now);
  auto& work = record.work();
  parts.all = work.TeamCounts(parts.team.id, false, clock, visit.viewer());
  parts.waiting = work.TeamCounts(parts.team.id, true, clock, visit.viewer());
  parts.night = OutOfHoursOf(visit, work, parts.team.id, clock);
  if (parts.list.empty()) {
    parts.rows = work.OfTeam(parts.team.id, false, {.limit = kPageSize, .offset = parts.offset}, clock, visit.viewer());
  } else if (parts.list == "unallocated") {
    parts.rows = work.OfTeam(parts.team.id, true, {.limit = kMostQueued}, clock, visit.viewer());
  }
  if (parts.list == "caseloads" || parts.list == "unallocated")
    parts.workers = work.Caseloads(parts.team.id, visit.now);
  return parts;
}

void TeamChoice(Writer& w, const TeamParts& parts) {
  w.Tag("<form method=\"get\" class=\"app-inline-form app-no-print\"").Action(Url("/team")).End();
  html::SelectOptions select{.name = "team", .label = {.text = "Team"}, .value = PathReference(parts.team.id)};
  for (const auto& team : parts.teams) select.items.push_back({.value = PathReference(team.id), .text = team.title});
  html::Select(w, select);
  if (!parts.list.empty()) Hidden(w, "list", parts.list);
  html::Button(w, {.text = "Show this team", .classes = "govuk-button--secondary"});
  w << "</form>";
}

void Tabs(Writer& w, const TeamParts& parts) {
  html::SubNavigationOptions tabs{.label = "Lists of this team"};
  const auto add = [&](std::string_view list, const std::string& text) {
    tabs.items.push_back({.text = text, .href = TeamUrl(parts.team.id, list, 0), .active = parts.list == list});
  };
  add("", "All open (" + std::to_string(parts.all.all) + ")");
  add("unallocated", "Unallocated (" + std::to_string(parts.waiting.all) + ")");
  add("caseloads", "Caseloads");
  add("out-of-hours", "Out of hours (" + std::to_string(parts.night.size()) + ")");
  html::SubNavigation(w, tabs);
}

void All(Writer& w, const Visit& visit, const TeamParts& parts) {
  if (parts.rows.empty()) {
    w << "<p class=\"govuk-body app-empty\">This team has no open cases here.</p>";
    return;
  }
  WorkTable(w, visit, parts.rows, {.caption = "By due date", .shows_band = true});
  PagesOfList(w, parts.offset, static_cast<int>(parts.rows.size()), parts.all.all,
              [&](int offset) { return TeamUrl(parts.team.id, "", offset); });
}

void Unallocated(Writer& w, const Visit& visit, const TeamParts& parts, const Error* error) {
  if (parts.rows.empty()) {
    w << "<p class=\"govuk-body app-empty\">Nobody waits: every case of this team has a worker.</p>";
    return;
  }
  if (static_cast<int>(parts.rows.size()) == kMostQueued)
    w << "<p class=\"govuk-body\">The first " << kMostQueued
      << " are shown: the most urgent bands, then the longest wait.</p>";
  if (!visit.Holds(Permission::kAllocate)) {
    WorkTable(w, visit, parts.rows,
              {.caption = "By band, then by how long they have waited",
               .shows_owner = false,
               .shows_age = true,
               .shows_band = true});
    return;
  }
  AllocationForm(w, visit, parts.team.id, parts.rows, parts.workers, error);
}

void Caseloads(Writer& w, const Visit& visit, const TeamParts& parts, const Error* error) {
  if (parts.workers.empty()) {
    w << "<p class=\"govuk-body app-empty\">Nobody belongs to this team yet.</p>";
    return;
  }
  CaseloadTable(w, visit, parts.workers);
  if (visit.Holds(Permission::kAllocate)) ReassignmentForm(w, visit, parts.team.id, parts.workers, error);
}

void OutOfHours(Writer& w, const Visit& visit, const TeamParts& parts) {
  if (parts.night.empty()) {
    w << "<p class=\"govuk-body app-empty\">Every contact that came while this team was closed has been taken "
         "over.</p>";
    return;
  }
  w << "<p class=\"govuk-body\">These came while the team was closed. Open each, read what the emergency duty team "
       "did, and "
       "take it over.</p>";
  WorkTable(w, visit, parts.night, {.caption = "Not taken over yet", .shows_age = true});
}

void Main(Writer& w, const Visit& visit, const TeamParts& parts, const Error* error) {
  if (const auto done = visit.QueryNumber("done"); done > 0 && error == nullptr)
    html::NotificationBanner(w, {.text = done == 1 ? std::string("1 case has a new owner.")
                                                   : std::to_string(done) + " cases have a new owner.",
                                 .success = true});
  w << "<h1 class=\"govuk-heading-l\">" << parts.team.title << "</h1>";
  TeamChoice(w, parts);
  Tabs(w, parts);
  if (parts.list == "unallocated") return Unallocated(w, visit, parts, error);
  if (parts.list == "caseloads") return Caseloads(w, visit, parts, error);
  if (parts.list == "out-of-hours") return OutOfHours(w, visit, parts);
  All(w, visit, parts);
}

}  // namespace

Answer TeamPage(Visit& visit, Record& record, std::string list, const Error* error) {
  auto teams = record.council().Teams();
  std::erase_if(teams, [](const TeamRow& team) { return team.disabled; });
  auto team = ChosenTeam(visit, teams);
  if (!team) {
    return {Render(
        visit,
        {.title = "Team", .current = "/team", .main = [](Writer& w) {
           w << "<h1 class=\"govuk-heading-l\">Team</h1><p class=\"govuk-body\">This council has no teams yet.</p>";
         }})};
  }
  const TeamParts parts = ReadTeam(visit, record, std::move(teams), *std::move(team), std::move(list));
  PageParts page{.title = parts.team.title, .current = "/team", .errors = ErrorLinks(error)};
  page.main = [&](Writer& w) { Main(w, visit, parts, error); };
  Shown shown{.subject_kind = "list", .ids = IdsOf(parts.list == "out-of-hours" ? parts.night : parts.rows)};
  shown.restricted = std::any_of(parts.rows.begin(), parts.rows.end(),
                                 [](const WorkRow& row) { return row.restriction != Restriction::kNone; });
  return {Render(visit, std::move(page)), std::move(shown)};
}

Answer ShowTeam(Visit& visit, Record& record) { return TeamPage(visit, record, visit.Query("list"), nullptr); }

}  // namespace caseway::web
