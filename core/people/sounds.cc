// How names sound, and how far they are from each other by slips of the finger.
#include <algorithm>
#include <array>
#include <utility>

#include "core/people/names.h"

namespace caseway {
namespace {

using Spelling = std::pair<std::string_view, std::string_view>;

// At the start of a word only.
constexpr std::array<Spelling, 8> kBeginnings = {
    {{"mac", "mk"}, {"mc", "mk"}, {"kn", "n"}, {"gn", "n"}, {"wr", "r"}, {"ps", "s"}, {"x", "s"}, {"wh", "f"}}};
// Anywhere, the first that fits.
constexpr std::array<Spelling, 12> kSpellings = {{{"tsch", "c"},
                                                  {"sch", "s"},
                                                  {"sh", "s"},
                                                  {"ch", "k"},
                                                  {"ck", "k"},
                                                  {"ph", "f"},
                                                  {"gh", "g"},
                                                  {"th", "t"},
                                                  {"dg", "j"},
                                                  {"x", "ks"},
                                                  {"w", "f"},
                                                  {"v", "f"}}};

// Letters commonly exchanged become one.
char Like(char c) {
  switch (c) {
    case 'c':
    case 'q': return 'k';
    case 'z': return 's';
    case 'g': return 'j';
    default: return c;
  }
}

bool IsSilent(char c) { return std::string_view("aeiouyhw").find(c) != std::string_view::npos; }

// The spelling at `at` replaced, `at` moved past it.
std::string NextPart(std::string_view word, std::size_t& at) {
  for (const auto& [from, to] : kSpellings) {
    if (!word.substr(at).starts_with(from)) continue;
    at += from.size();
    return std::string(to);
  }
  return std::string(1, word[at++]);
}

std::size_t SlipsAllowed(std::size_t length) { return length <= 3 ? 0 : length < 8 ? 1 : 2; }

}  // namespace

std::string SoundOf(std::string_view word) {
  std::string out;
  std::size_t at = 0;
  for (const auto& [from, to] : kBeginnings) {
    if (!word.starts_with(from)) continue;
    out = to;
    at = from.size();
    break;
  }
  // A word that begins with a vowel keeps a sign of it, whichever vowel it is.
  if (at == 0 && !word.empty() && std::string_view("aeiouy").find(word[0]) != std::string_view::npos) out = "a";
  while (at < word.size()) {
    for (char c : NextPart(word, at)) {
      c = Like(c);
      if (!IsSilent(c) && (out.empty() || out.back() != c)) out += c;
    }
  }
  return out;
}

// Damerau and Levenshtein's distance (neighbours swapped count once), over three rows.
bool WithinTypos(std::string_view a, std::string_view b) {
  const std::size_t allowed = SlipsAllowed(std::min(a.size(), b.size()));
  const std::size_t apart = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (allowed == 0 || apart > allowed || a.size() > 64 || b.size() > 64) return a == b;
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, now);
  }
  return last[b.size()] <= allowed;
}

}  // namespace caseway
