// A referral as a file brings it: its columns, their rules, and one row checked against all of them at once.
//
//   ReferralFields fields = CheckReferral({{"external_ref", "CC-1"}, {"received_at", "2026-10-01T09:16"}, ...}, now);
//   fields.errors   -> {{"nhs_number", "9990000001", "The last digit does not fit the others: ..."}} or empty
//
// The rules are those of the intake file: see the table of columns in referral_fields.cc. Text is kept as it came, but
// for blanks at both ends: a formula in a cell is text and stays so. Pure.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/dates.h"
#include "core/people/person.h"

namespace caseway {

// One rule that a row breaks.
struct RowError {
  std::string column;  // "" when the row as a whole is at fault
  std::string value;   // as it came, cut at 200 bytes
  std::string rule;    // a sentence
};

// A row that breaks no rule. Choices are codes: lower case, hyphens for blanks ("face-to-face", "unable-to-consent").
struct Referral {
  std::string external_ref;
  Instant received{};
  std::string channel;  // phone, web, email, face-to-face, letter, partner
  std::string referrer_name, referrer_agency, referrer_phone;
  Person person;  // names, born, gender (female, male, other, unknown), NHS number, address, phone, practice
  std::string reason;
  std::string urgency;  // routine, soon, urgent
  std::string consent;  // yes, no, unable-to-consent: the sender's report
  bool safeguarding = false;
  std::string notes;
};

struct ReferralFields {
  Referral referral;             // whole only where `errors` is empty
  std::vector<RowError> errors;  // in the order of the columns; every broken rule
};

using NamedFields = std::vector<std::pair<std::string, std::string>>;  // column and text

// The columns of a referral file, in their order there.
const std::vector<std::string>& ReferralColumns();
// Columns left out count as empty. `now` is what "not in the future" is measured against.
ReferralFields CheckReferral(const NamedFields& row, Instant now);

}  // namespace caseway
