// Capacities: in which somebody can be the subject of a case, a code list of the council (codes/capacities.toml).
//
//   FindCapacity(library.codes, "unpaid carer")->label -> "An unpaid carer"
//
// Pathways, conditions and records write them with blanks; a code's id has hyphens. Pure.
#pragma once

#include <algorithm>
#include <string>

#include "core/forms/code_list.h"

namespace caseway::pathway {

inline constexpr char kCapacities[] = "capacities";

// Null when there is no such capacity.
inline const forms::Code* FindCapacity(const forms::CodeLists& codes, std::string capacity) {
  const auto list = codes.find(kCapacities);
  std::replace(capacity.begin(), capacity.end(), ' ', '-');
  return list == codes.end() ? nullptr : list->second.Find(capacity);
}

}  // namespace caseway::pathway
