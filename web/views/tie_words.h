// What part somebody around a person has, in words (P51).
//
//   TiePart(visit, tie)   -> "emergency contact, legal authority seen"; "" for none
//
// Threads: pure but for the live codes.
#pragma once

#include <string>

#include "core/people/person.h"
#include "web/visit.h"

namespace caseway::web {

// An attorney or deputy, a kind in the group "authority", whose document nobody has seen is said to be so: until then
// nothing is done on their word.
std::string TiePart(const Visit& visit, const Relationship& tie);

}  // namespace caseway::web
