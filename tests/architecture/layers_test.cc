// Which folder may include what (DESIGN.md section 2), read from the sources themselves.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Rule {
  std::string folder;                    // the longest that is a prefix of the file's path holds
  std::vector<std::string> may_include;  // prefixes of our own headers
  std::vector<std::string> libraries;    // prefixes of <...> headers beyond the standard library
};

// clang-format off
const std::vector<Rule> kRules = {
    {"core/calendar/", {"core/calendar/", "core/@"}, {"fmt/", "date/"}},
    {"core/feel/", {"core/feel/", "core/calendar/", "core/@"}, {"fmt/", "date/", "re2/", "bid_"}},
    {"core/forms/", {"core/forms/", "core/feel/", "core/calendar/", "core/@"}, {"fmt/", "date/"}},
    {"core/pathway/", {"core/pathway/", "core/forms/", "core/feel/", "core/calendar/", "core/@"}, {"fmt/", "date/"}},
    {"core/people/", {"core/people/", "core/@"}, {"fmt/", "date/"}},
    {"core/access/", {"core/access/", "core/@"}, {"fmt/"}},
    {"core/ports/", {"core/ports/", "core/access/", "core/people/", "core/@"}, {}},
    {"core/casework/", {"core/"}, {"fmt/", "date/"}},
    {"core/", {"core/@", "core/people/person.h"}, {"fmt/", "date/", "emmintrin.h"}},
    {"workflows/", {"core/", "workflows/"}, {"fmt/", "toml++/", "pugixml", "boost/json", "csv.h"}},
    {"security/", {"core/@", "core/ports/", "security/"}, {"fmt/", "sodium", "liboath/", "openssl/", "qrencode", "arpa/", "sys/", "unistd.h", "fcntl.h"}},
    {"storage/", {"core/@", "core/access/", "core/ports/", "core/people/", "core/casework/events.h", "core/calendar/", "storage/"}, {"fmt/", "sqlite3.h", "boost/json", "sys/", "unistd.h", "fcntl.h", "poll.h"}},
    {"web/http/", {"core/@", "core/ports/", "web/http/"}, {"fmt/", "boost/", "openssl/", "sys/"}},
    {"web/html/", {"core/@", "web/html/"}, {"fmt/"}},
    {"web/", {"core/", "security/", "web/"}, {"fmt/", "qrencode"}},
    {"app/", {"core/", "workflows/", "security/", "storage/", "web/", "app/"}, {"fmt/", "CLI/", "toml++/", "sys/", "unistd.h", "fcntl.h", "malloc.h", "signal.h", "poll.h", "pwd.h", "termios.h"}},
};
// clang-format on

const Rule& RuleFor(const std::string& file) {
  const Rule* best = nullptr;
  for (const Rule& rule : kRules) {
    if (file.rfind(rule.folder, 0) == 0 && (best == nullptr || rule.folder.size() > best->folder.size())) best = &rule;
  }
  return *best;
}

// "core/@" stands for the headers of core/ itself, not of its folders.
bool Fits(const std::string& header, const std::string& prefix) {
  if (prefix == "core/@") return header.rfind("core/", 0) == 0 && header.find('/', 5) == std::string::npos;
  return header.rfind(prefix, 0) == 0;
}

bool IsAllowed(const std::string& header, const std::vector<std::string>& prefixes) {
  for (const auto& prefix : prefixes) {
    if (Fits(header, prefix)) return true;
  }
  return false;
}

bool IsStandard(const std::string& header) {
  return header.find('.') == std::string::npos && header.find('/') == std::string::npos;
}

void CheckFile(const fs::path& path, const std::string& name, std::vector<std::string>& faults) {
  static const std::regex include("^\\s*#\\s*include\\s+([<\"])([^>\"]+)[>\"]");
  const Rule& rule = RuleFor(name);
  std::ifstream in(path);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    std::smatch match;
    if (!std::regex_search(line, match, include)) continue;
    const std::string header = match[2];
    const bool own = match[1] == "\"";
    if (own ? IsAllowed(header, rule.may_include) : IsStandard(header) || IsAllowed(header, rule.libraries)) continue;
    faults.push_back(name + ":" + std::to_string(number) + ": " + rule.folder + " may not include " + header);
  }
}

}  // namespace

TEST_CASE("every include keeps to the layers of the design") {
  const fs::path root = CASEWAY_SOURCE_DIR;
  std::vector<std::string> faults;
  int files = 0;
  for (const char* folder : {"core", "workflows", "security", "storage", "web", "app"}) {
    if (!fs::exists(root / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const auto extension = entry.path().extension();
      if (extension != ".h" && extension != ".cc") continue;
      CheckFile(entry.path(), fs::relative(entry.path(), root).generic_string(), faults);
      ++files;
    }
  }
  std::string all;
  for (const auto& fault : faults) all += fault + "\n";
  INFO(all);
  CHECK(files > 100);
  CHECK(faults.empty());
}

TEST_CASE("a header that reaches upwards would be named") {
  CHECK_FALSE(IsAllowed("storage/sqlite/database.h", RuleFor("core/casework/open_case.cc").may_include));
  CHECK_FALSE(IsAllowed("core/casework/deed.h", RuleFor("storage/sqlite/record.cc").may_include));
  CHECK_FALSE(IsAllowed("boost/beast.hpp", RuleFor("web/handlers/show_case.cc").libraries));
  CHECK(IsAllowed("core/result.h", RuleFor("core/feel/value.cc").may_include));
}
