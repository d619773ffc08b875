// The use cases on forms: saving what is typed, submitting, correcting, marking in error.
//
// A draft is saved with anything in it (DESIGN section 8); submit checks what is shown and required; sign-off freezes;
// a later change is a new version with a reason. Two writers on one question keep both texts: the draft holds rivals
// until someone chooses. Threads: on the writer.
#pragma once

#include <string>
#include <vector>

#include "core/casework/case_context.h"
#include "core/casework/deed.h"

namespace caseway::casework {

struct DraftAnswerTyped {
  std::string question;  // path
  Document value;
};
struct SaveDraftCommand {
  CaseId case_id;
  std::string form;
  std::int64_t base = 0;  // the draft's revision the page was made from
  std::vector<DraftAnswerTyped> answers;
};
// -> {"form": id, "revision": n, "rivals": [question paths where another writer's text is kept too]}
Result<Document> SaveDraft(WritableRecord& record, const SaveDraftCommand& command, const Deed& deed);

struct SubmitFormCommand {
  CaseId case_id;
  std::string form;
  Document answers;               // everything on the page, as typed
  std::int64_t base = 0;          // the draft's revision the page was made from
  std::int64_t base_version = 0;  // the submitted version the page was made from; another one since is kConflict
  std::string reason;             // needed when a signed-off version is changed
};
// -> {"form": id, "version": n, "unchanged"?: true: the answers are those of the version that stands, so that none is
// made, "sign_again"?: true: a signed-off decision rests on it, and the case went back to be signed off}. Errors:
// kInvalidInput with every field, kConflict when someone submitted since or rivals are unresolved (all of what was
// typed is in the draft by then), kNotAllowedInState when the form is not written in this state.
Result<Document> SubmitForm(WritableRecord& record, const SubmitFormCommand& command, const Deed& deed);

struct MarkFormInErrorCommand {
  CaseId case_id;
  std::string form;
  int version = 0;
  std::string reason;
  bool possible_breach = false;  // information may have reached the wrong person: listed (P50)
};
Result<Document> MarkFormInError(WritableRecord& record, const MarkFormInErrorCommand& command, const Deed& deed);

// Checks and keeps one submitted version, without asking whether the state allows it: for actions and openings that
// carry a form. `context` sees it as submitted afterwards. -> the event's {"id","form","version"}.
Result<Document> KeepSubmitted(WritableRecord& record, CaseContext& context, const std::string& form,
                               const Document& answers, const std::string& reason, const Deed& deed);

}  // namespace caseway::casework
