// A note in one action, from a person's page or a case's (P42): only the words are required; the rest is behind one
// line.
//
//   NoteForm(w, visit, {.action = Url::Path({"people", ref, "notes"}), .around = ties}, error);
//   Result<casework::WriteNoteCommand> note = NoteTyped(visit, record);      // in the deed's handler
//
// What was typed stands in the form again after a refusal. Threads: a page a call.
#pragma once

#include "core/casework/notes.h"
#include "web/chrome.h"

namespace caseway::web {

struct NoteFormOptions {
  html::Url action = {};
  std::vector<Relationship> around = {};  // people the note may be for as well
  bool open = false;                      // shows the details at once
  html::Str title = "Write a note";
  int heading_level = 2;
};
void NoteForm(html::Writer& w, const Visit& visit, const NoteFormOptions& options, const Error* error = nullptr);

// The note as typed; people and case are the caller's to add to. Errors: kInvalidInput with the field.
Result<casework::WriteNoteCommand> NoteTyped(const Visit& visit, Record& record);

// The person named by a reference or an NHS number; none for "". Errors: kInvalidInput with the field.
Result<PersonId> PersonNamed(Record& record, std::string_view field, std::string_view typed);

}  // namespace caseway::web
