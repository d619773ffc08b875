#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/queries/board_splits.h"
#include "storage/sqlite/queries/work_queries.h"
#include "storage/sqlite/queries/work_rows.h"

namespace caseway::storage {
namespace {

#define CASEWAY_FIGURE                                                                                     \
  " AND (:figure = 'open' OR (:figure = 'overdue' AND c.due_at > 0 AND c.due_at <= :now)"                  \
  " OR (:figure = 'unallocated' AND c.owner_user = 0) OR (:figure = 'awaiting' AND c.awaits_decision = 1)" \
  " OR (:figure = 'paused' AND c.paused <> 0) OR (:figure = 'returned' AND c.returned = 1)"                \
  " OR (:figure = 'silent' AND c.contact_week <= :silent)"                                                 \
  " OR (:figure = 'unallocated:' || c.band AND c.owner_user = 0)"                                          \
  " OR (:figure = 'paused:' || c.pause_reason AND c.paused <> 0)) AND " CASEWAY_VISIBLE

constexpr char kOfState[] =
    "SELECT " CASEWAY_WORK " WHERE c.open = 1 AND c.pathway = :pathway AND c.state = :state" CASEWAY_FIGURE
    " ORDER BY c.due_at, c.id";
constexpr char kOfPathway[] = "SELECT " CASEWAY_WORK " WHERE c.open = 1 AND c.pathway = :pathway" CASEWAY_FIGURE
                              " ORDER BY c.state, c.due_at, c.id";
constexpr char kOfTeam[] =
    "SELECT " CASEWAY_WORK
    " WHERE c.open = 1 AND c.owner_team = :team AND c.pathway = :pathway"
    " AND (:state = '' OR c.state = :state)" CASEWAY_FIGURE " ORDER BY c.due_at, c.band_rank, c.id";
constexpr char kCompleted[] =
    "SELECT " CASEWAY_WORK
    " WHERE c.open = 0 AND c.ends = 'completed' AND c.pathway = :pathway AND c.ended >= :from AND c.ended < :to"
    " AND " CASEWAY_VISIBLE " ORDER BY c.ended, c.id";
constexpr char kCompletedByTeam[] =
    "SELECT " CASEWAY_WORK
    " WHERE c.open = 0 AND c.ends = 'completed' AND c.owner_team = :team AND c.pathway = :pathway"
    " AND c.ended >= :from AND c.ended < :to AND " CASEWAY_VISIBLE " ORDER BY c.ended, c.id";

void TakeCompleted(Connection& db, const BoardQuery& query, const BoardCases& which, const Viewer& viewer,
                   WorkPage& page) {
  auto list = db.Prepare(query.team ? kCompletedByTeam : kCompleted);
  BindViewer(list, viewer);
  list.Bind(":pathway", which.pathway).Bind(":from", Micros(FromLondon({query.from, 0, 0})));
  list.Bind(":to", Micros(EndOfLondonDay(query.to)));
  if (query.team) list.Bind(":team", query.team);
  page.Take(list);
}

void TakeOpen(Connection& db, const BoardQuery& query, const BoardCases& which, const Viewer& viewer, WorkPage& page) {
  const bool of_state = !which.state.empty();
  auto list = db.Prepare(query.team ? kOfTeam : of_state ? kOfState : kOfPathway);
  BindViewer(list, viewer);
  list.Bind(":pathway", which.pathway).Bind(":figure", which.figure).Bind(":now", Micros(query.now));
  list.Bind(":silent", SilentUntil(query));
  if (query.team) list.Bind(":team", query.team);
  if (query.team || of_state) list.Bind(":state", which.state);
  page.Take(list);
}

std::vector<std::string> PathwaysOf(Connection& db, const BoardQuery& query, const BoardCases& which) {
  if (!which.pathway.empty()) return {which.pathway};
  if (!query.pathway.empty()) return {query.pathway};
  std::vector<std::string> pathways;
  auto list = db.Prepare(
      "SELECT pathway FROM board_open WHERE team = 0 UNION SELECT pathway FROM board_done WHERE team = 0"
      " AND grain = 'month' ORDER BY pathway");
  while (list.Step()) pathways.push_back(list.String(0));
  return pathways;
}

}  // namespace

std::vector<WorkRow> SqliteWork::BoardCasesOf(const BoardQuery& query, const BoardCases& which, const Viewer& viewer,
                                              int limit, int offset) {
  WorkPage page(db_, viewer, limit, offset);
  BoardCases part = which;
  for (const auto& pathway : PathwaysOf(db_, query, which)) {
    part.pathway = pathway;
    if (which.figure != "completed") {
      TakeOpen(db_, query, part, viewer, page);
    } else if (query.from.ok() && query.to.ok() && query.from <= query.to) {
      TakeCompleted(db_, query, part, viewer, page);
    }
  }
  return page.rows();
}

}  // namespace caseway::storage
