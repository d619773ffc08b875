#include <algorithm>

#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/queries/cases_queries.h"
#include "storage/sqlite/queries/reading.h"
#include "storage/sqlite/queries/visible.h"

namespace caseway::storage {
namespace {

#define CASEWAY_CASE                                                                                                 \
  "c.id, c.pathway, c.pathway_version, c.bundle, c.subject_root, c.subject_name, c.capacity, c.state, c.owner_user," \
  " c.owner_team, c.with_managers, c.moved_by, c.received, c.first_contact, c.opened, c.entered, c.due_kind,"        \
  " c.due_at, c.due_is_instant, c.due_provisional, c.band, c.band_rank, c.restriction, c.open, c.awaits_decision,"   \
  " c.paused, c.ends, c.outcome, c.ended, c.opened_from, c.contact, c.offered_team, c.offered_user, c.offered_by,"   \
  " c.offer_note, u.name, c.came_from"

constexpr char kFind[] = "SELECT " CASEWAY_CASE
                         ", c.due, d.facts FROM case_row c LEFT JOIN staff_user u ON u.id = c.owner_user"
                         " LEFT JOIN case_detail d ON d.case_id = c.id WHERE c.id = :id";
constexpr char kOfPerson[] =
    "SELECT " CASEWAY_CASE
    " FROM case_row c LEFT JOIN staff_user u ON u.id = c.owner_user"
    " WHERE c.subject_root = :root AND " CASEWAY_VISIBLE " ORDER BY c.open DESC, c.received DESC, c.id DESC";
constexpr char kMarker[] =
    "SELECT u.name, t.title, c.id FROM case_row c LEFT JOIN staff_user u ON u.id = c.owner_user"
    " LEFT JOIN team t ON t.id = c.owner_team WHERE c.subject_root = :root AND c.open = 1 AND c.restriction = 1"
    " ORDER BY c.received DESC, c.id DESC";
constexpr char kWorksWith[] =
    "SELECT owner_user, owner_team FROM case_row WHERE subject_root = :root AND open = 1 AND restriction < 2";
constexpr char kRecent[] =
    "SELECT id FROM case_row WHERE subject_root = :root AND open = :open AND received >= :since"
    " AND pathway = :pathway AND ends <> 'recorded in error' ORDER BY received DESC, id DESC";

// Reads the columns one after another.
class Columns {
 public:
  explicit Columns(const Statement& row) : row_(row) {}
  std::int64_t Int() { return row_.Int(next_++); }
  int Small() { return static_cast<int>(Int()); }
  bool Truth() { return Int() != 0; }
  std::string Text() { return row_.String(next_++); }
  Instant At() { return InstantAt(Int()); }

