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

TEST_CASE("The names it is served by are a list in the file and have commas between them in the environment") {
  Setting setting;
  const auto read = setting.Read("hosts = [\"caseway.anyshire.gov.uk\", \"caseway\"]\n");
  REQUIRE(read);
  CHECK(read->hosts == std::vector<std::string>{"caseway.anyshire.gov.uk", "caseway"});
  setting.variables = {{"CASEWAY_HOSTS", "a.example, b.example"}};
  CHECK(setting.Read("hosts = [\"caseway\"]\n")->hosts == std::vector<std::string>{"a.example", "b.example"});
  setting.variables = {};
  CHECK(setting.Read("")->hosts.empty());
}

TEST_CASE("A name to serve by is a name alone") {
  Setting setting;
  CHECK(setting.Read("hosts = [\"https://caseway\"]\n").error().say ==
        setting.file.string() +
            ":1:9: “https://caseway” is no name to serve by: write it in small letters, without "
            "https:// and port.");
  CHECK(setting.Read("hosts = \"caseway\"\n").error().say ==
        setting.file.string() + ":1:10: hosts is a list of texts.");
  CHECK(setting.Read("hosts = [1]\n").error().say == setting.file.string() + ":1:9: hosts is a list of texts.");
  setting.variables = {{"CASEWAY_HOSTS", "caseway:8443"}};
  CHECK(setting.Read("").error().say ==
        "CASEWAY_HOSTS: “caseway:8443” is no name to serve by: write it in small "
        "letters, without https:// and port.");
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
