// ClosePeople: what follows for a worker from the people they have declared as close to them (P32).
//
//   account->declared.push_back(person);
//   const auto released = ReleaseDeclared(record, *account, deed);   // before the event that keeps the list
//
// Part of the use cases that declare and join; asks nothing of who acts. Threads: on the writer.
#pragma once

#include "core/casework/deed.h"

namespace caseway::casework {

// Cases that their holder may no longer open go to the team's queue, to be looked at tomorrow (DESIGN section 5).
Result<void> ReleaseDeclared(WritableRecord& record, const UserRow& account, const Deed& deed);

// Two records are about to be joined: whoever has declared one of them has declared the other from now on. It stays so
// when they are taken apart: an administrator takes the one that is nobody's relative off the account.
Result<void> DeclareJoined(WritableRecord& record, PersonId person, PersonId into, const Deed& deed);

}  // namespace caseway::casework
