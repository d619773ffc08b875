#include "core/feel/scanner.h"

#include <algorithm>
#include <cctype>

#include "core/utf8.h"

namespace caseway::feel {

namespace {

bool IsLetter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f'; }

// White space beyond ASCII that FEEL knows: no-break space, en quad to hair space, and their like.
std::size_t WideBlank(std::string_view text, std::size_t at) {
  static constexpr std::string_view kBlanks[] = {
      "\xC2\xA0",     "\xC2\x85",     "\xE1\x9A\x80", "\xE1\xA0\x8E", "\xE2\x80\x80", "\xE2\x80\x81",
      "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x87",
      "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\x8B", "\xE2\x80\xA8", "\xE2\x80\xA9",
      "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80", "\xEF\xBB\xBF"};
  if (at >= text.size() || static_cast<unsigned char>(text[at]) < 0x80) return 0;
  for (const std::string_view blank : kBlanks) {
    if (text.substr(at, blank.size()) == blank) return blank.size();
  }
  return 0;
}

std::optional<unsigned> Hex(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) {
    if (!std::isxdigit(static_cast<unsigned char>(c))) return std::nullopt;
    value = value * 16 + static_cast<unsigned>(IsDigit(c) ? c - '0' : std::tolower(c) - 'a' + 10);
  }
  return value;
}

}  // namespace

std::string NormalName(std::string_view name) {
  std::string normal;
  for (std::size_t i = 0; i < name.size();) {
    const std::size_t wide = WideBlank(name, i);
    if (wide == 0 && !IsBlank(name[i])) {
      normal += name[i++];
      continue;
    }
    if (!normal.empty() && normal.back() != ' ') normal += ' ';
    i += wide == 0 ? 1 : wide;
  }
  if (!normal.empty() && normal.back() == ' ') normal.pop_back();
  return normal;
}

void Scanner::SkipSpace() {
  while (!AtEnd()) {
    const std::size_t wide = WideBlank(text_, at_);
    if (wide > 0) {
      at_ += wide;
    } else if (IsBlank(text_[at_])) {
      ++at_;
    } else if (SeesSymbol("//")) {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (SeesSymbol("/*")) {
      const std::size_t end = text_.find("*/", at_ + 2);
      at_ = end == std::string_view::npos ? text_.size() : end + 2;
    } else {
      return;
    }
  }
}

Position Scanner::PositionOf(std::size_t at) const {
  Position position;
  for (std::size_t i = 0; i < at && i < text_.size(); ++i) {
    if (text_[i] == '\n') {
      ++position.line;
      position.column = 1;
    } else if ((static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80) {
      ++position.column;
    }
  }
  return position;
}

std::string Scanner::Found() const {
  if (AtEnd()) return "the end";
  std::size_t length = 0;
  while (at_ + length < text_.size() && IsNamePart(at_ + length)) ++length;
  if (length == 0) length = CodePointLength(at_);
  return "\"" + std::string(text_.substr(at_, std::min<std::size_t>(length, 40))) + "\"";
}

std::size_t Scanner::CodePointLength(std::size_t at) const {
  std::size_t length = 1;
  while (at + length < text_.size() && (static_cast<unsigned char>(text_[at + length]) & 0xC0) == 0x80) ++length;
  return length;
}

bool Scanner::IsNamePart(std::size_t at) const {
  return at < text_.size() && (IsLetter(text_[at]) || IsDigit(text_[at])) && WideBlank(text_, at) == 0;
}

bool Scanner::TakeSymbol(std::string_view symbol) {
  if (!SeesSymbol(symbol)) return false;
  at_ += symbol.size();
  SkipSpace();
  return true;
}

bool Scanner::SeesWord(std::string_view word) const { return SeesSymbol(word) && !IsNamePart(at_ + word.size()); }

bool Scanner::TakeWord(std::string_view word) { return SeesWord(word) && TakeSymbol(word); }

bool Scanner::SeesNameStart() const { return !AtEnd() && IsLetter(text_[at_]) && WideBlank(text_, at_) == 0; }

std::string Scanner::TakeIdentifier() {
  if (!SeesNameStart()) return "";
  const std::size_t start = at_;
  while (IsNamePart(at_)) ++at_;
  std::string name(text_.substr(start, at_ - start));
  SkipSpace();
  return name;
}

std::size_t Scanner::LengthOfName(std::string_view name) const {
  std::size_t here = at_;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == ' ') {
      const std::size_t before = here;
      while (here < text_.size() && (IsBlank(text_[here]) || WideBlank(text_, here) > 0)) {
        here += std::max<std::size_t>(WideBlank(text_, here), 1);
      }
      if (here == before) return 0;
    } else if (here < text_.size() && text_[here] == name[i]) {
      ++here;
    } else {
      return 0;
    }
  }
  return !name.empty() && IsNamePart(here) && (IsLetter(name.back()) || IsDigit(name.back())) ? 0 : here - at_;
}

