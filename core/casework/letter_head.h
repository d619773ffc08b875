// The head and foot that every letter of a pathway has: whom it goes to, from whom, and how to answer and to complain
// (P53).
//
//   payload.Set("html", LetterHead(record, row, subject, letter.to, deed) + body + LetterFoot(deed));
//   page.html = WithoutAddress(letter.html);   // where the address has become secret since it was written
//
// The person has their name and present address, or "By hand" where that is secret or not known; a referrer the name
// and organisation they gave; whoever raised a concern neither, and nothing of the person. Council, team, postal
// address, telephone, e-mail and hours come from the dated settings letters.*, each left out while it is not set. HTML,
// escaped. Threads: as the record.
#pragma once

#include <string>

#include "core/casework/deed.h"

namespace caseway::casework {

std::string LetterHead(Record& record, const CaseRow& row, const Person& subject, const std::string& to,
                       const Deed& deed);
std::string LetterFoot(const Deed& deed);

// Why a letter to this person is not posted, in words; "" where it can be. An "address-secret" alert, or no address.
std::string WhyByHand(Record& record, const Person& person, Date today);

// The letter with what stands below the name in its address block replaced by "By hand"; one without a block as it is.
std::string WithoutAddress(std::string letter);

}  // namespace caseway::casework
