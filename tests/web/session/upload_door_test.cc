// A body too large to read for just anybody is turned away by its head alone (Frame::TurnAway).
#include <catch2/catch.hpp>

#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

bool Has(const http::Response& page, const std::string& text) {
  return WordsOf(page.body).find(text) != std::string::npos;
}

struct Door : PageTest {
  Actor worker = council.As("social-worker");
  PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  std::string files = "/people/" + PathReference(amina) + "/files";
};

TEST_CASE("Without a session a large upload is answered with the sign-in page, which leads back to its files") {
  Door door;
  const auto turned = door.pages.TurnAway(door.files, Actor{});
  REQUIRE(turned);
  CHECK(turned->status == 401);
  CHECK(Has(*turned, "You are not signed in, so what you sent was not read. Sign in and choose the file again."));
  CHECK(turned->body.find("name=\"back\" value=\"/people/" + PathReference(door.amina) + "\"") != std::string::npos);
}

TEST_CASE("With a session that has ended too") {
  Door door;
  door.pages.Get("/account", door.worker);
  REQUIRE_FALSE(door.pages.TurnAway(door.files, door.worker));
  REQUIRE(door.pages.service().authenticator.EndAllOf(door.worker.user));
  const auto turned = door.pages.TurnAway(door.files, door.worker, CouncilPages::Session::kAsItWas);
  REQUIRE(turned);
  CHECK(turned->status == 401);
}

TEST_CASE("A role without the permission, another site and an address that is none are turned away unread") {
  Door door;
  const Actor auditor = door.council.As("privacy-auditor");
  const auto forbidden = door.pages.TurnAway(door.files, auditor);
  REQUIRE(forbidden);
  CHECK(forbidden->status == 403);
  CHECK(door.pages.Audit(1).at(0).actor == auditor.user);
  const auto nowhere = door.pages.TurnAway("/nothing/files", door.worker);
  REQUIRE(nowhere);
  CHECK(nowhere->status == 404);
  const auto forged =
      door.pages.TurnAway(door.files, door.worker, CouncilPages::Session::kLive, "Sec-Fetch-Site: cross-site\r\n");
  REQUIRE(forged);
  CHECK(forged->status == 403);
}

}  // namespace
}  // namespace caseway::tests
