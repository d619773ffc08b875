// The text a list of names is ordered and filtered by.
//
//   ListName(person) == "bronte amina : amina bronte"
//
// Surname first, then every word the person is found by, each after a blank, so that " ami" finds the start of a word.
// The words themselves are core/people/names.h. Threads: pure.
#pragma once

#include <string>

#include "core/people/names.h"

namespace caseway::storage {

inline std::string ListName(const Person& person) {
  std::string text = SortName(person) + " :";
  for (const auto& word : NameWords(person)) text.append(" ").append(word);
  return text;
}

}  // namespace caseway::storage
