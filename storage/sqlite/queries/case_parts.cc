#include <algorithm>
#include <tuple>

#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/queries/cases_queries.h"
#include "storage/sqlite/queries/chronology.h"
#include "storage/sqlite/queries/reading.h"
#include "storage/sqlite/queries/visible.h"

namespace caseway::storage {
namespace {

constexpr char kClocks[] =
    "SELECT id, title, started, due_at, due_is_instant, rated, stopped, due FROM case_clock WHERE case_id = :id"
    " ORDER BY place";
constexpr char kStandingClocks[] =
    "SELECT id, started, due_at, rated, stopped <> '', instr(due, '\"provisional\":true') > 0 FROM case_clock"
    " WHERE case_id = :id ORDER BY place";
constexpr char kLinked[] =
    "SELECT c.id, c.pathway, c.state, l.how, c.open, c.subject_root, c.subject_name, c.capacity FROM (SELECT other AS "
    "id, how FROM case_link WHERE case_id = :id"
    " UNION ALL SELECT case_id, how FROM case_link WHERE other = :id"
    " UNION ALL SELECT opened_from, 'opened from' FROM case_row WHERE id = :id AND opened_from <> 0"
    " UNION ALL SELECT id, 'opened' FROM case_row WHERE opened_from = :id AND opened_from <> 0) l"
    " CROSS JOIN case_row c ON c.id = l.id WHERE " CASEWAY_VISIBLE;
constexpr char kParties[] =
    "SELECT y.root, p.name, y.role FROM case_party y LEFT JOIN person p ON p.id = y.root WHERE y.case_id = :id"
    " ORDER BY y.person, y.role";
constexpr char kItems[] =
    "SELECT kind, label, due, done, form, row FROM case_item WHERE case_id = :id ORDER BY form, kind, row";
constexpr char kLateItems[] =
    "SELECT kind, label, due, done, form, row FROM case_item"
    " WHERE case_id = :id AND done = 0 AND due <> '' AND due < :before";

ItemRow ItemOf(const Statement& row) {
  return {row.String(0), row.String(1), row.String(2), row.Int(3) != 0, row.String(4), static_cast<int>(row.Int(5))};
}

}  // namespace

std::vector<ClockRow> SqliteCases::Clocks(CaseId id) {
  std::vector<ClockRow> clocks;
  auto list = db_.Prepare(kClocks);
  for (list.Bind(":id", id); list.Step();) {
    clocks.push_back({list.String(0), list.String(1), InstantAt(list.Int(2)), InstantAt(list.Int(3)), list.Int(4) != 0,
                      list.Int(5) != 0, list.String(6), DocumentOf(list.Text(7))});
  }
  return clocks;
}

std::vector<StandingClock> SqliteCases::StandingClocks(CaseId id) {
  std::vector<StandingClock> clocks;
  auto list = db_.Prepare(kStandingClocks);
  for (list.Bind(":id", id); list.Step();) {
    clocks.push_back({list.String(0), InstantAt(list.Int(1)), InstantAt(list.Int(2)), list.Int(3) != 0,
                      list.Int(4) != 0, list.Int(5) != 0});
  }
  return clocks;
}

std::vector<ItemRow> SqliteCases::Items(CaseId id) {
  std::vector<ItemRow> items;
  auto list = db_.Prepare(kItems);
  for (list.Bind(":id", id); list.Step();) items.push_back(ItemOf(list));
  return items;
}

std::vector<std::pair<CaseId, ItemRow>> SqliteCases::LateItems(const std::vector<CaseId>& cases, Date before) {
  std::vector<std::pair<CaseId, ItemRow>> items;
  if (cases.empty()) return items;
  const std::string day = FormatIso(before);
  auto list = db_.Prepare(kLateItems);
  for (const CaseId id : cases) {
    for (list.Bind(":id", id).Bind(":before", day); list.Step();) items.emplace_back(id, ItemOf(list));
    list.Reset();
  }
  return items;
}

std::vector<PartyRow> SqliteCases::Parties(CaseId id) {
  std::vector<PartyRow> parties;
  auto list = db_.Prepare(kParties);
  for (list.Bind(":id", id); list.Step();) {
    parties.push_back({PersonId{list.Int(0)}, list.String(1), list.String(2)});
  }
  return parties;
}

std::vector<LinkedCase> SqliteCases::Linked(CaseId id, const Viewer& viewer) {
  const HiddenCases hidden(db_, viewer);
  std::vector<LinkedCase> linked;
  auto list = db_.Prepare(kLinked);
  BindViewer(list, viewer);
  for (list.Bind(":id", id); list.Step();) {
    if (hidden.Has(list.Int(0))) continue;
    linked.push_back({CaseId{list.Int(0)}, list.String(1), list.String(2), list.String(3), list.Int(4) != 0,
                      PersonId{list.Int(5)}, list.String(6), list.String(7)});
  }
  // Linked from both sides is one tie. A case has few: put in order here, they need no table of their own on the way.
  std::sort(linked.begin(), linked.end(), [](const LinkedCase& a, const LinkedCase& b) {
    return std::tie(a.id.value, a.how) < std::tie(b.id.value, b.how);
  });
  linked.erase(std::unique(linked.begin(), linked.end()), linked.end());
  return linked;
}

std::vector<ChronologyRow> SqliteCases::Chronology(CaseId id, std::int64_t before, int limit) {
  return CaseChronology(db_, id.value, before, limit);
}

std::vector<std::pair<Instant, Instant>> SqliteCases::Pauses(CaseId id) {
  std::vector<std::pair<Instant, Instant>> pauses;
  auto list = db_.Prepare("SELECT since, until FROM case_pause WHERE case_id = :id ORDER BY since");
  for (list.Bind(":id", id); list.Step();) pauses.emplace_back(InstantAt(list.Int(0)), InstantAt(list.Int(1)));
  return pauses;
}

}  // namespace caseway::storage
