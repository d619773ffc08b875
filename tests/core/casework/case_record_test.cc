#include "core/casework/case_record.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/council.h"
#include "core/casework/letter_format.h"
#include "core/casework/notes.h"
#include "core/casework/people.h"
#include "tests/support/case_story.h"

namespace caseway::casework {
namespace {

using tests::APerson;
using tests::CaseStory;
using tests::Council;

// A concern about Amina, restricted as every concern is.
struct Hub {
  Council council;
  PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  CaseId id = council.RaiseConcern(amina, Document().Set("safe_now", "no"), "adviser");
  Actor manager = council.As("safeguarding-manager");
  Actor worker = council.As("safeguarding-worker");
  Actor outsider = council.As("social-worker");

  Result<Document> Note(const Actor& actor, CaseId on) {
    return council.Do(actor, [&](WritableRecord& record, const Deed& deed) {
      return WriteNote(record, {.case_id = on, .text = "Rang; no answer."}, deed);
    });
  }
  Result<Document> Set(const Actor& actor, Restriction level, std::vector<UserId> named, const std::string& why) {
    return council.Do(
        actor, [&](WritableRecord& record, const Deed& deed) { return Restrict(record, id, level, named, why, deed); });
  }
  Result<Document> Break(const Actor& actor, const std::string& why) {
    return council.Do(actor,
                      [&](WritableRecord& record, const Deed& deed) { return BreakGlass(record, id, why, deed); });
  }
};

TEST_CASE("a restricted case is for safeguarding staff and those named on it (P9)") {
  Hub hub;
  CHECK(hub.Note(hub.worker, hub.id));
  const auto refused = hub.Note(hub.outsider, hub.id);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kForbidden);
  CHECK(refused.error().say == "This case is restricted to the people who work on it.");
  REQUIRE(hub.Set(hub.manager, Restriction::kStandard, {hub.outsider.user}, "Joint visit"));
  CHECK(hub.Note(hub.outsider, hub.id));
}

TEST_CASE("a sealed case is not found by anyone who is not named (P9)") {
  Hub hub;
  const auto unsaid = hub.Set(hub.manager, Restriction::kSealed, {}, "");
  REQUIRE_FALSE(unsaid);
  CHECK(unsaid.error().say == "Say why the restriction changes.");
  CHECK(hub.Set(hub.worker, Restriction::kSealed, {}, "Staff").error().code == ErrorCode::kForbidden);
  const UserId on_duty = hub.council.As("emergency-duty-worker").user;
  REQUIRE(
      hub.Set(hub.manager, Restriction::kSealed, {hub.worker.user, on_duty}, "A colleague is alleged to be a risk"));
  CHECK(hub.Note(hub.manager, hub.id));
  CHECK(hub.Note(hub.worker, hub.id));
  for (const Actor& actor :
       {hub.outsider, hub.council.As("safeguarding-worker", 2), hub.council.As("head-of-service")}) {
    const auto refused = hub.Note(actor, hub.id);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::kNotFound);
    CHECK(refused.error().say == "There is no such case.");
  }
  CHECK(hub.Break(hub.outsider, "Emergency tonight").error().code == ErrorCode::kNotFound);
}

TEST_CASE("glass is broken with a reason, for twelve hours, and the managers see it (P9, F87)") {
  Hub hub;
  const auto unsaid = hub.Break(hub.outsider, " ");
  REQUIRE_FALSE(unsaid);
  CHECK(unsaid.error().say == "Say why you need to see this now. The safeguarding managers are told.");
  CHECK(hub.Break(hub.council.As("adviser"), "Curious").error().code == ErrorCode::kForbidden);
  const auto broken = hub.Break(hub.outsider, "Found her on the street tonight");
  REQUIRE(broken);
  CHECK((*broken)["until"].Text() == FormatIso(hub.council.now() + std::chrono::hours{4}));
  CHECK(hub.Note(hub.outsider, hub.id));
  std::vector<AccessTakenRow> taken;
  Viewer viewer;
  viewer.is_system = true;
  hub.council.Read([&](Record& record) {
    taken = record.work().AccessTaken(hub.council.now() - std::chrono::hours{1}, 10, viewer);
  });
  REQUIRE(taken.size() == 1);
  CHECK(taken[0].case_id == hub.id);
  CHECK(taken[0].by == hub.outsider.name);
  CHECK(taken[0].reason == "Found her on the street tonight");
  hub.council.Wait(std::chrono::hours{13});
  CHECK(hub.Note(hub.outsider, hub.id).error().code == ErrorCode::kForbidden);
}

