// Matching: whether two records may be one person, with reasons in words (P39, P41).
//
//   NearMatch match = Compare(typed, known);
//   match.IsPossible(), match.score == 70, match.Reasons() == "same name, same birth date"
//   DecideAttach(referred, {known}).kind == Attach::kIdentityToConfirm
//
// It proposes; a worker decides: nothing is merged by a score. Pure.
#pragma once

#include <string>
#include <vector>

#include "core/people/person.h"

namespace caseway {

struct NearMatch {
  int score = 0;  // higher is likelier; about 30 is worth a look, 70 is a name and a birth date
  bool name_or_number_agrees = false;
  std::vector<std::string> reasons = {};  // "same NHS number", "name sounds alike", "day and month of birth swapped"

  // Worth showing to a worker. A birth date or an address alone is not.
  bool IsPossible() const;
  std::string Reasons() const;  // joined by commas
};
NearMatch Compare(const Person& a, const Person& b);

// Under what a record is kept so that its near matches are found by equality; compare what they bring.
struct PersonMatchKey {
  std::string kind;   // "nhs", "born", "postcode", "name"
  std::string value;  // of "born": day and month in order of size, so that swapped ones meet
  bool operator==(const PersonMatchKey&) const = default;
};
std::vector<PersonMatchKey> PersonMatchKeys(const Person& person);

// What becomes of a referral whose NHS number may be known.
enum class Attach {
  kNew,                // no number, or one nobody has: a new person (and near matches to look at)
  kKnown,              // the number is known and birth date or surname agrees: that person
  kIdentityToConfirm,  // the number is known and neither agrees: a provisional person (P39)
};
struct AttachDecision {
  Attach kind = Attach::kNew;
  PersonId person = {};  // of kKnown: whom; of kIdentityToConfirm: who has that number
  std::string why = {};  // "NHS number known, same birth date"
};
// `known` are the people who hold the incoming NHS number, merges followed.
AttachDecision DecideAttach(const Person& incoming, const std::vector<Person>& known);

}  // namespace caseway
