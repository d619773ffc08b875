// What the use cases of contacts and concerns begin with: a contact by telephone, and who logs or raises it.
//
//   Council council;
//   Log(council, council.As("adviser"), AContact());
//
// Threads: the test's own.
#pragma once

#include "core/casework/open_case.h"
#include "tests/support/council.h"

namespace caseway::casework {

inline LogContactCommand AContact() {
  LogContactCommand contact;
  contact.person = tests::APerson("Amina", "Bront\u00eb");
  contact.channel = "phone";
  contact.reason = "Difficulty with personal care after a fall";
  contact.urgency = "soon";
  contact.consent = "yes";
  return contact;
}

inline Result<Document> Log(tests::Council& council, const Actor& actor, const LogContactCommand& contact) {
  return council.Do(actor, [&](WritableRecord& record, const Deed& deed) { return LogContact(record, contact, deed); });
}

inline Result<Document> Raise(tests::Council& council, const Actor& actor, const RaiseConcernCommand& concern) {
  return council.Do(actor,
                    [&](WritableRecord& record, const Deed& deed) { return RaiseConcern(record, concern, deed); });
}

inline CaseId CaseIn(const Document& answer, const char* name = "case") { return CaseId{answer[name].Number()}; }

}  // namespace caseway::casework
