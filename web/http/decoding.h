// Percent-decoding, urlencoded forms, paths and cookies: strict, decoded once, valid UTF-8 without NUL.
//
//   DecodePercent("a%2Fb")            -> "a/b";  DecodePercent("%zz"), ("%C0%AF"), ("%00") -> none
//   ParseForm("a=1&b=%20x+y", 100)    -> {{"a","1"},{"b"," x y"}}
//   SplitPath("/cases/7k3q")          -> {"cases","7k3q"};  "/a/../b", "/a%2Fb" -> none
//   ParseCookies("a=1; b=2")          -> {{"a","1"},{"b","2"}}
//
// None means: refuse the request with 400. Pure. Threads: safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/http/fields.h"

namespace caseway::http {

enum class Plus { kIsPlus, kIsSpace };

std::optional<std::string> DecodePercent(std::string_view text, Plus plus = Plus::kIsPlus);

// application/x-www-form-urlencoded, as in bodies and queries; none when there are more than `most` fields.
std::optional<Fields> ParseForm(std::string_view text, std::size_t most);

// The decoded parts of a path. "/" has none and "/a/" has {"a", ""}. None for "." and "..", for an encoded slash or
// backslash, and for control characters. Requires: path starts with "/".
std::optional<std::vector<std::string>> SplitPath(std::string_view path);

// A Cookie header; values are given as sent (quotes off). A pair that is not well formed is left out, as other sites
// on the same name may set what they like; none only when there are more than 50.
std::optional<Fields> ParseCookies(std::string_view header);

}  // namespace caseway::http
