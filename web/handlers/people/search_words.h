// SearchWords: what was typed into the one box for finding somebody, told apart by its shape.
//
//   ReadSearchWords("entwistle 3 January 1929")  -> words "entwistle", born 1929-01-03
//   ReadSearchWords("Entwistle 1929 eb4")        -> words "Entwistle", born_year 1929, postcode "EB4"
//
// An NHS number, a birth date in figures or words, a year of birth, a postcode or its start; the rest is the name.
// References are looked for before this (find_people.cc). Pure.
#pragma once

#include <string>

#include "core/ports/people_reading.h"

namespace caseway::web {

PersonQuery ReadSearchWords(const std::string& typed);

}  // namespace caseway::web
