#include "app/configuration.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <map>

#include "tests/support/temporary_folder.h"

namespace caseway::app {
namespace {

struct Setting {
  tests::TemporaryFolder folder;
  std::map<std::string, std::string> variables;
  std::filesystem::path file = folder.path() / "caseway.toml";

  Environment environment() {
    return [this](const char* name) -> const char* {
      const auto found = variables.find(name);
      return found == variables.end() ? nullptr : found->second.c_str();
    };
  }
  Result<Configuration> Read(const std::string& text) {
    std::ofstream(file) << text;
    return ReadConfiguration(file, environment());
  }
};

TEST_CASE("Without a file or an environment the defaults hold") {
  Setting setting;
  const auto read = ReadConfiguration(std::nullopt, setting.environment());
  REQUIRE(read);
  CHECK(read->data == "data");
  CHECK(read->address == "127.0.0.1");
  CHECK(read->port == 8443);
}

TEST_CASE("The file comes over the defaults and the environment over the file") {
  Setting setting;
  setting.variables = {{"CASEWAY_PORT", "9443"}};
  const auto read = setting.Read("data = \"/var/lib/caseway\"\nport = 9000\nthreads = 4\n");
  REQUIRE(read);
  CHECK(read->data == "/var/lib/caseway");
  CHECK(read->threads == 4);
  CHECK(read->port == 9443);
}

TEST_CASE("An unknown key is refused with its line and the one that was meant") {
  Setting setting;
  const auto read = setting.Read("data = \"x\"\nprot = 9000\n");
  REQUIRE_FALSE(read);
  CHECK(read.error().say == setting.file.string() + ":2:1: there is no setting “prot”. Did you mean “port”?");
}

TEST_CASE("A value that cannot be is refused where it stands") {
  Setting setting;
  CHECK(setting.Read("port = 70000\n").error().say ==
        setting.file.string() + ":1:8: port is a whole number from 0 to 65535, not “70000”.");
  CHECK(setting.Read("port = \"many\"\n").error().say == setting.file.string() + ":1:9: port is a whole number.");
  setting.variables = {{"CASEWAY_THREADS", "two"}};
  CHECK(setting.Read("").error().say == "CASEWAY_THREADS: threads is a whole number from 1 to 64, not “two”.");
}

TEST_CASE("The file is the one named, or none") {
  Setting setting;
  const char* named[] = {"caseway", "serve", "--config", "other.toml"};
  CHECK(ConfigurationFile(4, named, setting.environment()) == std::filesystem::path("other.toml"));
  const char* joined[] = {"caseway", "--config=third.toml"};
  CHECK(ConfigurationFile(2, joined, setting.environment()) == std::filesystem::path("third.toml"));
  setting.variables = {{"CASEWAY_CONFIG", "fourth.toml"}};
  CHECK(ConfigurationFile(1, named, setting.environment()) == std::filesystem::path("fourth.toml"));
}

}  // namespace
}  // namespace caseway::app
