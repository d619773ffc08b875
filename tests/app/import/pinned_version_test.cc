// A folder of workflows that changed since the record was last used: a changed pathway takes the next version.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

#include "app/commands/council.h"
#include "tests/support/temporary_folder.h"

namespace caseway::app {
namespace {

namespace fs = std::filesystem;

// A council with one referral, and a copy of the shipped workflows whose referral pathway can be changed.
class Changing {
 public:
  Changing() {
    fs::copy(CASEWAY_SOURCE_DIR "/workflows", folder_.path() / "workflows", fs::copy_options::recursive);
    std::ofstream(folder_.path() / "in.csv")
        << "external_ref,received_at,channel,referrer_name,referrer_agency,referrer_phone,nhs_number,first_name,"
           "last_name,date_of_birth,gender,address_line_1,address_line_2,town,postcode,phone,gp_practice_code,reason,"
           "urgency,consent,safeguarding_concern,notes\n"
           "R1,2026-10-01T09:16,phone,,,,,Amina,Smith,1941-12-15,Female,,,,,,,Memory problems,routine,yes,no,\n";
    REQUIRE(Start() == "");
  }
  // What the program says against starting; "" when it starts.
  std::string Start() {
    ImportOptions options;
    options.data = folder_.path() / "data";
    options.workflows = folder_.path() / "workflows";
    options.now = *ParseInstant("2026-11-22T09:00");
    options.file = (folder_.path() / "in.csv").string();
    std::ostringstream out, err;
    return RunImportReferrals(options, out, err) == 0 ? "" : err.str();
  }
  void Change(int version, const std::string& title) {
    const fs::path file = folder_.path() / "workflows/referral/pathway.toml";
    std::ifstream in(file);
    std::string text((std::istreambuf_iterator<char>(in)), {});
    text = std::regex_replace(text, std::regex("\nversion +=.*"), "\nversion = " + std::to_string(version),
                              std::regex_constants::format_first_only);
    text = std::regex_replace(text, std::regex("\ntitle +=.*"), "\ntitle = \"" + title + "\"",
                              std::regex_constants::format_first_only);
    std::ofstream(file) << text;
  }
  int Version() const {
    std::ifstream in(CASEWAY_SOURCE_DIR "/workflows/referral/pathway.toml");
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    std::smatch found;
    REQUIRE(std::regex_search(text, found, std::regex("\nversion += *([0-9]+)")));
    return std::stoi(found[1]);
  }

 private:
  tests::TemporaryFolder folder_;
};

bool Says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a pathway in use that is changed takes the next version, or nothing starts") {
  Changing council;
  const int now = council.Version();
  council.Change(now, "Another referral");
  CHECK(Says(council.Start(), "that is not the one cases of this record run by. Give the changed pathway the version " +
                                  std::to_string(now + 1)));
  council.Change(now + 1, "Another referral");
  CHECK(council.Start() == "");
}

TEST_CASE("a pathway does not go back to an older version than cases run by") {
  Changing council;
  const int now = council.Version();
  council.Change(now - 1, "An older referral");
  const std::string said = council.Start();
  INFO(said);
  CHECK(Says(said, "Cases of this record run by version " + std::to_string(now) +
                       " of the pathway referral, and the folder of workflows holds version " +
                       std::to_string(now - 1) + ", an older one."));
}

}  // namespace caseway::app
