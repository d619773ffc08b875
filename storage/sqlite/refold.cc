#include "storage/sqlite/refold.h"

#include "storage/sqlite/rebuild.h"

namespace caseway::storage {

bool RefoldIfAsked(Connection& connection, const Projections& projections) {
  if (projections.tables.empty() || connection.Number("SELECT count(*) FROM refold") == 0) return false;
  Transaction transaction(connection);
  const bool has_events = connection.Number("SELECT EXISTS (SELECT 1 FROM event)") != 0;
  if (has_events) {
    EmptyProjections(connection, projections);
    Replay(connection, connection, projections);
  }
  connection.Execute("DELETE FROM refold");
  transaction.Commit();
  return has_events;
}

}  // namespace caseway::storage
