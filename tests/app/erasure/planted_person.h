// PlantedPerson: somebody whose every field, note, file, form, draft, letter and tie holds the word "kanari".
//
//   Council council;
//   const PlantedPerson planted = Plant(council);       // two records joined, two cases, all ended
//   Holding(council.database().folder(), "kanari")      // the files of a folder with the word in them
//
// Everything goes in by use cases, each field with a word of its own ("KANARI-alert") so that a leak says what leaked.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/council.h"

namespace caseway::tests {

struct PlantedPerson {
  PersonId person;         // the record kept
  PersonId joined;         // joined to it
  PersonId neighbour;      // somebody else: has a note with them, a tie, and a case in which they have a part
  CaseId neighbours_case;  // ended
  int letters = 0;         // written to them
  std::string neighbours_note = "Rang about the fence; nothing about the other household.";
};

std::string Kanari(const std::string& field);
PlantedPerson Plant(Council& council);

// Names of the files under the folder that hold the word, in any mixture of capitals, with the bytes around it.
std::vector<std::string> Holding(const std::filesystem::path& folder, const std::string& word);

}  // namespace caseway::tests
