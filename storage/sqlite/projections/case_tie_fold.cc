#include <algorithm>

#include "core/access/viewer.h"
#include "core/casework/events.h"
#include "storage/sqlite/projections/case_fold.h"
#include "storage/sqlite/projections/case_state.h"
#include "storage/sqlite/projections/case_ties.h"

namespace caseway::storage {
namespace {

void KeepAccess(Connection& db, std::int64_t case_id, std::int64_t user, std::int64_t until) {
  db.Prepare(
        "INSERT INTO case_access (case_id, user, until) VALUES (:case_id, :user, :until)"
        " ON CONFLICT (case_id, user) DO UPDATE SET until = MAX(until, excluded.until)")
      .Bind(":case_id", case_id)
      .Bind(":user", user)
      .Bind(":until", until)
      .Run();
}

// The list replaces those named; a break-glass keeps its own end.
void FoldRestricted(Connection& db, const Event& event) {
  const auto before = LoadCaseState(db, event.stream.id);
  if (!before) return;
  CaseState after = *before;
  after.restriction = event.payload["restriction"].Number();
  SaveCaseState(db, *before, after);
  // A seal ends broken glass too.
  db.Prepare("DELETE FROM case_access WHERE case_id = :case_id AND (until = :without_end OR :restriction = :sealed)")
      .Bind(":case_id", after.id)
      .Bind(":without_end", kWithoutEnd)
      .Bind(":restriction", after.restriction)
      .Bind(":sealed", static_cast<std::int64_t>(Restriction::kSealed))
      .Run();
  NameUsers(db, after.id, event.payload["access"]);
}

void FoldAccessTaken(Connection& db, const Event& event) {
  KeepAccess(db, event.stream.id, event.payload["user"].Number(), MicrosOf(event.payload["until"]));
  db.Prepare("INSERT OR IGNORE INTO broken_glass (entry) VALUES (:entry)").Bind(":entry", event.position).Run();
}

void FoldAccessSeen(Connection& db, const Event& event) {
  db.Prepare("UPDATE broken_glass SET seen_by = :by, seen = :at WHERE entry = :entry")
      .Bind(":by", NameOfUser(db, event.actor.value))
      .Bind(":at", Micros(event.entered))
      .Bind(":entry", event.payload["entry"].Number())
      .Run();
}

void FoldLinked(Connection& db, const Event& event) {
  db.Prepare("INSERT OR IGNORE INTO case_link (case_id, other, how) VALUES (:case_id, :other, :how)")
      .Bind(":case_id", event.stream.id)
      .Bind(":other", event.payload["other"].Number())
      .Bind(":how", event.payload["how"].Text())
      .Run();
}

void FoldPartyAdded(Connection& db, const Event& event) {
  KeepParty(db, event.stream.id, event.payload["person"].Number(), event.payload["role"].Text());
}

}  // namespace

void KeepParty(Connection& db, std::int64_t case_id, std::int64_t person, const std::string& role) {
  std::string code = role;  // older events have blanks where the code has hyphens: "source of risk"
  std::replace(code.begin(), code.end(), ' ', '-');
  db.Prepare("INSERT OR IGNORE INTO case_party (case_id, person, role, root) VALUES (:case_id, :person, :role, :root)")
      .Bind(":case_id", case_id)
      .Bind(":person", person)
      .Bind(":role", code)
      .Bind(":root", RootOf(db, person))
      .Run();
}

void NameUsers(Connection& db, std::int64_t case_id, const Document& users) {
  for (const auto& user : users.Items()) KeepAccess(db, case_id, user.Number(), kWithoutEnd);
}

std::vector<FoldEntry> CaseTieFolds() {
  return {{events::kRestricted, FoldRestricted},
          {events::kAccessTaken, FoldAccessTaken},
          {events::kAccessSeen, FoldAccessSeen},
          {events::kCaseLinked, FoldLinked},
          {events::kPartyAdded, FoldPartyAdded}};
}

}  // namespace caseway::storage
