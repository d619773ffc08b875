// What every fold needs: instants out of payloads, names of actors, the record that holds a person now.
//
//   void FoldAlertAdded(Connection& db, const Event& event);    // a Fold: reads the event, writes rows, runs no rule
//
// Folds see only events whose payload is there. Threads: the writer alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/document.h"
#include "core/event.h"
#include "storage/sqlite/connection.h"

namespace caseway::storage {

using Fold = void (*)(Connection& db, const Event& event);

// One event type and what folds it.
struct FoldEntry {
  const char* type;
  Fold fold;
};

// Microseconds since 1970.
inline std::int64_t Micros(Instant instant) { return instant.time_since_epoch().count(); }
// Of a member that holds an ISO instant; 0 when it is absent or is none.
std::int64_t MicrosOf(const Document& text);

// When it happened, in microseconds: the hour it is about, which may be earlier than its entry.
std::int64_t HappenedMicros(const Event& event);

// The name of who acted as they are called at this point of the log; "" for the system.
std::string NameOfUser(Connection& db, std::int64_t user);
// The record that holds this person now; the id itself when nobody was merged or nobody is known by it.
std::int64_t RootOf(Connection& db, std::int64_t person);
// The person's name as shown; "" when unknown.
std::string NameOfPerson(Connection& db, std::int64_t person);

}  // namespace caseway::storage
