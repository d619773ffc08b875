// A question that asks for a person: those around the subject to choose from, those found for a name that was typed,
// and a box for somebody else. Nobody has to know a reference.
//
//   PeopleOffered offered = OfferPeople(visit, record, seen, form, answers);       // handlers/cases/people_offered.h
//   FormFields(w, {..., .people = &offered});                                      // writes it by PersonField
//
// Choices and box have the question's name, the box last and empty: what it is sent with stands before what is chosen.
// A name in it is kept as it was typed, like any draft, and looked for when the page is shown again; submitting asks
// for a person instead. The button posts deed=find:PATH. Threads: pure.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "web/views/form_field.h"

namespace caseway::web {

// The value of the choice for none of them: no answer.
inline constexpr std::string_view kNobody = "nobody";

struct PersonOffered {
  std::int64_t id = 0;
  std::string words;  // "Esi Marchbank, daughter, born 10 May 1941 (85)"
};
struct PeopleOffered {
  bool may_find = false;      // whether this viewer may look for people by name
  bool may_be_nobody = true;  // whether "Nobody" is a choice
  std::vector<PersonOffered> around;
  // By path of the question: whom it names now, and who was found for the name that stands there.
  std::map<std::string, PersonOffered, std::less<>> chosen;
  std::map<std::string, std::vector<PersonOffered>, std::less<>> found;
};

void PersonField(html::Writer& w, const FormField& field);

// The person an answer names; 0 when it is a name, or none.
std::int64_t PersonIdOf(const Document& answer);

}  // namespace caseway::web
