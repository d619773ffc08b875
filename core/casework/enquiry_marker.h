// EnquiryMarker: that a safeguarding enquiry about a person is open and whom to ask, without what it is about (P9).
//
//   if (const auto marker = EnquiryMarkerFor(record, person.id, visit.deed())) ... "speak to " + marker->owner_name
//
// For those who work with the person now (they hold an open case of theirs, or one waits in a queue of their team), for
// everybody who sees markers while no team with opening hours is open, and for those who see such cases anyway. Nobody
// learns so of an enquiry in which they or a declared relative are a source of risk (P32). Threads: as the record.
#pragma once

#include <optional>

#include "core/casework/deed.h"

namespace caseway::casework {

std::optional<CasesReading::Marker> EnquiryMarkerFor(Record& record, PersonId person, const Deed& deed);

// Whether every team that shuts at times is shut now.
bool IsOutOfHours(const pathway::Library& library, Instant now);

}  // namespace caseway::casework
