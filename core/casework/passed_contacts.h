// Passed contacts: what was passed on to the worker of an open case, while that worker is away (P17).
//
//   HandOnPassed(record, user, deed);      // after their account said until when they are away
//
// What nobody has seen yet goes to the managers of the team that holds it, at once, as what is passed on while somebody
// is away does from the start (`owner = "linked"` of an action); the worker's other cases stay theirs until they are
// moved. The system does it, since sealed cases must not be left behind. Threads: on the writer. Errors: kInternal.
#pragma once

#include "core/casework/deed.h"

namespace caseway::casework {

// Nothing for somebody who is here.
Result<void> HandOnPassed(WritableRecord& record, UserId user, const Deed& deed);

// Whether they are away on this day: until a day that has not passed.
bool IsAway(const UserRow& user, Date today);

}  // namespace caseway::casework
