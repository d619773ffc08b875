// P50: a case or a form on the wrong person goes to the right one, stays struck through where it was, and is a breach.
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/case_record.h"
#include "core/casework/council.h"
#include "tests/support/case_story.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

struct WrongPerson : PageTest {
  Actor worker = council.As("social-worker"), manager = council.As("team-manager");
  PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  PersonId bertie = council.AddPerson(APerson("Bertie", "Wells", "1950-03-04"));

  // As from the page that shows whom it is moved to.
  http::Response Move(CaseId id, http::Fields fields, const Actor& by) {
    fields.Add("shown", std::string(fields.Get("to")));
    return pages.Post(Path(id, "/move"), std::move(fields), by);
  }
  // Of the one case there is about him.
  CaseRow His() {
    std::vector<CaseRow> rows;
    council.Read([&](Record& record) {
      Viewer viewer;
      viewer.is_system = true;
      rows = record.cases().OfPerson(bertie, viewer);
    });
    REQUIRE(rows.size() == 1);
    return council.Case(rows.front().id);
  }
  Document Draft(CaseId id, const std::string& form) {
    Document answers{Document::Members{}};
    council.Read([&](Record& record) {
      const auto draft = record.ReadDraft(record.cases().FormOf(id, form));
      REQUIRE(draft);
      for (const auto& answer : draft->answers) answers.Set(answer.question, answer.current.value);
    });
    return answers;
  }
};

TEST_CASE_METHOD(WrongPerson, "P50: an open case on the wrong person begins anew at the right one, answers as drafts") {
  casework::LogContactCommand contact{
      .subject = amina, .channel = "phone", .referrer_name = "Ruth", .reason = "A fall"};
  contact.external_ref = "CC-7";
  CaseStory story(council, council.OpenReferral(contact));
  const Instant received = story.row().received;
  council.Wait(std::chrono::hours{1});
  story.Take(worker, "start_screening").Write(worker, "screening", Document().Set("safeguarding", "no"));
  REQUIRE(Has(pages.Words(Path(story.id()), manager), "This case belongs to another person"));
  const auto moved = Move(story.id(), {{"to", Reference(bertie)}, {"reason", "Two records were open"}}, manager);
  REQUIRE(moved.status == 303);

  CHECK(story.state() == "in_error");
  CHECK(story.row().ends == "recorded in error");
  const CaseRow his = His();
  CHECK(moved.location == Path(his.id) + "?done=1");
  CHECK(his.pathway == "referral");
  CHECK(his.open);
  CHECK(his.received == received);
  CHECK(his.facts["reason"].Text() == "A fall");
  CHECK(Draft(his.id, "screening")["safeguarding"].Text() == "no");
  const std::string pair = "Moved, as it was on the wrong person: Contact and referral, case ";
  CHECK(Has(pages.Words(Path(his.id), manager), pair + Reference(story.id())));
  CHECK(Has(pages.Words(Path(story.id()), manager), pair + Reference(his.id)));
  council.Read([&](Record& record) {
    const auto known = record.cases().ContactByExternalRef("CC-7");
    REQUIRE(known);
    CHECK(known->subject == bertie);
    CHECK(record.cases().CaseOfContact(known->id) == his.id);
    CHECK(record.people().ContactsInTwelveMonths(amina, LondonDate(council.now())) == 0);
  });
  CHECK(Has(pages.Words("/breaches", manager), "It belongs to another person: Two records were open"));
  CHECK(council.Verify().empty());
}

