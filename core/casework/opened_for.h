// OpenedFor: how somebody for whom another's case opened one belongs to that other: a carer's case names the adult they
// care for, and the adult's record its carer (P13).
//
//   open.parties = PartiesOpenedFor(adult, open, deed);       // {{adult, "", "cared-for"}}
//   TieOpenedFor(record, adult, open, deed);                  // the carer stands among the people around the adult
//
// Which words are used is in the council's codes: the party role and the relationship whose `opened_for` is the
// capacity the case is opened in. Nothing for a case about the same person, or where no code says so. Threads: on the
// writer.
#pragma once

#include <vector>

#include "core/casework/open_case.h"

namespace caseway::casework {

std::vector<PartyRow> PartiesOpenedFor(PersonId whose, const OpenCaseCommand& open, const Deed& deed);
// By rule: whoever acts need not be allowed to change the record. Once, however many cases are opened.
Result<void> TieOpenedFor(WritableRecord& record, PersonId whose, const OpenCaseCommand& open, const Deed& deed);

}  // namespace caseway::casework
