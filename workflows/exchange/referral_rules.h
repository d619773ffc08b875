// The rules of single fields in a referral file: each takes a trimmed text, fills its place or refuses with a sentence.
//
// Inner part of workflows/exchange/referral_fields.h. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workflows/exchange/referral_fields.h"

namespace caseway::referral_rules {

// One field of a row on its way into `referral`.
struct Check {
  Referral& referral;
  std::vector<RowError>& errors;
  Instant now;
  std::string_view column;
  std::string text;  // not empty, without blanks at its ends

  void Refuse(std::string rule) const;
};

void Received(const Check& check);
void Born(const Check& check);
void NhsNumber(const Check& check);
void Postcode(const Check& check);
void AddressLine(const Check& check);
// The code of one of `choices` ("face to face", "phone"); or "" and an error that names them all.
std::string CodeOf(const Check& check, const std::vector<std::string_view>& choices);

}  // namespace caseway::referral_rules