TEST_CASE_METHOD(WrongPerson, "P50: an ended case is moved as well, with those who have a part in it") {
  CaseStory story(council, council.OpenCase("assessment", amina));
  const PersonId carer = council.AddPerson(APerson("Grace", "Obi", "1970-01-01"));
  council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::AddParty(record, story.id(), carer, "carer", deed);
  });
  story.Take(worker, "start")
      .Write(worker, "assessment_adult", Document().Set("own_words", "I want to walk.").Set("lives_alone", "yes"));
  const auto known = [&](PersonId person) {
    std::string facts;
    council.Read([&](Record& record) {
      for (const auto& fact : record.cases().Facts(person)) facts += fact.fact + " ";
    });
    return facts;
  };
  CHECK(Has(known(amina), "lives_alone"));
  story.Take(worker, "cancel");
  REQUIRE(Move(story.id(), {{"to", Reference(bertie)}, {"reason", "Chosen from a list"}}, manager).status == 303);
  CHECK(story.row().ends == "recorded in error");
  CHECK_FALSE(Has(known(amina), "lives_alone"));  // it was said of somebody else: no form offers it
  CHECK(Draft(His().id, "assessment_adult")["own_words"].Text() == "I want to walk.");
  CHECK(Has(pages.Words(Path(His().id), manager), "Grace Obi , Unpaid carer"));
  CHECK(Has(pages.Words("/breaches", manager), "Chosen from a list"));
  const auto twice = Move(story.id(), {{"to", Reference(bertie)}, {"reason", "Again"}}, manager);
  CHECK(twice.status == 409);
  CHECK(Has(WordsOf(twice.body), "This case is marked in error already."));
  CHECK(council.Verify().empty());
}

TEST_CASE_METHOD(WrongPerson, "P50: the right person is looked for by name, without a script, as a search of record") {
  const CaseId id = council.OpenCase("assessment", amina);
  const std::string blank = pages.Words(Path(id, "/move"), manager);
  CHECK(Has(blank, "Whose it is"));
  CHECK_FALSE(Has(blank, "How it came to be on the wrong person"));
  const auto page = pages.Get(Path(id, "/move?q=wells"), manager);
  CHECK(Has(page.body, "href=\"" + Path(id, "/move?to=" + PathReference(bertie)) + "\""));
  CHECK(Has(WordsOf(page.body), "Bertie Wells"));
  CHECK(Has(WordsOf(page.body), "4 March 1950"));
  const auto searched = pages.Audit(1).at(0);
  CHECK(searched.deed == AuditDeed::kSearched);
  CHECK(std::count(searched.shown.begin(), searched.shown.end(), bertie.value) == 1);
  CHECK(Has(pages.Words(Path(id, "/move?q=amina+lewis"), manager), "No one else found."));
  CHECK(Has(pages.Words(Path(id, "/move?q=" + Reference(bertie)), manager), "Compare the two before you move it"));
}

TEST_CASE_METHOD(WrongPerson, "P50: the two are seen side by side before anything is moved") {
  const CaseId id = council.OpenCase("assessment", amina);
  const std::string words = pages.Words(Path(id, "/move?to=" + PathReference(bertie)), manager);
  CHECK(Has(words,
            "About them On this person now To be moved to Name Amina Lewis Bertie Wells Born 10 May 1941 (85) 4 "
            "March 1950 (76) NHS number"));
  CHECK(Has(words, "Move it to Bertie Wells"));
  const auto events = council.Events();
  const auto unseen =
      pages.Post(Path(id, "/move"), {{"to", Reference(bertie)}, {"reason", "Two records were open"}}, manager);
  CHECK(unseen.status == 200);
  CHECK(Has(WordsOf(unseen.body), "Compare the two before you move it"));
  CHECK(Has(unseen.body, "Two records were open"));
  CHECK(council.Events() == events);
  CHECK(pages.Get(Path(id, "/move?to=" + PathReference(amina)), manager).status == 422);
}

TEST_CASE_METHOD(WrongPerson,
                 "P50: whoever holds the case goes on with it, unless they are close to the right person") {
  CaseStory held(council, council.OpenCase("assessment", amina));
  held.Take(worker, "start");
  REQUIRE(held.row().owner_user == worker.user);
  REQUIRE(Move(held.id(), {{"to", Reference(bertie)}, {"reason", "Mixed up"}}, manager).status == 303);
  CHECK(His().owner_user == worker.user);
  CHECK(His().owner_team == held.row().owner_team);

  const PersonId cyril = council.AddPerson(APerson("Cyril", "Obi", "1949-01-02"));
  council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::DeclareRelative(record, cyril, deed);
  });
  const auto moved = Move(His().id, {{"to", Reference(cyril)}, {"reason", "Mixed up again"}}, manager);
  REQUIRE(moved.status == 303);
  const auto his = moved.location.substr(7, moved.location.find('?') - 7);
  const CaseRow row = council.Case(CaseId{*ParseReference(his)});
  CHECK_FALSE(row.owner_user);
  CHECK(row.owner_team == held.row().owner_team);
}

