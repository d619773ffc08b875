// HostileStrings: what people and machines type that breaks programs: markup, quotes, formulas, words of languages,
// blanks, control characters, letters of all directions.
//
// A list of our own, and data/hostile/naughty-strings.json of the shared folder where it is there (beside the source
// tree, or at CASEWAY_SHARED). No empty ones, no NUL: those never reach a field. Threads: read once, then constant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace caseway::tests {

const std::vector<std::string>& HostileStrings();

// The strings in turn, joined into few texts of about this many bytes.
std::vector<std::string> JoinedHostile(std::size_t about, char between);

// Whether this text, which holds characters that mean something to HTML, stands in the page as it was typed.
bool StandsAsMarkup(std::string_view page, std::string_view typed);

// At most this many characters, never half of one.
std::string FirstCharacters(std::string_view text, std::size_t most);

}  // namespace caseway::tests
