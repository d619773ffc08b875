#include "core/casework/events.h"
#include "storage/sqlite/projections/contact_fold.h"

namespace caseway::storage {
namespace {

void FoldRaised(Connection& db, const Event& event) {
  const Document& refused = event.payload;
  db.Prepare(
        "INSERT OR REPLACE INTO import_exception (id, file, line, row, faults, safeguarding, urgent, raised, due_at,"
        " resolved, reason) VALUES (:id, :file, :line, :row, :faults, :safeguarding, :urgent, :raised, :due_at, '', "
        "'')")
      .Bind(":id", event.stream.id)
      .Bind(":file", refused["file"].Text())
      .Bind(":line", refused["line"].Number())
      .Bind(":row", WriteJson(refused["row"]))
      .Bind(":faults", WriteJson(refused["faults"]))
      .Bind(":safeguarding", std::int64_t{refused["safeguarding"].Truth()})
      .Bind(":urgent", std::int64_t{refused["urgent"].Truth()})
      .Bind(":raised", Micros(event.entered))
      .Bind(":due_at", MicrosOf(refused["due"].IsMembers() ? refused["due"]["at"] : refused["due"]))
      .Run();
}

void FoldResolved(Connection& db, const Event& event) {
  db.Prepare("UPDATE import_exception SET resolved = :how, reason = :reason WHERE id = :id")
      .Bind(":how", event.payload["how"].Text())
      .Bind(":reason", event.payload["reason"].Text())
      .Bind(":id", event.stream.id)
      .Run();
}

}  // namespace

std::vector<FoldEntry> ImportFolds() {
  return {{events::kImportExceptionRaised, FoldRaised}, {events::kImportExceptionResolved, FoldResolved}};
}

}  // namespace caseway::storage
