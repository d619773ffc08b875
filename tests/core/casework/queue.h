// Queue: what the use cases of allocation begin with: one assessment that nobody holds yet.
//
//   Queue queue;
//   queue.Give(queue.manager, {.worker = queue.worker.user});
//
// Threads: the test's own.
#pragma once

#include "core/casework/allocate.h"
#include "core/casework/hand_over.h"
#include "tests/support/council.h"

namespace caseway::casework {

// A council with one assessment in the queue of Adults north.
struct Queue {
  tests::Council council;
  PersonId amina = council.AddPerson(tests::APerson("Amina", "Bront\u00eb"));
  CaseId id = council.OpenCase("assessment", amina);
  Actor worker = council.As("social-worker");
  Actor colleague = council.As("social-worker", 2);
  Actor manager = council.As("team-manager");

  Result<Document> Give(const Actor& by, AllocateCommand command) {
    command.case_id = id;
    return council.Do(by, [&](WritableRecord& record, const Deed& deed) { return Allocate(record, command, deed); });
  }
  Result<Document> Take(const Actor& by) {
    return council.Do(by, [&](WritableRecord& record, const Deed& deed) { return TakeCase(record, id, deed); });
  }
  Result<Document> Offer(const Actor& by, TeamId team, UserId user, const std::string& note) {
    return council.Do(by, [&](WritableRecord& record, const Deed& deed) {
      return OfferHandover(record, id, team, user, note, deed);
    });
  }
  Result<Document> Accept(const Actor& by) {
    return council.Do(by,
                      [&](WritableRecord& record, const Deed& deed) { return AcceptHandover(record, id, "", deed); });
  }
  Result<Document> Bounce(const Actor& by, const std::string& reason) {
    return council.Do(
        by, [&](WritableRecord& record, const Deed& deed) { return BounceHandover(record, id, reason, deed); });
  }
};

}  // namespace caseway::casework
