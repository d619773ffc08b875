// Who holds a case, who may see it and who is around the person, through the whole frame.
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/allocate.h"
#include "core/casework/people.h"
#include "tests/support/case_story.h"
#include "tests/web/cases/casework.h"

using namespace caseway;
using namespace caseway::tests;
using Catch::Matchers::Contains;

TEST_CASE("a case is taken, handed over, sent back with a reason and accepted") {
  Casework c;
  const Actor colleague = c.council.As("adviser", 2);
  const CaseId id = c.council.OpenReferral({.subject = c.person});
  if (!c.council.Case(id).owner_user) REQUIRE(c.pages.Post(Path(id, "/take"), {}, c.adviser).status == 303);
  const auto empty = c.pages.Post(Path(id, "/handover"), {{"worker", Reference(colleague.user)}}, c.adviser);
  CHECK(empty.status == 422);
  CHECK_THAT(WordsOf(empty.body), Contains("Say where things stand"));
  const http::Fields offer{{"worker", Reference(colleague.user)}, {"note", "All is done but the call."}};
  REQUIRE(c.pages.Post(Path(id, "/handover"), offer, c.adviser).status == 303);
  CHECK_THAT(c.pages.Words(Path(id), colleague), Contains("All is done but the call."));
  REQUIRE(c.pages.Post(Path(id, "/handover/answer"), {{"deed", "bounce"}, {"reason", "On leave."}}, colleague).status ==
          303);
  REQUIRE(c.pages.Post(Path(id, "/handover"), offer, c.adviser).status == 303);
  REQUIRE(c.pages.Post(Path(id, "/handover/answer"), {{"deed", "accept"}}, colleague).status == 303);
  CHECK(c.council.Case(id).owner_user == colleague.user);
}

TEST_CASE("the list for a hand-over says whose team each is and what they hold, and leaves out oneself") {
  Casework c;
  const CaseId id = c.council.OpenReferral({.subject = c.person});
  REQUIRE(c.pages.Post(Path(id, "/take"), {}, c.adviser).status == 303);
  const std::string words = c.pages.Words(Path(id, "/handover"), c.adviser);
  CHECK_THAT(words, Contains("Adviser 2, Access team, 0 open, 0 overdue"));
  CHECK_THAT(words, !Contains("Adviser 1, Access team"));
  CHECK_THAT(words, !Contains("Administrator 1"));
}

TEST_CASE("who is named on a sealed case is chosen from those who could work on it or manage it, team by team") {
  Casework c;
  const CaseId id = c.council.RaiseConcern(c.person);
  const Actor manager = c.council.As("safeguarding-manager");
  c.council.As("privacy-auditor"), c.council.As("business-support");
  const std::string words = c.pages.Words(Path(id, "/restriction"), manager);
  CHECK_THAT(words, Contains("Safeguarding hub"));
  CHECK_THAT(words, Contains("Safeguarding worker 1"));
  CHECK_THAT(words, Contains("Head of service 1"));
  CHECK_THAT(words, !Contains("Privacy auditor 1"));
  CHECK_THAT(words, !Contains("Business support 1"));
  CHECK_THAT(words, !Contains("Administrator 1"));
}

TEST_CASE("a restricted case tells others whom to speak to, opens with a reason, and every look is kept") {
  Casework c;
  const CaseId id = c.council.RaiseConcern(c.person, Document().Set("safe_now", "no"));
  const Actor manager = c.council.As("safeguarding-manager"), social_worker = c.council.As("social-worker", 2);
  REQUIRE(
      c.pages.Post(Path(id, "/restriction"), {{"level", "1"}, {"reason", "A neighbour works here."}}, manager).status ==
      303);
  CHECK_THAT(c.pages.Words(Path(id), social_worker), !Contains("safeguarding"));
  c.council.OpenCase("assessment", c.person);  // waits in their team's queue
  const auto refused = c.pages.Get(Path(id), social_worker);
  CHECK(refused.status == 403);
  CHECK_THAT(WordsOf(refused.body), Contains("There is an open safeguarding enquiry. Speak to"));
  CHECK_THAT(WordsOf(refused.body), !Contains("What you can do now"));
  CHECK(c.pages.Post(Path(id, "/break-glass"), {{"why", "immediate-danger"}}, social_worker).status == 422);
  REQUIRE(c.pages
              .Post(Path(id, "/break-glass"), {{"why", "immediate-danger"}, {"reason", "Police at the door."}},
                    social_worker)
              .status == 303);
  CHECK(c.pages.Get(Path(id), social_worker).status == 200);
  const auto seal = [&](http::Fields fields) {
    fields.Add("level", "2"), fields.Add("reason", "A member of staff.");
    return c.pages.Post(Path(id, "/restriction"), std::move(fields), manager);
  };
  const auto alone = seal({});
  CHECK(alone.status == 422);
  CHECK_THAT(WordsOf(alone.body), Contains("Name somebody of “Emergency duty team”."));
  CHECK_THAT(alone.body, Contains("A member of staff."));
  REQUIRE(seal({{"named", Reference(c.council.As("emergency-duty-worker").user)}}).status == 303);
  CHECK(c.pages.Get(Path(id), c.council.As("senior")).status == 404);
  CHECK(c.pages.Get(Path(id, "/break-glass"), c.council.As("senior")).status == 404);
}

