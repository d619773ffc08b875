#include "web/handlers/people/search_words.h"

#include <algorithm>

#include "core/people/nhs_number.h"
#include "core/people/postcode.h"
#include "web/views/person_words.h"

namespace caseway::web {
namespace {

constexpr int kFirstYear = 1890;
constexpr int kLastYear = 2100;

using Words = std::vector<std::string>;

Words WordsIn(const std::string& typed) {
  Words words;
  std::string word;
  for (const char c : typed + " ") {
    if (c != ' ' && c != '\t') word += c;
    else if (!word.empty()) words.push_back(std::move(word)), word.clear();
  }
  return words;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string Upper(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return text;
}

int YearIn(const std::string& word) {
  if (word.size() != 4 || !std::all_of(word.begin(), word.end(), IsDigit)) return 0;
  const int year = std::stoi(word);
  return year >= kFirstYear && year <= kLastYear ? year : 0;
}

// "EB4", "sw1a": the first half of a postcode.
bool IsOutwardCode(const std::string& word) {
  const auto digit = std::find_if(word.begin(), word.end(), IsDigit);
  const auto letters = digit - word.begin(), rest = word.end() - digit;
  if (letters < 1 || letters > 2 || rest < 1 || rest > 2) return false;
  return std::all_of(word.begin(), digit, IsLetter) && (rest == 1 || IsDigit(digit[1]) || IsLetter(digit[1]));
}

constexpr std::string_view kMonths[] = {"january", "february", "march",     "april",   "may",      "june",
                                        "july",    "august",   "september", "october", "november", "december"};

// 1 to 12 of "January", "jan"; 0 for any other word.
int MonthIn(const std::string& word) {
  std::string lower = word;
  for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  for (int month = 0; month < 12; ++month) {
    if (lower.size() >= 3 && kMonths[month].substr(0, lower.size()) == lower) return month + 1;
  }
  return 0;
}

// "3 January 1929" as "3/1/1929"; other words as they are.
std::string WithFigures(const Words& words, std::size_t at) {
  if (at + 3 > words.size()) return "";
  const int month = MonthIn(words[at + 1]);
  return words[at] + "/" + (month > 0 ? std::to_string(month) : words[at + 1]) + "/" + words[at + 2];
}

// The next so many words as one text; nothing past the end.
std::string Joined(const Words& words, std::size_t at, std::size_t count) {
  if (at + count > words.size()) return "";
  std::string text;
  for (std::size_t i = at; i < at + count; ++i) text += (i == at ? "" : " ") + words[i];
  return text;
}

// How many words from here are a detail of their own, which the query then holds; 0: a word of the name.
std::size_t TakeDetail(const Words& words, std::size_t at, PersonQuery& query) {
  for (const auto& [count, text] : {std::pair{std::size_t{1}, words[at]}, {std::size_t{3}, WithFigures(words, at)}}) {
    const auto born = views::ParseDay(text);
    if (!born) continue;
    query.born = *born;
    return count;
  }
  for (const std::size_t count : {1, 2, 3}) {
    const std::string text = Joined(words, at, count);
    if (const auto number = ParseNhsNumber(text); number && !text.empty()) {
      query.nhs_number = *number;
      return count;
    }
  }
  for (const std::size_t count : {1, 2}) {
    const auto postcode = ParsePostcode(Joined(words, at, count));
    if (!postcode || postcode->empty()) continue;
    query.postcode = *postcode;
    return count;
  }
  if (const int year = YearIn(words[at])) return query.born_year = year, 1;
  if (IsOutwardCode(words[at])) return query.postcode = Upper(words[at]), 1;
  return 0;
}

}  // namespace

PersonQuery ReadSearchWords(const std::string& typed) {
  PersonQuery query;
  const Words words = WordsIn(typed);
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t taken = TakeDetail(words, at, query);
    if (taken == 0) query.words += (query.words.empty() ? "" : " ") + words[at];
    at += std::max<std::size_t>(taken, 1);
  }
  return query;
}

}  // namespace caseway::web
