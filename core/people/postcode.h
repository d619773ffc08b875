// UK postcodes: their shape, their normal form, and the pseudo codes used in returns where there is none.
//
//   *ParsePostcode("wh39ar") == "WH3 9AR";   IsPseudoPostcode("ZZ99 3VZ")
//
// The shape only: whether the post knows it is not asked. Pure.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace caseway {

inline constexpr std::string_view kNoFixedAbode = "ZZ99 3VZ";
inline constexpr std::string_view kPostcodeNotKnown = "ZZ99 3WZ";

// Upper case with one blank before the last three characters. Errors: kInvalidInput.
Result<std::string> ParsePostcode(std::string_view text);
// True for ZZ99 codes: no fixed abode, not known, other countries.
bool IsPseudoPostcode(std::string_view postcode);
// What a return carries (P37): the postcode, else the pseudo code for no fixed abode or for not known.
std::string PostcodeForReturn(std::string_view postcode, std::string_view address);

}  // namespace caseway
