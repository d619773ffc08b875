#include <catch2/catch.hpp>

#include "tests/support/authenticator_app.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

struct Door : PageTest {
  Actor grace = council.As("social-worker");
  const Actor nobody{};
  std::string link =
      "/set-up/" + *pages.service().enrolment.MakeLink(grace.user, "set-up", council.now(), std::chrono::hours{72});

  // The code that an authenticator app shows for the key of this page.
  std::string CodeFor(const std::string& page) {
    return CodeShown(TextBetween(page, "class=\"app-reference\">", "</strong>"), council.now());
  }
  http::Fields Fields(const std::string& page, const std::string& password, const std::string& code) {
    return {{"secret", TextBetween(page, "name=\"secret\" value=\"", "\"")}, {"password", password}, {"code", code}};
  }
};

TEST_CASE("A set-up link shows a square to scan, takes a password and a code, and then lets its holder in") {
  Door door;
  const auto page = door.pages.Get(door.link, door.nobody);
  REQUIRE(page.status == 200);
  CHECK(page.body.find("<svg") != std::string::npos);
  const std::string code = door.CodeFor(page.body);
  const auto set = door.pages.Post(door.link, door.Fields(page.body, "plum velvet lantern", code), door.nobody);
  REQUIRE(set.status == 200);
  CHECK(set.body.find("Keep your recovery codes") != std::string::npos);
  door.council.Wait(std::chrono::hours{1});
  const std::string user_name = TextBetween(page.body, "Your user name is <strong>", "</strong>");
  const std::string later = door.CodeFor(page.body);
  const auto in = door.pages.Post(
      "/sign-in", {{"user-name", user_name}, {"password", "plum velvet lantern"}, {"code", later}}, door.nobody);
  CHECK(in.status == 303);
}

TEST_CASE("A wrong code brings the same square back, and the link still works") {
  Door door;
  const auto page = door.pages.Get(door.link, door.nobody);
  const auto again = door.pages.Post(door.link, door.Fields(page.body, "plum velvet lantern", "000000"), door.nobody);
  CHECK(again.status == 422);
  CHECK(door.CodeFor(again.body) == door.CodeFor(page.body));
}

TEST_CASE("A link that was used is not found") {
  Door door;
  const auto page = door.pages.Get(door.link, door.nobody);
  REQUIRE(
      door.pages.Post(door.link, door.Fields(page.body, "plum velvet lantern", door.CodeFor(page.body)), door.nobody)
          .status == 200);
  CHECK(door.pages.Get(door.link, door.nobody).status == 404);
}

}  // namespace
}  // namespace caseway::tests
