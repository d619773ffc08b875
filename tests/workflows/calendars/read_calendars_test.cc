#include "workflows/calendars/read_calendars.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "core/document.h"

namespace caseway {
namespace {

namespace fs = std::filesystem;

// A folder of its own, removed afterwards.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "calendars-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path_); }
  Folder& With(const char* file, const char* text) {
    std::ofstream(path_ / file) << text;
    return *this;
  }
  std::string Fault() const {
    const auto read = ReadCalendars(path_);
    return read ? "" : read.error().say;
  }

 private:
  fs::path path_;
};

Calendars Shipped() { return *ReadCalendars(fs::path(CASEWAY_SOURCE_DIR) / "workflows/calendars"); }

}  // namespace

TEST_CASE("The shipped calendars are office, access point and round the clock") {
  const Calendars calendars = Shipped();
  CHECK(calendars.all().size() == 3);
  REQUIRE(calendars.Find("office"));
  CHECK(calendars.Find("nowhere") == nullptr);
  CHECK(calendars.Find("office")->known()->until == *ParseDate("2028-12-31"));
  CHECK_FALSE(calendars.Find("round-the-clock")->known());
}

TEST_CASE("The shipped bank holidays shut the office and the access point, not the duty team") {
  const Calendars calendars = Shipped();
  const Date boxing_day = *ParseDate("2026-12-28");
  CHECK(calendars.Find("office")->WhyClosed(boxing_day) == "Boxing Day (substitute day)");
  CHECK_FALSE(calendars.Find("access-point")->IsOpenDay(boxing_day));
  CHECK(calendars.Find("access-point")->IsOpenDay(*ParseDate("2026-10-03")));
  CHECK(calendars.Find("round-the-clock")->IsOpenDay(boxing_day));
}

TEST_CASE("The working days of all three shipped calendars are those of the office, whenever somebody is there") {
  const Calendars calendars = Shipped();
  for (const auto& [id, calendar] : calendars.all()) {
    CAPTURE(id);
    CHECK(calendar.IsWorkingDay(*ParseDate("2026-12-24")));
    CHECK_FALSE(calendar.IsWorkingDay(*ParseDate("2026-12-25")));
    CHECK_FALSE(calendar.IsWorkingDay(*ParseDate("2026-12-27")));
    CHECK_FALSE(calendar.IsWorkingDay(*ParseDate("2026-12-28")));
  }
}

TEST_CASE("A calendar that opens at weekends says whose working days count, and names one that has its own") {
  const char* head = "calendar = \"a\"\ntitle = \"A\"\n";
  const char* hours = "[hours]\nsunday = \"9:00-12:00\"\n";
  const auto fault = [&](const std::string& key) {
    return Folder()
        .With("a.toml", (head + key + hours).c_str())
        .With("b.toml", "calendar = \"b\"\ntitle = \"B\"\nworking_days = \"c\"\n[hours]\nmonday = \"9:00-12:00\"\n")
        .With("c.toml", "calendar = \"c\"\ntitle = \"C\"\n[hours]\nmonday = \"9:00-12:00\"\n")
        .Fault();
  };
  CHECK(fault("") ==
        "a.toml:1: \"a\" opens at weekends: say with `working_days` which calendar's days count as working "
        "days.");
  CHECK(fault("working_days = \"offise\"\n") == "a.toml:3: There is no calendar \"offise\".");
  CHECK(fault("working_days = \"b\"\n") == "a.toml:3: \"b\" takes its working days from \"c\": name that one.");
  CHECK(fault("working_days = 5\n") == "a.toml:3: \"working_days\" must be text in quotes.");
  CHECK(fault("working_days = \"c\"\n") == "");
  CHECK(fault("working_days = \"a\"\n") == "");
}

TEST_CASE("The shipped bank holidays are those published for England and Wales") {
  const char* shared = std::getenv("CASEWAY_SHARED");
  const fs::path folder = shared != nullptr ? fs::path(shared) : fs::path(CASEWAY_SOURCE_DIR) / "../shared";
  std::ifstream in(folder / "data/calendars/bank-holidays.json");
  if (!in) {
    WARN("The published bank holidays are not here: set CASEWAY_SHARED to compare them.");
    return;
  }
  const std::string json{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const auto published = ReadJson(json);
  REQUIRE(published);
  const Calendars calendars = Shipped();
  int closed = 0;
  for (const auto& event : (*published)["england-and-wales"]["events"].Items()) {
    CAPTURE(event["date"].Text());
    CHECK_FALSE(calendars.Find("access-point")->IsOpenDay(*ParseDate(event["date"].Text())));
    ++closed;
  }
  CHECK(closed == 140);
  for (Days day = *ParseDate("2012-01-01"); day <= Days(*ParseDate("2028-12-31")); day += std::chrono::days{1})
    closed -= calendars.Find("access-point")->IsOpenDay(day) ? 0 : 1;
  CHECK(closed == 0);
}

TEST_CASE("A fault in a calendar is told with its file and line") {
  CHECK(Folder().With("a.toml", "calendar = \"a\"\ntitle = \"A\"\n[hours]\nmornings = \"9:00-12:00\"\n").Fault() ==
        "a.toml:4: \"mornings\" is not a weekday: write monday to sunday.");
  CHECK(Folder().With("a.toml", "calendar = \"a\"\ntitle = \"A\"\n[hours]\nmonday = \"9-12\"\n").Fault() ==
        "a.toml:4: Write opening hours as \"9:00-17:00\".");
  CHECK(Folder().With("a.toml", "calendar = \"a\"\ntitel = \"A\"\n").Fault() ==
        "a.toml:2: The key \"titel\" is not known here.");
  CHECK(Folder()
            .With("a.toml", "calendar = \"a\"\ntitle = \"A\"\nclosed = \"b\"\n[hours]\nmonday = \"9:00-12:00\"\n")
            .Fault() == "a.toml:3: There are no closed days \"b\".");
}

TEST_CASE("Two calendars of one id, and a closed day outside its data, are refused") {
  const char* text = "calendar = \"a\"\ntitle = \"A\"\n[hours]\nmonday = \"9:00-12:00\"\n";
  CHECK(Folder().With("a.toml", text).With("b.toml", text).Fault() ==
        "b.toml:1: The calendar \"a\" is declared twice.");
  CHECK(Folder()
            .With("c.toml",
                  "closed_days = \"c\"\nfrom = 2026-01-01\nuntil = 2026-12-31\ndays = [\n"
                  "  { date = 2027-01-01, title = \"New Year's Day\" },\n]\n")
            .Fault() == "c.toml:5: 1 January 2027 lies outside `from` and `until`.");
}

TEST_CASE("A folder that is not there is told by name") {
  CHECK(ReadCalendars("/nowhere/at/all").error().say == "The folder of calendars cannot be read: /nowhere/at/all.");
}

}  // namespace caseway
