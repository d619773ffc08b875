// What whoever raised a concern knows besides: a note onto it, though they may see nothing else of the case (P9).
//
//   ConcernRaisedBy(record, id, deed)                        // its row, for the receipt
//   SayMoreOfConcern(record, id, "He has been back", deed)   // {"note": id}
//
// Errors: kNotFound for anybody else; kNotAllowedInState once it is closed: another concern is raised then.
// Threads: the first anywhere, the second on the writer.
#pragma once

#include <string>

#include "core/casework/deed.h"

namespace caseway::casework {

Result<CaseRow> ConcernRaisedBy(Record& record, CaseId concern, const Deed& deed);
Result<Document> SayMoreOfConcern(WritableRecord& record, CaseId concern, const std::string& text, const Deed& deed);

}  // namespace caseway::casework
