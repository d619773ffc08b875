// Population: invented people of an invented place, the same for the same seed.
//
//   Person person = InventPerson(seed, 41, today);   // NHS numbers only from 999 000 0000 up; the town is nowhere
//
// Ages as in adult social care: mostly old, some young adults, some with parts unknown. Pure.
#pragma once

#include <cstdint>
#include <string>

#include "core/people/person.h"

namespace caseway::app {

Person InventPerson(std::uint64_t seed, std::uint64_t number, Date today);
// "Grace Obi": a name for the n-th member of staff.
std::string InventName(std::uint64_t seed, std::uint64_t number);
// The n-th of 900,000 different valid numbers of the range that is never given to anyone.
std::string TestNhsNumber(std::uint64_t n);

}  // namespace caseway::app
