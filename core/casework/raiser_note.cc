#include "core/casework/raiser_note.h"

#include "core/casework/notes.h"
#include "core/pathway/arrivals.h"

namespace caseway::casework {

Result<CaseRow> ConcernRaisedBy(Record& record, CaseId concern, const Deed& deed) {
  const auto row = record.cases().Find(concern);
  const bool is_theirs = row && pathway::ReceivesConcerns(deed.library, row->pathway) && deed.actor.user &&
                         row->facts["raised_by"].Number() == deed.actor.user.value;
  if (!is_theirs) return NotFound("There is no receipt with this reference.");
  return *row;
}

Result<Document> SayMoreOfConcern(WritableRecord& record, CaseId concern, const std::string& text, const Deed& deed) {
  const auto row = ConcernRaisedBy(record, concern, deed);
  if (!row) return row.error();
  const auto more = Needed("text", text, "Write what you want to add.", kLongestAccount);
  if (!more) return more.error();
  if (!row->open)
    return Error{ErrorCode::kNotAllowedInState, "This concern is closed. If something changes, raise a concern again."};
  return NoteUnseen(record, concern, *more, deed);
}

Result<Document> NoteUnseen(WritableRecord& record, CaseId id, const std::string& text, const Deed& deed) {
  Actor writer = deed.actor;
  writer.is_system = true;
  return WriteNote(record, {.case_id = id, .text = text}, {writer, deed.now, deed.library, deed.roles});
}

}  // namespace caseway::casework
