#include <catch2/catch.hpp>

#include "core/casework/case_record.h"
#include "core/casework/council.h"
#include "core/casework/people.h"
#include "tests/support/case_story.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

TEST_CASE_METHOD(PageTest, "A person's page says who they are, what they need and whom to speak to") {
  Person person = APerson("Amina", "Lewis");
  person.preferred_name = "Minnie";
  const PersonId amina = council.AddPerson(person);
  const Actor worker = council.As("social-worker");
  pages.Post(Path(amina, "/alerts"), {{"code", "dog"}, {"text", "Two large dogs"}}, worker);
  pages.Post(Path(amina, "/needs"), {{"need.0", "deaf"}, {"format.0", "bsl-interpreter"}}, worker);
  council.RaiseConcern(amina, Document().Set("safe_now", "no"));
  council.OpenReferral({.subject = amina});
  const std::string words = pages.Words(Path(amina), council.As("adviser"));
  CHECK(Has(words, "Minnie"));
  CHECK(Has(words, "10 May 1941 (85)"));
  CHECK(Has(words, "Dog, or other animal: Two large dogs"));
  CHECK(Has(words, "Deaf, British Sign Language interpreter"));
  CHECK(Has(words, "Open safeguarding enquiry, speak to"));
}

TEST_CASE_METHOD(PageTest,
                 "An open enquiry is told to those who work with the person and out of hours, to nobody else (P9)") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const CaseId concern = council.RaiseConcern(amina, Document().Set("safe_now", "no"), "emergency-duty-worker");
  const std::string marker = "Open safeguarding enquiry, speak to Safeguarding hub",
                    page = "/cases/" + PathReference(concern);
  for (const char* role : {"adviser", "business-support", "practice-auditor", "social-worker", "team-manager"}) {
    INFO(role);
    CHECK_FALSE(Has(pages.Words(Path(amina), council.As(role)), "safeguarding enquiry"));
    CHECK_FALSE(Has(pages.Words(page, council.As(role)), "safeguarding"));
    CHECK(pages.Get(page, council.As(role)).status == 403);
  }
  CHECK(Has(pages.Words(Path(amina), council.As("safeguarding-worker")), marker));
  // An assessment waits in the queue of Adults north; then somebody there holds it.
  const CaseId assessment = council.OpenCase("assessment", amina);
  for (const char* role : {"social-worker", "team-manager"}) {
    CHECK(Has(pages.Words(Path(amina), council.As(role)), marker));
    CHECK(
        Has(pages.Words(page, council.As(role)), "There is an open safeguarding enquiry. Speak to Safeguarding hub."));
  }
  const auto taken = pages.Post("/cases/" + PathReference(assessment) + "/take", {}, council.As("social-worker"));
  REQUIRE(taken.status == 303);
  CHECK(Has(pages.Words(Path(amina), council.As("social-worker")), marker));
  CHECK_FALSE(Has(pages.Words(Path(amina), council.As("team-manager")), "safeguarding enquiry"));
  council.WaitUntil("2026-09-21T23:30");
  for (const char* role : {"emergency-duty-worker", "adviser"})
    CHECK(Has(pages.Words(Path(amina), council.As(role)), marker));
}

