// Who may offer and accept a case, and that a restricted one never ends where nobody may see it.
#include "core/casework/hand_over.h"

#include <catch2/catch.hpp>

#include "core/casework/allocate.h"
#include "core/casework/case_record.h"
#include "tests/support/council.h"

namespace caseway::casework {
namespace {

using tests::APerson;
using tests::Council;

// A council with one case: an assessment held by a social worker of Adults north, or a concern with the hub.
struct Held {
  Council council;
  PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  CaseId id;
  Actor worker = council.As("social-worker");
  Actor colleague = council.As("social-worker", 2);
  Actor adviser = council.As("adviser");

  explicit Held(bool concern = false) {
    id = concern ? council.RaiseConcern(amina) : council.OpenCase("assessment", amina);
    if (!concern)
      council.Must(worker, [&](WritableRecord& record, const Deed& deed) { return TakeCase(record, id, deed); });
  }
  Result<Document> Offer(const Actor& by, const std::string& team, UserId user) {
    const TeamId to = team.empty() ? TeamId{} : council.Team(team);
    return council.Do(by, [&](WritableRecord& record, const Deed& deed) {
      return OfferHandover(record, id, to, user, "First visit done.", deed);
    });
  }
  Result<Document> Accept(const Actor& by) {
    return council.Do(by,
                      [&](WritableRecord& record, const Deed& deed) { return AcceptHandover(record, id, "", deed); });
  }
  Result<Document> Bounce(const Actor& by) {
    return council.Do(by, [&](WritableRecord& record, const Deed& deed) {
      return BounceHandover(record, id, "No room this week", deed);
    });
  }
  Result<Document> Give(const Actor& by, AllocateCommand command) {
    command.case_id = id;
    return council.Do(by, [&](WritableRecord& record, const Deed& deed) { return Allocate(record, command, deed); });
  }
  void Seal(std::vector<UserId> named) {
    council.Must(council.As("safeguarding-manager"), [&](WritableRecord& record, const Deed& deed) {
      return Restrict(record, id, Restriction::kSealed, std::move(named), "Staff", deed);
    });
  }
  bool Sees(const Actor& actor) {
    bool sees = false;
    council.Read([&](Record& record) {
      const auto row = record.cases().Find(id).value();
      const bool named = record.cases().HasAccess(id, actor.user, council.now());
      const auto relation = RelationTo(actor, row, named, record.cases().Parties(id));
      sees = access::May(council.roles(), actor, access::Permission::kSeeCase, relation).has_value();
      Viewer viewer = access::ViewerOf(council.roles(), actor);
      viewer.now = council.now();
      // Lists say the same as the page.
      CHECK(record.cases().OfPerson(amina, viewer).size() == (sees ? 1u : 0u));
    });
    return sees;
  }
};

std::string Said(const Result<Document>& done) {
  if (done) return "done";
  return done.error().fields.empty() ? done.error().say : done.error().fields.at(0).say;
}

TEST_CASE("a case is not offered by somebody of another team who does not allocate") {
  Held held;
  CHECK(Said(held.Offer(held.adviser, "access-team", {})) ==
        "Only whoever holds this case, their team and those who allocate work may offer it to others.");
  CHECK(Said(held.Offer(held.adviser, "", held.council.As("adviser", 2).user)) ==
        "Only whoever holds this case, their team and those who allocate work may offer it to others.");
  CHECK(held.council.Case(held.id).owner_user == held.worker.user);
  CHECK_FALSE(held.council.Case(held.id).offered_team);
  CHECK(held.Offer(held.council.As("access-manager"), "access-team", {}));
}

TEST_CASE("a colleague of the holder's team may offer it on, but not to themselves or to where it is") {
  Held held;
  CHECK(Said(held.Offer(held.colleague, "", held.colleague.user)) ==
        "You cannot offer a case to yourself. Ask somebody who allocates work.");
  CHECK(Said(held.Offer(held.colleague, "", held.worker.user)) == "Social worker 1 holds this case already.");
  CHECK(Said(held.Offer(held.colleague, "locality-north", {})) ==
        "This case is with that team already. Choose somebody in it, or another team.");
  CHECK(held.Offer(held.colleague, "occupational-therapy", {}));
}

TEST_CASE("nobody accepts their own offer, unless they may allocate") {
  Held held;
  // Somebody in both teams offers it to the other and would be the one to accept.
  Actor both = held.colleague;
  both.teams.push_back(held.council.Team("occupational-therapy"));
  REQUIRE(held.Offer(both, "occupational-therapy", {}));
  CHECK(Said(held.Accept(both)) == "You offered this hand-over. Somebody else on the other side must accept it.");
  CHECK(held.council.Case(held.id).owner_user == held.worker.user);
  CHECK(Said(held.Accept(held.worker)) == "This hand-over was offered to somebody else.");
  CHECK(held.Accept(held.council.As("occupational-therapist")));

  Held managed;
  const Actor manager = managed.council.As("access-manager");
  REQUIRE(managed.Offer(manager, "access-team", {}));
  CHECK(managed.Accept(manager));
}

TEST_CASE("an outsider asked to take a restricted case over sees it until they answer, and is named when they accept") {
  Held held(true);
  const Actor hub = held.council.As("safeguarding-worker");
  CHECK_FALSE(held.Sees(held.worker));
  REQUIRE(held.Offer(hub, "", held.council.As("senior").user));
  CHECK_FALSE(held.Sees(held.worker));
  CHECK(held.Sees(held.council.As("senior")));
  REQUIRE(held.Bounce(held.council.As("senior")));
  CHECK_FALSE(held.Sees(held.council.As("senior")));
  REQUIRE(held.Offer(hub, "", held.council.As("senior").user));
  REQUIRE(held.Accept(held.council.As("senior")));
  CHECK(held.Sees(held.council.As("senior")));
  // Named, so that they still see it when it is with the hub again.
  REQUIRE(held.Give(held.council.As("safeguarding-manager"), {.team = held.council.Team("safeguarding-hub")}));
  CHECK(held.Sees(held.council.As("senior")));
  CHECK(held.council.Verify().empty());
}

TEST_CASE("a restricted case goes to a team only where somebody sees it") {
  Held held(true);
  const Actor manager = held.council.As("safeguarding-manager");
  const std::string refused =
      "Nobody in that team may see this restricted case. Choose a person: whoever takes it is named on it.";
  CHECK(Said(held.Give(manager, {.team = held.council.Team("occupational-therapy")})) == refused);
  CHECK(Said(held.Offer(manager, "occupational-therapy", {})) == refused);
  CHECK(held.council.Case(held.id).owner_team == held.council.Team("safeguarding-hub"));
  REQUIRE(held.Give(manager, {.worker = held.council.As("senior").user}));
  CHECK(held.Sees(held.council.As("senior")));
}

TEST_CASE("a sealed case is given to somebody unnamed only by who may say who is named") {
  Held held(true);
  held.Seal({held.council.As("safeguarding-worker").user, held.council.As("senior").user});
  const Actor hub = held.council.As("safeguarding-worker");
  const std::string refused =
      "Safeguarding worker 2 is not named on this sealed case. Ask somebody who may change who sees it to name them "
      "first.";
  CHECK(Said(held.Offer(hub, "", held.council.As("safeguarding-worker", 2).user)) == refused);
  CHECK(Said(held.Give(held.council.As("senior"), {.worker = held.council.As("safeguarding-worker", 2).user})) ==
        refused);
  CHECK(Said(held.Give(held.council.As("safeguarding-manager", 2), {.worker = hub.user})) == "There is no such case.");
  REQUIRE(
      held.Give(held.council.As("safeguarding-manager"), {.worker = held.council.As("safeguarding-worker", 2).user}));
  CHECK(held.Sees(held.council.As("safeguarding-worker", 2)));
  CHECK_FALSE(held.Sees(held.council.As("safeguarding-manager", 2)));
}

TEST_CASE("a restricted case is not offered by those who may not see it") {
  Held held(true);
  CHECK(Said(held.Offer(held.council.As("team-manager"), "locality-north", {})) ==
        "This case is restricted to the people who work on it.");
}

}  // namespace
}  // namespace caseway::casework
