#include "core/casework/allocate.h"

#include <catch2/catch.hpp>

#include "core/casework/advance_case.h"
#include "core/casework/council.h"
#include "core/casework/people.h"
#include "tests/core/casework/queue.h"
#include "tests/support/case_story.h"

namespace caseway::casework {
namespace {

using tests::APerson;
using tests::CaseStory;
using tests::Council;
using tests::InFull;

TEST_CASE("a manager gives a case to a worker, who then holds it in their team") {
  Queue queue;
  REQUIRE(queue.Give(queue.manager, {.worker = queue.worker.user}));
  const CaseRow row = queue.council.Case(queue.id);
  CHECK(row.owner_user == queue.worker.user);
  CHECK(row.owner_name == queue.worker.name);
  CHECK(row.owner_team == queue.council.Team("locality-north"));
}

TEST_CASE("a social worker may not allocate") {
  Queue queue;
  const auto refused = queue.Give(queue.worker, {.worker = queue.colleague.user});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kForbidden);
  CHECK_FALSE(queue.council.Case(queue.id).owner_user);
}

TEST_CASE("work is not given to someone close to the person, or to nobody who works here") {
  Queue queue;
  queue.council.Must(queue.colleague, [&](WritableRecord& record, const Deed& deed) {
    return DeclareRelative(record, queue.amina, deed);
  });
  const auto close = queue.Give(queue.manager, {.worker = queue.colleague.user});
  REQUIRE_FALSE(close);
  CHECK(close.error().say == "This person is close to Social worker 2. Choose somebody else.");
  const auto nobody = queue.Give(queue.manager, {.worker = UserId{987654}});
  REQUIRE_FALSE(nobody);
  CHECK(nobody.error().say == "Choose somebody who works here now.");
}

TEST_CASE("an enquiry goes only to someone who holds the competence for it (F26)") {
  Council council;
  const CaseId concern = council.RaiseConcern(council.AddPerson(APerson("Amina", "Bront\u00eb")),
                                              Document().Set("safe_now", "yes"), "adviser");
  const auto give = [&](UserId worker) {
    return council.Do(council.As("safeguarding-manager"), [&](WritableRecord& record, const Deed& deed) {
      return Allocate(record, {.case_id = concern, .worker = worker}, deed);
    });
  };
  const auto refused = give(council.As("newly-qualified").user);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().say ==
        "Newly qualified social worker 1 does not hold the competence this work needs: Safeguarding enquiries (F26). "
        "Choose somebody who does.");
  CHECK(give(council.As("safeguarding-worker").user));
}

TEST_CASE(
    "no way round: who lacks the competence neither gathers, nor is given what is gathered, nor keeps an enquiry") {
  Council council;
  const Actor manager = council.As("safeguarding-manager"), worker = council.As("safeguarding-worker");
  const std::string lacks =
      "Safeguarding worker 1 does not hold the competence this work needs: Safeguarding enquiries (F26). Choose "
      "somebody who does.";
  const auto hold = [&](std::vector<std::string> competences) {
    council.Must(council.As("administrator"), [&](WritableRecord& record, const Deed& deed) {
      const auto row = record.council().User(worker.user);
      AccountCommand account{row->id, row->user_name, row->name, row->email, row->roles, row->teams};
      account.competences = std::move(competences);
      return ChangeAccount(record, account, deed);
    });
  };
  const CaseId concern = council.RaiseConcern(council.AddPerson(APerson("Amina", "Bront\u00eb")),
                                              Document().Set("safe_now", "yes"), "adviser");
  const auto give = [&] {
    return council.Do(manager, [&](WritableRecord& record, const Deed& deed) {
      return Allocate(record, {.case_id = concern, .worker = worker.user}, deed);
    });
  };
  const auto act = [&](const Actor& actor, const char* action) {
    return council.Do(actor, [&](WritableRecord& record, const Deed& deed) {
      return AdvanceCase(record, {.case_id = concern, .action = action}, deed);
    });
  };
  hold({});
  CHECK(act(council.As("safeguarding-worker"), "gather").error().say == lacks);
  REQUIRE(act(manager, "gather"));
  CHECK(give().error().say == lacks);
  hold({"safeguarding-enquiry"});
  REQUIRE(give());
  hold({});  // no longer live when the enquiry is to start
  CHECK(act(manager, "start_enquiry").error().say == lacks);
  CHECK(council.Case(concern).state == "information_gathering");
}

