#include "core/casework/reported_person.h"

#include "core/casework/people.h"
#include "core/people/matching.h"

namespace caseway::casework {
namespace {

// Whoever has this NHS number, the birth date and the surname is the one meant; where those differ the number may be
// somebody else's, and whoever it is stays provisional until that is put right (P39).
PersonId KnownOrToConfirm(WritableRecord& record, Person& person) {
  if (person.nhs_number.empty()) return {};
  std::vector<Person> holders;
  for (const PersonId id : record.people().ByNhsNumber(person.nhs_number)) {
    if (auto known = record.people().Find(id)) holders.push_back(*std::move(known));
  }
  const AttachDecision decision = DecideAttach(person, holders);
  if (decision.kind == Attach::kKnown) return decision.person;
  if (decision.kind == Attach::kIdentityToConfirm) person.identity_to_confirm = person.provisional = true;
  return {};
}

}  // namespace

Result<Reported> ReportedPerson(WritableRecord& record, PersonId named, Person person, const std::string& source,
                                const Deed& deed) {
  if (!named) named = KnownOrToConfirm(record, person);
  if (named) return Reported{named};
  Actor registrar = deed.actor;
  registrar.is_system = true;  // whoever may log a contact or raise a concern may name someone not yet known
  const Deed registering{registrar, deed.now, deed.library, deed.roles};
  const auto made = RegisterPerson(record, {.person = person, .knowingly = true, .source = source}, registering);
  if (!made) return made.error();
  return Reported{PersonId{(*made)["person"].Number()}, true};
}

}  // namespace caseway::casework
