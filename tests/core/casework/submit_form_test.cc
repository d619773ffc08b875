#include "core/casework/submit_form.h"

#include <catch2/catch.hpp>

#include "core/casework/events.h"
#include "tests/support/case_story.h"

namespace caseway::casework {
namespace {

using tests::APerson;
using tests::CaseStory;
using tests::Council;

// One referral whose contact and screening forms two advisers may write.
struct Desk {
  Council council;
  CaseId id = council.OpenReferral();
  Actor ann = council.As("adviser");
  Actor ben = council.As("adviser", 2);

  Result<Document> Save(const Actor& actor, std::vector<DraftAnswerTyped> typed, std::int64_t base,
                        const std::string& form = "contact") {
    return council.Do(actor, [&](WritableRecord& record, const Deed& deed) {
      return SaveDraft(record, {.case_id = id, .form = form, .base = base, .answers = typed}, deed);
    });
  }
  Result<Document> Submit(const Actor& actor, SubmitFormCommand command) {
    command.case_id = id;
    return council.Do(actor,
                      [&](WritableRecord& record, const Deed& deed) { return SubmitForm(record, command, deed); });
  }
  Draft Read(const std::string& form = "contact") {
    Draft draft;
    council.Read([&](Record& record) { draft = *record.ReadDraft(record.cases().FormOf(id, form)); });
    return draft;
  }
  std::vector<FormVersion> Versions(const std::string& form) {
    std::vector<FormVersion> versions;
    council.Read([&](Record& record) { versions = record.cases().FormVersions(id, form); });
    return versions;
  }
};

Document Screening() { return Document().Set("safeguarding", "no").Set("who_for", "service-user"); }

TEST_CASE("a draft is saved with anything in it, and is no event but its beginning") {
  Desk desk;
  const auto saved = desk.Save(desk.ann, {{"what_happened", "Fell in the kitchen"}, {"caller", "no such code"}}, 0);
  REQUIRE(saved);
  CHECK((*saved)["revision"].Number() == 2);
  const std::int64_t events = desk.council.Events();
  REQUIRE(desk.Save(desk.ann, {{"what_happened", "Fell in the kitchen twice"}}, 2));
  CHECK(desk.council.Events() == events);
  CHECK(desk.Read().answers.size() == 2);
}

TEST_CASE("what is no longer asked is left out of a draft without a fuss") {
  Desk desk;
  const auto saved = desk.Save(desk.ann, {{"asked_last_year", "yes"}, {"own_words", "I want my garden"}}, 0);
  REQUIRE(saved);
  CHECK((*saved)["revision"].Number() == 1);
}

TEST_CASE("two writers on one question keep both texts until one of them has seen both") {
  Desk desk;
  REQUIRE(desk.Save(desk.ann, {{"own_words", "I want to go home"}}, 0));
  const auto rival = desk.Save(desk.ben, {{"own_words", "I want to stay in hospital"}}, 0);
  REQUIRE(rival);
  REQUIRE((*rival)["rivals"].Items().size() == 1);
  CHECK((*rival)["rivals"].Items()[0].Text() == "own_words");
  const Draft draft = desk.Read();
  REQUIRE(draft.answers.size() == 1);
  CHECK(draft.answers[0].current.value.Text() == "I want to stay in hospital");
  REQUIRE(draft.answers[0].rivals.size() == 1);
  CHECK(draft.answers[0].rivals[0].value.Text() == "I want to go home");

  const auto submitted = desk.Submit(
      desk.ben, {.form = "contact", .answers = Document().Set("own_words", "I want to stay in hospital"), .base = 2});
  REQUIRE_FALSE(submitted);
  CHECK(submitted.error().code == ErrorCode::kConflict);

  const auto settled = desk.Save(desk.ann, {{"own_words", "I want to go home soon"}}, 2);
  REQUIRE(settled);
  CHECK((*settled)["rivals"].Items().empty());
}

TEST_CASE("a submit does not lose what somebody else typed beside it") {
  Desk desk;
  REQUIRE(desk.Save(desk.ann, {{"what_happened", "Fell in the kitchen"}}, 0));
  REQUIRE(desk.Save(desk.ben, {{"current_help", "The daughter shops on Tuesdays"}}, 0));
  const SubmitFormCommand mine{
      .form = "contact", .answers = Document().Set("what_happened", "Fell in the kitchen"), .base = 1};
  const auto submitted = desk.Submit(desk.ann, mine);
  REQUIRE_FALSE(submitted);
  CHECK(submitted.error().code == ErrorCode::kConflict);
  CHECK(submitted.error().say ==
        "Somebody else wrote in this form while you were writing. Both texts are kept: choose what stands.");
  SubmitFormCommand both = mine;
  both.answers.Set("current_help", "The daughter shops on Tuesdays");
  REQUIRE(desk.Submit(desk.ann, both));
  CHECK(desk.Read().frozen);
}

TEST_CASE("a submit with missing answers says all of them beside their fields, and keeps nothing") {
  Desk desk;
  const std::int64_t before = desk.council.Events();
  const auto refused = desk.Submit(desk.ann, {.form = "screening", .answers = Document().Set("agrees", "yes")});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kInvalidInput);
  CHECK(refused.error().say == "Some answers need attention before this can be submitted.");
  REQUIRE(refused.error().fields.size() == 2);
  CHECK(refused.error().fields[0].field == "safeguarding");
  CHECK(refused.error().fields[0].say == "Say whether there is a sign of abuse or neglect; not known is an answer");
  CHECK(refused.error().fields[1].field == "who_for");
  CHECK(refused.error().fields[1].say == "Answer “Whom is the request for?”");
  CHECK(desk.council.Events() == before);
}

TEST_CASE("a form is submitted in the states that name it") {
  Desk desk;
  const auto refused = desk.Submit(desk.ann, {.form = "triage"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kNotAllowedInState);
  CHECK(refused.error().say ==
        "This form is not written at this stage of the case. What you typed is kept as a draft.");
}

TEST_CASE("of two who submit from the same page the second sees the first's version") {
  Desk desk;
  REQUIRE(desk.Submit(desk.ann, {.form = "screening", .answers = Screening()}));
  const auto second = desk.Submit(desk.ben, {.form = "screening", .answers = Screening().Set("agrees", "no")});
  REQUIRE_FALSE(second);
  CHECK(second.error().code == ErrorCode::kConflict);
  CHECK(second.error().say ==
        "Adviser 1 submitted this form while you were writing. Both texts are kept: choose what stands.");
  REQUIRE(desk.Submit(desk.ben, {.form = "screening", .answers = Screening().Set("agrees", "no"), .base_version = 1}));
  const auto versions = desk.Versions("screening");
  REQUIRE(versions.size() == 2);
  CHECK(versions[0].version == 2);
  CHECK(versions[0].answers["agrees"].Text() == "no");
  CHECK(versions[1].answers["agrees"].IsNull());
}

TEST_CASE("the same answers again make no version under another name") {
  Desk desk;
  CaseStory(desk.council, desk.id).Take(desk.ann, "start_screening").Write(desk.ann, "screening", Screening());
  const auto submitted = desk.Versions("screening");
  REQUIRE(submitted.size() == 1);
  const auto again = desk.Submit(desk.ben, {.form = "screening", .answers = submitted[0].answers, .base_version = 1});
  REQUIRE(again);
  CHECK((*again)["unchanged"].Truth());
  REQUIRE(desk.Versions("screening").size() == 1);
  CHECK(desk.Versions("screening")[0].by_user == desk.ann.user);
  Document changed = submitted[0].answers;
  changed.Set("who_for", "unpaid-carer");
  REQUIRE(desk.Submit(desk.ben, {.form = "screening", .answers = changed, .base_version = 1}));
  CHECK(desk.Versions("screening").size() == 2);
}

TEST_CASE("a signed-off form is changed only with a reason, as a new version (DESIGN 8)") {
  Desk desk;
  CaseStory story(desk.council, desk.id);
  story.Write(desk.ann, "screening", Screening()).Take(desk.ann, "resolve_at_source");
  REQUIRE_FALSE(story.row().open);
  REQUIRE(desk.Versions("screening")[0].signed_off);
  SubmitFormCommand change{.form = "screening", .answers = Screening().Set("note", "Rang back"), .base_version = 1};
  const auto unsaid = desk.Submit(desk.ann, change);
  REQUIRE_FALSE(unsaid);
  CHECK(unsaid.error().fields[0].field == "change_reason");
  CHECK(unsaid.error().say == "Say why the signed-off form is changed.");
  change.reason = "They rang back the next day";
  REQUIRE(desk.Submit(desk.ann, change));
  const auto versions = desk.Versions("screening");
  CHECK(versions[0].version == 2);
  CHECK(versions[0].reason == "They rang back the next day");
  CHECK(versions[1].signed_off);
}

TEST_CASE("a version marked in error stays, struck through, and no longer counts (P50)") {
  Desk desk;
  CaseStory story(desk.council, desk.id);
  const Actor manager = desk.council.As("access-manager");
  story.Take(desk.ann, "start_screening").Write(desk.ann, "screening", Screening());
  const auto strike = [&](const Actor& actor, int version, const std::string& reason) {
    return desk.council.Do(actor, [&](WritableRecord& record, const Deed& deed) {
      return MarkFormInError(record, {.case_id = desk.id, .form = "screening", .version = version, .reason = reason},
                             deed);
    });
  };
  CHECK(strike(desk.ann, 1, "Wrong person").error().code == ErrorCode::kForbidden);
  CHECK(strike(manager, 1, "").error().say == "Say why the form is wrong.");
  CHECK(strike(manager, 9, "Wrong person").error().say == "There is no such version of this form.");
  REQUIRE(strike(manager, 1, "Written about somebody else"));
  CHECK(desk.Versions("screening")[0].struck);
  const auto refused = story.Try(desk.ann, "send_to_triage");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().unmet.size() == 2);
}

TEST_CASE("an urgency band answered on a form is the case's band") {
  Desk desk;
  CaseStory story(desk.council, desk.id);
  const Actor worker = desk.council.As("social-worker");
  story.Take(worker, "start_screening").Write(worker, "screening", Screening()).Take(worker, "send_to_triage");
  story.Write(worker, "triage", Document().Set("band", "soon").Set("band_reason", "The carer is away for a week"));
  CHECK(story.row().band == "soon");
  CHECK(story.row().band_rank == 3);
}

TEST_CASE("rows of a tracked group are listed on the case with what is done (P5, P31)") {
  Council council;
  const CaseId id =
      council.RaiseConcern(council.AddPerson(APerson("Amina", "Bront\u00eb")),
                           Document()
                               .Set("safe_now", "yes")
                               .Set("allegations", Document(Document::List{Document().Set("abuse_type", "financial"),
                                                                           Document().Set("abuse_type", "neglect")})));
  std::vector<ItemRow> items;
  council.Read([&](Record& record) { items = record.cases().Items(id); });
  REQUIRE(items.size() == 2);
  CHECK(items[0].as == "allegation");
  CHECK(items[0].label == council.library().codes.at("abuse-types").Label("financial"));
  CHECK_FALSE(items[0].done);
}

}  // namespace
}  // namespace caseway::casework
