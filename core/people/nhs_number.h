// NHS numbers: ten digits, the last a check digit (Modulus 11).
//
//   *ParseNhsNumber("999 631 7064") == "9996317064";   FormatNhsNumber("9996317064") == "999 631 7064"
//   ParseNhsNumber("999 631 7065").error().say == "The last digit does not fit the others: check the NHS number."
//
// Whether it is this person's is another matter: core/people/matching.h. Pure.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace caseway {

// Blanks and hyphens between digits are left out. Errors: kInvalidInput with a sentence: other characters, not ten
// digits, one digit ten times, a check digit that does not fit (10 never does).
Result<std::string> ParseNhsNumber(std::string_view text);
// "999 631 7064". Requires: ten digits; anything else comes back as it is.
std::string FormatNhsNumber(std::string_view digits);
// True from 999 000 0000 to 999 999 9999: never given to anyone, so the only ones for tests and demonstrations.
bool IsTestNhsNumber(std::string_view digits);

}  // namespace caseway
