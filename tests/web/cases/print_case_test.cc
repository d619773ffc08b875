// What is on the paper of a case, and what stays off it.
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/people.h"
#include "tests/support/case_story.h"
#include "tests/support/council_pages.h"

using namespace caseway;
using namespace caseway::tests;
using Catch::Matchers::Contains;

namespace {

struct Concern {
  Council council;
  CouncilPages pages{council};
  Actor worker = council.As("safeguarding-worker");
  CaseId id = council.RaiseConcern(council.AddPerson(APerson("Amina", "Test")));

  Concern& Say(const Document& answers) {
    CaseStory(council, id).Write(worker, "concern", answers);
    return *this;
  }
  std::string Words(const std::string& more) { return pages.Words("/cases/" + PathReference(id) + more, worker); }
};

Document Reported(const char* withhold) {
  return Document()
      .Set("safe_now", "yes")
      .Set("reporter", "family")
      .Set("reporter_name", "Ruth Marchbank, 01632 960003")
      .Set("withhold_identity", withhold);
}

}  // namespace

TEST_CASE("P35: the name of a reporter who asked for it is kept back from prints, and read by those at work") {
  Concern concern;
  concern.Say(Reported("yes"));
  CHECK_THAT(concern.Words("/print"), !Contains("Ruth Marchbank"));
  CHECK_THAT(concern.Words("/print"), Contains("Name and how to reach them Kept back"));
  CHECK_THAT(concern.Words("/forms/concern/versions/2"), Contains("Ruth Marchbank, 01632 960003"));
}

// What of a page is on paper: without what app-no-print marks, from the end of the frame's header on.
std::string OnPaper(std::string html) {
  html.erase(0, html.find("</header>"));
  html.erase(html.find("</main>"));
  for (std::size_t mark; (mark = html.find("app-no-print")) != std::string::npos;) {
    const auto from = html.rfind('<', mark);
    const std::string name = html.substr(from + 1, html.find_first_of(" >", from) - from - 1);
    auto at = mark;
    for (int depth = 1; depth > 0; ++at) {
      at = std::min(html.find("<" + name, at), html.find("</" + name, at));
      REQUIRE(at != std::string::npos);
      depth += html[at + 1] == '/' ? -1 : 1;
    }
    html.erase(from, html.find('>', at) + 1 - from);
  }
  return WordsOf(html);
}

TEST_CASE("P35, P58: a letter's paper has its own words, and nothing of the banner of whom it is about") {
  Council council;
  CouncilPages pages{council};
  const Actor adviser = council.As("adviser"), hub = council.As("safeguarding-worker");
  const PersonId amina = council.AddPerson(APerson("Amina", "Test"));
  council.RaiseConcern(amina);
  council.Must(adviser, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::AddAlert(record, {.person = amina, .code = "violence", .text = "Threw a chair"}, deed);
  });
  CaseStory story(council, council.OpenReferral({.subject = amina}));
  story.Take(adviser, "start_screening");
  story.Write(adviser, "screening", Document().Set("safeguarding", "no")).Take(adviser, "redirect");
  REQUIRE(story.Letters().size() == 1);
  const std::string page =
      pages.Get("/cases/" + PathReference(story.id()) + "/letters/" + PathReference(story.Letters()[0].id), hub).body;
  const std::string paper = OnPaper(page);
  CHECK_THAT(paper, Contains("Thank you for telling us about Amina Test."));
  for (const char* words : {"Open safeguarding enquiry", "Threw a chair", "NHS number", "10 May 1941", "Reference",
                            "Mark as given", "What may be shared"}) {
    CAPTURE(words);
    CHECK_THAT(paper, !Contains(words));
  }
  for (const char* words : {"Open safeguarding enquiry", "Threw a chair", "NHS number", "10 May 1941"})
    CHECK_THAT(WordsOf(page), Contains(words));
}

TEST_CASE("P35: a name nobody asked to keep back is printed") {
  Concern concern;
  concern.Say(Reported("no"));
  CHECK_THAT(concern.Words("/print"), Contains("Ruth Marchbank, 01632 960003"));
}

TEST_CASE("an answer whose question was hidden afterwards is neither read nor printed") {
  Concern concern;
  concern.Say(Reported("no").Set("reporter", "anonymous"));
  CHECK_THAT(concern.Words("/print"), !Contains("Ruth Marchbank"));
  CHECK_THAT(concern.Words("/forms/concern/versions/2"), !Contains("Ruth Marchbank"));
}

TEST_CASE("a closed case prints its forms as the work came, not by the alphabet") {
  Concern concern;
  CaseStory story(concern.council, concern.id);
  concern.Say(Document().Set("safe_now", "yes"));
  Document decision =
      Document().Set("alive", "yes").Set("in_area", "yes").Set("in_prison", "no").Set("needs_care", "yes");
  decision.Set("abuse_or_risk", "yes").Set("unable_to_protect", "yes").Set("route", "section-42");
  story.Take(concern.worker, "gather")
      .Write(concern.worker, "gathering")
      .Write(concern.worker, "s42_decision", decision);
  story.Take(concern.worker, "start_enquiry").Write(concern.worker, "personal", Document().Set("asked", "not-asked"));
  story.Take(concern.worker, "conclude").Write(concern.worker, "conclusion");
  story.Take(concern.council.As("safeguarding-manager"), "propose_in_error");
  story.Take(concern.council.As("safeguarding-manager", 2), "confirm_in_error");
  const std::string page = concern.pages.Get("/cases/" + PathReference(concern.id) + "/print", concern.worker).body;
  std::size_t before = 0;
  for (const char* form :
       {"Safeguarding concern", "Information gathering", "Section 42 decision", "Conclusion of the enquiry"}) {
    INFO(form);
    const auto place = page.find(">" + std::string(form) + "</h2>");
    REQUIRE(place != std::string::npos);
    CHECK(place > before);
    before = place;
  }
}
