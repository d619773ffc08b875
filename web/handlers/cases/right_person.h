// The right person for what stands on a wrong one: found by name, and seen beside the wrong one before it is moved
// (P50).
//
//   const auto looked = LookForRight(visit, record, row);          // of ?q=, ?to= or the post's `to`
//   looked->right ? Compare(w, visit, record, wrong, *looked->right) : ChooseRight(w, visit, row, *looked);
//
// Threads: a page a call, while its record lives.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/views/person_hits.h"

namespace caseway::web {

// What the page stands at: who was chosen, or who was found for the words looked for.
struct RightPerson {
  std::string words;
  std::optional<Person> right;
  std::vector<PersonHit> hits;  // without the person the case is about
  bool has_more = false;
  std::optional<Error> error = {};  // beside the box, "q"
};

// `to` names somebody; `q` is looked for, and names somebody where it is their reference. Errors: kForbidden where the
// one named is not for this visit to see (P32).
Result<RightPerson> LookForRight(const Visit& visit, Record& record, const CaseRow& row);

// The box, and who was found, each a link to see them beside the wrong one; no script needed.
void ChooseRight(html::Writer& w, const Visit& visit, const CaseRow& row, const RightPerson& looked);
// Name, birth date, NHS number, address and reference of both, side by side.
void Compare(html::Writer& w, const Visit& visit, Record& record, const Person& wrong, const Person& right);

}  // namespace caseway::web
