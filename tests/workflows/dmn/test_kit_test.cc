// The standard's own cases, where the shared data are: CASEWAY_SHARED, else the folder beside the source.
#include "workflows/dmn/test_kit.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace caseway::dmn {

namespace {

std::string KitFolder(const char* level) {
  const char* shared = std::getenv("CASEWAY_SHARED");
  return std::string(shared != nullptr ? shared : CASEWAY_SOURCE_DIR "/../shared") + "/data/dmn-tck/compliance-level-" +
         level;
}

KitResult Run(const char* level) {
  const auto result = RunKit({KitFolder(level)}, *ParseInstant("2026-10-01T09:16"));
  REQUIRE(result);
  for (const std::string& failure : result->failures) UNSCOPED_INFO(failure);
  return *result;
}

}  // namespace

TEST_CASE("every case of the kit's level 2 passes") {
  if (!std::filesystem::exists(KitFolder("2"))) {
    WARN("the kit is not here: nothing was run");
    return;
  }
  const KitResult result = Run("2");
  CHECK(result.passed == 116);
  CHECK(result.failed == 0);
}

TEST_CASE("no more than the known cases of the kit's level 3 fail") {
  if (!std::filesystem::exists(KitFolder("3"))) {
    WARN("the kit is not here: nothing was run");
    return;
  }
  const KitResult result = Run("3");
  CHECK(result.passed >= 1400);
  CHECK(result.failed <= 21);  // external Java, an import, class subtraction, back-references
}

TEST_CASE("a folder that is not there is named") {
  const auto result = RunKit({"/nowhere"}, Instant{});
  REQUIRE_FALSE(result);
  CHECK(result.error().say == "/nowhere: there is no such folder");
}

TEST_CASE("a folder without test cases is named: nothing passed is no pass") {
  const auto empty = std::filesystem::temp_directory_path() / "caseway-no-cases";
  std::filesystem::create_directories(empty);
  std::ofstream(empty / "other.xml") << "<other/>";
  const auto result = RunKit({empty.string()}, Instant{});
  std::filesystem::remove_all(empty);
  REQUIRE_FALSE(result);
  CHECK(result.error().say == empty.string() + ": there are no test cases in it");
}

}  // namespace caseway::dmn
