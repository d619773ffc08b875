// Scanner: where the parser stands in the text; knows white space, comments, names with spaces, numbers and strings.
//
//   Scanner s("  Full Name > 3");   s.TakeKnownName({"Full Name"}) -> "Full Name";   s.TakeSymbol(">") -> true
//
// Threads: one parse.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace caseway::feel {

struct Position {
  int line = 1;
  int column = 1;
};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) { SkipSpace(); }

  bool AtEnd() const { return at_ >= text_.size(); }
  std::size_t at() const { return at_; }
  void Return(std::size_t at) { at_ = at; }  // go back to where one was
  char Peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  Position position() const { return PositionOf(at_); }
  Position PositionOf(std::size_t at) const;
  // What stands here, for messages: "\"then\"", "the end".
  std::string Found() const;

  bool SeesSymbol(std::string_view symbol) const { return text_.substr(at_, symbol.size()) == symbol; }
  bool TakeSymbol(std::string_view symbol);
  // A word that is not the beginning of a longer one.
  bool SeesWord(std::string_view word) const;
  bool TakeWord(std::string_view word);

  bool SeesNameStart() const;
  // The identifier here, letters, digits and underscores; empty when there is none.
  std::string TakeIdentifier();
  // How much text the name covers here, whatever its inner white space; 0 when it is not here.
  std::size_t LengthOfName(std::string_view name) const;
  void Advance(std::size_t length);
  // A new name up to (not including) one of the stops: "Full Name" before ":". Empty when there is none.
  std::string TakeNewName(std::string_view stops);
  // A new name before the word "in".
  std::string TakeNewNameBeforeIn();

  std::optional<std::string> TakeNumber();
  // The text between quotes with escapes undone; `error` says what is wrong with it.
  std::optional<std::string> TakeString(std::string& error);

 private:
  void SkipSpace();
  std::size_t CodePointLength(std::size_t at) const;
  bool IsNamePart(std::size_t at) const;
  bool TakeEscape(std::string& into);

  std::string_view text_;
  std::size_t at_ = 0;
};

// One space for every run of white space, none at the ends.
std::string NormalName(std::string_view name);

}  // namespace caseway::feel
