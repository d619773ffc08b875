// The use cases on people: add, change, alerts, needs, ties, death, moves, merging and un-merging.
//
//   RegisterPerson(record, {.person = {...}}, deed)  -> {"person": id}
//
// Each may fail with kForbidden (role, or the actor's own or a declared relative's record), kNotFound and kInvalidInput
// with the field; nothing is kept then. Threads: on the writer.
#pragma once

#include <optional>
#include <string>

#include "core/casework/deed.h"

namespace caseway::casework {

// Adds someone. Everything may be unknown; then the record is provisional (P37). A known NHS number is refused unless
// `knowingly`, and near matches are kept as possible duplicates for a worker to answer (P41).
struct RegisterPersonCommand {
  Person person;
  bool knowingly = false;  // the worker saw the near matches and says this is someone else
  std::string source = "hand";
};
Result<Document> RegisterPerson(WritableRecord& record, const RegisterPersonCommand& command, const Deed& deed);

struct ChangePersonCommand {
  PersonId person;
  Document changes;  // Person fields as ToDocument names them; checked and normalised here
  std::string reason;
};
Result<Document> ChangePerson(WritableRecord& record, const ChangePersonCommand& command, const Deed& deed);

struct AddAlertCommand {
  PersonId person;
  std::string code, text, source;
  std::optional<Date> review, expires;
};
Result<Document> AddAlert(WritableRecord& record, const AddAlertCommand& command, const Deed& deed);
// Errors: kNotFound when no live alert of this person has that key.
Result<Document> EndAlert(WritableRecord& record, PersonId person, std::int64_t key, const std::string& reason,
                          const Deed& deed);

// What the list of communication needs says of someone who was asked and has none; nobody asked leaves it empty (P46).
inline constexpr char kNoNeeds[] = "none";
// Replaces the whole list (P46); an empty list says "asked, none".
Result<Document> RecordCommunicationNeeds(WritableRecord& record, PersonId person,
                                          const std::vector<CommunicationNeed>& needs, const Deed& deed);

Result<Document> RelatePeople(WritableRecord& record, const Relationship& relationship, const Deed& deed);
// Ends the tie that `person` states to `other`. Errors: kNotFound when there is no such tie that holds today.
Result<Document> EndRelationship(WritableRecord& record, PersonId person, PersonId other, const std::string& kind,
                                 Date on, const Deed& deed);

// Death is one event (P48): each open case then offers its ending; safeguarding stays open. `on` may be corrected or
// taken back.
Result<Document> RecordDeath(WritableRecord& record, PersonId person, Date on, const std::string& told_by,
                             const Deed& deed);
Result<Document> CorrectDeath(WritableRecord& record, PersonId person, std::optional<Date> on,
                              const std::string& reason, const Deed& deed);

struct RecordMoveCommand {
  PersonId person;
  Date from{};
  std::string address, postcode, residence;
  std::string kind;  // "within", "in", "out", "placement" (P49)
};
// From a day to come it is kept as the move to come, in place of an earlier one, and nothing changes until that day
// (P49). Errors: kInvalidInput on "from" (more than two years ahead), "kind", "address", "postcode", "residence".
Result<Document> RecordMove(WritableRecord& record, const RecordMoveCommand& command, const Deed& deed);
// The move to come becomes the present address, once its day has come; of somebody who has died it is dropped. -> {}
// where there is none or it is still to come.
Result<Document> RecordMoveOfToday(WritableRecord& record, PersonId person, const Deed& deed);
// It will not happen. Errors: kInvalidInput without a reason, kConflict where none is to come.
Result<Document> DropMoveToCome(WritableRecord& record, PersonId person, const std::string& reason, const Deed& deed);

// `person` gives way to `into`; its cases and notes are read there. Whoever has declared one as close to them is kept
// from both (P32), from then on. Undone by UnmergePeople, but for that.
Result<Document> MergePeople(WritableRecord& record, PersonId person, PersonId into, const std::string& reason,
                             const Deed& deed);
// `into`: the record they were joined to, as whoever asks sees it. Errors: kInvalidInput when they are not.
Result<Document> UnmergePeople(WritableRecord& record, PersonId person, PersonId into, const std::string& reason,
                               const Deed& deed);
// `answer`: "same" merges `other` into `person`; "not" never warns of the two again; "unsure" keeps the pair on the
// page.
Result<Document> AnswerDuplicate(WritableRecord& record, PersonId person, PersonId other, const std::string& answer,
                                 const std::string& reason, const Deed& deed);

}  // namespace caseway::casework
