#include "storage/sqlite/queries/erasures.h"

#include "storage/sqlite/person_erasure.h"
#include "storage/sqlite/queries/reading.h"

namespace caseway::storage {
namespace {

#define CASEWAY_ERASURE                                                                                   \
  "SELECT e.person, e.state, e.reason, e.asked_by, e.asked_by_name, e.asked, e.closed_by_name, e.closed," \
  " e.closing_reason FROM erasure e"

constexpr char kLatest[] = CASEWAY_ERASURE " ORDER BY e.state <> 'asked', e.asked DESC, e.person LIMIT :limit";
constexpr char kOf[] =
    CASEWAY_ERASURE " WHERE e.person = coalesce((SELECT root FROM person WHERE id = :person), :person)";

ErasureState StateOf(std::string_view state) {
  if (state == "asked") return ErasureState::kAsked;
  return state == "done" ? ErasureState::kDone : ErasureState::kWithdrawn;
}

ErasureRow RowOf(const Statement& row) {
  return {PersonId{row.Int(0)},  StateOf(row.Text(1)), row.String(2),         UserId{row.Int(3)}, row.String(4),
          InstantAt(row.Int(5)), row.String(6),        InstantAt(row.Int(7)), row.String(8)};
}

}  // namespace

Result<ErasureWeight> SqliteErasures::Weigh(PersonId person) {
  return Guarded([&]() -> Result<ErasureWeight> {
    const auto scope = ErasureScopeOf(connection_, person);
    if (!scope) return scope.error();
    return scope->weight;
  });
}

Result<std::optional<ErasureRow>> SqliteErasures::Of(PersonId person) {
  return Guarded([&]() -> Result<std::optional<ErasureRow>> {
    Statement row = connection_.Prepare(kOf);
    if (!row.Bind(":person", person).Step()) return std::optional<ErasureRow>();
    return std::optional(RowOf(row));
  });
}

Result<std::vector<ErasureRow>> SqliteErasures::Latest(int limit) {
  return Guarded([&]() -> Result<std::vector<ErasureRow>> {
    std::vector<ErasureRow> rows;
    Statement list = connection_.Prepare(kLatest);
    for (list.Bind(":limit", limit); list.Step();) rows.push_back(RowOf(list));
    return rows;
  });
}

#undef CASEWAY_ERASURE

}  // namespace caseway::storage
