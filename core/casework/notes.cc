#include "core/casework/notes.h"

#include <algorithm>

#include "core/casework/events.h"
#include "core/casework/known_code.h"
#include "core/casework/person_fields.h"
#include "core/feel/decimal.h"
#include "core/pathway/file_kinds.h"

namespace caseway::casework {
namespace {

using access::Permission;

constexpr std::size_t kLongestNote = 100000;
constexpr int kUsualMegabytes = 20;   // of a file, where a council has not set it
constexpr int kServerMegabytes = 24;  // of a file in a request of 25 MB

Document IdList(const std::vector<PersonId>& people) {
  Document list{Document::List{}};
  for (const auto& person : people) list.Add(person.value);
  return list;
}

// Whose record this is for, after every check; what is on a case is for its subject too.
Result<std::vector<PersonId>> SubjectsOf(WritableRecord& record, std::vector<PersonId> people, CaseId case_id,
                                         const Deed& deed, const std::optional<Happened>& happened = {}) {
  if (case_id) {
    const auto row = LoadCase(record, case_id, Permission::kSeeCase, deed);
    if (!row) return row.error();
    if (std::find(people.begin(), people.end(), row->subject) == people.end())
      people.insert(people.begin(), row->subject);
  }
  if (people.empty()) return InvalidField("people", "Choose whose record this is for.");
  for (auto& id : people) {
    const auto person = LoadPerson(record, id, Permission::kWriteNote, deed);
    if (!person) return person.error();
    const auto fits = happened ? AfterBirth("happened", *person, *happened) : Result<void>();
    if (!fits) return fits.error();
    id = person->id;
  }
  return people;
}

Stream NoteStream(const std::vector<PersonId>& people, CaseId case_id) {
  return case_id ? CaseStream(case_id) : PersonStream(people.front());
}

// The kinds of note that say somebody was in touch with the person: those in the group "contact" of note-types.
bool IsContact(const pathway::Library& library, const std::string& type) {
  const auto list = library.codes.find("note-types");
  const auto* code = list == library.codes.end() ? nullptr : list->second.Find(type);
  if (code == nullptr) return false;
  const auto group = code->more.find("group");
  return group != code->more.end() && group->second == "contact";
}

// Whether the note stands where the command says it was found.
bool IsOn(WritableRecord& record, const WrittenNote& note, const MarkNoteInErrorCommand& command) {
  if (command.case_id && command.case_id != note.case_id) return false;
  if (!command.person) return bool(command.case_id);
  const auto person = record.people().Find(command.person);
  return person && std::find(note.people.begin(), note.people.end(), person->id) != note.people.end();
}

Result<Document> CopyTo(WritableRecord& record, const WrittenNote& note, PersonId person, const Deed& deed) {
  return WriteNote(record,
                   {.people = {person},
                    .type = note.type,
                    .text = note.text,
                    .happened = note.happened,
                    .present = note.present,
                    .seen_alone = note.seen_alone,
                    .third_party = note.third_party,
                    .key_event = note.key_event},
                   deed);
}

}  // namespace

Result<Document> WriteNote(WritableRecord& record, const WriteNoteCommand& command, const Deed& deed) {
  const auto text = Needed("text", command.text, "Write the note.", std::string::npos);
  if (!text) return text.error();
  if (text->size() > kLongestNote)
    return InvalidField("text", "This note is too long: write at most 100,000 characters, or attach a file.");
  const auto type = KnownCode("type", command.type, "note-types", deed);
  if (!type) return type.error();
  const auto present = Optional("present", command.present);
  if (!present) return present.error();
  if (command.happened && FromLondon(command.happened->local) > deed.now + std::chrono::minutes{1}) {
    return InvalidField("happened", "The time must not be in the future.");
  }
  const auto people = SubjectsOf(record, command.people, command.case_id, deed, command.happened);
  if (!people) return people.error();
  const NoteId note{record.NextId()};
  Document payload;
  payload.Set("note", note.value).Set("people", IdList(*people)).Set("type", command.type).Set("text", *text);
  if (command.case_id) payload.Set("case", command.case_id.value);
  if (!present->empty()) payload.Set("present", *present);
  if (command.seen_alone) payload.Set("seen_alone", true);
  if (command.third_party) payload.Set("third_party", true);
  if (command.key_event) payload.Set("key_event", true);
  if (IsContact(deed.library, command.type)) payload.Set("contact", true);
  NewEvent event = EventOf(deed, NoteStream(*people, command.case_id), events::kNoteWritten, std::move(payload));
  if (command.happened) event.happened = *command.happened;
  const auto kept = record.Append(event);
  if (!kept) return kept.error();
  return Document().Set("note", note.value);
}

Result<Document> MarkNoteInError(WritableRecord& record, const MarkNoteInErrorCommand& command, const Deed& deed) {
  const auto reason = Needed("reason", command.reason, "Say why the note is wrong.");
  if (!reason) return reason.error();
  const auto note = record.people().Note(command.note);
  if (!note || !IsOn(record, *note, command))
    return NotFound("There is no such note, or it is marked in error already.");
  const auto people =
      SubjectsOf(record, command.person ? std::vector{command.person} : std::vector<PersonId>{}, note->case_id, deed);
  if (!people) return people.error();
  const auto allowed = access::May(deed.roles, deed.actor, Permission::kMarkInError);
  if (!allowed) return allowed.error();
  Document payload;
  payload.Set("note", command.note.value).Set("reason", *reason);
  if (command.moved_to) payload.Set("moved_to", command.moved_to.value);
  if (command.moved_to || command.possible_breach) payload.Set("possible_breach", true);
  auto kept =
      record.Append(EventOf(deed, NoteStream(*people, note->case_id), events::kNoteMarkedInError, std::move(payload)));
  if (!kept) return kept.error();
  if (!command.moved_to) return Document().Set("note", command.note.value);
  return CopyTo(record, *note, command.moved_to, deed);
}

int MostMegabytes(const pathway::Library& library, Date today) {
  const auto setting = library.council.settings.find("attachments.most_megabytes");
  const auto* value = setting == library.council.settings.end() ? nullptr : setting->second.history.On(today);
  const auto number = value == nullptr ? std::nullopt : feel::Decimal::Parse(value->value);
  const auto most = number ? number->ToInteger() : std::nullopt;
  return most ? static_cast<int>(std::clamp<std::int64_t>(*most, 1, kServerMegabytes)) : kUsualMegabytes;
}

Result<std::string> AllowedMediaType(const pathway::Library& library, Date today, const std::string& name,
                                     std::string_view bytes) {
  const auto kinds = library.codes.find(pathway::kFileKinds);
  if (kinds == library.codes.end()) return InvalidField("file", "This council takes no files.");
  const auto* kind = pathway::KindOfFile(kinds->second, today, name);
  if (kind == nullptr)
    return InvalidField("file",
                        "Choose a file of one of these kinds: " + pathway::KindsInWords(kinds->second, today) + ".");
  if (!pathway::BeginsAs(*kind, bytes))
    return InvalidField("file", "What is in this file is not what its name says. Save it again in its own program.");
  return kind->more.at("media_type");
}

Result<Document> AttachFile(WritableRecord& record, const AttachFileCommand& command, const Deed& deed) {
  if (command.bytes.empty()) return InvalidField("file", "Choose a file that is not empty.");
  const Date today = LondonDate(deed.now);
  const int most = MostMegabytes(deed.library, today);
  if (command.bytes.size() > static_cast<std::size_t>(most) << 20)
    return InvalidField("file", "This file is too large: at most " + std::to_string(most) + " MB.");
  const auto media_type = AllowedMediaType(deed.library, today, command.name, command.bytes);
  if (!media_type) return media_type.error();
  const auto people = SubjectsOf(record, command.people, command.case_id, deed);
  if (!people) return people.error();
  const auto blob = record.KeepBlob(command.digest, command.bytes);
  if (!blob) return blob.error();
  const AttachmentId id{record.NextId()};
  Document payload;
  payload.Set("attachment", id.value).Set("name", command.name).Set("media_type", *media_type);
  payload.Set("size", static_cast<std::int64_t>(command.bytes.size()))
      .Set("digest", command.digest)
      .Set("people", IdList(*people));
  if (command.case_id) payload.Set("case", command.case_id.value);
  const auto kept =
      record.Append(EventOf(deed, NoteStream(*people, command.case_id), events::kAttachmentAdded, std::move(payload)));
  if (!kept) return kept.error();
  return Document().Set("attachment", id.value);
}

}  // namespace caseway::casework
