// Whose change of address, recorded ahead, has come to its day.
//
//   for (PersonId id : PeopleWithMovesDue(database.Reader(), today)) ...   // RecordMoveOfToday
//   (core/casework/people.h)
//
// One look at an index, empty on most days. Threads: as the connection.
#pragma once

#include <vector>

#include "core/dates.h"
#include "core/ids.h"
#include "storage/sqlite/connection.h"

namespace caseway::storage {

std::vector<PersonId> PeopleWithMovesDue(Connection& connection, Date today);

}  // namespace caseway::storage
