// Logging a contact by hand: what it opens, what it is refused for, and whether the person is known already.
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/advance_case.h"
#include "core/casework/allocate.h"
#include "tests/support/case_story.h"
#include "tests/support/page_test.h"
#include "tests/support/page_way.h"

namespace caseway::tests {
namespace {

// What is typed where nothing is at fault; a field named again takes the place of its like.
http::Fields Typed(http::Fields more = {}) {
  const http::Fields usual = {{"channel", "phone"},   {"reason", "She fell twice this week."},
                              {"urgency", "soon"},    {"consent", "yes"},
                              {"safeguarding", "no"}, {"first_names", "Rose"},
                              {"last_name", "Quill"}};
  for (const auto& [name, value] : usual) {
    if (!more.Has(name)) more.Add(name, value);
  }
  return more;
}

struct ContactPages : PageTest {
  Actor adviser = council.As("adviser");

  http::Response Log(http::Fields more = {}) { return pages.Post("/contacts/new", Typed(std::move(more)), adviser); }
  CaseRow Opened(const http::Response& done) {
    REQUIRE(done.status == 303);
    return council.Case(CaseId{*ParseReference(done.location.substr(7))});
  }
  CaseRow ConcernIn(const http::Response& done) {
    REQUIRE(done.status == 303);
    REQUIRE(done.location.substr(0, 10) == "/concerns/");
    REQUIRE(done.location.substr(done.location.rfind('/')) == "/receipt");
    return council.Case(CaseId{*ParseReference(done.location.substr(10, done.location.rfind('/') - 10))});
  }
};

TEST_CASE_METHOD(ContactPages, "A contact becomes a referral, and a concern beside it where someone is at risk") {
  const auto done = pages.Post("/contacts/new",
                               {{"channel", "phone"},
                                {"reason", "She fell twice this week."},
                                {"urgency", "soon"},
                                {"consent", "unable-to-consent"},
                                {"safeguarding", "yes"},
                                {"safe_now", "yes"},
                                {"first_names", "Rose"},
                                {"last_name", "Quill"},
                                {"on", "20/9/2026"},
                                {"at", "9:30am"}},
                               adviser);
  const CaseRow row = council.Case(ConcernIn(done).opened_from);
  CHECK(row.pathway == "referral");
  CHECK(row.subject_name == "Rose Quill");
  CHECK(row.received == *ParseInstant("2026-09-20T09:30"));
  CHECK(row.facts["consent"].Text() == "unable-to-consent");
  council.Read([&](Record& record) {
    const auto open = record.cases().OpenPathways(row.subject);
    CHECK(std::find(open.begin(), open.end(), "safeguarding") != open.end());
  });
}

TEST_CASE_METHOD(ContactPages,
                 "P33, P9: who logs a risk says whether the adult is safe, and has the concern's receipt") {
  const auto events = council.Events();
  const auto unsaid = Log({{"safeguarding", "yes"}});
  CHECK(unsaid.status == 422);
  CHECK(Has(WordsOf(unsaid.body), "Say whether the adult is safe now; not known is an answer."));
  CHECK(council.Events() == events);
  CHECK_FALSE(Has(WordsOf(Log({{"safeguarding", "no"}}).body), "Say whether the adult is safe now"));

  const auto done = Log({{"safeguarding", "yes"}, {"safe_now", "unknown"}, {"near", "new"}});
  const CaseRow concern = ConcernIn(done);
  CHECK(concern.state == "not_safe");
  CHECK(concern.due_at == concern.received);
  const auto receipt = pages.Get(done.location, adviser);
  CHECK(Has(WordsOf(receipt.body), "Concern raised"));
  CHECK(Has(receipt.body, "href=\"" + Path(concern.opened_from) + "\">Go on with its referral</a>"));
  const std::string words = pages.Words(Path(concern.id, "/forms/concern"), council.As("safeguarding-worker"));
  CHECK(Has(words, "She fell twice this week."));
}

TEST_CASE_METHOD(ContactPages, "What a contact lacks is said all at once") {
  const auto page = pages.Post("/contacts/new", {{"on", "1/1/2027"}, {"notes", "Kept."}}, council.As("adviser"));
  CHECK(page.status == 422);
  const std::string words = WordsOf(page.body);
  CHECK(Has(words, "Choose how the contact came."));
  CHECK(Has(words, "Say what the contact is about."));
  CHECK(Has(words, "Say whether someone is at risk of abuse or neglect."));
  CHECK(Has(words, "The time must not be in the future."));
  CHECK(Has(words, "Kept."));
}

TEST_CASE_METHOD(ContactPages,
                 "P41: someone like a person known already is asked about, though nobody looked for them") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const auto events = council.Events();
  const http::Fields amina_again = {
      {"first_names", "Amina"}, {"last_name", "Lewis"}, {"born", "10/5/1941"}, {"notes", "Rings back at four."}};
  const auto asked = Log(amina_again);
  CHECK(asked.status == 200);
  CHECK(council.Events() == events);
  const std::string words = WordsOf(asked.body);
  CHECK(Has(words, "Someone like this is in the records already"));
  CHECK(Has(words, "Amina Lewis, born 10 May 1941 (85)"));
  CHECK(Has(words, "(same name, same birth date)"));
  CHECK(Has(words, "Rings back at four."));
  CHECK(Has(asked.body, "value=\"10/5/1941\""));
  const auto audit = pages.Audit(1);
  CHECK(audit.at(0).deed == AuditDeed::kSearched);
  CHECK(audit.at(0).shown == std::vector<std::int64_t>{amina.value});
  SECTION("it is them: one press") {
    http::Fields pressed = amina_again;
    pressed.Add("near", Reference(amina));
    CHECK(Opened(Log(pressed)).subject == amina);
  }
  SECTION("it is someone else: one press") {
    http::Fields pressed = amina_again;
    pressed.Add("near", "new");
    const CaseRow row = Opened(Log(pressed));
    CHECK(row.subject != amina);
    CHECK(row.subject_name == "Amina Lewis");
  }
  SECTION("who looked and said it is someone else is not asked again") {
    http::Fields chosen = amina_again;
    chosen.Add("looked", "yes");
    chosen.Add("person", "new");
    CHECK(Opened(Log(chosen)).subject != amina);
  }
}

TEST_CASE_METHOD(ContactPages, "nobody is asked about someone like nobody") {
  council.AddPerson(APerson("Amina", "Lewis"));
  CHECK(Opened(Log()).subject_name == "Rose Quill");
}

TEST_CASE_METHOD(ContactPages,
                 "P40: a risk nobody knows about is no refusal and no no: it stands open until it is answered") {
  const CaseRow row = Opened(Log({{"safeguarding", "unknown"}}));
  CHECK(row.state == "risk_unanswered");
  CHECK(row.due_at == row.received + std::chrono::hours{4});
  council.Read(
      [&](Record& record) { CHECK(record.cases().OpenPathways(row.subject) == std::vector<std::string>{"referral"}); });
  const std::string stage = "Is anyone at risk of abuse or neglect? Not yet answered";
  const std::string words = pages.Words(Path(row.id), adviser);
  CHECK(Has(words, stage));
  CHECK(Has(words, "Safeguarding, as they report it Not known"));
  CHECK(Has(pages.Words("/team", council.As("access-manager")), stage));
  CaseStory story(council, row.id, ByPages(pages));
  const auto settled = story.Try(adviser, "resolve_at_source", Document().Set("given", "Rang the surgery together."));
  REQUIRE_FALSE(settled);
  CHECK(settled.error().unmet.front().say ==
        "Whether there is a sign of abuse or neglect is answered, and a sign has a safeguarding concern");
  SECTION("answered, it is a contact like any other") {
    story.Write(adviser, "screening", Document().Set("safeguarding", "no").Set("who_for", "service-user"));
    council.Must(Council::System(), [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::RunSystemActions(record, row.id, deed);
    });
    CHECK(story.state() == "new");
    story.Take(adviser, "resolve_at_source", Document().Set("given", "Rang the surgery together."));
    CHECK(story.state() == "resolved");
  }
  SECTION("screening takes the question with it") {
    story.Take(adviser, "start_screening");
    CHECK(story.state() == "screening");
    CHECK_FALSE(story.Try(adviser, "send_to_triage"));
  }
}

TEST_CASE_METHOD(ContactPages, "P40, P47: while the access point is shut a risk not known runs by the hour too") {
  council.WaitUntil("2026-09-26T23:10");
  const CaseRow row = Opened(Log({{"safeguarding", "unknown"}}));
  CHECK(row.state == "night_risk_unanswered");
  CHECK(row.due_at == row.received + std::chrono::hours{4});
  const std::string stage = "Out of hours: is anyone at risk of abuse or neglect? Not yet answered";
  CHECK(Has(pages.Words(Path(row.id), adviser), stage));
  const std::string team = "/team?list=out-of-hours&team=" + std::to_string(council.Team("access-team").value);
  CHECK(Has(pages.Words(team, council.As("access-manager")), stage));
  const auto round = [&] {
    council.Must(Council::System(), [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::RunSystemActions(record, row.id, deed);
    });
    return council.Case(row.id).state;
  };
  const auto moved = council.Do(council.As("access-manager"), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::LookAgain(record, row.id, *ParseDate("2026-09-28"), "Rings back on Monday", deed);
  });
  REQUIRE_FALSE(moved);
  CHECK(moved.error().say ==
        "This date is about safety and runs day and night. It cannot be moved: do what it waits for.");
  SECTION("answered, it is a night contact like any other") {
    CaseStory story(council, row.id, ByPages(pages));
    story.Write(adviser, "screening", Document().Set("safeguarding", "no").Set("who_for", "service-user"));
    CHECK(round() == "out_of_hours");
  }
  SECTION("nobody took it over: the manager has it, the question with it") {
    council.WaitUntil("2026-09-28T23:00");
    CHECK(round() == "night_risk_late");
    CHECK(council.Case(row.id).with_managers);
  }
}