 private:
  const Statement& row_;
  int next_ = 0;
};

void ReadState(CaseRow& row, Columns& at) {
  row.id = CaseId{at.Int()};
  row.pathway = at.Text(), row.pathway_version = at.Small(), row.bundle = at.Text();
  row.subject = PersonId{at.Int()};
  row.subject_name = at.Text(), row.capacity = at.Text(), row.state = at.Text();
  row.owner_user = UserId{at.Int()};
  row.owner_team = TeamId{at.Int()};
  row.with_managers = at.Truth();
  row.moved_by = UserId{at.Int()};
  row.received = at.At(), row.first_contact = at.At(), row.opened = at.At(), row.entered = at.At();
  row.due_kind = at.Text(), row.due_at = at.At(), row.due_is_instant = at.Truth(), row.due_provisional = at.Truth();
}

CaseRow RowOf(const Statement& from) {
  CaseRow row;
  Columns at(from);
  ReadState(row, at);
  row.band = at.Text(), row.band_rank = at.Small();
  row.restriction = static_cast<Restriction>(at.Small());
  row.open = at.Truth(), row.awaits_decision = at.Truth(), row.pause_since = IsoOrNothing(at.Int());
  row.ends = at.Text(), row.outcome = at.Text(), row.ended = at.At();
  row.opened_from = CaseId{at.Int()};
  row.contact = ContactId{at.Int()};
  row.offered_team = TeamId{at.Int()};
  row.offered_user = UserId{at.Int()};
  row.offered_by = UserId{at.Int()};
  row.offer_note = at.Text(), row.owner_name = at.Text(), row.came_from = at.Text();
  return row;
}

}  // namespace

std::optional<CaseRow> SqliteCases::Find(CaseId id) {
  if (remembers_ && found_ && found_->id == id) return found_;
  auto find = db_.Prepare(kFind);
  if (!find.Bind(":id", id).Step()) return std::nullopt;
  found_ = RowOf(find);
  found_->due = WrittenDocument(find.String(37));
  found_->facts = WrittenDocument(find.String(38));
  return found_;
}

std::optional<CasesReading::Standing> SqliteCases::StandingOf(CaseId id) {
  auto find = db_.Prepare("SELECT state, bundle, open, owner_user, owner_team, due_at FROM case_row WHERE id = :id");
  if (!find.Bind(":id", id).Step()) return std::nullopt;
  return Standing{find.String(0),      find.String(1),      find.Int(2) != 0,
                  UserId{find.Int(3)}, TeamId{find.Int(4)}, InstantAt(find.Int(5))};
}

std::vector<CaseRow> SqliteCases::OfPerson(PersonId id, const Viewer& viewer) {
  const HiddenCases hidden(db_, viewer);
  std::vector<CaseRow> rows;
  auto list = db_.Prepare(kOfPerson);
  BindViewer(list, viewer);
  for (list.Bind(":root", RootOf(db_, id.value)); list.Step();) {
    if (!hidden.Has(list.Int(0))) rows.push_back(RowOf(list));
  }
  return rows;
}

std::vector<std::string> SqliteCases::OpenPathways(PersonId id) {
  std::vector<std::string> pathways;
  // Without sealed ones: what anybody is asked or offered by it must not tell of them (P9).
  auto list = db_.Prepare(
      "SELECT DISTINCT pathway FROM case_row WHERE subject_root = :root AND open = 1 AND restriction < 2"
      " ORDER BY pathway");
  for (list.Bind(":root", RootOf(db_, id.value)); list.Step();) pathways.push_back(list.String(0));
  return pathways;
}

std::optional<CasesReading::Marker> SqliteCases::SafeguardingMarker(PersonId id, const Viewer& viewer) {
  const HiddenCases hidden(db_, viewer);
  auto find = db_.Prepare(kMarker);
  for (find.Bind(":root", RootOf(db_, id.value)); find.Step();) {
    if (!hidden.Has(find.Int(2))) return Marker{find.String(0), find.String(1), CaseId{find.Int(2)}};
  }
  return std::nullopt;
}

bool SqliteCases::WorksWith(PersonId id, UserId user, const std::vector<TeamId>& teams) {
  auto list = db_.Prepare(kWorksWith);
  for (list.Bind(":root", RootOf(db_, id.value)); list.Step();) {
    const std::int64_t owner = list.Int(0), team = list.Int(1);
    if (owner != 0 && owner == user.value) return true;
    if (owner == 0 && std::find(teams.begin(), teams.end(), TeamId{team}) != teams.end()) return true;
  }
  return false;
}

bool SqliteCases::HasAccess(CaseId id, UserId user, Instant now) {
  auto find = db_.Prepare("SELECT 1 FROM case_access WHERE case_id = :id AND user = :user AND until > :now");
  return find.Bind(":id", id).Bind(":user", user).Bind(":now", Micros(now)).Step();
}

std::vector<CaseId> SqliteCases::RecentCases(PersonId id, const std::string& pathway, Instant since) {
  std::vector<CaseId> cases;
  const std::int64_t root = RootOf(db_, id.value);
  for (const std::int64_t open : {1, 0}) {
    auto list = db_.Prepare(kRecent);
    list.Bind(":root", root).Bind(":open", open).Bind(":since", Micros(since)).Bind(":pathway", pathway);
    while (list.Step()) cases.push_back(CaseId{list.Int(0)});
  }
  return cases;
}

}  // namespace caseway::storage
