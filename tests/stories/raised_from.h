// RaisedFrom: a concern of a case's own, raised from its page as the sign seen in it asks (P34).
//
//   RaisedFrom(council, story);
//
// Threads: the test's own.
#pragma once

#include "tests/support/case_story.h"

namespace caseway::tests {

inline void RaisedFrom(Council& council, const CaseStory& story) {
  council.Must(council.As("adviser"), [&](WritableRecord& record, const casework::Deed& deed) {
    casework::RaiseConcernCommand concern;
    concern.subject = story.row().subject;
    concern.raised_from = story.id();
    concern.answers = Document().Set("safe_now", "yes");
    return casework::RaiseConcern(record, concern, deed);
  });
}

}  // namespace caseway::tests
