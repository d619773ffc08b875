#include "storage/sqlite/queries/moves_due.h"

namespace caseway::storage {

std::vector<PersonId> PeopleWithMovesDue(Connection& connection, Date today) {
  std::vector<PersonId> people;
  auto find = connection.Prepare("SELECT DISTINCT root FROM planned_move WHERE from_day <= :today ORDER BY root");
  find.Bind(":today", FormatIso(today));
  while (find.Step()) people.push_back(PersonId{find.Int(0)});
  return people;
}

}  // namespace caseway::storage
