#include "core/casework/erase_person.h"

#include <algorithm>
#include <cctype>

#include "core/casework/events.h"
#include "core/reference.h"

namespace caseway::casework {
namespace {

using access::Permission;

std::string LettersAndDigits(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || byte >= 0x80) out += static_cast<char>(std::tolower(byte));
  }
  return out;
}

bool Names(const std::string& reason, const std::string& part) {
  const std::string sought = LettersAndDigits(part);
  return sought.size() >= 3 && LettersAndDigits(reason).find(sought) != std::string::npos;
}

// The reason outlives what it is about: it may not say who that was.
Result<std::string> ReasonWithoutName(const std::string& text, const Person& person) {
  auto reason = Needed("reason", text, "Say why the law asks for the erasure.");
  if (!reason) return reason.error();
  for (const auto& part : {person.last_name, person.first_names + person.last_name, person.nhs_number}) {
    if (Names(*reason, part))
      return InvalidField("reason", "Leave out the name and the NHS number: the reason stays after the erasure.");
  }
  return reason;
}

// Every reason why this record must be kept for now.
Result<void> NothingKeepsIt(WritableRecord& record, const Person& person, const ErasureFacts& facts, const Deed& deed) {
  Error error{ErrorCode::kNotAllowedInState, "This record cannot be erased now."};
  for (const auto& alert : record.people().Alerts(person.id, LondonDate(deed.now))) {
    if (alert.code != kLegalHold) continue;
    error.unmet.push_back({"ER-01", "There is no legal hold on it: it is held since " + FormatLong(alert.since)});
  }
  if (facts.weight.open_cases > 0)
    error.unmet.push_back({"ER-02", "No case about the person, or in which they have a part, is open"});
  if (error.unmet.empty()) return {};
  return error;
}

bool Waits(const ErasureFacts& facts) { return facts.last && facts.last->state == ErasureState::kAsked; }

Result<Document> Append(WritableRecord& record, const Deed& deed, PersonId person, const char* type,
                        const std::string& reason) {
  const auto kept = record.Append(EventOf(deed, PersonStream(person), type, Document().Set("reason", reason)));
  if (!kept) return kept.error();
  return Document().Set("person", person.value);
}

// Two people: one asks, another carries out. A command of this machine stands for both.
Result<void> IsAnothers(const ErasureFacts& facts, const Deed& deed) {
  if (deed.actor.is_system) return {};
  if (!Waits(facts)) return Error{ErrorCode::kNotAllowedInState, "Nobody has asked for this record to be erased."};
  if (facts.last->asked_by == deed.actor.user)
    return Forbidden("You asked for this erasure: somebody else has to carry it out.");
  return {};
}

Result<void> IsConfirmed(const std::string& typed, PersonId person) {
  const auto said = ParseReference(Trimmed(typed));
  if (said && *said == person.value) return {};
  return InvalidField("confirmed",
                      "Type the reference of the record, " + Reference(person) + ", to show that you mean it.");
}

}  // namespace

Result<Document> AskErasure(WritableRecord& record, const AskErasureCommand& command, const ErasureFacts& facts,
                            const Deed& deed) {
  const auto person = LoadPerson(record, command.person, Permission::kErase, deed);
  if (!person) return person.error();
  const auto reason = ReasonWithoutName(command.reason, *person);
  if (!reason) return reason.error();
  if (Waits(facts))
    return Conflict("The erasure of this record has been asked for already, and waits for a colleague.");
  if (const auto free = NothingKeepsIt(record, *person, facts, deed); !free) return free.error();
  return Append(record, deed, person->id, events::kErasureAsked, *reason);
}

Result<Document> WithdrawErasure(WritableRecord& record, const AskErasureCommand& command, const ErasureFacts& facts,
                                 const Deed& deed) {
  const auto person = LoadPerson(record, command.person, Permission::kErase, deed);
  if (!person) return person.error();
  if (!Waits(facts)) return Error{ErrorCode::kNotAllowedInState, "Nobody has asked for this record to be erased."};
  const auto reason = Needed("withdrawn", command.reason, "Say why the record is kept.");
  if (!reason) return reason.error();
  return Append(record, deed, person->id, events::kErasureWithdrawn, *reason);
}

Result<Document> MayEraseNow(WritableRecord& record, const EraseCommand& command, const ErasureFacts& facts,
                             const Deed& deed) {
  const auto person = LoadPerson(record, command.person, Permission::kErase, deed);
  if (!person) return person.error();
  if (const auto anothers = IsAnothers(facts, deed); !anothers) return anothers.error();
  const bool as_asked = Waits(facts) && Trimmed(command.reason).empty();
  const auto reason = ReasonWithoutName(as_asked ? facts.last->reason : command.reason, *person);
  if (!reason) return reason.error();
  if (const auto free = NothingKeepsIt(record, *person, facts, deed); !free) return free.error();
  if (const auto confirmed = IsConfirmed(command.confirmed, person->id); !confirmed) return confirmed.error();
  Document says;
  says.Set("reason", *reason);
  if (!Waits(facts)) return says;
  says.Set("asked_by", facts.last->asked_by.value).Set("asked_by_name", facts.last->asked_by_name);
  return says.Set("asked", FormatIso(facts.last->asked));
}

}  // namespace caseway::casework
