// What a person's details must be before they are kept: checked and put in their normal form.
//
//   CheckPersonFields({.nhs_number = "999 631 7064", .postcode = "wh39ar"}, now)  -> "9996317064", "WH3 9AR"
//
// Everything may be unknown; what is given must be right. Errors: kInvalidInput with every faulty field. Pure.
#pragma once

#include "core/people/person.h"
#include "core/result.h"

namespace caseway::casework {

Result<Person> CheckPersonFields(Person person, Instant now);

}  // namespace caseway::casework
