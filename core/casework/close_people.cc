#include "core/casework/close_people.h"

#include <algorithm>

#include "core/casework/allocate.h"
#include "core/casework/events.h"
#include "core/casework/look_again_date.h"

namespace caseway::casework {
namespace {

// Whether the case is about somebody the account has declared, or names them as a source of risk.
bool IsAboutDeclared(WritableRecord& record, const CaseRow& row, const std::vector<PersonId>& declared) {
  const auto is_declared = [&](PersonId id) {
    return std::find(declared.begin(), declared.end(), id) != declared.end();
  };
  if (is_declared(row.subject)) return true;
  const auto parties = record.cases().Parties(row.id);
  return std::any_of(parties.begin(), parties.end(),
                     [&](const PartyRow& party) { return party.role == kSourceOfRisk && is_declared(party.person); });
}

// Whether one of the declared records is held by this one.
bool HasDeclared(WritableRecord& record, const UserRow& account, PersonId holder) {
  return std::any_of(account.declared.begin(), account.declared.end(), [&](PersonId id) {
    const auto person = record.people().Find(id);
    return person && person->id == holder;
  });
}

Document IdList(const std::vector<PersonId>& people) {
  Document list{Document::List{}};
  for (const PersonId id : people) list.Add(id.value);
  return list;
}

}  // namespace

Result<void> ReleaseDeclared(WritableRecord& record, const UserRow& account, const Deed& deed) {
  Actor system = deed.actor;
  system.is_system = true;
  const Deed releasing{system, deed.now, deed.library, deed.roles};
  const std::string why = "Its holder may not work on it: someone close to them.";
  const Date tomorrow{Days{LondonDate(deed.now)} + std::chrono::days{1}};
  for (const CaseId id : record.work().OpenCasesOf(account.id)) {
    const auto row = record.cases().Find(id);
    if (!row || !IsAboutDeclared(record, *row, account.declared)) continue;
    const auto returned = Allocate(record, {.case_id = id, .reason = why}, releasing);
    if (!returned) return returned.error();
    const auto now = LookAgainOf(*row);
    if (!now || now->at <= EndOfLondonDay(tomorrow)) continue;
    const auto sooner = LookAgain(record, id, tomorrow, why, releasing);
    if (!sooner) return sooner.error();
  }
  return {};
}

Result<void> DeclareJoined(WritableRecord& record, PersonId person, PersonId into, const Deed& deed) {
  for (auto& account : record.council().Users()) {
    const bool has_person = HasDeclared(record, account, person), has_into = HasDeclared(record, account, into);
    if (has_person == has_into) continue;
    account.declared.push_back(has_person ? into : person);
    const auto released = ReleaseDeclared(record, account, deed);
    if (!released) return released.error();
    const auto kept =
        record.Append(EventOf(deed, {"account", account.id.value}, events::kAccountChanged,
                              Document().Set("changes", Document().Set("declared", IdList(account.declared)))));
    if (!kept) return kept.error();
  }
  return {};
}

}  // namespace caseway::casework
