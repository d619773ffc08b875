// What whoever raised a concern knows besides: a note onto it, though they may see nothing else of the case (P9).
//
//   ConcernRaisedBy(record, id, deed)                        // its row, for the receipt
//   SayMoreOfConcern(record, id, "He has been back", deed)   // {"note": id}
//
// Errors: kNotFound for anybody else; kNotAllowedInState once it is closed: another concern is raised then.
// Threads: the first anywhere, the others on the writer.
#pragma once

#include <string>

#include "core/casework/deed.h"

namespace caseway::casework {

Result<CaseRow> ConcernRaisedBy(Record& record, CaseId concern, const Deed& deed);
Result<Document> SayMoreOfConcern(WritableRecord& record, CaseId concern, const std::string& text, const Deed& deed);
// A note by somebody who has something to add and need not see the case: it stands under their name, and only whether
// they see it is not asked. The caller has asked whether they may. Errors: those of WriteNote.
Result<Document> NoteUnseen(WritableRecord& record, CaseId id, const std::string& text, const Deed& deed);

}  // namespace caseway::casework
