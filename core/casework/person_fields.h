// What a person's details must be before they are kept: checked and put in their normal form.
//
//   CheckPersonFields({.nhs_number = "999 631 7064", .postcode = "wh39ar"}, now)  -> "9996317064", "WH3 9AR"
//
//   BornByThen({.born = {2 May 2026, kDay}}, FromLondon({1 May 2026, 9, 30}))     -> error on "born"
//
// Everything may be unknown; what is given must be right. Errors: kInvalidInput with every faulty field. Pure.
#pragma once

#include <string>

#include "core/event.h"
#include "core/people/person.h"
#include "core/result.h"

namespace caseway::casework {

Result<Person> CheckPersonFields(Person person, Instant now);

// Nobody is reported before the day they are born: one of the two dates is wrong. Of a birth date known only so far its
// first day counts.
Result<void> BornByThen(const Person& person, Instant received);
// Nothing happened to anybody before the day they were born; of a day known only so far its last day counts.
// Errors: kInvalidInput on `field`, naming who and when.
Result<void> AfterBirth(const std::string& field, const Person& person, const Happened& happened);

}  // namespace caseway::casework