TEST_CASE_METHOD(PageTest, "Who may open an enquiry in an emergency is led from the marker to where it is asked for") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const CaseId concern = council.RaiseConcern(amina, Document().Set("safe_now", "no"), "social-worker");
  const std::string door = Path(concern, "/break-glass"), say = "Open it in an emergency";
  council.OpenReferral({.subject = amina});
  CHECK_FALSE(Has(pages.Words(Path(amina), council.As("senior")), say));  // not told of it at all
  council.WaitUntil("2026-09-21T23:30");
  const Actor duty = council.As("senior");
  const std::string page = pages.Get(Path(amina), duty).body;
  CHECK(Has(page, "Open safeguarding enquiry, speak to Safeguarding hub. <a"));
  CHECK(Has(page, "href=\"" + door + "\">" + say));
  CHECK(Has(pages.Words(door, duty), "Open a restricted case"));
  // Those who may not break the glass, and those who see the case anyway, are shown no door.
  for (const char* role : {"adviser", "safeguarding-worker"}) {
    INFO(role);
    CHECK(Has(pages.Words(Path(amina), council.As(role)), "Open safeguarding enquiry, speak to"));
    CHECK_FALSE(Has(pages.Get(Path(amina), council.As(role)).body, door));
  }
  REQUIRE(pages.Post(door, {{"why", "immediate-danger"}, {"reason", "Police at the door."}}, duty).status == 303);
  CHECK_FALSE(Has(pages.Get(Path(amina), duty).body, door));
}

TEST_CASE_METHOD(PageTest, "An ended case says when and how it ended, and that nobody holds it") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor adviser = council.As("adviser");
  CaseStory story(council, council.OpenReferral({.subject = amina}));
  story.Take(adviser, "start_screening").Write(adviser, "screening", Document().Set("safeguarding", "no"));
  story.Take(adviser, "resolve_at_source", Document().Set("given", "Rang the surgery together."));
  REQUIRE_FALSE(story.row().open);
  const std::string words = pages.Words(Path(amina), adviser);
  CHECK(Has(words, "Ended on 21 September 2026: "));
  CHECK_FALSE(Has(words, "In a team's queue"));
}

TEST_CASE_METHOD(PageTest, "A tie is ended from the record of one of its ends, and only one that is there") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const PersonId ben = council.AddPerson(APerson("Ben", "Lewis")), cleo = council.AddPerson(APerson("Cleo", "Marsh"));
  const Actor worker = council.As("social-worker");
  council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::RelatePeople(record, {.person = ben, .other = cleo, .kind = "friend"}, deed);
  });
  const auto end = [&](PersonId at, PersonId from, PersonId to, const std::string& kind, const Actor& actor) {
    return pages
        .Post(Path(at, "/around"),
              {{"deed", "end"}, {"from", PathReference(from)}, {"to", PathReference(to)}, {"kind", kind}}, actor)
        .status;
  };
  const auto before = council.Events();
  CHECK(end(amina, ben, cleo, "friend", worker) == 404);    // two other people
  CHECK(end(amina, amina, cleo, "friend", worker) == 404);  // no such tie
  CHECK(end(ben, ben, cleo, "daughter", worker) == 404);
  CHECK(end(cleo, cleo, ben, "friend", worker) == 404);  // stated the other way round
  council.Must(council.As("social-worker", 2), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::DeclareRelative(record, cleo, deed);
  });
  CHECK(council.Events() == before + 1);
  CHECK(end(ben, ben, cleo, "friend", council.Again(council.As("social-worker", 2))) == 403);
  CHECK(end(cleo, ben, cleo, "friend", worker) == 303);
  CHECK(end(ben, ben, cleo, "friend", worker) == 404);  // ended already
}

TEST_CASE_METHOD(PageTest, "Only an alert of this record is ended, and only a key safe of it is shown") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis")), ben = council.AddPerson(APerson("Ben", "Lewis"));
  const Actor worker = council.As("social-worker");
  const auto add = [&](PersonId person, const std::string& code) {
    council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::AddAlert(record, {.person = person, .code = code, .text = "4711"}, deed);
    });
    std::int64_t key = 0;
    council.Read([&](Record& record) { key = record.people().Alerts(person, LondonDate(council.now())).back().key; });
    return "/alerts/" + std::to_string(key);
  };
  const std::string safe = add(ben, "key-safe"), dog = add(amina, "dog");
  const auto before = council.Events();
  for (const std::string& alert : {safe, std::string("/alerts/999999"), std::string("/alerts/x")}) {
    CHECK(pages.Post(Path(amina, alert + "/end"), {{"reason", "Gone"}}, worker).status == 404);
    const auto shown = pages.Post(Path(amina, alert + "/reveal"), {}, worker);
    CHECK(shown.status == 404);
    CHECK_FALSE(Has(shown.body, "4711"));
    CHECK(pages.Audit(1).front().reason.empty());
  }
  CHECK(pages.Post(Path(amina, dog + "/reveal"), {}, worker).status == 404);
  CHECK(council.Events() == before);
  CHECK(Has(pages.Post(Path(ben, safe + "/reveal"), {}, worker).body, "4711"));
  CHECK(pages.Audit(1).front().reason == "key-safe number shown");
  CHECK(pages.Post(Path(ben, safe + "/end"), {{"reason", "Gone"}}, worker).status == 303);
}

