#include "storage/sqlite/rebuild.h"

#include <string>

#include "storage/sqlite/event_log.h"

namespace caseway::storage {

namespace {

constexpr int kBatch = 500;

// The statement that made the table: says whether it is a full-text index and where its text lies.
std::string Declaration(Connection& connection, const std::string& table) {
  Statement row = connection.Prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = :name");
  row.Bind(":name", table);
  return row.Step() ? row.String(0) : "";
}

bool IsSearch(const std::string& declaration) { return declaration.find("fts5") != std::string::npos; }
bool KeepsNoText(const std::string& declaration) { return declaration.find("content=") != std::string::npos; }

}  // namespace

void EmptyProjections(Connection& connection, const Projections& projections) {
  connection.WriteWaiting();
  for (auto table = projections.tables.rbegin(); table != projections.tables.rend(); ++table) {
    const std::string declaration = Declaration(connection, *table);
    if (IsSearch(declaration) && KeepsNoText(declaration)) {
      connection.Execute("INSERT INTO " + *table + "(" + *table + ") VALUES ('delete-all')");
    } else {
      connection.Execute("DELETE FROM " + *table);
    }
  }
}

// In batches, so that no statement stays open on a connection whose tables change under it.
void Replay(Connection& log, Connection& target, const Projections& projections) {
  std::int64_t last = 0;
  while (true) {
    const std::vector<Event> events = ReadAfter(log, last, kBatch);
    for (const Event& event : events) {
      for (const Projector projector : projections.projectors) projector(target, event);
    }
    if (events.size() < kBatch) break;
    last = events.back().position;
  }
  target.WriteWaiting();
}

void CompactSearch(Connection& connection, const Projections& projections) {
  for (const std::string& table : projections.tables) {
    if (!IsSearch(Declaration(connection, table))) continue;
    connection.Execute("INSERT INTO " + table + "(" + table + ") VALUES ('optimize')");
  }
}

}  // namespace caseway::storage
