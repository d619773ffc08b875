// RecountDates: a date counted without bank holidays that were not known yet, counted again once they are.
//
//   RecountDates(record, id, deed)     // by the system -> {"case": id, "recounted": true}
//
// The state's date and the running clocks are counted anew from where they began; an event is kept only where one of
// them was provisional and is no longer (DESIGN section 7). A date moved by hand is never provisional and stays.
// Errors: kForbidden for anybody but the system, kNotFound. Threads: on the writer.
#pragma once

#include "core/casework/deed.h"

namespace caseway::casework {

Result<Document> RecountDates(WritableRecord& record, CaseId case_id, const Deed& deed);

}  // namespace caseway::casework
