// The smallest words of HTTP (RFC 9110 section 5.6): tokens, blanks, lists, names without regard to case. ASCII only.
#pragma once

#include <string>
#include <string_view>

namespace caseway::http {

inline bool IsDigit(char c) { return c >= '0' && c <= '9'; }
inline char LowerAscii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
inline bool IsAlphanumeric(char c) { return IsDigit(c) || (LowerAscii(c) >= 'a' && LowerAscii(c) <= 'z'); }
inline bool IsHexDigit(char c) { return IsDigit(c) || (LowerAscii(c) >= 'a' && LowerAscii(c) <= 'f'); }

// A name of a method, header or cookie: not empty, and only the characters RFC 9110 allows.
bool IsToken(std::string_view text);
bool EqualsNoCase(std::string_view a, std::string_view b);
// Without spaces and tabs at either end.
std::string_view TrimBlanks(std::string_view text);
// Whether a comma-separated list has the word, in any case.
bool ListHas(std::string_view list, std::string_view word);
std::string LowerCopy(std::string_view text);
// A parameter of a header value: Parameter("form-data; name=\"a\"", "name") -> "a". Quoted or not; "" when absent.
// `\"` and `\\` are undone; "%22" is what browsers send for a quotation mark and is undone by their reader.
std::string Parameter(std::string_view value, std::string_view name);

}  // namespace caseway::http
