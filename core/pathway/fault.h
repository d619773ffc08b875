// Fault: what is wrong in a definition, where, and under which stable code.
//
//   {{"workflows/referral/pathway.toml", 41, 1}, "PW-UNKNOWN-ROLE", "There is no role “advisor”. Did you mean
//   “adviser”?"}
//
// Codes never change their meaning. A Note has the same shape and stops nothing. Threads: values.
#pragma once

#include <string>
#include <vector>

#include "core/forms/written.h"

namespace caseway::pathway {

struct Fault {
  forms::Place place;
  std::string code;
  std::string say;
  std::vector<std::string> path = {};  // where it helps, the shortest way from the first state to the trouble
};
using Faults = std::vector<Fault>;

}  // namespace caseway::pathway