TEST_CASE("people are added to a case by reference, and a wrong one is told beside its field") {
  Casework c;
  const CaseId id = c.council.OpenReferral({.subject = c.person});
  const PersonId carer = c.council.AddPerson(APerson("Ben", "Test", "1965-01-02"));
  const auto send = [&](const std::string& who) {
    return c.pages.Post(Path(id, "/parties"), {{"person", who}, {"role", "carer"}, {"deed", "add"}}, c.adviser);
  };
  CHECK(send("").status == 422);
  CHECK_THAT(WordsOf(send("").body), Contains("Choose who, or look for them by name."));
  const auto wrong = send(Reference(id));
  CHECK(wrong.status == 422);
  CHECK_THAT(WordsOf(wrong.body), Contains("No person has the reference “" + Reference(id) + "”."));
  CHECK_THAT(wrong.body, Contains("value=\"carer\" checked"));
  REQUIRE(c.pages.Post(Path(id, "/parties"), {{"person", Reference(carer)}, {"role", "carer"}}, c.adviser).status ==
          303);
  CHECK_THAT(c.pages.Words(Path(id), c.adviser), Contains("Ben Test , Unpaid carer"));
}

TEST_CASE("who is around the person is offered to add to the case, others are found by name without a script") {
  Casework c;
  const CaseId id = c.council.OpenReferral({.subject = c.person});
  const PersonId esi = c.council.AddPerson(APerson("Esi", "Marchbank", "1970-02-03"));
  const PersonId bo = c.council.AddPerson(APerson("Bo", "Farlander", "1968-09-12"));
  c.council.Must(c.adviser, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::RelatePeople(record, {.person = c.person, .other = esi, .kind = "daughter"}, deed);
  });
  const std::string offered = c.pages.Words(Path(id, "/parties"), c.adviser);
  CHECK_THAT(offered, Contains("Esi Marchbank, Daughter") && Contains("Look for them") && !Contains("Bo Farlander"));
  const auto looked = c.pages.Post(Path(id, "/parties"),
                                   {{"person", "farlander bo"}, {"role", "carer"}, {"deed", "find:person"}}, c.adviser);
  CHECK(looked.status == 200);
  CHECK_THAT(WordsOf(looked.body),
             Contains("Bo Farlander, born 12 September 1968") && Contains("“farlander bo”: nobody is chosen yet"));
  CHECK_THAT(looked.body, Contains("value=\"carer\" checked") && Contains("value=\"" + Reference(bo) + "\""));
  const auto shown = c.pages.Audit(1).at(0).shown;
  CHECK(std::count(shown.begin(), shown.end(), bo.value) == 1);
  const auto unchosen =
      c.pages.Post(Path(id, "/parties"),
                   {{"person", "farlander bo"}, {"person", ""}, {"role", "carer"}, {"deed", "add"}}, c.adviser);
  CHECK(unchosen.status == 422);
  CHECK_THAT(WordsOf(unchosen.body),
             Contains("Choose who “farlander bo” is, or look for somebody else.") && Contains("Bo Farlander"));
  REQUIRE(c.pages
              .Post(Path(id, "/parties"),
                    {{"person", Reference(bo)}, {"person", ""}, {"role", "carer"}, {"deed", "add"}}, c.adviser)
              .status == 303);
  CHECK_THAT(c.pages.Words(Path(id), c.adviser), Contains("Bo Farlander , Unpaid carer"));
}
