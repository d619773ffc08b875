// What an action asks of the person who takes it, besides its own form: a reason, words, who holds the case next.
//
//   ReasonFields(w, visit, open, error);
//   OwnerFields(w, visit, record, seen, open, error);   // nothing unless the action asks for it
//
// Threads: a page a call.
#pragma once

#include "web/handlers/cases/open_action.h"

namespace caseway::web {

void ReasonFields(html::Writer& w, const Visit& visit, const OpenAction& open, const Error* error);
void OwnerFields(html::Writer& w, const Visit& visit, Record& record, const SeenCase& seen, const OpenAction& open,
                 const Error* error);
// What an error summary links to, in the names of these fields.
std::vector<html::ErrorLink> ActionErrorLinks(const Error& error);

}  // namespace caseway::web
