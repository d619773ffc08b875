#include "storage/sqlite/queries/board_splits.h"

#include <map>

#include "storage/sqlite/projections/board_splits.h"
#include "storage/sqlite/projections/histogram.h"

namespace caseway::storage {
namespace {

constexpr char kSplits[] =
    "SELECT pathway, split, value, cases, weeks FROM board_split WHERE team = :team"
    " AND (:pathway = '' OR pathway = :pathway) AND restriction <= :counted";

// By pathway and figure.
using Counts = std::map<std::pair<std::string, std::string>, std::int64_t>;

std::string FigureOf(const std::string& split, const std::string& value) {
  return split == "returned" ? split : split + ":" + value;
}

void CountKept(Connection& db, const BoardQuery& query, const Viewer& viewer, Counts& counts) {
  const std::int64_t silent_until = SilentUntil(query);
  auto list = db.Prepare(kSplits);
  list.Bind(":team", query.team).Bind(":pathway", query.pathway).Bind(":counted", CountedRestriction(viewer));
  while (list.Step()) {
    const std::string pathway = list.String(0), split = list.String(1);
    if (split != "contact") {
      counts[{pathway, FigureOf(split, list.String(2))}] += list.Int(3);
      continue;
    }
    histogram::ForEach(list.Bytes(4), [&](std::int64_t week, std::int64_t count) {
      if (week <= silent_until) counts[{pathway, "silent"}] += count;
    });
  }
}

void CountDifferent(const DifferentCase& one, const BoardQuery& query, Counts& counts) {
  if (!one.open || (query.team && one.team != query.team.value)) return;
  if (!query.pathway.empty() && one.pathway != query.pathway) return;
  const auto add = [&](const std::string& figure) { counts[{one.pathway, figure}] += one.change; };
  if (one.owner_user == 0) add("unallocated:" + one.band);
  if (one.paused) add("paused:" + one.pause_reason);
  if (one.returned) add("returned");
  if (one.contact_week <= SilentUntil(query)) add("silent");
}

}  // namespace

std::int64_t SilentUntil(const BoardQuery& query) {
  if (query.silent_weeks <= 0) return -1;
  const std::int64_t today = Days(LondonDate(query.now)).time_since_epoch().count();
  return WeekNumber(today) - query.silent_weeks;
}

void AddSplits(Connection& db, const BoardQuery& query, const Viewer& viewer,
               const std::vector<DifferentCase>& different, std::vector<BoardFigure>& figures) {
  Counts counts;
  CountKept(db, query, viewer, counts);
  for (const DifferentCase& one : different) CountDifferent(one, query, counts);
  for (const auto& [at, count] : counts) {
    if (count > 0) figures.push_back({at.first, "", at.second, static_cast<int>(count)});
  }
}

}  // namespace caseway::storage
