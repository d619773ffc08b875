#include "tests/support/hostile_strings.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "core/document.h"

namespace caseway::tests {
namespace {

constexpr const char* kOwn[] = {"<b>bold</b>",
                                "<script>naughty = true</script>",
                                "\"><script>naughty = true</script>",
                                "' onfocus='naughty = true' autofocus='",
                                "</textarea><img src=x onerror=\"naughty = true\">",
                                "</title></style></select><svg onload=alert(1)>",
                                "&lt;already escaped&gt; &amp;amp; &#39;",
                                "<!-- never closed",
                                "]]><![CDATA[",
                                "javascript:alert(1)",
                                "=1+1",
                                "+44 1632 960001",
                                "-2+3",
                                "@SUM(A1:A9)",
                                "=cmd|' /C calc'!A0",
                                "a,b;c\td",
                                "'; DROP TABLE person; --",
                                "1' OR '1'='1",
                                "%s%n%x",
                                "{{person.name}}",
                                "${7*7}",
                                "{\"json\": [1, null]}",
                                "null",
                                "NaN",
                                "undefined",
                                "true",
                                "-0",
                                "1e309",
                                "00",
                                "9007199254740993",
                                "Zo\xC3\xAB Bront\xC3\xAB",
                                "O\xE2\x80\x99"
                                "Neill",
                                "Nguy\xE1\xBB\x85n",
                                "\xE7\x94\xB0\xE4\xB8\xAD",
                                "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85",
                                "\xE2\x80\xAE reversed",
                                "Z\xCC\xB6\xCC\xB7\xCC\xB8",
                                "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",
                                "\xEF\xBB\xBF mark first",
                                "\x01\x02\x1B[31m",
                                "bell \x07 and delete \x7F",
                                "ends in a backslash \\",
                                "\\u0000 \\x00 %00",
                                "C:\\Windows\\..\\..\\etc\\passwd",
                                "../../../etc/passwd",
                                "[object Object]",
                                "a[0].b",
                                "name=value&other=1"};

std::string SharedFile() {
  const char* shared = std::getenv("CASEWAY_SHARED");
  const std::string folder = shared != nullptr ? shared : CASEWAY_SOURCE_DIR "/../shared";
  std::ifstream file(folder + "/data/hostile/naughty-strings.json", std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> ReadAll() {
  std::vector<std::string> all(std::begin(kOwn), std::end(kOwn));
  const auto shared = ReadJson(SharedFile());
  if (!shared) return all;
  for (const auto& string : shared->Items()) {
    if (!string.Text().empty()) all.push_back(string.Text());
  }
  return all;
}

bool StartsCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

}  // namespace

const std::vector<std::string>& HostileStrings() {
  static const std::vector<std::string> all = ReadAll();
  return all;
}

std::vector<std::string> JoinedHostile(std::size_t about, char between) {
  std::vector<std::string> joined(1);
  for (const auto& string : HostileStrings()) {
    if (joined.back().size() > about) joined.emplace_back();
    if (!joined.back().empty()) joined.back() += between;
    joined.back() += string;
  }
  return joined;
}

bool StandsAsMarkup(std::string_view page, std::string_view typed) {
  constexpr std::size_t kTooCommon = 6;  // "<b>" may be ours
  // A quotation mark at either end may be that of the attribute it stands in.
  while (!typed.empty() && typed.front() == '"') typed.remove_prefix(1);
  while (!typed.empty() && typed.back() == '"') typed.remove_suffix(1);
  if (typed.size() < kTooCommon || typed.find_first_of("<>&\"'") == std::string_view::npos) return false;
  return page.find(typed) != std::string_view::npos;
}

std::string FirstCharacters(std::string_view text, std::size_t most) {
  std::size_t seen = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (StartsCharacter(text[at]) && seen++ == most) return std::string(text.substr(0, at));
  }
  return std::string(text);
}

}  // namespace caseway::tests
