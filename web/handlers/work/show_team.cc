#include "web/handlers/work/show_team.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/casework/holding.h"
#include "core/pathway/arrivals.h"
#include "core/pathway/listed.h"
#include "web/handlers/handlers.h"
#include "web/handlers/work/work_handlers.h"
#include "web/views/caseloads.h"
#include "web/views/colleagues.h"
#include "web/views/team_tables.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Url;
using html::Writer;

constexpr int kPageSize = 25;

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
  int night = 0;                             // came out of hours and waits
  std::vector<WorkRow> rows;                 // of the page of the list
  std::vector<CaseloadRow> workers, takers;  // who holds work here; who could be given some
};

// What came while the team was closed, in the states that the pathway of contacts lists so: how many, and their page.
void ReadOutOfHours(const Visit& visit, WorkReading& work, const WorkClock& clock, TeamParts& parts) {
  const auto contacts = pathway::ReceivingContacts(visit.library());
  if (contacts == nullptr) return;
  const bool listed = parts.list == "out-of-hours";
  for (const auto& state : pathway::StatesListed(*contacts, pathway::kOutOfHours)) {
    WorkFilter filter{.pathway = contacts->definition.id, .state = state};
    const int before = std::exchange(
        parts.night, parts.night + work.TeamCounts(parts.team.id, false, filter, clock, visit.viewer()).all);
    filter.limit = kPageSize - static_cast<int>(parts.rows.size());
    filter.offset = std::max(0, parts.offset - before);
    if (!listed || filter.limit == 0) continue;
    for (auto& row : work.OfTeam(parts.team.id, false, filter, clock, visit.viewer()))
      parts.rows.push_back(std::move(row));
  }
}

// A form that is refused comes back on the page of the list it was sent from.
int OffsetOf(const Visit& visit) {
  int posted = 0;
  const std::string typed = visit.Form("offset");
  std::from_chars(typed.data(), typed.data() + typed.size(), posted);
  return std::max({0, posted, visit.QueryNumber("offset")});
}

// Those whose role works on cases, and who still holds some; of the queue only those who could go on with a case of it.
void ReadWorkers(const Visit& visit, Record& record, TeamParts& parts) {
  const bool queue = parts.list == "unallocated";
  const auto is_fit = [&](const UserRow& user) {
    if (!WorksOnCases(visit, user)) return false;
    return !queue || parts.rows.empty() || std::any_of(parts.rows.begin(), parts.rows.end(), [&](const WorkRow& row) {
      const auto bundle = visit.library().Live(row.pathway);
      return bundle == nullptr || casework::CanWorkIn(user, *bundle, row.state, visit.deed());
    });
  };
  const auto members = record.council().MembersOf(parts.team.id);
  for (auto& load : CaseloadsOf(visit, record, parts.team.id)) {
    const auto user =
        std::find_if(members.begin(), members.end(), [&](const UserRow& one) { return one.id == load.user; });
    const bool fit = user != members.end() && is_fit(*user);
    if (fit) parts.takers.push_back(load);
    if (fit || (!queue && load.open > 0)) parts.workers.push_back(std::move(load));
  }
}

TeamParts ReadTeam(const Visit& visit, Record& record, std::vector<TeamRow> teams, TeamRow team, std::string list) {
  TeamParts parts{.teams = std::move(teams), .team = std::move(team), .list = std::move(list)};
  parts.offset = OffsetOf(visit);
  const WorkClock clock = WorkClockAt(visit.now);
  auto& work = record.work();
  parts.all = work.TeamCounts(parts.team.id, false, {}, clock, visit.viewer());
  parts.waiting = work.TeamCounts(parts.team.id, true, {}, clock, visit.viewer());
  ReadOutOfHours(visit, work, clock, parts);
  const bool unallocated = parts.list == "unallocated";
  if (parts.list.empty() || unallocated)
    parts.rows =
        work.OfTeam(parts.team.id, unallocated, {.limit = kPageSize, .offset = parts.offset}, clock, visit.viewer());
  if (parts.list == "caseloads" || unallocated) ReadWorkers(visit, record, parts);
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
  add("out-of-hours", "Out of hours (" + std::to_string(parts.night) + ")");
  html::SubNavigation(w, tabs);
}

void Pages(Writer& w, const TeamParts& parts, int all) {
  PagesOfList(w, parts.offset, static_cast<int>(parts.rows.size()), all,
              [&](int offset) { return TeamUrl(parts.team.id, parts.list, offset); });
}

void All(Writer& w, const Visit& visit, const TeamParts& parts) {
  if (parts.all.all == 0) {
    w << "<p class=\"govuk-body app-empty\">This team has no open cases here.</p>";
    return;
  }
  WorkTable(w, visit, parts.rows, {.caption = "By due date", .shows_band = true});
  Pages(w, parts, parts.all.all);
}

void Unallocated(Writer& w, const Visit& visit, const TeamParts& parts, const Error* error) {
  if (parts.waiting.all == 0) {
    w << "<p class=\"govuk-body app-empty\">Nobody waits: every case of this team has a worker.</p>";
    return;
  }
  w << "<p class=\"govuk-body\">What has no band yet stands by the urgency it was sent with.</p>";
  if (!visit.Holds(Permission::kAllocate)) {
    WorkTable(w, visit, parts.rows,
              {.caption = "By band, then by how long they have waited",
               .shows_owner = false,
               .shows_age = true,
               .shows_band = true});
    return Pages(w, parts, parts.waiting.all);
  }
  AllocationForm(w, visit, {parts.team.id, parts.offset}, parts.rows, parts.takers, error);
  Pages(w, parts, parts.waiting.all);
}

void Caseloads(Writer& w, const Visit& visit, const TeamParts& parts, const Error* error) {
  if (parts.workers.empty()) {
    w << "<p class=\"govuk-body app-empty\">Nobody belongs to this team yet.</p>";
    return;
  }
  CaseloadTable(w, visit, parts.workers);
  if (visit.Holds(Permission::kAllocate))
    ReassignmentForm(w, visit, parts.team.id, {parts.workers, parts.takers}, error);
}

void OutOfHours(Writer& w, const Visit& visit, const TeamParts& parts) {
  if (parts.night == 0) {
    w << "<p class=\"govuk-body app-empty\">Every contact that came while this team was closed has been taken "
         "over.</p>";
    return;
  }
  w << "<p class=\"govuk-body\">These came while the team was closed. Open each, read what the emergency duty team "
       "did, and "
       "take it over.</p>";
  WorkTable(w, visit, parts.rows, {.caption = "Not taken over yet", .shows_age = true});
  Pages(w, parts, parts.night);
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
  Shown shown{.subject_kind = "list", .ids = IdsOf(parts.rows)};
  shown.restricted = std::any_of(parts.rows.begin(), parts.rows.end(),
                                 [](const WorkRow& row) { return row.restriction != Restriction::kNone; });
  return {Render(visit, std::move(page)), std::move(shown)};
}

Answer ShowTeam(Visit& visit, Record& record) { return TeamPage(visit, record, visit.Query("list"), nullptr); }

}  // namespace caseway::web
