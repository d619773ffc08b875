// Resume: what somebody had typed when their session ended is carried through signing in, so that nothing is lost and
// nothing is sent unseen (P56; DESIGN section 13).
//
//   if (is_deed && !visit.signed_in()) return SignInToGoOn(visit);   // 401: the sign-in page with what was typed in it
//   if (HasKept(visit)) return OfferToSend(visit, token);            // after it: everything typed, and one button
//
// The kept fields travel in the page itself, never in the address, a cookie or the record. The command id travels too,
// so that a post that did arrive before is not done twice. Threads: a page a call.
#pragma once

#include <string>

#include "web/answer.h"
#include "web/html/html.h"
#include "web/visit.h"

namespace caseway::web {

// For a post without a session.
Answer SignInToGoOn(Visit& visit);
// For a post without a session whose body was too large to read: nothing of it can be kept. Signing in leads to the
// page above the address it was sent to, where files are chosen.
http::Response SignInToChooseAgain(Visit& visit);
// The hidden fields of a sign-in page that came from such a post; nothing otherwise.
void KeptFields(html::Writer& w, const Visit& visit);
bool HasKept(const Visit& visit);
// For whoever just signed in: what was typed, and a button that sends it where it was meant to go.
http::Response OfferToSend(Visit& visit, const std::string& csrf);

}  // namespace caseway::web