TEST_CASE("nobody works on the case of someone they declared as close, named or not (P32)") {
  Hub hub;
  hub.council.Must(hub.worker,
                   [&](WritableRecord& record, const Deed& deed) { return DeclareRelative(record, hub.amina, deed); });
  const auto refused = hub.Note(hub.council.Again(hub.worker), hub.id);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().say.rfind("This is your own record", 0) == 0);
}

TEST_CASE("whoever is a source of risk cannot open the case about it (P32)") {
  Hub hub;
  const PersonId mr_x = hub.council.AddPerson(APerson("Carl", "Ex", "1960-01-01"));
  const auto add = [&](CaseId id, const std::string& role) {
    return hub.council.Do(
        hub.manager, [&](WritableRecord& record, const Deed& deed) { return AddParty(record, id, mr_x, role, deed); });
  };
  CHECK(add(hub.id, "landlady").error().say == "Choose what part they have in this case.");
  const auto elsewhere = add(hub.council.OpenReferral(), "source-of-risk");
  REQUIRE_FALSE(elsewhere);
  CHECK(elsewhere.error().say == "Someone alleged to be a risk is named on a safeguarding case only.");
  REQUIRE(add(hub.id, "source-of-risk"));
  CHECK(add(hub.id, "").error().say == "Choose what part they have in this case.");
  hub.council.Must(hub.worker,
                   [&](WritableRecord& record, const Deed& deed) { return DeclareRelative(record, mr_x, deed); });
  CHECK(hub.Note(hub.council.Again(hub.worker), hub.id).error().code == ErrorCode::kForbidden);
}

TEST_CASE("the parts people have in a case are the council's list, a retired one offered no more") {
  Hub hub;
  const auto add = [&](const std::string& role) {
    return hub.council.Do(hub.manager, [&](WritableRecord& record, const Deed& deed) {
      return AddParty(record, hub.id, hub.amina, role, deed);
    });
  };
  CHECK(add("witness"));
  pathway::Library library = hub.council.library();
  auto& codes = library.codes.at("party-roles").codes;
  const auto witness = std::find_if(codes.begin(), codes.end(), [](const auto& code) { return code.id == "witness"; });
  witness->to = *ParseDate("2026-01-01");
  hub.council.Use(library);
  CHECK(add("witness").error().say == "Choose what part they have in this case.");
  CHECK(add("advocate"));
}

TEST_CASE("cases of one incident are linked, seen from both sides (P34)") {
  Hub hub;
  const CaseId other =
      hub.council.RaiseConcern(hub.council.AddPerson(APerson("Bertie", "Wells")), Document().Set("safe_now", "yes"));
  const auto link = [&](CaseId to, const std::string& how) {
    return hub.council.Do(hub.manager, [&](WritableRecord& record, const Deed& deed) {
      return LinkCases(record, hub.id, to, how, deed);
    });
  };
  CHECK(link(hub.id, "group").error().say == "Choose another case: this is the same one.");
  CHECK(link(other, "neighbours").error().say == "Choose how the two belong together.");
  REQUIRE(link(other, "same incident"));
  Viewer viewer;
  viewer.is_system = true;
  for (const CaseId side : {hub.id, other}) {
    std::vector<LinkedCase> linked;
    hub.council.Read([&](Record& record) { linked = record.cases().Linked(side, viewer); });
    REQUIRE(linked.size() == 1);
    CHECK(linked[0].how == "same incident");
  }
}

TEST_CASE("an ended case recorded in error stays, with its reason, and cannot be marked twice (P50)") {
  Council council;
  const CaseId id = council.OpenCase("assessment", council.AddPerson(APerson("Amina", "Bront\u00eb")));
  const auto mark = [&](const Actor& actor, const std::string& why) {
    return council.Do(
        actor, [&](WritableRecord& record, const Deed& deed) { return MarkCaseInError(record, id, why, true, deed); });
  };
  CaseStory(council, id).Take(council.As("senior"), "cancel");
  CHECK(mark(council.As("adviser"), "Wrong").error().code == ErrorCode::kForbidden);
  CHECK(mark(council.As("occupational-therapist"), "Wrong").error().say ==
        "Your role does not record cases of this kind in error. Ask a manager.");
  CHECK(mark(council.As("senior"), "").error().say == "Say why this case should not be here.");
  REQUIRE(mark(council.As("senior"), "Opened on the wrong person"));
  CHECK_FALSE(council.Case(id).open);
  CHECK(council.Case(id).ends == "recorded in error");
  CHECK(mark(council.As("senior"), "Again").error().say == "This case is marked in error already.");
}

