// CameWith: how a file names the person of a row, kept with its contact as it came: a repeated reference is held
// against it (P40), whatever the person's record says by then.
//
//   payload.Set("came", CameWith(command.person));     // {"first_names", "last_name", "address", ...}; what is empty
//                                                      // is left out
//
// Pure. Threads: any.
#pragma once

#include <string>
#include <utility>

#include "core/document.h"
#include "core/people/person.h"

namespace caseway::casework {

inline Document CameWith(const Person& person) {
  Document came{Document::Members{}};
  for (const auto& [name, value] : {std::pair{"first_names", &person.first_names},
                                    {"last_name", &person.last_name},
                                    {"address", &person.address},
                                    {"postcode", &person.postcode},
                                    {"nhs_number", &person.nhs_number}}) {
    if (!value->empty()) came.Set(name, *value);
  }
  return came;
}

}  // namespace caseway::casework
