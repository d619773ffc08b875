// The chronology: one row for each event a person would look for, with its title in plain words as of that day.
//
// Runs after the other folds of the same event. Events that nobody looks for (a draft begun, a suspected duplicate)
// have no row. Threads: the writer alone.
#pragma once

#include <string>

#include "storage/sqlite/projections/fold.h"

namespace caseway::storage {

void FoldChronology(Connection& db, const Event& event);

// What an entry says; an empty title is no entry.
struct EntryWords {
  std::string kind;  // "note", "contact", "form", "case", "person", "letter", "file"
  std::string title;
  std::string text = {};
};
EntryWords WordsOf(Connection& db, const Event& event);

}  // namespace caseway::storage
