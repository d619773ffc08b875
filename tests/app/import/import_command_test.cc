// `caseway import referrals` on a folder of its own: files in another encoding, and references that come again changed.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/clock.h"
#include "app/commands/council.h"
#include "app/import_referrals.h"

namespace caseway::app {
namespace {

namespace fs = std::filesystem;

constexpr char kHeading[] =
    "external_ref,received_at,channel,referrer_name,referrer_agency,referrer_phone,nhs_number,first_name,last_name,"
    "date_of_birth,gender,address_line_1,address_line_2,town,postcode,phone,gp_practice_code,reason,urgency,consent,"
    "safeguarding_concern,notes\n";

std::string Row(const std::string& reference, const std::string& last_name, const std::string& nhs_number = "",
                const std::string& street = "82 Mill Lane", const std::string& notes = "") {
  return reference + ",2026-10-01T09:16,phone,Kwame Nguyen,GP surgery,01632 965663," + nhs_number + ",Amina," +
         last_name + ",1941-12-15,Female," + street + ",,Westhaven,WH3 9AR,,P80475,Memory problems,routine,yes,no," +
         notes + "\n";
}

struct Ended {
  int status;
  std::string out, err, report;
};

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("caseway-import-" + std::to_string(getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  Ended Import(const std::string& rows, bool dry_run = false) {
    std::ofstream(path_ / "in.csv", std::ios::binary) << kHeading << rows;
    ImportOptions options;
    options.data = path_ / "data";
    options.workflows = std::string(CASEWAY_SOURCE_DIR) + "/workflows";
    options.now = *ParseInstant("2026-11-22T09:00");
    options.file = (path_ / "in.csv").string();
    options.report = (path_ / "report.csv").string();
    options.dry_run = dry_run;
    std::ostringstream out, err;
    const int status = RunImportReferrals(options, out, err);
    std::ifstream report(options.report, std::ios::binary);
    return {status, out.str(), err.str(), std::string(std::istreambuf_iterator<char>(report), {})};
  }

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

bool Says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a file in Windows-1252 is read as such whole, and the report says so in one line") {
  Folder folder;
  const Ended ended = folder.Import(Row("R1", "Bront\xEB") + Row("R2", "O\x92Neill") + Row("R3", "Smith"));
  INFO(ended.err << ended.out);
  CHECK(ended.status == 0);
  CHECK(ended.out ==
        "The file is not in UTF-8: all of it was read as Windows-1252.\n"
        "rows 3, opened 3, already there 0, refused 0\n");
  CHECK(ended.report ==
        "\xEF\xBB\xBFline,column,value,rule\r\n"
        "1,,,The file is not in UTF-8: all of it was read as Windows-1252. Look at a name with an accent to see that "
        "it is right.\r\n");
  // The same rows in UTF-8 are the same people.
  CHECK(folder.Import(Row("R1", "Bront\u00EB") + Row("R2", "O\u2019Neill")).out ==
        "rows 2, opened 0, already there 2, refused 0\n");
}

TEST_CASE("a file that is only checked leaves no record where there was none") {
  Folder folder;
  const Ended ended = folder.Import(Row("R1", "Smith"), true);
  INFO(ended.err << ended.out);
  CHECK(ended.status == 0);
  CHECK(Says(ended.out, "Dry run: nothing was loaded.\n"));
  CHECK(Says(ended.out, "rows 1, opened 1, already there 0, refused 0\n"));
  CHECK_FALSE(fs::exists(folder.path() / "data"));
}

TEST_CASE("people nobody knew and concerns opened are counted, each where a row made one") {
  Folder folder;
  folder.Import(Row("R1", "Smith", "9990000018"));
  SystemClock clock(*ParseInstant("2026-11-22T09:00"));
  auto runtime = Runtime::Open(
      {.folder = folder.path() / "data", .workflows = std::string(CASEWAY_SOURCE_DIR) + "/workflows"}, clock);
  REQUIRE(runtime);
  std::string abused = Row("R3", "Quill");
  abused.replace(abused.find("yes,no"), 6, "yes,yes");
  std::istringstream rows(kHeading + Row("R1", "Smith", "9990000018") + Row("R2", "Smith", "9990000018") + abused);
  const auto counts = ImportReferrals(**runtime, {.file_name = "in.csv", .in = rows}, *FileImportActor(**runtime));
  REQUIRE(counts);
  CHECK(counts->Line() == "rows 3, opened 2, already there 1, refused 0");
  CHECK(counts->people == 1);
  CHECK(counts->concerns == 1);
}

TEST_CASE("one row that is not UTF-8 among good ones is refused alone") {
  Folder folder;
  const Ended ended = folder.Import(Row("R1", "Bront\xEB") + Row("R2", "M\u00FCller"));
  CHECK(ended.out == "rows 2, opened 1, already there 0, refused 1\n");
  CHECK(Says(ended.report, "2,,,The text is not UTF-8: save the file as UTF-8 and send it again.\r\n"));
}

TEST_CASE("a reference that comes again with another name, address or NHS number is told by column") {
  Folder folder;
  const std::string first = Row("R1", "Smith", "9990000018") + Row("R2", "Jones");
  CHECK(folder.Import(first).out == "rows 2, opened 2, already there 0, refused 0\n");
  CHECK(folder.Import(first).out == "rows 2, opened 0, already there 2, refused 0\n");
  const std::string changed = Row("R1", "Smythe", "9990000026") + Row("R2", "JONES", "", "7 High Street");
  for (const bool dry_run : {true, false}) {
    const Ended ended = folder.Import(changed, dry_run);
    INFO(ended.out << ended.err);
    CHECK(Says(ended.out,
               "2 repeated references came with a changed text, name, address or NHS number; the first stands.\n"));
    CHECK(Says(ended.out, "rows 2, opened 0, already there 2, refused 0\n"));
    CHECK(Says(ended.report,
               "2,last_name,Smythe,Not refused: this reference came before with another last name. The first "
               "stands.\r\n"));
    CHECK(
        Says(ended.report, "2,nhs_number,9990000026,Not refused: this reference came before with another NHS number"));
    CHECK(Says(ended.report, "3,address_line_1,"));
    CHECK_FALSE(Says(ended.report, "3,last_name"));
  }
}

TEST_CASE("a reference that comes again with a sign of abuse is told apart and waits among the exceptions (P40)") {
  Folder folder;
  std::string again = Row("R1", "Smith");
  again.replace(again.find(",yes,no,"), 8, ",yes,yes,");
  REQUIRE(folder.Import(Row("R1", "Smith")).status == 0);
  const Ended ended = folder.Import(again);
  INFO(ended.out << ended.err);
  CHECK(Says(ended.out, "1 of them now says abuse or neglect: look at the exceptions, due at once.\n"));
  CHECK(Says(ended.out, "rows 1, opened 0, already there 1, refused 0\n"));
  CHECK(
      Says(ended.report,
           "2,safeguarding_concern,yes,\"This reference came before without a sign of abuse or neglect: the row waits "
           "among the exceptions, due at once.\"\r\n"));
}

TEST_CASE("a reference twice in one file with another name is told too, and a changed text is counted once") {
  Folder folder;
  const Ended twice = folder.Import(Row("R1", "Smith") + Row("R1", "Smythe", "", "82 Mill Lane", "Now in hospital"));
  INFO(twice.out << twice.err);
  CHECK(Says(twice.out, "1 repeated references came"));
  CHECK(Says(twice.out, "rows 2, opened 1, already there 1, refused 0\n"));
  CHECK(Says(twice.report, "3,last_name,Smythe,"));
}

}  // namespace caseway::app
