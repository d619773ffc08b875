#include "security/password_policy.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "core/utf8.h"

namespace caseway::security {
namespace {

constexpr std::size_t kShortest = 8;
constexpr std::size_t kLongest = 128;
constexpr std::size_t kShortestName = 4;  // a shorter part of a name is found in too many words

// What guessers try first, letters only: with digits and signs put on they are the bulk of every leaked list.
// clang-format off
constexpr std::string_view kCommon[] = {
    "abc", "abcabc", "abcd", "abcdef", "abcdefgh", "access", "adam", "admin", "administrator", "aliens", "amanda", "andrea",
    "andrew", "angel", "anthony", "apple", "arsenal", "asdf", "asdfasdf", "asdfgh", "asdfghjk", "asdfghjkl", "ashley",
    "autumn", "babygirl", "bailey", "banana", "baseball", "basketball", "batman", "blink", "boomer", "buster", "butterfly",
    "carlos", "celtic", "changeme", "charlie", "chelsea", "chocolate", "computer", "cookie", "council", "daniel", "default",
    "dragon", "elephant", "england", "everton", "family", "flower", "football", "freedom", "friday", "friends", "ginger",
    "guest", "hannah", "hello", "hellohello", "hunter", "iloveyou", "internet", "jasmine", "jennifer", "jessica", "jesus",
    "jordan", "joshua", "justin", "killer", "letmein", "letmeinnow", "liverpool", "login", "london", "love", "lovely",
    "loveme", "lovers", "maggie", "manchester", "master", "matthew", "michael", "michelle", "monday", "monkey", "mustang",
    "mypassword", "newpassword", "nicole", "ninja", "office", "pass", "passpass", "passw", "passwd", "password",
    "passwordpassword", "pepper", "pokemon", "princess", "purple", "qazwsx", "qazwsxedc", "qwer", "qwert", "qwerty",
    "qwertyqwerty", "qwertyui", "qwertyuiop", "rainbow", "robert", "samantha", "samsung", "secret", "service", "shadow",
    "soccer", "socialcare", "socialwork", "socialworker", "spring", "starwars", "summer", "sunday", "sunshine", "superman",
    "system", "teamo", "temp", "test", "testtest", "thomas", "thursday", "tigger", "training", "trustno", "tuesday",
    "unknown", "user", "wednesday", "welcome", "whatever", "winter", "zxcvbnm"};
// clang-format on
static_assert(std::is_sorted(std::begin(kCommon), std::end(kCommon)));

char Plain(char c) {
  switch (c) {
    case '0': return 'o';
    case '1':
    case '!': return 'i';
    case '3': return 'e';
    case '4':
    case '@': return 'a';
    case '5':
    case '$': return 's';
    case '7': return 't';
    default: return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
}

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80);
}

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return out;
}

// The two ways a guesser reads it: its letters alone, and with look-alikes as letters once the ends are off.
std::vector<std::string> Stems(std::string_view password) {
  std::string letters;
  for (const char c : password) {
    if (IsLetter(c)) letters += Plain(c);
  }
  std::size_t end = password.size();
  while (end > 0 && !IsLetter(password[end - 1])) --end;
  std::string alike;
  for (const char c : password.substr(0, end)) {
    const char plain = Plain(c);
    if (IsLetter(plain)) alike += plain;
  }
  return {letters, alike};
}

bool IsCommon(std::string_view password) {
  const std::vector<std::string> stems = Stems(password);
  return std::any_of(stems.begin(), stems.end(), [](const std::string& stem) {
    return stem.empty() || std::binary_search(std::begin(kCommon), std::end(kCommon), stem);
  });
}

// One or two characters over and over, or each the next after the one before ("23456789", "hgfedcba").
bool IsPattern(std::string_view password) {
  const auto repeats = [&](std::size_t period) {
    for (std::size_t i = period; i < password.size(); ++i) {
      if (password[i] != password[i - period]) return false;
    }
    return true;
  };
  const auto climbs = [&](int step) {
    for (std::size_t i = 1; i < password.size(); ++i) {
      if (password[i] - password[i - 1] != step) return false;
    }
    return true;
  };
  return repeats(1) || repeats(2) || repeats(3) || climbs(1) || climbs(-1);
}

// Whether a word of `name` ("grace.obi", "Anyshire County Council") is most of the password.
bool IsMadeOf(const std::string& password, std::string_view name) {
  const std::string lower = Lower(name);
  std::string word;
  for (std::size_t i = 0; i <= lower.size(); ++i) {
    if (i < lower.size() && IsLetter(lower[i])) {
      word += lower[i];
    } else if (!word.empty()) {
      const bool inside = word.size() >= kShortestName && password.find(word) != std::string::npos;
      if (inside && password.size() < word.size() + kShortest) return true;
      word.clear();
    }
  }
  return !lower.empty() && password == lower;
}

std::size_t CountCharacters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) NextCodePoint(text, at);
  return count;
}

}  // namespace

Result<void> CheckNewPassword(std::string_view password, const PasswordContext& context) {
  if (!IsValidUtf8(password)) return InvalidField("password", "Enter a password made of ordinary characters");
  const std::size_t count = CountCharacters(password);
  if (count < kShortest) return InvalidField("password", "Password must be 8 characters or more");
  if (count > kLongest) return InvalidField("password", "Password must be 128 characters or fewer");
  const std::string lower = Lower(password);
  for (const std::string_view name : {context.user_name, context.name, context.council, std::string_view("caseway")}) {
    if (IsMadeOf(lower, name)) {
      return InvalidField("password", "Password must not be made from your name or the council's name");
    }
  }
  if (IsCommon(password) || IsPattern(lower)) {
    return InvalidField("password", "Password is one that is guessed first: try three words that do not go together");
  }
  return {};
}

}  // namespace caseway::security
