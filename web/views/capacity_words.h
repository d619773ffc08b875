// The capacity of a case's subject in words, as codes/capacities.toml has it: what is said nowhere is said by its id.
//
//   CapacitiesTitle(visit) -> "This person comes as"
//   CapacityTitle(visit, "unpaid carer") -> "An unpaid carer"                     // to choose from
//   CapacityOnCase(visit, "unpaid carer") -> "The person as an unpaid carer"
//   CapacityMark(visit, "unpaid carer") -> " (carer)"; "" for most                // beside the kind of case, in lists
//
// Threads: a page a call.
#pragma once

#include <string>

#include "web/visit.h"

namespace caseway::web {

std::string CapacitiesTitle(const Visit& visit);
std::string CapacityTitle(const Visit& visit, const std::string& capacity);
std::string CapacityOnCase(const Visit& visit, const std::string& capacity);
std::string CapacityMark(const Visit& visit, const std::string& capacity);

}  // namespace caseway::web
