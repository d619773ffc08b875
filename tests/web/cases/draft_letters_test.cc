// P53: a letter is read, printed and handed over before it is recorded as given.
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/people.h"
#include "tests/support/case_story.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

struct SignedOff : PageTest {
  Actor worker = council.As("social-worker"), senior = council.As("senior");
  PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  CaseStory story{council, council.OpenCase("assessment", amina)};

  SignedOff() {
    Document eligibility;
    eligibility.Set("cause", "yes").Set("nutrition", "assistance").Set("hygiene", "danger").Set("impact", "yes");
    eligibility.Set("carer_meets", "no").Set("wants_council", "yes").Set("resident", "yes");
    eligibility.Set("reasons", "She cannot cook or wash without help.");
    story.Take(worker, "start").Write(worker, "assessment_adult").Write(worker, "risk").Write(worker, "advocacy");
    story.Write(worker, "adult_eligibility", eligibility).Take(worker, "submit_adult").Take(senior, "sign_off");
  }
  std::string Draft(const std::string& action, const std::string& letter) {
    return Path(story.id(), "/draft-letters?action=" + action + "&letter=" + letter);
  }
};

TEST_CASE_METHOD(SignedOff, "P53: a letter is printed as a draft, marked so, before anybody says it was given") {
  CHECK(Has(pages.Words(Path(story.id()), worker), "Read or print a letter before it is given"));
  const std::string list = pages.Words(Path(story.id(), "/draft-letters"), worker);
  CHECK(Has(list,
            "Give the statement and decision Copy of your needs assessment to the person Our decision on your "
            "needs to the person Statement of your needs to the person"));
  const auto events = council.Events();
  const std::string draft = pages.Words(Draft("give_statement", "eligibility-decision"), worker);
  CHECK(Has(draft, "DRAFT of " + FormatLong(LondonDate(council.now())) + ", not yet given"));
  CHECK(Has(draft, "Dear Amina Lewis"));
  CHECK(Has(draft, "She cannot cook or wash without help."));
  CHECK(Has(draft, "Record it: Give the statement and decision"));
  CHECK(council.Events() == events);
  CHECK(story.Letters().empty());
  const auto printed = pages.Audit(1).at(0);
  CHECK(printed.deed == AuditDeed::kPrinted);
  CHECK(std::count(printed.shown.begin(), printed.shown.end(), story.id().value) == 1);
}

TEST_CASE_METHOD(SignedOff, "P45: a letter written before an address became secret no longer shows it, and says why") {
  story.Take(worker, "give_statement",
             Document()
                 .Set("given_on", "2026-09-21")
                 .Set("to", Document{Document::List{}}.Add("person"))
                 .Set("how", Document{Document::List{}}.Add("leaflet")));
  const std::string at = Path(story.id(), "/letters/" + PathReference(story.Letters().at(0).id));
  CHECK(Has(pages.Words(at, worker), "Not to be posted: their address is not known. Give it to them by hand."));
  council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::AddAlert(record, {.person = amina, .code = "address-secret", .text = "Her husband"}, deed);
  });
  const std::string words = pages.Words(at, worker);
  CHECK(Has(words, "Not to be posted: their address is kept secret. Give it to them by hand."));
  CHECK(Has(words, "Amina Lewis By hand"));
}

TEST_CASE_METHOD(SignedOff, "the page where it is recorded leads to each of its letters as a draft") {
  const std::string page = pages.Get(Path(story.id(), "/actions/give_statement"), worker).body;
  CHECK(Has(page, "action=give_statement&amp;letter=statement-of-needs"));
  CHECK(Has(WordsOf(page), "A letter is written: Statement of your needs. Read or print it as a draft"));
}

TEST_CASE_METHOD(SignedOff, "P46: a draft says that the letter would be stopped, and why") {
  council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::AddAlert(record, {.person = amina, .code = "no-letter", .text = "Her son opens them"}, deed);
  });
  CHECK(Has(pages.Words(Draft("give_statement", "statement-of-needs"), worker),
            "This letter would be stopped: There is an alert not to write to this person."));
}

