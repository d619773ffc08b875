// Overtaken: a letter that quotes a form which was changed after it had been signed off and the letter written (P53).
//
//   for (const Overtaken& one : OvertakenLetters(record, context, letters)) one.say
//       -> "Overtaken: “Adult eligibility” was changed on 3 March 2026, after it had been signed off. Give it anew."
//
// What was never signed may change from day to day: its letters stand. Threads: as the record.
#pragma once

#include <string>
#include <vector>

#include "core/casework/case_context.h"

namespace caseway::casework {

struct Overtaken {
  LetterId letter;
  std::string say;
};
// Of these letters of the case those that are overtaken, in their order.
std::vector<Overtaken> OvertakenLetters(Record& record, const CaseContext& context,
                                        const std::vector<LetterRow>& letters);
// What is said of this one; "" where it still stands.
std::string OvertakenWords(const std::vector<Overtaken>& overtaken, LetterId letter);

}  // namespace caseway::casework
