// Projection: a table folded from the events, in the transaction of the event.
//
//   void FoldCase(Connection& connection, const Event& event);    // a Projector: no rule runs here, it only folds
//   Projections projections{.projectors = {FoldCase, FoldWork}, .tables = {"case_row", "work"}};
//
// A projector must give the same rows for the same events, whatever the clock, and must take erased events (null
// payload). `verify` replays the log into a fresh database and compares `tables` row by row. Threads: run by the writer
// alone; the value is constant after start.
#pragma once

#include <string>
#include <vector>

#include "core/event.h"
#include "storage/sqlite/connection.h"

namespace caseway::storage {

using Projector = void (*)(Connection& connection, const Event& event);

struct Projections {
  std::vector<Projector> projectors;
  std::vector<std::string> tables;  // every table the projectors write, search tables too
};

}  // namespace caseway::storage
