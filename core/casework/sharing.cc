#include "core/casework/sharing.h"

#include <algorithm>

#include "core/casework/events.h"
#include "core/casework/known_code.h"

namespace caseway::casework {
namespace {

using access::Permission;

// Those of the person that hold, whoever they are about.
std::vector<SharingChoice> Holding(WritableRecord& record, PersonId person) {
  Viewer everything;
  everything.is_system = true;
  auto choices = record.people().Sharing(person, everything);
  choices.erase(std::remove_if(choices.begin(), choices.end(), [](const auto& one) { return !one.Holds(); }),
                choices.end());
  return choices;
}

Result<Date> DayOf(const char* field, const std::optional<Date>& day, const Deed& deed) {
  const Date today = LondonDate(deed.now);
  if (day && *day > today) return InvalidField(field, "The day must not be in the future.");
  return day.value_or(today);
}

Result<void> Chosen(const char* field, const std::string& code, const char* list, const char* say, const Deed& deed) {
  if (code.empty()) return InvalidField(field, say);
  return KnownCode(field, code, list, deed);
}

bool MustBeNamed(const std::string& with, const Deed& deed) {
  const auto list = deed.library.codes.find("sharing-with");
  const auto* code = list == deed.library.codes.end() ? nullptr : list->second.Find(with);
  const auto group = code == nullptr ? std::map<std::string, std::string>::const_iterator() : code->more.find("group");
  return code != nullptr && group != code->more.end() && group->second == "named";
}

// Whom it is about: someone in the records, or a name; of a practice neither needs to be said.
Result<PersonId> Whom(WritableRecord& record, const ChooseSharingCommand& command, PersonId person, const Deed& deed) {
  if (!command.other) {
    if (Trimmed(command.name).empty() && MustBeNamed(command.with, deed))
      return InvalidField("name", "Say who, or choose them from the people around.");
    return PersonId{};
  }
  const auto other = LoadPerson(record, command.other, Permission::kSeePerson, deed);
  if (!other) return other.error();
  if (other->id == person) return InvalidField("other", "Choose someone else: this is the same person.");
  return other->id;
}

// What they chose before about the same people gives way to what they choose now.
Result<void> EndEarlier(WritableRecord& record, PersonId person, const SharingChoice& now, const Deed& deed) {
  for (const auto& earlier : Holding(record, person)) {
    const bool same = earlier.with == now.with && earlier.other == now.other && (now.other || earlier.name == now.name);
    if (!same || earlier.key == now.key) continue;
    if (now.since < earlier.since)
      return InvalidField("since",
                          "They chose otherwise on " + FormatLong(earlier.since) + ": give that day or a later one.");
    Document payload;
    payload.Set("key", earlier.key).Set("on", FormatIso(now.since)).Set("replaced_by", now.key);
    if (earlier.other) payload.Set("other", earlier.other.value);
    const auto kept = record.Append(EventOf(deed, PersonStream(person), events::kSharingWithdrawn, std::move(payload)));
    if (!kept) return kept.error();
  }
  return {};
}

Document PayloadOf(const SharingChoice& choice) {
  Document payload;
  payload.Set("key", choice.key).Set("with", choice.with);
  if (choice.other) payload.Set("other", choice.other.value);
  if (!choice.name.empty()) payload.Set("name", choice.name);
  payload.Set("what", choice.what);
  if (!choice.detail.empty()) payload.Set("detail", choice.detail);
  return payload.Set("since", FormatIso(choice.since));
}

}  // namespace

Result<Document> ChooseSharing(WritableRecord& record, const ChooseSharingCommand& command, const Deed& deed) {
  const auto person = LoadPerson(record, command.person, Permission::kChangePerson, deed);
  if (!person) return person.error();
  const auto with = Chosen("with", command.with, "sharing-with", "Choose with whom.", deed);
  if (!with) return with.error();
  const auto other = Whom(record, command, person->id, deed);
  if (!other) return other.error();
  const auto what = Chosen("what", command.what, "sharing", "Choose what may be shared.", deed);
  if (!what) return what.error();
  const auto name = Optional("name", *other ? "" : command.name);
  if (!name) return name.error();
  const auto detail = Optional("detail", command.detail);
  if (!detail) return detail.error();
  const auto since = DayOf("since", command.since, deed);
  if (!since) return since.error();
  SharingChoice choice{.with = command.with, .other = *other, .name = *name, .what = command.what, .detail = *detail};
  choice.key = record.NextId();
  choice.since = *since;
  const auto ended = EndEarlier(record, person->id, choice, deed);
  if (!ended) return ended.error();
  const auto kept = record.Append(EventOf(deed, PersonStream(person->id), events::kSharingChosen, PayloadOf(choice)));
  if (!kept) return kept.error();
  return Document().Set("person", person->id.value).Set("choice", choice.key);
}

Result<Document> WithdrawSharing(WritableRecord& record, const WithdrawSharingCommand& command, const Deed& deed) {
  const auto person = LoadPerson(record, command.person, Permission::kChangePerson, deed);
  if (!person) return person.error();
  const auto holding = Holding(record, person->id);
  const auto choice =
      std::find_if(holding.begin(), holding.end(), [&](const auto& one) { return one.key == command.key; });
  if (choice == holding.end()) return NotFound("There is no such choice on this record, or it was withdrawn already.");
  const auto on = DayOf("on", command.on, deed);
  if (!on) return on.error();
  if (*on < choice->since)
    return InvalidField("on", "They chose this on " + FormatLong(choice->since) + ": give that day or a later one.");
  const auto reason = Optional("reason", command.reason);
  if (!reason) return reason.error();
  Document payload;
  payload.Set("key", choice->key).Set("on", FormatIso(*on));
  if (!reason->empty()) payload.Set("reason", *reason);
  if (choice->other) payload.Set("other", choice->other.value);  // so that an erasure of theirs finds it
  const auto kept =
      record.Append(EventOf(deed, PersonStream(person->id), events::kSharingWithdrawn, std::move(payload)));
  if (!kept) return kept.error();
  return Document().Set("person", person->id.value);
}

}  // namespace caseway::casework
