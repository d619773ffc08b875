#include "core/casework/people.h"

#include <algorithm>

#include "core/casework/close_people.h"
#include "core/casework/events.h"
#include "core/casework/known_code.h"
#include "core/casework/new_address.h"
#include "core/casework/person_fields.h"

namespace caseway::casework {
namespace {

using access::Permission;

Result<Document> Keep(WritableRecord& record, const Deed& deed, PersonId person, const char* type, Document payload) {
  const auto kept = record.Append(EventOf(deed, PersonStream(person), type, std::move(payload)));
  if (!kept) return kept.error();
  return Document().Set("person", person.value);
}

Document FieldsNamedIn(const Document& changes, const Document& whole) {
  Document out{Document::Members{}};
  for (const auto& member : changes.Named()) out.Set(member.first, whole[member.first]);
  return out;
}

// Every pair is kept once; a pair that was answered "not" never comes back.
Result<void> SuspectDuplicates(WritableRecord& record, PersonId person, const std::vector<PersonHit>& matches,
                               const Deed& deed) {
  for (const auto& match : matches) {
    if (record.people().DuplicateAnswered(person, match.id)) continue;
    Document payload;
    payload.Set("other", match.id.value).Set("reasons", match.why);
    const auto kept = Keep(record, deed, person, events::kDuplicateSuspected, std::move(payload));
    if (!kept) return kept.error();
  }
  return {};
}

Result<Person> PersonToChange(WritableRecord& record, PersonId id, const Deed& deed) {
  return LoadPerson(record, id, Permission::kChangePerson, deed);
}

// A tie that holds today, as this record states it.
bool IsTied(WritableRecord& record, PersonId person, PersonId other, const std::string& kind) {
  Viewer everything;
  everything.is_system = true;
  const auto ties = record.people().Relationships(person, everything);
  return std::any_of(ties.begin(), ties.end(), [&](const Relationship& tie) {
    return tie.outgoing && !tie.until && tie.other == other && tie.kind == kind;
  });
}

// An address is never wiped by leaving it out (P49).
Result<void> CheckMove(const RecordMoveCommand& command, Date today) {
  constexpr const char* kKinds[] = {"within", "in", "out", "placement"};
  if (std::find(std::begin(kKinds), std::end(kKinds), command.kind) == std::end(kKinds))
    return InvalidField("kind", "Choose what kind of move this is.");
  if (Days(command.from) > Days(today) + std::chrono::days{2 * 366})
    return InvalidField("from", "Enter a day within the next two years.");
  const bool is_said = !Trimmed(command.address).empty() || !Trimmed(command.postcode).empty();
  if (!is_said) return InvalidField("address", "Enter the new address, or say that it is not known.");
  if (command.kind == "out" && Trimmed(command.residence).empty())
    return InvalidField("residence", "Say which council becomes responsible.");
  return {};
}

// What the event of a move says: where to, and which fields of the person it changes.
Result<Document> MovePayload(Person person, const RecordMoveCommand& command, Instant now) {
  Document before;
  before.Set("address", person.address).Set("postcode", person.postcode).Set("residence", person.residence);
  const std::string typed = Trimmed(command.address);
  const std::string address = typed == kAddressNotKnown ? "" : typed;
  Document changes;
  changes.Set("address", address)
      .Set("postcode", Trimmed(command.postcode))
      .Set("residence", Trimmed(command.residence));
  ApplyChanges(person, changes);
  const auto checked = CheckPersonFields(person, now);
  if (!checked) return checked.error();
  changes.Set("postcode", checked->postcode);
  Document payload;
  payload.Set("from", FormatIso(command.from)).Set("kind", command.kind).Set("residence", Trimmed(command.residence));
  payload.Set("address", address).Set("postcode", checked->postcode).Set("before", std::move(before));
  if (command.from <= LondonDate(now)) payload.Set("changes", std::move(changes));
  return payload;
}

}  // namespace

Result<Document> RegisterPerson(WritableRecord& record, const RegisterPersonCommand& command, const Deed& deed) {
  const auto allowed = access::May(deed.roles, deed.actor, Permission::kAddPerson);
  if (!allowed) return allowed.error();
  auto checked = CheckPersonFields(command.person, deed.now);
  if (!checked) return checked.error();
  Person person = *std::move(checked);
  if (!person.nhs_number.empty() && !record.people().ByNhsNumber(person.nhs_number).empty() && !command.knowingly) {
    return InvalidField("nhs_number",
                        "Someone with this NHS number is known already. Open their record, or leave the number out.");
  }
  const bool nothing_certain =
      person.last_name.empty() || person.first_names.empty() || person.born.precision != DatePrecision::kDay;
  person.provisional = person.provisional || nothing_certain;
  person.id = PersonId{record.NextId()};
  Document payload;
  payload.Set("person", ToDocument(person)).Set("source", command.source);
  auto kept = Keep(record, deed, person.id, events::kPersonRegistered, std::move(payload));
  if (!kept) return kept;
  const auto suspected = SuspectDuplicates(
      record, person.id, record.people().NearMatches(person, access::ViewerOf(deed.roles, deed.actor)), deed);
  if (!suspected) return suspected.error();
  return kept;
}

Result<Document> ChangePerson(WritableRecord& record, const ChangePersonCommand& command, const Deed& deed) {
  const auto before = PersonToChange(record, command.person, deed);
  if (!before) return before.error();
  Person after = *before;
  ApplyChanges(after, command.changes);
  const auto checked = CheckPersonFields(after, deed.now);
  if (!checked) return checked.error();
  if (checked->nhs_number != before->nhs_number && !checked->nhs_number.empty() &&
      !record.people().ByNhsNumber(checked->nhs_number).empty()) {
    return InvalidField(
        "nhs_number",
        "Someone else has this NHS number. If the two are one person, say so on the possible duplicates page.");
  }
  Document changes = FieldsNamedIn(command.changes, ToDocument(*checked));
  for (const auto& [name, value] : command.changes.Named()) {
    if (changes[name].IsNull()) changes.Set(name, value.IsBool() ? Document(false) : Document(""));
  }
  const Document old = FieldsNamedIn(command.changes, ToDocument(*before));
  Document payload;
  payload.Set("changes", std::move(changes)).Set("before", old);
  const auto why = Optional("reason", command.reason);
  if (!why) return why.error();
  if (!why->empty()) payload.Set("reason", *why);
  return Keep(record, deed, before->id, events::kPersonChanged, std::move(payload));
}

Result<Document> AddAlert(WritableRecord& record, const AddAlertCommand& command, const Deed& deed) {
  const auto person = PersonToChange(record, command.person, deed);
  if (!person) return person.error();
  const auto list = deed.library.codes.find("alerts");
  if (list == deed.library.codes.end() || list->second.Find(command.code) == nullptr)
    return InvalidField("code", "Choose what to warn of.");
  for (const auto& [field, given] : {std::pair{"text", &command.text}, {"source", &command.source}}) {
    const auto fits = Optional(field, *given);
    if (!fits) return fits.error();
  }
  Document payload;
  payload.Set("key", record.NextId())
      .Set("code", command.code)
      .Set("text", Trimmed(command.text))
      .Set("source", Trimmed(command.source));
  payload.Set("since", FormatIso(LondonDate(deed.now)));
  if (command.review) payload.Set("review", FormatIso(*command.review));
  if (command.expires) {
    if (*command.expires < LondonDate(deed.now)) return InvalidField("expires", "The end date must be today or later.");
    payload.Set("expires", FormatIso(*command.expires));
  }
  return Keep(record, deed, person->id, events::kAlertAdded, std::move(payload));
}

Result<Document> EndAlert(WritableRecord& record, PersonId id, std::int64_t key, const std::string& reason,
                          const Deed& deed) {
  const auto person = PersonToChange(record, id, deed);
  if (!person) return person.error();
  const auto why = Needed("reason", reason, "Say why the alert no longer applies.");
  if (!why) return why.error();
  const auto alerts = record.people().Alerts(person->id, LondonDate(deed.now));
  if (std::none_of(alerts.begin(), alerts.end(), [&](const Alert& alert) { return alert.key == key; }))
    return NotFound("There is no such alert on this record.");
  return Keep(record, deed, person->id, events::kAlertEnded, Document().Set("key", key).Set("reason", *why));
}

Result<Document> RecordCommunicationNeeds(WritableRecord& record, PersonId id,
                                          const std::vector<CommunicationNeed>& needs, const Deed& deed) {
  const auto person = PersonToChange(record, id, deed);
  if (!person) return person.error();
  Document list{Document::List{}};
  for (const auto& need : needs) {
    if (need.need.empty()) return InvalidField("need", "Choose a need.");
    const auto known = KnownCode("need", need.need, "communication-needs", deed);
    if (!known) return known.error();
    const auto format = KnownCode("format", need.format, "formats", deed);
    if (!format) return format.error();
    const auto detail = Optional("detail", need.detail);
    if (!detail) return detail.error();
    Document entry;
    entry.Set("need", need.need).Set("format", need.format).Set("detail", need.detail);
    entry.Set("reviewed", FormatIso(need.reviewed.value_or(LondonDate(deed.now))));
    list.Add(std::move(entry));
  }
  if (needs.empty()) list.Add(Document().Set("need", kNoNeeds).Set("reviewed", FormatIso(LondonDate(deed.now))));
  return Keep(record, deed, person->id, events::kNeedsRecorded, Document().Set("needs", std::move(list)));
}

Result<Document> RelatePeople(WritableRecord& record, const Relationship& tie, const Deed& deed) {
  const auto person = PersonToChange(record, tie.person, deed);
  if (!person) return person.error();
  const auto other = LoadPerson(record, tie.other, Permission::kSeePerson, deed);
  if (!other) return other.error();
  if (person->id == other->id) return InvalidField("other", "Choose someone else: this is the same person.");
  const auto kinds = deed.library.codes.find("relationships");
  if (kinds == deed.library.codes.end() || kinds->second.Find(tie.kind) == nullptr)
    return InvalidField("kind", "Choose who they are to each other.");
  Document payload;
  payload.Set("other", other->id.value)
      .Set("kind", tie.kind)
      .Set("since", FormatIso(tie.since.ok() ? tie.since : LondonDate(deed.now)));
  if (tie.emergency_contact) payload.Set("emergency_contact", true);
  if (tie.next_of_kin) payload.Set("next_of_kin", true);
  if (tie.authority_seen) payload.Set("authority_seen", true);
  if (!tie.safe_contact.empty()) payload.Set("safe_contact", tie.safe_contact);
  return Keep(record, deed, person->id, events::kRelated, std::move(payload));
}

Result<Document> EndRelationship(WritableRecord& record, PersonId id, PersonId other, const std::string& kind, Date on,
                                 const Deed& deed) {
  const auto person = PersonToChange(record, id, deed);
  if (!person) return person.error();
  const auto known = LoadPerson(record, other, Permission::kSeePerson, deed);
  if (!known) return known.error();
  if (!IsTied(record, person->id, known->id, kind)) return NotFound("There is no such tie between these two.");
  return Keep(record, deed, person->id, events::kUnrelated,
              Document().Set("other", known->id.value).Set("kind", kind).Set("on", FormatIso(on)));
}

Result<Document> RecordDeath(WritableRecord& record, PersonId id, Date on, const std::string& told_by,
                             const Deed& deed) {
  const auto person = PersonToChange(record, id, deed);
  if (!person) return person.error();
  if (on > LondonDate(deed.now)) return InvalidField("on", "The date of death must not be in the future.");
  if (person->born.precision != DatePrecision::kUnknown && on < person->born.first)
    return InvalidField("on", "The date of death is before the date of birth.");
  if (person->died) return InvalidField("on", "A death is recorded already. Correct its date instead.");
  return Keep(record, deed, person->id, events::kDied,
              Document().Set("on", FormatIso(on)).Set("told_by", Trimmed(told_by)));
}

Result<Document> CorrectDeath(WritableRecord& record, PersonId id, std::optional<Date> on, const std::string& reason,
                              const Deed& deed) {
  const auto person = PersonToChange(record, id, deed);
  if (!person) return person.error();
  const auto why = Needed("reason", reason, "Say why the date is corrected.");
  if (!why) return why.error();
  if (!person->died) return InvalidField("on", "No death is recorded for this person.");
  if (on && *on > LondonDate(deed.now)) return InvalidField("on", "The date of death must not be in the future.");
  if (on && person->born.precision != DatePrecision::kUnknown && *on < person->born.first)
    return InvalidField("on", "The date of death is before the date of birth.");
  Document payload;
  payload.Set("on", on ? Document(FormatIso(*on)) : Document()).Set("reason", *why);
  return Keep(record, deed, person->id, events::kDeathCorrected, std::move(payload));
}

Result<Document> RecordMove(WritableRecord& record, const RecordMoveCommand& command, const Deed& deed) {
  const auto person = PersonToChange(record, command.person, deed);
  if (!person) return person.error();
  const auto fits = CheckMove(command, LondonDate(deed.now));
  if (!fits) return fits.error();
  auto payload = MovePayload(*person, command, deed.now);
  if (!payload) return payload.error();
  const bool ahead = command.from > LondonDate(deed.now);
  return Keep(record, deed, person->id, ahead ? events::kMovePlanned : events::kMoved, *std::move(payload));
}

Result<Document> RecordMoveOfToday(WritableRecord& record, PersonId id, const Deed& deed) {
  const auto move = record.people().MoveToCome(id);
  if (!move || move->from > LondonDate(deed.now)) return Document();
  const auto person = PersonToChange(record, id, deed);
  if (!person) return person.error();
  if (person->died)
    return Keep(record, deed, person->id, events::kMovePlanDropped, Document().Set("reason", "The person has died"));
  auto payload = MovePayload(
      *person, {person->id, move->from, move->address, move->postcode, move->residence, move->kind}, deed.now);
  if (!payload) return payload.error();
  payload->Set("planned", true);
  return Keep(record, deed, person->id, events::kMoved, *std::move(payload));
}

Result<Document> DropMoveToCome(WritableRecord& record, PersonId id, const std::string& reason, const Deed& deed) {
  const auto person = PersonToChange(record, id, deed);
  if (!person) return person.error();
  if (!record.people().MoveToCome(person->id)) return Conflict("No change of address is recorded ahead any more.");
  const auto why = Needed("reason", reason, "Say why it will not happen.");
  if (!why) return why.error();
  return Keep(record, deed, person->id, events::kMovePlanDropped, Document().Set("reason", *why));
}

Result<Document> MergePeople(WritableRecord& record, PersonId id, PersonId into, const std::string& reason,
                             const Deed& deed) {
  const auto person = LoadPerson(record, id, Permission::kMergePeople, deed);
  if (!person) return person.error();
  const auto survivor = LoadPerson(record, into, Permission::kMergePeople, deed);
  if (!survivor) return survivor.error();
  if (person->id == survivor->id) return InvalidField("into", "These are one record already.");
  const auto why = Needed("reason", reason, "Say how you know that they are one person.");
  if (!why) return why.error();
  if (const auto close = DeclareJoined(record, person->id, survivor->id, deed); !close) return close.error();
  return Keep(
      record, deed, person->id, events::kPersonMerged,
      Document().Set("into", survivor->id.value).Set("reason", *why).Set("carried", LackedBy(*survivor, *person)));
}

Result<Document> UnmergePeople(WritableRecord& record, PersonId id, PersonId into, const std::string& reason,
                               const Deed& deed) {
  const auto survivor = LoadPerson(record, id, Permission::kMergePeople, deed);
  if (!survivor) return survivor.error();
  if (survivor->id == id) return InvalidField("person", "This record was not merged into another.");
  if (survivor->id != into) return InvalidInput("That record was not joined to this one.");
  const auto why = Needed("reason", reason, "Say why they are two people after all.");
  if (!why) return why.error();
  return Keep(record, deed, id, events::kPersonUnmerged,
              Document().Set("from", survivor->id.value).Set("reason", *why));
}

Result<Document> AnswerDuplicate(WritableRecord& record, PersonId id, PersonId other, const std::string& answer,
                                 const std::string& reason, const Deed& deed) {
  const auto person = LoadPerson(record, id, Permission::kMergePeople, deed);
  if (!person) return person.error();
  const auto pair = LoadPerson(record, other, Permission::kMergePeople, deed);
  if (!pair) return pair.error();
  if (answer != "same" && answer != "not" && answer != "unsure")
    return InvalidField("answer", "Choose whether they are the same person.");
  if (answer != "unsure" && Trimmed(reason).empty()) return InvalidField("reason", "Say how you know.");
  Document payload;
  payload.Set("other", other.value).Set("answer", answer).Set("reason", Trimmed(reason));
  auto kept = Keep(record, deed, person->id, events::kDuplicateAnswered, std::move(payload));
  if (!kept || answer != "same") return kept;
  return MergePeople(record, other, person->id, reason, deed);
}

}  // namespace caseway::casework