TEST_CASE_METHOD(ContactPages, "F8: what is not possible yet leads to the question it waits for") {
  const CaseRow row = Opened(Log({{"safeguarding", "unknown"}}));
  const std::string link = "<a class=\"govuk-link\" href=\"" + Path(row.id, "/forms/screening#safeguarding") + "\">";
  const std::string sentence =
      "Whether there is a sign of abuse or neglect is answered, and a sign has a safeguarding concern";
  CHECK(Has(pages.Get(Path(row.id), adviser).body, link + sentence + "</a>"));
  CHECK(Has(pages.Get(Path(row.id, "/forms/screening"), adviser).body, "id=\"safeguarding\""));
  CHECK(Has(pages.Get(Path(row.id, "/actions/resolve_at_source"), adviser).body, link + sentence + "</a>"));
  const auto page = pages.Get(Path(row.id), council.As("practice-auditor"));  // reads, and writes nothing
  CHECK(page.status == 200);
  CHECK_FALSE(Has(page.body, "/forms/screening#"));
}

TEST_CASE_METHOD(ContactPages, "nobody is born after the day their contact came, or after today") {
  const auto events = council.Events();
  const auto later = Log({{"born", "21/9/2026"}, {"on", "20/9/2026"}, {"at", "9:30am"}, {"notes", "Kept."}});
  CHECK(later.status == 422);
  CHECK(Has(WordsOf(later.body), "The date of birth is after the day this came: check both dates."));
  CHECK(Has(later.body, "value=\"21/9/2026\""));
  CHECK(Has(later.body, "value=\"20/9/2026\""));
  CHECK(Has(WordsOf(later.body), "Kept."));
  const auto future = Log({{"born", "1/1/2027"}});
  CHECK(future.status == 422);
  CHECK(Has(WordsOf(future.body), "The date of birth must not be in the future."));
  CHECK(council.Events() == events);
  CHECK(Opened(Log({{"born", "20/9/2026"}, {"on", "20/9/2026"}, {"at", "9:30am"}})).open);
}

}  // namespace
}  // namespace caseway::tests