void Scanner::Advance(std::size_t length) {
  at_ += length;
  SkipSpace();
}

std::string Scanner::TakeNewName(std::string_view stops) {
  if (!SeesNameStart()) return "";
  std::size_t end = at_;
  auto allowed = [&](std::size_t i) {
    return IsNamePart(i) || IsBlank(text_[i]) || WideBlank(text_, i) > 0 ||
           std::string_view("+-*/.'?").find(text_[i]) != std::string_view::npos;
  };
  while (end < text_.size() && stops.find(text_[end]) == std::string_view::npos && allowed(end)) ++end;
  if (end >= text_.size() || stops.find(text_[end]) == std::string_view::npos) return "";
  std::string name = NormalName(text_.substr(at_, end - at_));
  at_ = end;
  SkipSpace();
  return name;
}

std::string Scanner::TakeNewNameBeforeIn() {
  const std::size_t start = at_;
  while (!AtEnd() && SeesNameStart()) {
    const std::size_t end = at_;
    if (end > start && SeesWord("in")) return NormalName(text_.substr(start, end - start));
    if (TakeIdentifier().empty()) break;
    while (!AtEnd() && std::string_view("+-*'").find(text_[at_]) != std::string_view::npos) Advance(1);
  }
  at_ = start;
  return "";
}

std::optional<std::string> Scanner::TakeNumber() {
  std::size_t end = at_;
  auto digits = [&] {
    while (end < text_.size() && IsDigit(text_[end])) ++end;
  };
  digits();
  if (end + 1 < text_.size() && text_[end] == '.' && IsDigit(text_[end + 1])) {
    ++end;
    digits();
  }
  if (end == at_) return std::nullopt;
  if (end < text_.size() && (text_[end] == 'e' || text_[end] == 'E')) {
    std::size_t sign = end + 1;
    if (sign < text_.size() && (text_[sign] == '+' || text_[sign] == '-')) ++sign;
    if (sign < text_.size() && IsDigit(text_[sign])) {
      end = sign;
      digits();
    }
  }
  std::string number(text_.substr(at_, end - at_));
  Advance(end - at_);
  return number;
}

bool Scanner::TakeEscape(std::string& into) {
  static constexpr std::string_view kFrom = "\"'\\nrt";
  static constexpr std::string_view kTo = "\"'\\\n\r\t";
  const char c = Peek();
  const std::size_t plain = kFrom.find(c);
  if (c != '\0' && plain != std::string_view::npos) {
    into += kTo[plain];
    ++at_;
    return true;
  }
  const std::size_t length = c == 'u' ? 4 : c == 'U' ? 6 : 0;
  if (length == 0 || at_ + length >= text_.size()) {
    into += '\\';  // an escape FEEL does not know stands for itself: patterns write "\d"
    return true;
  }
  auto code = Hex(text_.substr(at_ + 1, length));
  if (!code) return false;
  at_ += length + 1;
  if (*code >= 0xD800 && *code < 0xDC00 && SeesSymbol("\\u")) {  // a pair of surrogates is one character
    const auto low = Hex(text_.substr(at_ + 2, 4));
    if (!low || *low < 0xDC00 || *low > 0xDFFF) return false;
    code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
    at_ += 6;
  }
  if (*code > 0x10FFFF || (*code >= 0xD800 && *code < 0xE000)) return false;
  AppendUtf8(into, *code);
  return true;
}

std::optional<std::string> Scanner::TakeString(std::string& error) {
  std::string text;
  ++at_;  // the opening quote
  while (!AtEnd() && text_[at_] != '"') {
    if (text_[at_] != '\\') {
      text += text_[at_++];
      continue;
    }
    ++at_;
    if (!TakeEscape(text)) {
      error = "this escape does not stand for a character";
      return std::nullopt;
    }
  }
  if (AtEnd()) {
    error = "the text in quotes is not closed";
    return std::nullopt;
  }
  ++at_;
  SkipSpace();
  return text;
}

}  // namespace caseway::feel
