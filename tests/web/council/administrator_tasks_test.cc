// DESIGN section 7: what an administrator has to do, with its day.
#include <catch2/catch.hpp>

#include "core/casework/allocate.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

// The last day to which the shipped calendars know the bank holidays.
Date KnownUntil(const Council& council) { return council.library().council.calendars.at("office").known()->until; }

// A council that has said what its letters are to say.
struct SetUp {
  struct Named : Council {
    Named() {
      for (const char* name : {"address", "telephone", "email", "hours", "complaints"})
        Set(std::string("letters.") + name, "2026-01-01", "As it is to be read");
    }
  };
  Named council;
  CouncilPages pages{council};
};

TEST_CASE_METHOD(PageTest, "What letters cannot say yet is a task of today") {
  CHECK(Has(pages.Words("/settings", council.As("administrator")),
            "Today. Letters leave out what is not set: \u201cLetters: our postal address\u201d, \u201cLetters: how to "
            "complain\u201d, \u201cLetters: our e-mail address\u201d, \u201cLetters: when we can be reached\u201d, "
            "\u201cLetters: our telephone number\u201d."));
}

TEST_CASE_METHOD(SetUp, "Nothing is to do while the bank holidays are known far ahead") {
  REQUIRE(FormatIso(KnownUntil(council)) == "2028-12-31");
  CHECK_FALSE(Has(pages.Get("/users", council.As("administrator")).body, "id=\"to-do\""));
}

TEST_CASE_METHOD(SetUp, "From eighteen months before they run out, the bank holidays to come are a task with its day") {
  const Actor admin = council.As("administrator");
  council.WaitUntil("2027-06-29T09:00");
  CHECK_FALSE(Has(pages.Get("/calendars", admin).body, "id=\"to-do\""));
  council.WaitUntil("2027-06-30T09:00");
  const std::string task = "Add the bank holidays after 31 December 2028: dates past that day are provisional.";
  for (const char* at : {"/users", "/settings", "/calendars"})
    CHECK(Has(pages.Words(at, admin), "To do By 31 December 2027. " + task));
  council.WaitUntil("2028-01-01T09:00");
  CHECK(Has(pages.Words("/users", admin), "Late: was due by 31 December 2027. " + task));
}

TEST_CASE_METHOD(PageTest, "A case whose date was counted past what is known is a task of today") {
  const Actor admin = council.As("administrator");
  const std::string task = "Open cases have provisional dates, counted without bank holidays that are not known yet.";
  council.WaitUntil("2028-12-29T16:00");
  council.AddPerson(APerson("Amina", "Lewis"));
  CHECK_FALSE(Has(pages.Words("/users", admin), task));
  council.OpenCase("assessment", council.AddPerson(APerson("Idris", "Lewis")));
  CHECK(Has(pages.Words("/users", admin), "Today. " + task));
}

TEST_CASE("A limit that is switched off from a day on is a task by that day") {
  SetUp::Named council;
  council.Set("limit.former_ni_132", "2026-12-01", "off");
  CouncilPages pages(council);
  const Actor admin = council.As("administrator");
  CHECK(
      Has(pages.Words("/settings", admin),
          "By 1 December 2026. The limit \u201cFirst contact to completed assessment (former NI 132)\u201d is switched "
          "off from then. Say what follows it."));
  council.WaitUntil("2026-12-01T09:00");
  CHECK_FALSE(Has(pages.Get("/settings", admin).body, "id=\"to-do\""));
}

TEST_CASE_METHOD(PageTest, "The tasks are the administrator's alone") {
  council.WaitUntil("2027-07-30T09:00");
  for (const char* role : {"team-manager", "social-worker", "head-of-service"})
    CHECK_FALSE(Has(pages.Get("/board", council.As(role)).body, "id=\"to-do\""));
}

}  // namespace
}  // namespace caseway::tests