TEST_CASE("a case is not given to somebody whose roles could do nothing with it there") {
  Queue queue;
  const auto refused = queue.Give(queue.manager, {.worker = queue.council.As("business-support").user});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fields[0].field == "worker");
  const CaseId concern = queue.council.RaiseConcern(queue.amina, Document().Set("safe_now", "yes"), "adviser");
  const auto looking =
      queue.council.Do(queue.council.As("safeguarding-manager"), [&](WritableRecord& record, const Deed& deed) {
        return Allocate(record, {.case_id = concern, .worker = queue.council.As("occupational-therapist").user}, deed);
      });
  REQUIRE_FALSE(looking);
  CHECK_FALSE(queue.council.Case(concern).owner_user);
}

TEST_CASE("a worker takes a case from their own team's queue, once") {
  Queue queue;
  REQUIRE(queue.Take(queue.worker));
  CHECK(queue.council.Case(queue.id).owner_user == queue.worker.user);
  const auto again = queue.Take(queue.colleague);
  REQUIRE_FALSE(again);
  CHECK(again.error().code == ErrorCode::kConflict);
  CHECK(again.error().say == "Social worker 1 holds this case already.");
}

TEST_CASE("a case in another team's queue is not taken") {
  Queue queue;
  const auto refused = queue.Take(queue.council.As("occupational-therapist"));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().say == "This case waits in another team's queue. Ask for it to be handed over.");
}

TEST_CASE("a case keeps its owner until the other side accepts the hand-over (F27, B10)") {
  Queue queue;
  REQUIRE(queue.Take(queue.worker));
  const auto silent = queue.Offer(queue.worker, {}, queue.colleague.user, " ");
  REQUIRE_FALSE(silent);
  CHECK(silent.error().say == "Say where things stand: what is done, what is open, what to watch for.");
  REQUIRE(queue.Offer(queue.worker, {}, queue.colleague.user, "First visit done; the daughter rings on Friday."));
  CaseRow row = queue.council.Case(queue.id);
  CHECK(row.owner_user == queue.worker.user);
  CHECK(row.offered_user == queue.colleague.user);
  const auto twice = queue.Offer(queue.worker, {}, queue.manager.user, "Or you?");
  REQUIRE_FALSE(twice);
  CHECK(twice.error().say == "A hand-over of this case is offered already and waits for an answer.");
  const auto stranger = queue.Accept(queue.manager);
  REQUIRE_FALSE(stranger);
  CHECK(stranger.error().say == "This hand-over was offered to somebody else.");
  REQUIRE(queue.Accept(queue.colleague));
  row = queue.council.Case(queue.id);
  CHECK(row.owner_user == queue.colleague.user);
  CHECK_FALSE(row.offered_user);
  CHECK_FALSE(row.offered_team);
}

TEST_CASE("a bounced hand-over leaves the owner as they were, with the reason (B10)") {
  Queue queue;
  REQUIRE(queue.Take(queue.worker));
  const Actor therapist = queue.council.As("occupational-therapist");
  REQUIRE(queue.Offer(queue.worker, queue.council.Team("occupational-therapy"), {}, "Mostly about the bathroom."));
  const auto unsaid = queue.Bounce(therapist, "");
  REQUIRE_FALSE(unsaid);
  CHECK(unsaid.error().say == "Say why you cannot take it: it goes back with your reason.");
  REQUIRE(queue.Bounce(therapist, "Needs a full assessment first."));
  const CaseRow row = queue.council.Case(queue.id);
  CHECK(row.owner_user == queue.worker.user);
  CHECK_FALSE(row.offered_team);
  const auto late = queue.Accept(therapist);
  REQUIRE_FALSE(late);
  CHECK(late.error().say == "No hand-over of this case waits for an answer.");
}

