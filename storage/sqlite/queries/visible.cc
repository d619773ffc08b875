#include "storage/sqlite/queries/visible.h"

#include "core/ports/cases_reading.h"
#include "storage/sqlite/projections/fold.h"

namespace caseway::storage {

void BindViewer(Statement& to, const Viewer& viewer) {
  to.Bind(":system", std::int64_t{viewer.is_system}).Bind(":sees", std::int64_t{viewer.sees_restricted});
  to.Bind(":viewer", viewer.user.value == 0 ? std::int64_t{-1} : viewer.user.value);
  to.Bind(":viewed", Micros(viewer.now) - 1);
}

std::vector<std::int64_t> DeclaredRoots(Connection& db, const Viewer& viewer) {
  std::vector<std::int64_t> roots;
  if (viewer.is_system) return roots;
  for (const auto person : viewer.declared) roots.push_back(RootOf(db, person.value));
  return roots;
}

HiddenCases::HiddenCases(Connection& db, const Viewer& viewer) {
  for (const auto root : DeclaredRoots(db, viewer)) {
    auto find = db.Prepare(
        "SELECT id FROM case_row WHERE subject_root = :root"
        " UNION SELECT case_id FROM case_party WHERE root = :root AND role = :risk");
    for (find.Bind(":root", root).Bind(":risk", kSourceOfRisk); find.Step();) ids_.push_back(find.Int(0));
  }
  std::sort(ids_.begin(), ids_.end());
}

}  // namespace caseway::storage
