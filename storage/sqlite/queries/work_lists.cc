#include <algorithm>
#include <tuple>

#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/queries/reading.h"
#include "storage/sqlite/queries/work_queries.h"
#include "storage/sqlite/queries/work_rows.h"

namespace caseway::storage {
namespace {

#define CASEWAY_FILTER CASEWAY_DUE CASEWAY_KIND

constexpr char kOfTeam[] = "SELECT " CASEWAY_WORK " WHERE c.open = 1 AND c.owner_team = :team" CASEWAY_FILTER
                           " AND " CASEWAY_VISIBLE " ORDER BY c.due_at, c.band_rank, c.id";
constexpr char kInQueue[] =
    "SELECT " CASEWAY_WORK " WHERE c.open = 1 AND c.owner_user = 0 AND c.owner_team = :team" CASEWAY_FILTER
    " AND " CASEWAY_VISIBLE " ORDER BY c.band_rank, c.received, c.id";
constexpr char kAwaitingTeam[] =
    "SELECT " CASEWAY_WORK
    " WHERE c.open = 1 AND c.awaits_decision = 1 AND c.owner_team = :team AND (:pathway = '' OR c.pathway = :pathway)"
    " AND (:state = '' OR c.state = :state) AND " CASEWAY_VISIBLE " ORDER BY c.due_at, c.id";
constexpr char kAwaiting[] = "SELECT " CASEWAY_WORK
                             " WHERE c.open = 1 AND c.awaits_decision = 1 AND (:pathway = '' OR c.pathway = :pathway)"
                             " AND (:state = '' OR c.state = :state) AND " CASEWAY_VISIBLE " ORDER BY c.due_at, c.id";
constexpr char kOfferedToTeam[] =
    "SELECT " CASEWAY_WORK
    " WHERE c.open = 1 AND c.offered_team = :team AND c.offered_team <> 0 AND c.offered_user IN (0, :user)"
    " AND " CASEWAY_VISIBLE " ORDER BY c.due_at, c.id";
constexpr char kOfferedToUser[] =
    "SELECT " CASEWAY_WORK " WHERE c.open = 1 AND c.offered_user = :user AND c.offered_user <> 0 AND " CASEWAY_VISIBLE
    " ORDER BY c.due_at, c.id";
constexpr char kCaseload[] =
    "SELECT COUNT(*), COALESCE(SUM(with_managers = 0 AND due_at > 0 AND due_at <= :now), 0),"
    " COALESCE(SUM(with_managers), 0) FROM case_row INDEXED BY case_by_owner"
    " WHERE open = 1 AND owner_user = :user AND owner_user <> 0";
constexpr char kMembers[] =
    "SELECT u.id, u.name, u.competences, u.away_until FROM staff_team m CROSS JOIN staff_user u ON u.id = m.user"
    " WHERE m.team = :team AND u.disabled = 0 ORDER BY u.name, u.id";

bool Sooner(const WorkRow& a, const WorkRow& b) { return std::tie(a.due_at, a.id) < std::tie(b.due_at, b.id); }

// Several lists in order of date, as one page.
std::vector<WorkRow> Merged(std::vector<WorkRow> rows, int limit, int offset) {
  std::sort(rows.begin(), rows.end(), Sooner);
  rows.erase(std::unique(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.id == b.id; }),
             rows.end());
  rows.erase(rows.begin(), rows.begin() + std::min<std::ptrdiff_t>(offset, std::ssize(rows)));
  if (std::ssize(rows) > limit) rows.erase(rows.begin() + limit, rows.end());
  return rows;
}

}  // namespace

std::vector<WorkRow> SqliteWork::OfTeam(TeamId team, bool unallocated, const WorkFilter& filter, const WorkClock& clock,
                                        const Viewer& viewer) {
  auto list = db_.Prepare(unallocated ? kInQueue : kOfTeam);
  BindKind(list, filter);
  BindDue(list, filter, clock);
  BindViewer(list, viewer);
  list.Bind(":team", team);
  WorkPage page(db_, viewer, filter.limit, filter.offset);
  page.Take(list);
  return page.rows();
}

std::vector<WorkRow> SqliteWork::Awaiting(const std::vector<TeamId>& teams, UserId /*user*/, const WorkFilter& filter,
                                          const Viewer& viewer) {
  std::vector<WorkRow> all;
  const std::vector<TeamId> any{TeamId{}};
  for (const auto team : teams.empty() ? any : teams) {
    auto list = db_.Prepare(team ? kAwaitingTeam : kAwaiting);
    BindViewer(list, viewer);
    list.Bind(":pathway", filter.pathway).Bind(":state", filter.state);
    if (team) list.Bind(":team", team);
    WorkPage page(db_, viewer, filter.limit + filter.offset, 0);
    page.Take(list);
    for (auto& row : page.rows()) all.push_back(std::move(row));
  }
  return Merged(std::move(all), filter.limit, filter.offset);
}

std::vector<WorkRow> SqliteWork::OfferedTo(const std::vector<TeamId>& teams, UserId user, const Viewer& viewer) {
  constexpr int kMost = 200;
  WorkPage page(db_, viewer, kMost, 0);
  for (const auto team : teams) {
    auto list = db_.Prepare(kOfferedToTeam);
    BindViewer(list, viewer);
    list.Bind(":team", team).Bind(":user", user);
    page.Take(list);
  }
  auto list = db_.Prepare(kOfferedToUser);
  BindViewer(list, viewer);
  list.Bind(":user", user);
  page.Take(list);
  return Merged(page.rows(), kMost, 0);
}

std::vector<CaseloadRow> SqliteWork::Caseloads(TeamId team, Instant now) {
  const std::string today = FormatIso(LondonDate(now));
  std::vector<CaseloadRow> rows;
  auto list = db_.Prepare(kMembers);
  for (list.Bind(":team", team); list.Step();) {
    auto count = db_.Prepare(kCaseload);
    count.Bind(":user", list.Int(0)).Bind(":now", Micros(now)).Step();
    rows.push_back({UserId{list.Int(0)}, list.String(1), static_cast<int>(count.Int(0)), static_cast<int>(count.Int(1)),
                    WordsIn(list.Text(2)), list.Text(3) >= std::string_view(today), static_cast<int>(count.Int(2))});
  }
  return rows;
}

std::vector<CaseId> SqliteWork::OpenCasesOf(UserId user) {
  std::vector<CaseId> cases;
  auto list = db_.Prepare(
      "SELECT id FROM case_row WHERE open = 1 AND owner_user = :user AND owner_user <> 0"
      " ORDER BY with_managers, due_at, band_rank, id");
  for (list.Bind(":user", user); list.Step();) cases.push_back(CaseId{list.Int(0)});
  return cases;
}

std::vector<CaseId> SqliteWork::DueForSystem(const std::string& pathway, const std::string& state,
                                             Instant entered_before, CaseId after, int limit) {
  std::vector<CaseId> cases;
  auto list = db_.Prepare(
      "SELECT id FROM case_row WHERE open = 1 AND pathway = :pathway AND state = :state AND entered < :before"
      " AND id > :after ORDER BY id LIMIT :limit");
  list.Bind(":after", after).Bind(":pathway", pathway).Bind(":state", state).Bind(":before", Micros(entered_before));
  for (list.Bind(":limit", std::int64_t{limit}); list.Step();) cases.push_back(CaseId{list.Int(0)});
  return cases;
}

}  // namespace caseway::storage