TEST_CASE("a hand-over to a team puts the case into its queue once somebody there accepts") {
  Queue queue;
  REQUIRE(queue.Take(queue.worker));
  REQUIRE(queue.Offer(queue.worker, queue.council.Team("occupational-therapy"), {}, "Mostly about the bathroom."));
  REQUIRE(queue.Accept(queue.council.As("occupational-therapist")));
  const CaseRow row = queue.council.Case(queue.id);
  CHECK(row.owner_team == queue.council.Team("occupational-therapy"));
  CHECK_FALSE(row.owner_user);
}

TEST_CASE("disabling somebody returns their cases to the queue, sealed ones too (DESIGN 5)") {
  Queue queue;
  REQUIRE(queue.Take(queue.worker));
  const CaseId trust = queue.council.OpenCase("position_of_trust", queue.amina);
  queue.council.Must(Council::System(), [&](WritableRecord& record, const Deed& deed) {
    return Allocate(record, {.case_id = trust, .worker = queue.council.As("safeguarding-manager").user}, deed);
  });
  for (const UserId leaver : {queue.worker.user, queue.council.As("safeguarding-manager").user}) {
    queue.council.Must(queue.council.As("administrator"), [&](WritableRecord& record, const Deed& deed) {
      return DisableAccount(record, leaver, "Left", deed);
    });
  }
  const CaseRow row = queue.council.Case(queue.id);
  CHECK_FALSE(row.owner_user);
  CHECK(row.owner_team == queue.council.Team("locality-north"));
  CHECK(row.open);
  CHECK_FALSE(queue.council.Case(trust).owner_user);
}

TEST_CASE("disabling somebody a hand-over was offered to leaves no offer that nobody can answer") {
  Queue queue;
  REQUIRE(queue.Take(queue.worker));
  REQUIRE(queue.Offer(queue.worker, {}, queue.colleague.user, "First visit done."));
  queue.council.Must(queue.council.As("administrator"), [&](WritableRecord& record, const Deed& deed) {
    return DisableAccount(record, queue.colleague.user, "Left", deed);
  });
  const CaseRow row = queue.council.Case(queue.id);
  CHECK(row.owner_user == queue.worker.user);
  CHECK_FALSE(row.offered_user);
  CHECK_FALSE(row.offered_team);
}

TEST_CASE("all the work of one person goes to another, with a reason") {
  Queue queue;
  REQUIRE(queue.Take(queue.worker));
  const auto move = [&](const std::string& reason) {
    return queue.council.Do(queue.manager, [&](WritableRecord& record, const Deed& deed) {
      return ReassignAll(record, queue.worker.user, queue.colleague.user, reason, deed);
    });
  };
  const auto unsaid = move("");
  REQUIRE_FALSE(unsaid);
  CHECK(unsaid.error().say == "Say why the work is reassigned.");
  const auto moved = move("Long-term absence");
  REQUIRE(moved);
  CHECK((*moved)["moved"].Number() == 1);
  CHECK(queue.council.Case(queue.id).owner_user == queue.colleague.user);
}

TEST_CASE("work goes to roles that work on cases") {
  Queue queue;
  for (const char* role : {"administrator", "practice-auditor"}) {
    const auto refused = queue.Give(queue.manager, {.worker = queue.council.As(role).user});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().say ==
          queue.council.As(role).name + " has no role that works on cases. Choose somebody else.");
  }
}

TEST_CASE("an ended case is neither allocated nor handed over") {
  Queue queue;
  CaseStory(queue.council, queue.id).Take(queue.council.As("senior"), "cancel");
  const auto refused = queue.Give(queue.manager, {.worker = queue.worker.user});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kNotAllowedInState);
  CHECK(refused.error().say == "This case has ended.");
}

}  // namespace
}  // namespace caseway::casework