TEST_CASE_METHOD(WrongPerson, "P50: a concern is moved by a manager of the hub, and what was sealed stays sealed") {
  const Actor hub = council.As("safeguarding-manager");
  const CaseId id = council.RaiseConcern(amina, Document().Set("safe_now", "no").Set("what_happened", "Bruises"));
  council.Must(hub, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::Restrict(record, id, Restriction::kSealed, {hub.user, council.As("emergency-duty-worker").user},
                              "A colleague is named", deed);
  });
  REQUIRE(Move(id, {{"to", Reference(bertie)}, {"reason", "Sisters-in-law"}}, hub).status == 303);
  CHECK(His().pathway == "safeguarding");
  CHECK(His().restriction == Restriction::kSealed);
  CHECK(His().open);
  CHECK(Draft(His().id, "concern")["what_happened"].Text() == "Bruises");
  CHECK(pages.Get(Path(His().id), hub).status == 200);
  CHECK(pages.Get(Path(His().id), council.As("safeguarding-worker")).status == 404);
}

TEST_CASE_METHOD(WrongPerson, "P50: a moved concern is worked on in one place, and both say which") {
  const Actor worker_of_hub = council.As("safeguarding-worker"), hub = council.As("safeguarding-manager");
  CaseStory hers(council,
                 council.RaiseConcern(amina, Document().Set("safe_now", "no").Set("what_happened", "Bruises")));
  CHECK(Has(pages.Words(Path(hers.id(), "/move?to=" + PathReference(bertie)), worker_of_hub),
            "It waits for a second person; the work goes on in the new case alone, and each of the two says so."));
  REQUIRE(Move(hers.id(), {{"to", Reference(bertie)}, {"reason", "Sisters-in-law"}}, worker_of_hub).status == 303);
  const auto old = pages.Get(Path(hers.id()), worker_of_hub), begun = pages.Get(Path(His().id), worker_of_hub);
  CHECK(Has(WordsOf(old.body), "Do not work on this case here: it was moved to another person Moved to: "));
  CHECK(Has(old.body, "<a class=\"govuk-notification-banner__link\" href=\"" + Path(His().id) + "\""));
  CHECK(Has(WordsOf(begun.body), "Work on this case here: it was moved from another person Moved from: "));
  CHECK(Has(begun.body, "<a class=\"govuk-notification-banner__link\" href=\"" + Path(hers.id()) + "\""));
  SECTION("until a second person decides that it was an error") {
    hers.Take(hub, "confirm_in_error");
    CHECK_FALSE(Has(pages.Words(Path(His().id), worker_of_hub), "Moved from: "));
    CHECK_FALSE(Has(pages.Words(Path(hers.id()), worker_of_hub), "Do not work on this case here"));
  }
  SECTION("or that it stands") {
    hers.Take(hub, "return_to_concern");
    const std::string both = "This case was moved to another person, and stands on both records";
    CHECK(Has(pages.Words(Path(His().id), worker_of_hub), both));
    CHECK(Has(pages.Words(Path(hers.id()), worker_of_hub), both));
  }
}

TEST_CASE_METHOD(WrongPerson, "P9, P50: on what was moved sealed are named those who were, and who is on duty") {
  const Actor hub = council.As("safeguarding-manager"), on_duty = council.As("emergency-duty-worker");
  const CaseId id = council.RaiseConcern(amina, Document().Set("safe_now", "yes").Set("what_happened", "Bruises"));
  council.Must(hub, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::Restrict(record, id, Restriction::kSealed, {worker.user}, "A colleague is named", deed);
  });
  REQUIRE(Move(id, {{"to", Reference(bertie)}, {"reason", "Sisters-in-law"}}, hub).status == 303);
  CHECK(pages.Get(Path(id), on_duty).status == 404);
  for (const Actor& named : {hub, worker, on_duty}) CHECK(pages.Get(Path(His().id), named).status == 200);
  CHECK(pages.Get(Path(His().id), council.As("safeguarding-worker")).status == 404);
}

