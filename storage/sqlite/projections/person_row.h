// PersonRow: the row of one person and its search keys, kept together.
//
//   if (auto row = LoadPersonRow(db, id)) { Person after = row->person; ...; SavePersonRow(db, after, &*row); }
//
// Threads: the writer alone.
#pragma once

#include <optional>

#include "core/people/person.h"
#include "storage/sqlite/connection.h"

namespace caseway::storage {

struct PersonRow {
  Person person;
  std::int64_t root = 0;  // the record that holds them now
};

std::optional<PersonRow> LoadPersonRow(Connection& db, std::int64_t id);
// Writes the row, its search keys, and the name in the rows of their cases. `before`: the row as it was, none when new.
void SavePersonRow(Connection& db, const Person& after, const PersonRow* before);
// Makes `root` the record that holds `person`, in every table that lists by person.
void MoveToRoot(Connection& db, std::int64_t person, std::int64_t root);
// Counts again what the row keeps of other tables: live "address secret" alerts and open cases.
void CountForPerson(Connection& db, std::int64_t root);

}  // namespace caseway::storage
