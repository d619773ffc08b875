#include "core/casework/deed.h"

namespace caseway::casework {

NewEvent EventOf(const Deed& deed, Stream stream, const char* type, Document payload) {
  NewEvent event;
  event.stream = std::move(stream);
  event.type = type;
  event.actor = deed.actor.user;
  event.happened = {ToLondon(deed.now), HappenedPrecision::kMinute};
  event.payload = std::move(payload);
  return event;
}

access::Relation RelationTo(const Actor& actor, const CaseRow& row, bool named, const std::vector<PartyRow>& parties) {
  access::Relation relation;
  relation.declared = access::IsDeclared(actor, row.subject);
  for (const auto& party : parties) {
    if (party.role == kSourceOfRisk && access::IsDeclared(actor, party.person)) relation.declared = true;
  }
  relation.restriction = row.restriction;
  relation.named = named || (row.open && row.offered_user && row.offered_user == actor.user);
  relation.owner = row.owner_user && row.owner_user == actor.user;
  relation.own_team = actor.In(row.owner_team);
  return relation;
}

Stream PersonStream(PersonId id) { return {"person", id.value}; }
Stream CaseStream(CaseId id) { return {"case", id.value}; }

Result<Person> LoadPerson(WritableRecord& record, PersonId id, access::Permission permission, const Deed& deed) {
  auto person = record.people().Find(id);
  if (!person) return NotFound("There is no such person.");
  const auto allowed = access::May(deed.roles, deed.actor, permission, access::RelationTo(deed.actor, person->id));
  if (!allowed) return allowed.error();
  return *std::move(person);
}

Result<CaseRow> LoadCase(WritableRecord& record, CaseId id, access::Permission permission, const Deed& deed) {
  auto row = record.cases().Find(id);
  if (!row) return NotFound("There is no such case.");
  const bool named = record.cases().HasAccess(id, deed.actor.user, deed.now);
  const auto relation = RelationTo(deed.actor, *row, named, record.cases().Parties(id));
  const auto allowed = access::May(deed.roles, deed.actor, permission, relation);
  if (!allowed) return allowed.error();
  return *std::move(row);
}

Instant NextOpeningAfter(const Deed& deed, std::string_view team, Instant at) {
  const auto* calendar = deed.library.council.CalendarOf(team);
  return calendar == nullptr ? at : NextOpening(*calendar, at);
}

std::string Trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Result<std::string> Needed(const std::string& field, const std::string& text, const char* say, std::size_t most) {
  auto given = Optional(field, text, most);
  if (given && given->empty()) return InvalidField(field, say);
  return given;
}

Result<std::string> Optional(const std::string& field, const std::string& text, std::size_t most) {
  std::string trimmed = Trimmed(text);
  if (trimmed.size() > most)
    return InvalidField(field, "This is too long: use at most " + std::to_string(most) + " characters.");
  return trimmed;
}

}  // namespace caseway::casework
