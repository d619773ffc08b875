// ReportedPerson: the record of whoever a contact or a concern is about, found or made.
//
//   ReportedPerson(record, {}, {.first_names = "Rose", .last_name = "Quill"}, "hand", deed)   -> {person, is_new}
//
// Named already: that record. Else whoever has this NHS number and fits it (P39), else a new record, whether or not the
// actor may register people. Errors: as of RegisterPerson. Threads: on the writer.
#pragma once

#include <string>

#include "core/casework/deed.h"

namespace caseway::casework {

struct Reported {
  PersonId person;
  bool is_new = false;  // the record was made just now
};
Result<Reported> ReportedPerson(WritableRecord& record, PersonId named, Person person, const std::string& source,
                                const Deed& deed);

}  // namespace caseway::casework
