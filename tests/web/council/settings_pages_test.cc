#include <catch2/catch.hpp>

#include "core/pathway/setting_use.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

TEST_CASE_METHOD(PageTest, "Limits stand with their sources, and those no source gives are off") {
  const std::string words = pages.Words("/settings", council.As("administrator"));
  CHECK(Has(words,
            "First contact to completed assessment (former NI 132) 28 days 1 April 2008 National indicator NI 132"));
  CHECK(Has(words, "Concern to the conclusion of the enquiry Off"));
  CHECK(pages.Get("/settings", council.As("team-manager")).status == 403);
}

TEST_CASE_METHOD(PageTest,
                 "A new value holds from its day, with who decided it and why; the old one stays in the history") {
  const Actor admin = council.As("administrator");
  const std::string at = "/settings/look_again.referral.triage";
  const auto done =
      pages.Post(at, {{"value", "2 working days"}, {"from", "1/4/2027"}, {"reason", "Service board"}}, admin);
  REQUIRE(done.status == 303);
  CHECK(done.location == at + "?done=1");
  const std::string words = pages.Words(at, admin);
  CHECK(Has(words, "1 April 2027 2 working days (to come) Service board Administrator 1"));
  CHECK(Has(words, "1 April 2015 1 working day (in force)"));
}

TEST_CASE_METHOD(PageTest,
                 "A value that is no span, a day that is none and a missing reason are said beside their fields") {
  const Actor admin = council.As("administrator");
  const std::string at = "/settings/look_again.referral.triage";
  const auto day = pages.Post(at, {{"value", "2 days"}, {"from", "31/9/2027"}, {"reason", "x"}}, admin);
  CHECK(day.status == 422);
  CHECK(Has(WordsOf(day.body), "September 2027 has 30 days."));
  CHECK(
      Has(WordsOf(pages.Post(at, {{"value", "2 days"}, {"reason", "x"}}, admin).body), "Say from which day it holds."));
  const auto reason = pages.Post(at, {{"value", "2 days"}, {"from", "1/4/2027"}}, admin);
  CHECK(reason.status == 422);
  CHECK(Has(WordsOf(reason.body), "Say who decided this and why."));
  CHECK(Has(reason.body, "id=\"value\" name=\"value\""));
  CHECK(Has(reason.body, "value=\"2 days\""));
  CHECK(pages.Get("/settings/no.such", admin).status == 404);
}

TEST_CASE_METHOD(PageTest, "Beside a setting stands an example that it takes, and “off” only where it can be") {
  const auto hint = [&](const std::string& setting) {
    return pages.Words("/settings/" + setting, council.As("administrator"));
  };
  CHECK(Has(hint("look_again.referral.triage"), "New value For example, 5 working days From"));
  CHECK(Has(hint("look_again.safeguarding.concern"), "New value For example, 4 hours From"));
  CHECK(Has(hint("break_glass.hours"), "New value For example, 4 hours From"));
  CHECK(Has(hint("safeguarding.long_enquiry"), "New value For example, 28 days From"));
  CHECK(Has(hint("limit.safeguarding_decision"), "New value For example, 5 working days; “off” switches it off From"));
  for (const auto& [id, setting] : council.library().council.settings) {
    INFO(id);
    if (setting.kind == "span")
      CHECK(pathway::FitsItsUse(council.library(), setting, pathway::ExampleFor(council.library(), setting)));
  }
}

TEST_CASE_METHOD(PageTest, "A setting that would switch a rule off, or turn it round, is refused and says why") {
  const auto refused = [&](const std::string& setting, const std::string& value) {
    const auto fits = pathway::FitsItsUse(council.library(), council.library().council.settings.at(setting), value);
    return fits ? std::string() : fits.error().say;
  };
  CHECK(refused("sign_off_alone", "senior, newly-qualified") ==
        "Newly qualified social worker cannot do this at all, so not alone either: “Sign off” is for others.");
  CHECK(refused("sign_off_alone", "senior").empty());
  CHECK(refused("safeguarding.repeat_window", "0 days") == "Enter at least a day: at 0 nothing would ever count.");
  CHECK(refused("risk_check.immediate", "90 days") ==
        "“Waiting list: check on the urgent band” is 7 days: the more urgent of the two is looked at no later.");
  CHECK(refused("risk_check.routine", "2 days") ==
        "“Waiting list: check on the urgent band” is 7 days: the more urgent of the two is looked at no later.");
  CHECK(refused("risk_check.urgent", "3 days").empty());
}

TEST_CASE_METHOD(PageTest, "A team is added and its hours changed") {
  const Actor admin = council.As("administrator");
  const auto missing = pages.Post("/teams", {{"title", "Hospital"}, {"key", "the-hospital"}}, admin);
  CHECK(missing.status == 422);
  CHECK(Has(WordsOf(missing.body), "Choose when the team is open."));
  const auto done =
      pages.Post("/teams", {{"title", "Hospital"}, {"key", "the-hospital"}, {"calendar", "office"}}, admin);
  REQUIRE(done.status == 303);
  CHECK(Has(pages.Words(done.location, admin), "Who belongs to it (0)"));
  const std::string at = done.location.substr(0, done.location.find('?'));
  REQUIRE(pages.Post(at, {{"title", "Hospital, west"}, {"calendar", "access-point"}}, admin).status == 303);
  CHECK(Has(pages.Words("/teams", admin), "Hospital, west the-hospital Access point, eight to eight"));
}

TEST_CASE_METHOD(PageTest, "Calendars show their hours, the next closed days and until when these are known") {
  const std::string words = pages.Words("/calendars", council.As("administrator"));
  CHECK(Has(words, "Saturday 8:00am to 8:00pm"));
  CHECK(Has(words, "25 December 2026: Christmas Day"));
  CHECK(Has(words, "Closed days are known until 31 December 2028."));
}

}  // namespace
}  // namespace caseway::tests
