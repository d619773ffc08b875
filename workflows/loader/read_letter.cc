#include "workflows/loader/read_letter.h"

#include <fmt/format.h>

#include <algorithm>

namespace caseway::loader {
namespace {

using pathway::Faults;
using pathway::Letter;

std::string Trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::vector<std::string> Split(std::string_view text, char mark) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const auto to = std::min(text.find(mark, from), text.size());
    if (std::string part = Trimmed(text.substr(from, to - from)); !part.empty()) parts.push_back(std::move(part));
    from = to + 1;
  }
  return parts;
}

void ReadHeadPart(const std::string& part, const forms::Place& place, Letter& letter, Faults& faults) {
  const auto colon = part.find(':');
  const std::string key = Trimmed(std::string_view(part).substr(0, colon));
  const std::string value = colon == std::string::npos ? "" : Trimmed(std::string_view(part).substr(colon + 1));
  if (key == "letter") letter.id = value;
  else if (key == "title") letter.title = value;
  else if (key == "to") letter.to = value;
  else if (key == "needs") letter.needs = Split(value, ',');
  else if (key == "when") letter.when = forms::Condition{.text = value, .place = place};
  else faults.push_back({place, "PW-UNKNOWN-KEY", fmt::format("A letter's first line has no “{}”.", key)});
}

void CheckHead(const Letter& letter, const forms::Place& place, Faults& faults) {
  if (letter.id.empty()) faults.push_back({place, "PW-MISSING-KEY", "The letter's first line has no “letter”."});
  if (letter.title.empty()) faults.push_back({place, "PW-MISSING-KEY", "The letter's first line has no “title”."});
  const std::vector<std::string> to = {"person", "referrer", "reporter", "representative"};
  if (std::find(to.begin(), to.end(), letter.to) == to.end())
    faults.push_back(
        {place, "PW-BAD-VALUE",
         fmt::format("A letter goes to person, referrer, reporter or representative, not “{}”.", letter.to)});
}

// Returns where the text begins: after the comment, which may run over several lines.
std::size_t ReadHead(std::string_view text, const std::string& file, Letter& letter, Faults& faults) {
  const forms::Place place{file, 1, 1};
  letter.written.header = place;
  const auto end = text.find("-->");
  if (text.substr(0, 4) != "<!--" || end == std::string_view::npos) {
    faults.push_back({place, "PW-LETTER-HEAD", "A letter begins with <!-- letter: id; title: ...; to: ... -->."});
    return 0;
  }
  for (const std::string& part : Split(text.substr(4, end - 4), ';')) ReadHeadPart(part, place, letter, faults);
  CheckHead(letter, place, faults);
  return end + 3;
}

forms::Place PlaceAt(std::string_view text, std::size_t at, const std::string& file) {
  const std::string_view before = text.substr(0, at);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const auto last = before.rfind('\n');
  const std::size_t column = last == std::string_view::npos ? at + 1 : at - last;
  return {file, static_cast<int>(lines) + 1, static_cast<int>(column)};
}

void ReadPlaces(std::string_view text, const std::string& file, Letter& letter, Faults& faults) {
  for (auto open = text.find("{{"); open != std::string_view::npos; open = text.find("{{", open + 2)) {
    const auto close = text.find("}}", open);
    const forms::Place place = PlaceAt(text, open, file);
    if (close == std::string_view::npos || text.substr(open, close - open).find('\n') != std::string_view::npos) {
      faults.push_back({place, "PW-LETTER-PLACE", "This place is not closed by }} on its line."});
      continue;
    }
    letter.places.push_back({Trimmed(text.substr(open + 2, close - open - 2)), place});
  }
}

// The tags a letter may hold: plain text that prints alike everywhere.
void CheckTags(std::string_view text, std::size_t from, const std::string& file, Faults& faults) {
  const std::vector<std::string> allowed = {"h1", "h2", "h3", "p", "ul", "ol", "li", "strong", "br"};
  for (auto open = text.find('<', from); open != std::string_view::npos; open = text.find('<', open + 1)) {
    if (text.substr(open, 4) == "<!--") continue;
    const auto close = text.find('>', open);
    std::string tag(text.substr(open + 1, close == std::string_view::npos ? 0 : close - open - 1));
    if (!tag.empty() && tag.front() == '/') tag.erase(0, 1);
    if (std::find(allowed.begin(), allowed.end(), tag) == allowed.end())
      faults.push_back({PlaceAt(text, open, file), "PW-LETTER-TAG",
                        fmt::format("A letter may not hold <{}>: only h1 to h3, p, ul, ol, li and strong.", tag)});
  }
}

// Every tag is closed, in the order it was opened.
void CheckPairs(std::string_view text, std::size_t from, const std::string& file, Faults& faults) {
  std::vector<std::pair<std::string, std::size_t>> open_tags;
  const auto refuse = [&](std::size_t at, const std::string& say) {
    faults.push_back({PlaceAt(text, at, file), "PW-LETTER-TAG", say});
  };
  for (auto open = text.find('<', from); open != std::string_view::npos; open = text.find('<', open + 1)) {
    const auto close = text.find('>', open);
    if (close == std::string_view::npos || text.substr(open, 4) == "<!--") continue;
    const std::string tag(text.substr(open + 1, close - open - 1));
    if (tag == "br" || tag.empty()) continue;
    if (tag.front() != '/') {
      open_tags.emplace_back(tag, open);
    } else if (!open_tags.empty() && open_tags.back().first == tag.substr(1)) {
      open_tags.pop_back();
    } else {
      return refuse(open, fmt::format("<{}> closes what was not opened last.", tag));
    }
  }
  if (!open_tags.empty()) refuse(open_tags.back().second, fmt::format("<{}> is never closed.", open_tags.back().first));
}

}  // namespace

Letter ReadLetter(std::string_view text, const std::string& file, Faults& faults) {
  Letter letter;
  const std::size_t begins = ReadHead(text, file, letter, faults);
  letter.body = Trimmed(text.substr(begins));
  ReadPlaces(text, file, letter, faults);
  CheckTags(text, begins, file, faults);
  CheckPairs(text, begins, file, faults);
  return letter;
}

}  // namespace caseway::loader
