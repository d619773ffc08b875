// Who on duty is named on a sealed case: a concern about somebody who is not safe is never unknown to everybody who is
// at work tonight (P9, P47).
//
//   const auto on_duty = OnDutyFor(record, context, deed);
//   if (!on_duty.empty() && !IsAnyNamed(record, id, on_duty, deed.now)) ...name them all
//
// Of which team, and while what holds, is said by the pathway ([seals.on_duty] in pathway.toml). Threads: as the
// record.
#pragma once

#include <string>
#include <vector>

#include "core/casework/case_context.h"
#include "core/casework/deed.h"

namespace caseway::casework {

// Those of the team who may work on a case and are not alleged to be the risk; none while nobody has to be named.
std::vector<UserId> OnDutyFor(WritableRecord& record, const CaseContext& context, const Deed& deed);

// What is written about who is alleged to be a risk: the answers that `alleged` of the pathway names, one after
// another, submitted or typed.
std::string AllegedOf(const CaseContext& context);

bool IsAnyNamed(WritableRecord& record, CaseId id, const std::vector<UserId>& users, Instant now);

}  // namespace caseway::casework