TEST_CASE_METHOD(WrongPerson, "P50: only who may record the case in error moves it, and not to those close to them") {
  CaseStory story(council, council.OpenCase("assessment", amina));
  story.Take(worker, "start");
  CHECK_FALSE(Has(pages.Words(Path(story.id()), worker), "This case belongs to another person"));
  const auto refused = Move(story.id(), {{"to", Reference(bertie)}, {"reason", "Mixed up"}}, worker);
  CHECK(refused.status == 409);
  CHECK(Has(WordsOf(refused.body),
            "At this stage your role does not record such a case in error, nor move it. Ask a manager."));
  council.Must(manager, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::DeclareRelative(record, bertie, deed);
  });
  CHECK(Move(story.id(), {{"to", Reference(bertie)}, {"reason", "Mixed up"}}, council.Again(manager)).status == 403);
  CHECK(story.row().open);
}

TEST_CASE_METHOD(WrongPerson, "What a move lacks is said beside its field, what was typed stays, and nothing is kept") {
  const CaseId id = council.OpenCase("assessment", amina);
  const auto before = council.Events();
  const auto refused = [&](http::Fields fields, const char* say) {
    const auto answer = Move(id, std::move(fields), manager);
    CHECK(answer.status == 422);
    CHECK(Has(WordsOf(answer.body), say));
    return answer.body;
  };
  CHECK(Has(refused({{"to", ""}, {"reason", "Mixed up"}}, "Say whose it is."), "Mixed up"));
  refused({{"to", Reference(amina)}, {"reason", "Mixed up"}}, "Choose someone else: this case is about them already.");
  refused({{"to", "Mr Wells"}, {"reason", "x"}}, "reference, like 7K3Q-F2M9-X, or an NHS number.");
  CHECK(Has(refused({{"to", Reference(bertie)}, {"reason", " "}}, "Say how it came to be on the wrong person."),
            "value=\"" + Reference(bertie) + "\""));
  CHECK(council.Events() == before);
}

TEST_CASE_METHOD(WrongPerson, "P50: a form on the wrong person goes to a case of the right one as a draft") {
  CaseStory hers(council, council.OpenCase("assessment", amina));
  hers.Take(worker, "start").Write(worker, "assessment_adult", Document().Set("own_words", "My knees."));
  const std::string at = Path(hers.id(), "/forms/assessment_adult/versions/1/error");
  const auto unsaid = pages.Post(at, {{"moved_to", Reference(bertie)}}, worker);
  CHECK(unsaid.status == 422);
  CHECK(Has(WordsOf(unsaid.body), "Say why the form is wrong."));
  const auto same = pages.Post(at, {{"reason", "His"}, {"moved_to", Reference(amina)}}, worker);
  CHECK(Has(WordsOf(same.body), "Choose someone else: this case is about them already."));

  const CaseId his = council.OpenCase("assessment", bertie);
  const auto moved = pages.Post(at, {{"reason", "It was Mr Wells"}, {"moved_to", Reference(bertie)}}, worker);
  REQUIRE(moved.status == 303);
  CHECK(moved.location == Path(his, "/forms/assessment_adult"));
  CHECK(His().id == his);
  CHECK(Draft(his, "assessment_adult")["own_words"].Text() == "My knees.");
  CHECK(hers.row().open);
  CHECK(Has(pages.Words(Path(hers.id()), worker), "A form of it was moved, as it was on the wrong person"));
  CHECK(Has(pages.Words("/breaches", manager), "It was Mr Wells"));
  CHECK(council.Verify().empty());
}

TEST_CASE_METHOD(WrongPerson, "P50: where the right person has no such case, one is opened for the form") {
  CaseStory hers(council, council.OpenCase("assessment", amina));
  hers.Take(worker, "start").Write(worker, "risk");
  const std::string at = Path(hers.id(), "/forms/risk/versions/1/error");
  REQUIRE(pages.Post(at, {{"reason", "It was Mr Wells"}, {"moved_to", Reference(bertie)}}, worker).status == 303);
  CHECK(His().pathway == "assessment");
  CHECK_FALSE(Draft(His().id, "risk").Named().empty());
}

}  // namespace
}  // namespace caseway::tests
