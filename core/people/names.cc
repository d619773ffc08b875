#include "core/people/names.h"

#include <algorithm>

#include "core/people/latin_letters.h"
#include "core/utf8.h"

namespace caseway {
namespace {

constexpr std::size_t kMostQueryWords = 8;
constexpr std::uint32_t kBlank = ' ';
constexpr std::uint32_t kApostrophe = '\'';

// Apostrophes as typed, curly, and the letters some keyboards give for them.
bool IsApostrophe(std::uint32_t c) {
  return c == kApostrophe || c == '`' || c == 0xB4 || c == 0x2018 || c == 0x2019 || c == 0x2BB || c == 0x2BC;
}

bool IsMark(std::uint32_t c) { return c >= 0x300 && c <= 0x36F; }

// Signs that part words: everything else in ASCII, and the punctuation blocks.
bool IsSign(std::uint32_t c) {
  return c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x206F) || c == 0x3000;
}

std::uint32_t LowerOther(std::uint32_t c) {
  if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  return c;
}

bool IsAsciiWordChar(std::uint32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

void AppendLetter(std::string& out, std::uint32_t c) {
  if (IsAsciiWordChar(c)) {
    out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  } else if (const auto plain = PlainLatin(c); !plain.empty()) {
    out += plain;
  } else if (!IsSign(c)) {
    AppendUtf8(out, LowerOther(c));
  } else if (!out.empty() && out.back() != ' ') {
    out += ' ';
  }
}

// Folds with each apostrophe replaced by `apostrophe`, and each hyphen by `hyphen` (0: left out).
std::string Fold(std::string_view name, std::uint32_t apostrophe, std::uint32_t hyphen) {
  if (!IsValidUtf8(name)) return {};
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    std::uint32_t c = NextCodePoint(name, at);
    if (IsMark(c)) continue;
    if (IsApostrophe(c)) c = apostrophe;
    if (c == '-' || c == 0x2010 || c == 0x2011) c = hyphen;
    if (c != 0) AppendLetter(out, c);
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void SplitInto(std::string_view folded, std::vector<std::string>& words) {
  for (std::size_t begin = 0; begin < folded.size();) {
    const auto end = std::min(folded.find(' ', begin), folded.size());
    words.emplace_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
}

std::vector<std::string> SortedOnce(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace

std::string FoldName(std::string_view name) { return Fold(name, 0, kBlank); }

std::vector<std::string> NameWords(std::string_view name) {
  std::vector<std::string> words;
  SplitInto(Fold(name, 0, kBlank), words);
  SplitInto(Fold(name, 0, 0), words);
  SplitInto(Fold(name, kBlank, kBlank), words);
  return SortedOnce(std::move(words));
}

std::vector<std::string> NameWords(const Person& person) {
  std::vector<std::string> words;
  for (const auto* name : {&person.first_names, &person.last_name, &person.preferred_name}) {
    for (auto& word : NameWords(*name)) words.push_back(std::move(word));
  }
  return SortedOnce(std::move(words));
}

std::vector<std::string> QueryWords(std::string_view typed) {
  std::vector<std::string> words;
  SplitInto(FoldName(typed), words);
  if (words.size() > kMostQueryWords) words.resize(kMostQueryWords);
  return words;
}

std::vector<std::string> NameSounds(const Person& person) {
  std::vector<std::string> sounds;
  for (const auto& word : NameWords(person)) {
    if (auto sound = SoundOf(word); !sound.empty()) sounds.push_back(std::move(sound));
  }
  return SortedOnce(std::move(sounds));
}

std::string SortName(const Person& person) {
  const std::string last = FoldName(person.last_name), first = FoldName(person.first_names);
  return last.empty() || first.empty() ? last + first : last + " " + first;
}

std::string AddressKey(const Person& person) {
  std::string key = FoldName(person.address);
  if (key.empty() || key.find("no fixed abode") != key.npos) return {};
  key += FoldName(person.postcode);
  key.erase(std::remove(key.begin(), key.end(), ' '), key.end());
  return key;
}

}  // namespace caseway
