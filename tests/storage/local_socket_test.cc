#include "storage/local_socket.h"

#include <catch2/catch.hpp>

#include "tests/support/temporary_folder.h"

namespace caseway::storage {
namespace {

TEST_CASE("a command reaches the running server and its answer comes back, long ones too") {
  const tests::TemporaryFolder folder;
  const std::filesystem::path path = folder.path() / "caseway.sock";
  LocalServer server;
  REQUIRE(server.Start(path, [](const std::string& request) { return "got " + request; }));
  CHECK(*AskLocally(path, "import") == "got import");
  const std::string large(3'000'000, 'x');
  CHECK(*AskLocally(path, large) == "got " + large);
  CHECK(*AskLocally(path, "") == "got ");
}

TEST_CASE("only the owner may open the socket, and a long folder name is no hindrance") {
  const tests::TemporaryFolder folder;
  const std::filesystem::path deep = folder.path() / std::string(150, 'd');
  std::filesystem::create_directory(deep);
  LocalServer server;
  REQUIRE(server.Start(deep / "caseway.sock", [](const std::string&) { return "yes"; }));
  const auto mode = std::filesystem::status(deep / "caseway.sock").permissions();
  CHECK(mode == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  CHECK(*AskLocally(deep / "caseway.sock", "?") == "yes");
}

TEST_CASE("without a server there is a sentence, also where a dead one left its socket") {
  const tests::TemporaryFolder folder;
  const std::filesystem::path path = folder.path() / "caseway.sock";
  CHECK(AskLocally(path, "x").error().say == "No server is running on this data folder.");
  {
    LocalServer server;
    REQUIRE(server.Start(path, [](const std::string&) { return ""; }));
  }
  CHECK(AskLocally(path, "x").error().code == ErrorCode::kNotFound);
  LocalServer next;
  CHECK(next.Start(path, [](const std::string&) { return "back"; }));
  CHECK(*AskLocally(path, "x") == "back");
}

}  // namespace
}  // namespace caseway::storage