TEST_CASE_METHOD(SignedOff, "P46: a letter in another format is given once it is said in which it was made") {
  council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::RecordCommunicationNeeds(
        record, amina, {{.need = "blind", .format = "large-print"}, {.need = "deaf", .format = "bsl-interpreter"}},
        deed);
  });
  const auto give = [&](const char* how) {
    story.Take(worker, "give_statement",
               Document()
                   .Set("given_on", "2026-09-21")
                   .Set("to", Document{Document::List{}}.Add("person"))
                   .Set("how", Document{Document::List{}}.Add(how)));
  };
  SECTION("with the action, when its form says so") {
    give("large-print");
    for (const auto& letter : story.Letters()) CHECK(letter.given == "2026-09-21");
    CHECK_FALSE(Has(pages.Words(Path(story.id()), worker), "Stopped:"));
  }
  SECTION("on its page, when the form says something else") {
    give("leaflet");
    const std::string at = Path(story.id(), "/letters/" + PathReference(story.Letters().at(0).id));
    const std::string words = pages.Words(at, worker);
    CHECK(Has(words, "This letter was stopped: The person needs it in another format: Large print."));
    CHECK(Has(words, "The person also needs: British Sign Language interpreter."));
    const auto refused = pages.Post(at, {{"on", "21/9/2026"}, {"how", "By post"}}, worker);
    CHECK(refused.status == 422);
    CHECK(Has(WordsOf(refused.body), "Say in which format it was made."));
    CHECK(Has(refused.body, "value=\"By post\""));
    REQUIRE(pages.Post(at, {{"on", "21/9/2026"}, {"format", "large-print"}}, worker).status == 303);
    CHECK(Has(pages.Words(at, worker), "Given on 21 September 2026."));
  }
}

TEST_CASE_METHOD(SignedOff, "only letters of what the reader may do at this stage can be drafted") {
  CHECK(pages.Get(Draft("give_statement", "carer-decision"), worker).status == 404);
  CHECK(pages.Get(Draft("give_carer_statement", "carer-decision"), worker).status == 404);
  CHECK(pages.Get(Draft("give_statement", "statement-of-needs"), council.As("practice-auditor")).status == 403);
  CHECK(Has(pages.Words(Path(story.id(), "/draft-letters"), council.As("adviser")),
            "Nothing that you can do at this stage writes a letter."));
}

TEST_CASE_METHOD(PageTest, "what nobody has written yet says so in its place, and what is typed counts") {
  const Actor adviser = council.As("adviser");
  CaseStory story(council, council.OpenReferral({.subject = council.AddPerson(APerson("Amina", "Lewis"))}));
  story.Take(adviser, "start_screening").Write(adviser, "screening", Document().Set("safeguarding", "no"));
  const std::string draft = Path(story.id(), "/draft-letters?action=");
  CHECK(Has(pages.Words(draft + "signpost&letter=advice-given", adviser), "This is what we said: [not written yet]"));
  CHECK(Has(pages.Words(draft + "redirect&letter=referrer-redirected", adviser),
            "We have sent your referral on: [the reason chosen then]."));
}

TEST_CASE_METHOD(PageTest, "P53: who told us of themselves is written to, and not thanked for telling us about them") {
  const Actor adviser = council.As("adviser");
  const PersonId ronald = council.AddPerson(APerson("Ronald", "Rahman"));
  const auto draft = [&](const std::string& agency, const std::string& letter) {
    CaseStory story(council, council.OpenReferral({.subject = ronald, .referrer_agency = agency}));
    story.Take(adviser, "start_screening").Write(adviser, "screening", Document().Set("safeguarding", "no"));
    return pages.Get(Path(story.id(), "/draft-letters?action=redirect&letter=" + letter), adviser);
  };
  const std::string himself = WordsOf(draft("Self", "self-redirected").body);
  CHECK(Has(himself, "Dear Ronald Rahman Thank you for contacting us. We have sent on what you told us: "));
  CHECK_FALSE(Has(himself, "telling us about"));
  CHECK(draft("himself", "referrer-redirected").status == 404);
  CHECK(draft("Daughter", "self-redirected").status == 404);
  CHECK(Has(WordsOf(draft("Daughter", "referrer-redirected").body), "Thank you for telling us about Ronald Rahman."));
}

}  // namespace
}  // namespace caseway::tests