TEST_CASE_METHOD(PageTest, "Nobody opens their own record or that of someone close to them") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor before = council.As("social-worker");
  council.Must(before, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::DeclareRelative(record, amina, deed);
  });
  const Actor worker = council.Again(before);
  for (const char* page :
       {"", "/chronology", "/details", "/alerts", "/needs", "/around", "/files", "/print", "/move"}) {
    CAPTURE(page);
    const auto refused = pages.Get(Path(amina, page), worker);
    CHECK(refused.status == 403);
    CHECK_FALSE(Has(refused.body, "Amina"));
  }
  CHECK(pages.Audit(1).at(0).deed == AuditDeed::kRefused);
  CHECK_FALSE(Has(pages.Words("/people?q=lewis", worker), "Amina"));
}

TEST_CASE_METHOD(PageTest, "A sealed case is not on the page of its person") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const CaseId concern = council.RaiseConcern(amina, Document().Set("safe_now", "yes"));
  const Actor manager = council.As("safeguarding-manager");
  council.Must(manager, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::Restrict(record, concern, Restriction::kSealed, {manager.user}, "witness at risk", deed);
  });
  for (const char* page : {"", "/chronology", "/print"}) {
    CAPTURE(page);
    CHECK_FALSE(Has(pages.Get(Path(amina, page), council.As("safeguarding-worker")).body, PathReference(concern)));
  }
  CHECK_FALSE(Has(pages.Words(Path(amina), council.As("social-worker")), "Open safeguarding enquiry"));
  CHECK(Has(pages.Get(Path(amina), manager).body, PathReference(concern)));
}

TEST_CASE_METHOD(PageTest, "A record joined to another leads there and can be taken apart") {
  const PersonId kept = council.AddPerson(APerson("Catherine", "Smith"));
  const PersonId gone = council.AddPerson(APerson("Katherine", "Smyth"));
  const Actor senior = council.As("senior");
  const std::string listed = pages.Words("/duplicates", senior);
  CHECK(Has(listed, "Why they may be one: name alike, same birth date"));
  const auto unsaid =
      pages.Post("/duplicates",
                 {{"pair", "p"}, {"person", Reference(kept)}, {"other", Reference(gone)}, {"answer", "same"}}, senior);
  CHECK(unsaid.status == 422);
  CHECK(Has(WordsOf(unsaid.body), "Say how you know."));
  const auto done = pages.Post(
      "/duplicates",
      {{"person", Reference(kept)}, {"other", Reference(gone)}, {"answer", "same"}, {"reason", "Same phone"}}, senior);
  REQUIRE(done.status == 303);
  CHECK(done.location == Path(kept, "?from=" + PathReference(gone)));
  const auto old = pages.Get(Path(gone), senior);
  CHECK(old.status == 303);
  CHECK(old.location == Path(kept, "?from=" + PathReference(gone)));
  CHECK(Has(pages.Words(old.location, senior), "was found to be this person's and joined to this one."));
  const PersonId other = council.AddPerson(APerson("Grace", "Obi"));
  const auto elsewhere =
      pages.Post(Path(other, "/unmerge"), {{"from", Reference(gone)}, {"reason", "Two sisters"}}, senior);
  CHECK(elsewhere.status == 422);
  CHECK(Has(WordsOf(elsewhere.body), "That record was not joined to this one."));
  CHECK(!Has(elsewhere.body, "was found to be this person's"));
  CHECK(pages.Get(Path(gone), senior).status == 303);
  const auto apart = pages.Post(Path(kept, "/unmerge"), {{"from", Reference(gone)}, {"reason", "Two sisters"}}, senior);
  REQUIRE(apart.status == 303);
  CHECK(pages.Get(Path(gone), senior).status == 200);
}

