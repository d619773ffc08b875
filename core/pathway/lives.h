// Lives: the kinds of cases there are by what does not change for the better in one: in which capacity the person is
// here, whether they live, how the contact came, how the case is restricted.
//
//   const auto constants = ConstantsOf(check);   // only those that the pathway's actions ask about
//   for (const Life& life : LivesOf(constants))  // {"case.capacity" -> "\"unpaid carer\"", "person.alive" -> "false"}
//     WordsOf(life)                              // "the person is here as “unpaid carer” and has died"
//
// Internal to the checker. Pure.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/pathway/bundle_check.h"

namespace caseway::pathway {

struct Constant {
  std::string name;                 // "case.capacity"
  std::vector<std::string> values;  // as a condition writes them
  bool passes = false;              // from each value to the next in the life of a case
  bool waits = false;               // the last value comes by itself: none before it lasts
};
using Life = std::map<std::string, std::string>;

std::vector<Constant> ConstantsOf(const BundleCheck& check);
// Every combination; those with the most values are left open where there would be too many.
std::vector<Life> LivesOf(std::vector<Constant> constants);
// What a life can pass into next: somebody dies, a case is sealed.
std::vector<Life> NextOf(const Life& life, const std::vector<Constant>& constants);
// Whether it goes on as it is.
bool Lasts(const Life& life, const std::vector<Constant>& constants);
// Each part of the life as a condition: "person.alive = false".
std::vector<std::string> ConditionsOf(const Life& life);
std::string WordsOf(const Life& life);

}  // namespace caseway::pathway
