// The use cases on notes and files: one action from anywhere (P42), marked in error but never gone (P50).
//
// Threads: on the writer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/casework/deed.h"

namespace caseway::casework {

struct WriteNoteCommand {
  std::vector<PersonId> people;  // at least one, unless a case is given: then its subject
  CaseId case_id;
  std::string type;                  // code of codes/note-types; "" is an ordinary note
  std::string text;                  // required: the only thing that is
  std::optional<Happened> happened;  // none: now. Not in the future
  std::string present;               // who was there
  bool seen_alone = false, third_party = false, key_event = false;
};
// -> {"note": id}
Result<Document> WriteNote(WritableRecord& record, const WriteNoteCommand& command, const Deed& deed);

struct MarkNoteInErrorCommand {
  NoteId note;
  PersonId person;  // on whose record it was found; or
  CaseId case_id;   // on which case
  std::string reason;
  PersonId moved_to;             // the right person, who gets a copy; a possible breach is then logged (P50). Or none
  bool possible_breach = false;  // the reason alone says so (core/casework/possible_breach.h)
};
// Errors: kNotFound when the note is not on the record named, or is marked in error already.
Result<Document> MarkNoteInError(WritableRecord& record, const MarkNoteInErrorCommand& command, const Deed& deed);

struct AttachFileCommand {
  std::vector<PersonId> people;
  CaseId case_id;
  std::string name, media_type, digest;  // SHA-256 in hex, made before queuing
  std::string bytes;
};
// Only the kinds of workflows/codes/file-kinds.toml, none of which can run, up to the setting
// attachments.most_megabytes; the bytes must look like what the name says. -> {"attachment": id}
Result<Document> AttachFile(WritableRecord& record, const AttachFileCommand& command, const Deed& deed);

// The media type a file may be kept under, by its name and first bytes. Errors: kInvalidInput with a sentence.
Result<std::string> AllowedMediaType(const pathway::Library& library, Date today, const std::string& name,
                                     std::string_view bytes);
// How large a file may be, in megabytes: as the council sets it, and never more than the server takes in.
int MostMegabytes(const pathway::Library& library, Date today);

}  // namespace caseway::casework