TEST_CASE_METHOD(PageTest, "P41: a joined record leaves its death and what the other lacked; apart, they go back") {
  Person plain = APerson("Catherine", "Smith"), known = APerson("Katherine", "Smyth");
  plain.nhs_number = "", plain.phone = "", plain.address = "Care of the hospital, ward 7";
  known.nhs_number = "9990000026", known.phone = "01632 960001", known.address = "4 Mill Lane";
  const PersonId kept = council.AddPerson(plain), gone = council.AddPerson(known);
  const Actor senior = council.As("senior");
  REQUIRE(pages.Post(Path(gone, "/death"), {{"on", "10/9/2026"}, {"told_by", "The GP"}}, senior).status == 303);
  const auto person = [&](PersonId id) {
    std::optional<Person> found;
    council.Read([&](Record& record) { found = record.people().Find(id); });
    return found.value();
  };
  const auto join = [&] {
    REQUIRE(council.Do(senior, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::MergePeople(record, gone, kept, "Same phone", deed);
    }));
  };
  join();
  CHECK(person(kept).died == ParseDate("2026-09-10").value());
  CHECK(person(kept).nhs_number == "9990000026");
  CHECK(person(kept).phone == "01632 960001");
  CHECK(person(kept).address == "Care of the hospital, ward 7");
  const std::string details = pages.Words(Path(kept, "/details"), senior);
  CHECK(Has(details, "Where they differ, the joined one said:"));
  CHECK(Has(details, "4 Mill Lane"));
  CHECK(council.Verify().empty());
  REQUIRE(pages.Post(Path(kept, "/unmerge"), {{"from", Reference(gone)}, {"reason", "Two sisters"}}, senior).status ==
          303);
  CHECK_FALSE(person(kept).died);
  CHECK(person(kept).nhs_number.empty());
  CHECK(person(gone).died);
  CHECK(council.Verify().empty());
}

TEST_CASE_METHOD(PageTest, "A secret address is not given away by its possible duplicate (P45)") {
  Person one = APerson("Catherine", "Smith"), other = APerson("Katherine", "Smyth");
  one.address = other.address = "4 Mill Lane", one.postcode = other.postcode = "EB5 3FZ";
  const PersonId hidden = council.AddPerson(one);
  council.AddPerson(other);
  const Actor manager = council.As("access-manager");
  CHECK(Has(pages.Words("/duplicates", manager), "same postcode"));
  REQUIRE(
      pages.Post(Path(hidden, "/alerts"), {{"code", "address-secret"}, {"text", "From her husband"}}, manager).status ==
      303);
  const std::string words = pages.Words("/duplicates", manager);
  CHECK(Has(words, "Why they may be one: name alike, same birth date"));
  CHECK_FALSE(Has(words, "same postcode"));
  CHECK_FALSE(Has(words, "EB5 3FZ"));
}

TEST_CASE_METHOD(PageTest, "Two people who are not one are never asked about again") {
  const PersonId one = council.AddPerson(APerson("Catherine", "Smith"));
  const PersonId other = council.AddPerson(APerson("Katherine", "Smyth"));
  const Actor senior = council.As("senior");
  pages.Post("/duplicates",
             {{"person", Reference(one)}, {"other", Reference(other)}, {"answer", "not"}, {"reason", "Twins"}}, senior);
  CHECK(Has(pages.Words("/duplicates", senior), "No pair waits for an answer here."));
}

}  // namespace
}  // namespace caseway::tests
