// What a form shows of what is known already: what came in, and what the record fills in.
#include <catch2/catch.hpp>
#include <regex>

#include "tests/support/case_story.h"
#include "tests/web/cases/writing.h"

using namespace caseway;
using namespace caseway::tests;
using Catch::Matchers::Contains;

TEST_CASE("what came in, other open cases and how often before stand beside the forms of a referral") {
  Writing w;
  const auto words = w.pages.Words(w.Form("screening"), w.adviser);
  CHECK_THAT(words, Contains("What came in"));
  CHECK_THAT(words, Contains("Difficulty with personal care after a fall"));
  CHECK_THAT(words, Contains("Other open cases None"));
  CHECK_THAT(words, Contains("Contacts in 12 months 1"));
}

TEST_CASE("what was logged with the contact is filled in, kept by saving, and changed where it is not right") {
  Writing w;
  const auto page = w.pages.Get(w.Form(), w.adviser);
  CHECK_THAT(page.body, Contains("Difficulty with personal care after a fall</textarea>"));
  CHECK_THAT(page.body, Contains("Filled in from the record: change it where it is not right."));
  CHECK_THAT(page.body, Contains("name=\"agreement_report\" value=\"yes\" checked"));
  auto fields = w.Open(w.adviser);
  fields.Add("deed", "save");
  fields.Add("what_happened", "Difficulty with personal care after a fall");
  fields.Add("agreement_report", "no");
  REQUIRE(w.pages.Post(w.Form(), fields, w.adviser).status == 303);
  const auto again = w.pages.Get(w.Form(), w.adviser);
  CHECK_THAT(again.body, Contains("Difficulty with personal care after a fall</textarea>"));
  CHECK_THAT(again.body, Contains("name=\"agreement_report\" value=\"no\" checked"));
}

TEST_CASE("who made contact is taken over from the contact as it was logged, to be changed where it is not right") {
  Writing w;
  const auto chosen = [&](const std::string& agency) {
    const CaseId id = w.council.OpenReferral(
        {.subject = w.council.AddPerson(APerson("Grace", "Test" + agency)), .referrer_agency = agency});
    const std::string body = w.pages.Get("/cases/" + PathReference(id) + "/forms/contact", w.adviser).body;
    std::smatch found;
    const std::regex ticked("name=\"caller\"(?:(?!</select>)[^])*?value=\"([a-z-]+)\" selected");
    return std::regex_search(body, found, ticked) ? found[1].str() : std::string("none");
  };
  CHECK(chosen("GP surgery") == "gp");
  CHECK(chosen("Countess Hospital, ward 7") == "hospital");
  CHECK(chosen("Her daughter") == "family");
  CHECK(chosen("Self") == "self");
  CHECK(chosen("Westhaven Home Care") == "care-provider");
  CHECK(chosen("Selfridges") == "none");
  CHECK(chosen("") == "none");
}

TEST_CASE("what the record filled in and the writer took out stays out") {
  Writing w;
  auto fields = w.Open(w.adviser);
  fields.Add("deed", "save");
  fields.Add("what_happened", "Something else");
  REQUIRE(w.pages.Post(w.Form(), fields, w.adviser).status == 303);
  auto cleared = w.Open(w.adviser);
  cleared.Add("deed", "save");
  cleared.Add("what_happened", "");
  REQUIRE(w.pages.Post(w.Form(), cleared, w.adviser).status == 303);
  CHECK_THAT(w.pages.Get(w.Form(), w.adviser).body, !Contains("after a fall</textarea>"));
}

namespace {

// A concern whose safety is asked on two forms.
struct AskedOnTwo : PageTest {
  Actor worker = council.As("safeguarding-worker");
  PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  CaseStory story{council, council.RaiseConcern(amina, Document().Set("safe_now", "no").Set("what_happened", "Hit"))};
  std::string At(const std::string& path) { return "/cases/" + PathReference(story.id()) + path; }
  // The answer that stands in the field; "" for none.
  std::string Safe(const std::string& path) {
    const std::string body = pages.Get(At(path), worker).body;
    std::smatch found;
    const std::regex ticked("name=\"safe_now\" value=\"([a-z]+)\" checked");
    return std::regex_search(body, found, ticked) ? found[1].str() : std::string();
  }
};

}  // namespace

TEST_CASE_METHOD(AskedOnTwo, "what is judged each time stands empty whenever the form is written again") {
  CHECK(Safe("/actions/protect").empty());
  story.Take(worker, "protect", Document().Set("done", "The police have him").Set("safe_now", "yes"));
  CHECK(Safe("/actions/protect").empty());
  CHECK_THAT(pages.Get(At("/actions/protect"), worker).body, Contains("The police have him</textarea>"));
}

TEST_CASE_METHOD(AskedOnTwo,
                 "what another form has said since stands in the field, until somebody writes something else") {
  CHECK(Safe("/forms/concern") == "no");
  council.Wait(std::chrono::hours{1});
  story.Take(worker, "protect", Document().Set("done", "The police have him").Set("safe_now", "yes"));
  CHECK(Safe("/forms/concern") == "yes");
  CHECK(council.Case(story.id()).state == "concern");
  council.Wait(std::chrono::hours{1});
  const std::string body = pages.Get(At("/forms/concern"), worker).body;
  http::Fields fields;
  for (const std::string name : {"base", "base_version", "window", "was"}) {
    std::smatch found;
    if (std::regex_search(body, found, std::regex("name=\"" + name + "\"[^>]* value=\"([^\"]*)\"")))
      fields.Add(name, found[1]);
  }
  fields.Add("safe_now", "no");
  fields.Add("what_happened", "He came back");
  fields.Add("deed", "save");
  REQUIRE(pages.Post(At("/forms/concern"), fields, worker).status == 303);
  CHECK(Safe("/forms/concern") == "no");
}
