// A row of a referral file whose referral is there already (P34, P40): it is never opened again, and nothing it says is
// lost.
//
//   if (const auto known = ContactThere(record, "CC-1")) AsksForConcern(record, *known, "yes", deed);
//
// CorrectImportException (import_referral.h) of such a row raises a concern with the row's words where it asks for one:
// {"outcome": "concern", "concern": id, "case": id}; else it answers kConflict and the row stays. Threads: on the
// writer; the questions within one snapshot.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/casework/import_referral.h"

namespace caseway::casework {

// The referral that came with this reference before; none where it is new or "".
std::optional<ContactRow> ContactThere(Record& record, const std::string& external_ref);
// Whether a row that comes again with this answer ("yes", "no", "unknown") tells of a risk that no open concern of the
// contact stands for.
bool AsksForConcern(Record& record, const ContactRow& contact, std::string_view safeguarding, const Deed& deed);
// Puts the words of the row on the case that is there, as a note, and on its open concern where they tell of a risk:
// {"outcome": "noted", "case": id}. A row that asks for a concern raises it, as above. Errors: kInvalidInput on
// "external_ref" where no referral came with it.
Result<Document> NoteImportException(WritableRecord& record, ImportExceptionId id, const ReferralRow& row,
                                     const Deed& deed);

}  // namespace caseway::casework
