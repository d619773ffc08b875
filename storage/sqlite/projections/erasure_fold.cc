#include "core/casework/events.h"
#include "storage/sqlite/erasure.h"
#include "storage/sqlite/projections/council_fold.h"

namespace caseway::storage {
namespace {

constexpr char kKeep[] =
    "INSERT OR REPLACE INTO erasure (person, state, reason, asked_by, asked_by_name, asked, closed_by_name, closed)"
    " VALUES (:person, :state, :reason, :asked_by, :asked_by_name, :asked, :closed_by_name, :closed)";

void FoldAsked(Connection& db, const Event& event) {
  db.Prepare(kKeep)
      .Bind(":person", event.stream.id)
      .Bind(":state", "asked")
      .Bind(":reason", event.payload["reason"].Text())
      .Bind(":asked_by", event.actor)
      .Bind(":asked_by_name", NameOfUser(db, event.actor.value))
      .Bind(":asked", Micros(event.entered))
      .Bind(":closed_by_name", "")
      .Bind(":closed", std::int64_t{0})
      .Run();
}

void FoldWithdrawn(Connection& db, const Event& event) {
  db.Prepare(
        "UPDATE erasure SET state = 'withdrawn', closed_by_name = :by, closed = :closed, closing_reason = :reason"
        " WHERE person = :person")
      .Bind(":by", NameOfUser(db, event.actor.value))
      .Bind(":closed", Micros(event.entered))
      .Bind(":reason", event.payload["reason"].Text())
      .Bind(":person", event.stream.id)
      .Run();
}

// The request itself was erased with the record: what matters of it stands in the event that says so.
void FoldErased(Connection& db, const Event& event) {
  if (event.stream.kind != "person") return;
  const bool asked = event.payload.Contains("asked");
  db.Prepare(kKeep)
      .Bind(":person", event.stream.id)
      .Bind(":state", "done")
      .Bind(":reason", event.payload["reason"].Text())
      .Bind(":asked_by", event.payload["asked_by"].Number())
      .Bind(":asked_by_name", event.payload["asked_by_name"].Text())
      .Bind(":asked", asked ? MicrosOf(event.payload["asked"]) : Micros(event.entered))
      .Bind(":closed_by_name",
            event.payload.Contains("operator") ? event.payload["operator"].Text() : NameOfUser(db, event.actor.value))
      .Bind(":closed", Micros(event.entered))
      .Run();
}

}  // namespace

std::vector<FoldEntry> ErasureFolds() {
  return {{events::kErasureAsked, FoldAsked}, {events::kErasureWithdrawn, FoldWithdrawn}, {kErased, FoldErased}};
}

}  // namespace caseway::storage