TEST_CASE("an open case is not closed past its pathway by marking it in error (P2)") {
  Hub hub;
  for (const Actor& by : {hub.council.As("safeguarding-worker"), hub.manager, Council::System()}) {
    const auto refused = hub.council.Do(by, [&](WritableRecord& record, const Deed& deed) {
      return MarkCaseInError(record, hub.id, "Not needed", false, deed);
    });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::kNotAllowedInState);
    CHECK(refused.error().say ==
          "This case is open: record it in error by the action of its stage, where there is one.");
  }
  CHECK(hub.council.Case(hub.id).open);
}

TEST_CASE("a letter is given once, on the case it was written for, not in the future") {
  Council council;
  CaseStory story(council, council.OpenCase("assessment", council.AddPerson(APerson("Amina", "Bront\u00eb"))));
  const Actor worker = council.As("social-worker");
  story.Take(worker, "refused", Document().Set("abuse_risk", "no").Set("able_to_refuse", "yes"));
  REQUIRE(story.Letters().size() == 1);
  const LetterId letter = story.Letters()[0].id;
  const auto give = [&](CaseId id, const char* on) {
    return council.Do(worker, [&](WritableRecord& record, const Deed& deed) {
      return GiveLetter(record, letter, id, *ParseDate(on), "by hand", deed);
    });
  };
  CHECK(give(council.OpenReferral(), "2026-09-21").error().say == "There is no such letter.");
  CHECK(give(story.id(), "2026-09-22").error().say == "The day it was given must not be in the future.");
  REQUIRE(give(story.id(), "2026-09-21"));
  CHECK(story.Letters()[0].given == "2026-09-21");
  CHECK(give(story.id(), "2026-09-21").error().say == "This letter was given on 2026-09-21 already.");
}

// A letter to somebody whose needs are these.
struct LetterTo {
  Council council;
  CaseStory story{council, council.OpenCase("assessment", council.AddPerson(APerson("Amina", "Bront\u00eb")))};
  Actor worker = council.As("social-worker");

  explicit LetterTo(std::initializer_list<CommunicationNeed> needs) {
    council.Must(worker, [&](WritableRecord& record, const Deed& deed) {
      return RecordCommunicationNeeds(record, story.row().subject, std::vector<CommunicationNeed>(needs), deed);
    });
    story.Take(worker, "refused", Document().Set("abuse_risk", "no").Set("able_to_refuse", "yes"));
  }
  Result<Document> Give(const std::string& format) {
    return council.Do(worker, [&](WritableRecord& record, const Deed& deed) {
      return GiveLetter(record, story.Letters().at(0).id, story.id(),
                        LetterGiven{*ParseDate("2026-09-21"), "by hand", format}, deed);
    });
  }
};

TEST_CASE("P46: a letter waits for somebody to say in which format it was made, then it is given") {
  LetterTo to{{.need = "blind", .format = "large-print"}};
  CHECK(to.story.Letters()[0].stopped == kStoppedForFormat);
  CHECK(to.story.Letters()[0].stopped_reason == "The person needs it in another format: Large print.");
  for (const char* format : {"", "phone", "zzz"}) {
    const auto refused = to.Give(format);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().fields.at(0).field == "format");
    CHECK(refused.error().fields.at(0).say == "Say in which format it was made.");
  }
  REQUIRE(to.Give("large-print"));
  CHECK(to.story.Letters()[0].given == "2026-09-21");
  const auto given = to.council.EventsOf("case", to.story.id().value).back().payload;
  CHECK(given["how"].Text() == "Large print; by hand");
  CHECK(given["format"].Text() == "large-print");
}

TEST_CASE("P46: a need that is no format of a letter does not stop it") {
  LetterTo to{{.need = "deaf", .format = "bsl-interpreter"}, {.need = "does-not-read", .format = "phone"}};
  CHECK(to.story.Letters()[0].stopped.empty());
  CHECK(to.story.Letters()[0].stopped_reason.empty());
  REQUIRE(to.Give(""));
}

}  // namespace
}  // namespace caseway::casework
