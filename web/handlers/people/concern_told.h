// What a contact tells of a risk: what the pathway that receives concerns asks first, for the concern that the contact
// opens (P33, F75). Its questions of yes, no or not known are asked here; the words are the contact's own.
//
//   AskSafety(w, visit, error);                        // under the answer "Yes" to "is someone at risk"
//   AddUnanswered(visit, faults);                      // "Say whether the adult is safe now; not known is an answer."
//   ConcernTold(visit, "Bruises")                      // {"safe_now": "no", "what_happened": "Bruises"}
//
// Null where the council's workflows ask nothing first. Threads: called by any thread that serves; it keeps nothing.
#pragma once

#include <string>
#include <vector>

#include "web/html/html.h"
#include "web/visit.h"

namespace caseway::web {

void AskSafety(html::Writer& w, const Visit& visit, const Error* error);
void AddUnanswered(const Visit& visit, std::vector<FieldError>& faults);
Document ConcernTold(const Visit& visit, const std::string& words);

}  // namespace caseway::web
